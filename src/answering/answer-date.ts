import { sayPeriod, weekdayName } from '../language/dates-say.ts';
import type { DateMention } from '../model.ts';
import type { Ask } from './ask.ts';
import { frameFit, framesOf, verbFit } from './attach.ts';
import { DEPTH, type Draft, type Evidence, isAtHome, type Short } from './lines/evidence.ts';
import { asksOfThen, holdingNow, isLaterOfSame } from './lines/holds-now.ts';
import { chanceOf, matchLine } from './lines/line-match.ts';
import type { Line } from './scene.ts';
import { findVagueDates, isClock } from './vague-dates.ts';

type Dated = { readonly date: DateMention; readonly line: Line; readonly score: number; readonly said: string };

type Grain = 'clock' | 'month' | 'year' | 'weekday' | 'any';

const LAST = /\b(?:last|latest|previous|previously|most recent(?:ly)?)\b(?! (?:week|month|year|night))/i;

function grainOf(tidy: string): Grain {
  const q = tidy.toLowerCase();
  if (/\b(?:what|which) time\b|\bat what hour\b|\bwhat (?:is|was) the time\b/.test(q)) return 'clock';
  if (/\b(?:what|which) month\b/.test(q)) return 'month';
  if (/\b(?:what|which) year\b/.test(q)) return 'year';
  if (/\b(?:what|which) (?:day of the week|weekday)\b/.test(q)) return 'weekday';
  return 'any';
}

/** "When did …": the date of the event asked about, else the date nearest to its words, else that of the line before. */
export function answerDate(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const grain = grainOf(ask.question.tidy);
  const dates: Dated[] = [];
  for (const e of evidence.slice(0, 10)) {
    if (
      e.cover < 0.3 ||
      e.score < evidence[0]!.score - DEPTH ||
      !(
        isAtHome(ask, evidence[0]!.line, e.line) ||
        tellsSame(ask, e, grain) ||
        isMoveOf(ask, e.line, evidence[0]!.line)
      )
    )
      continue;
    if (!holdsPlaces(ask, e.line)) continue;
    if (/\bwill\b/i.test(ask.question.tidy) && !AHEAD.test(e.line.text) && !MOVED.test(e.line.text)) continue;
    dates.push(...datesOf(ask, e, grain));
  }
  const found = (asksOfThen(ask) ? dates : dates.filter((d) => !isMovedFrom(d))).sort((a, b) => b.score - a.score);
  const first = found[0];
  if (first === undefined) return null;
  let best = first;
  const q = ask.question.tidy.toLowerCase();
  const near = found.filter((d) => d.score >= best.score - 0.25 && d.date.value !== null);
  if (/\b(?:last|latest|most recent(?:ly)?)\b/.test(q) && near.length > 1)
    best = near.reduce((a, b) => ((b.date.value ?? '') > (a.date.value ?? '') ? b : a));
  else if (/\bfirst\b|\bbegan?\b.*\bfirst\b/.test(q) && near.length > 1)
    best = near.reduce((a, b) => ((b.date.value ?? '9') < (a.date.value ?? '9') ? b : a));
  const isMove = (d: Dated): boolean => d === best || isMoveOf(ask, d.line, best.line);
  const held = holdingNow(
    ask,
    [best, ...found]
      .filter(isMove)
      .map((dated) => ({ ...dated, dated, text: dated.date.value?.slice(0, 10) ?? dated.said })),
  );
  best = held?.dated ?? best;
  const said = sayAs(best, grain);
  if (said === null) return null;
  const day = best.date.value?.slice(0, 10);
  const again = found.find(
    (d) =>
      d.line !== best.line && day !== undefined && d.date.value?.slice(0, 10) === day && d.score >= best.score - 0.15,
  );
  const lines = again === undefined ? [best.line] : [best.line, again.line];
  const moved = movedTo(ask, best);
  const then = moved === null ? null : sayAs(moved, grain);
  if (moved !== null && then !== null)
    return {
      shorts: [{ text: then, lines: [moved.line, best.line], score: best.score }],
      answer: `${then}: moved from ${said}, as a later article says.`,
      confidence: Math.min(0.85, best.score * 0.7),
    };
  const short: Short = { text: said, lines, score: best.score };
  return { shorts: [short], confidence: Math.min(0.9, best.score * 0.7) };
}

/**
 * Whether a line of another article tells the very thing: all the names, and the verb asked about; or, where there is
 * none, the noun with the date right after it ("the attack on 10 May").
 */
function tellsSame(ask: Ask, e: Evidence, grain: Grain): boolean {
  const own = matchLine(ask, e.line);
  if (e.cover < 0.4 || ask.needs.some((n, i) => n.focus !== null && own[i]! <= 0.3)) return false;
  const { verb, words } = ask.question;
  if (verb !== null) {
    const need = ask.needs.findIndex((n) => n.word.start === words[verb]!.start);
    return grain === 'clock' && need >= 0 && own[need]! > 0.4;
  }
  const { reading, article } = ask.scene.articles[e.line.a]!;
  const base = e.line.sentence.start;
  return reading.dates.some(
    (d) =>
      d.sentence === e.line.sentence.n &&
      e.line.words.some(
        (w) =>
          ask.needs.some((n, i) => own[i]! > 0 && n.focus === null && n.word.term === w.term) &&
          w.end + base <= d.start &&
          /^ (?:on|in|of|at) (?:the )?$/.test(article.text.slice(w.end + base, d.start)),
      ),
  );
}

/** Words by which a line tells of what is still to come. */
const AHEAD =
  /\b(?:will|would|shall|(?:is|are|was|were) to|due (?:on|in|at|for|out|back|to be|to \p{Ll}+ (?:on|in|at|by))|plan\w*|expect\w*|schedul\w*|next|later|tomorrow|from|until|by|set|hop\w*|may|might|could|should|coming|begins?|starts?|opens?|ends?|takes? place|returns?|runs?|goes|comes?|faces?|meets?|plays?|closes?)\b|ll\b/iu;

/** A journey's date is that of the journey to the place asked about, so the line names it. */
function holdsPlaces(ask: Ask, line: Line): boolean {
  if (!/\b(?:go|went|gone|travel\w*|visit\w*|fly|flew|arriv\w*|trip)\b/i.test(ask.question.tidy)) return true;
  const own = matchLine(ask, line);
  return ask.focus
    .filter((f) => f.beings[0]?.kind === 'place')
    .every((f) => ask.needs.some((n, i) => n.focus === f && own[i]! > 0.3));
}

const MOVED =
  /\b(?:mov(?:ed|es)|postpon(?:ed|es)|brought forward|put back|pushed back|put off|rescheduled|delayed|shifted|changed)\b/i;

/** Whether a line says in a later article on the same event that something was moved. */
function isMoveOf(ask: Ask, line: Line, earlier: Line): boolean {
  return MOVED.test(line.text) && isLaterOfSame(ask, line, earlier);
}

/** Whether a date is the one that something was moved from. */
function isMovedFrom({ date, line }: Dated): boolean {
  const { text } = line.article;
  return (
    MOVED.test(line.text) &&
    /\bfrom (?:the )?$/i.test(text.slice(line.sentence.start, date.start)) &&
    /^,? (?:to|until|till)\b/.test(text.slice(date.end))
  );
}

/** The date to which a later article says the one found was moved; null when none says so. */
function movedTo(ask: Ask, found: Dated): Dated | null {
  const day = found.date.value?.slice(5, 10);
  if (day === undefined || day.length < 5) return null;
  const since = found.line.article.published ?? '';
  for (const line of ask.scene.lines) {
    if (line.a === found.line.a || (line.article.published ?? '') < since || !MOVED.test(line.text)) continue;
    const dates = ask.scene.articles[line.a]!.reading.dates.filter((d) => d.sentence === line.sentence.n);
    const old = dates.findIndex((d) => d.value?.slice(5, 10) === day);
    const next = old < 0 ? undefined : dates[old + 1];
    if (next === undefined) continue;
    if (!/\b(?:to|until|till)\b/i.test(line.article.text.slice(dates[old]!.end, next.start))) continue;
    return { date: next, line, score: found.score, said: line.article.text.slice(next.start, next.end) };
  }
  return null;
}

function datesOf(ask: Ask, e: Evidence, grain: Grain): Dated[] {
  const { reading, article } = ask.scene.articles[e.line.a]!;
  const frames = framesOf(ask, e.line).map((frame) => ({ frame, fit: frameFit(ask, frame) }));
  const out: Dated[] = [];
  const ofNoun =
    ask.question.verb === null && ask.needs.some((n) => n.focus === null && ask.lexicon.isPredicate(n.word.lower));
  const own = matchLine(ask, e.line);
  const hits = e.line.words
    .filter((w) => ask.needs.some((n, i) => own[i]! > 0 && n.word.term === w.term))
    .map((w) => w.start + e.line.sentence.start);
  for (const [index, date] of reading.dates.entries()) {
    const here = date.sentence === e.line.sentence.n;
    const before = date.sentence === e.line.sentence.n - 1;
    if (!here && !before) continue;
    const earlier = before ? ask.scene.beside(e.line, -1) : undefined;
    if (earlier !== undefined && !holdsPlaces(ask, earlier)) continue;
    const said = article.text.slice(date.start, date.end);
    const clock = isClock(said) || /T\d\d:\d\d/.test(date.value ?? '');
    if (clock !== (grain === 'clock')) continue;
    if (grain === 'clock' && before) continue;
    if (grain === 'year' && date.value === null && !/\d{4}/.test(said)) continue;
    if (asksAbout(ask, date)) continue;
    let score = e.score - (before ? 0.35 : 0);
    // "The attack on 10 May": the date stands with the noun itself.
    const follows = hits.some(
      (h) =>
        h < date.start && /^[\p{L}'’-]+,? (?:(?:on|in|of|at) )?(?:the )?$/u.test(article.text.slice(h, date.start)),
    );
    if (here) {
      const fits = frames.filter((f) => f.frame.event.when.includes(index));
      // "What date is the summit" is not answered by the day somebody flew there to speak of it.
      if (ofNoun && fits.length > 0 && fits.every((f) => verbFit(ask, f.frame) < 0.6) && !follows) continue;
      const best = Math.max(0, ...fits.map((f) => f.fit));
      const other = Math.max(0, ...frames.filter((f) => !f.frame.event.when.includes(index)).map((f) => f.fit));
      score += 0.45 * best - (fits.length > 0 && best < 0.2 && other > 0.5 ? 0.2 : 0);
      const gap = Math.min(...hits.map((h) => Math.abs(h - date.start)), 400);
      score += 0.15 / (1 + gap / 40);
    }
    if (here) if (LAST.test(ask.question.tidy) && LAST.test(e.line.text)) score += 0.4;
    score += 0.25 * chanceOf(ask, e.line, date.start - e.line.sentence.start, date.end - e.line.sentence.start);
    if (/^\d{4}$/.test(said) && grain === 'any') score -= 0.02;
    const line = here ? e.line : ask.scene.beside(e.line, -1);
    if (line !== undefined) out.push({ date, line: here ? e.line : line, score, said });
  }
  if (grain !== 'any' && grain !== 'month') return out;
  for (const dated of vagueDates(ask, e.line)) {
    const gap = Math.min(...hits.map((h) => Math.abs(h - dated.date.start)), 400);
    const { start, end } = dated.date;
    const liked = chanceOf(ask, e.line, start - e.line.sentence.start, end - e.line.sentence.start);
    out.push({ ...dated, score: e.score + 0.15 / (1 + gap / 40) + 0.25 * liked });
  }
  return out;
}

/** Times a line tells that are no dates of its reading. */
function vagueDates(ask: Ask, line: Line): Dated[] {
  const base = line.sentence.start;
  const dates = ask.scene.articles[line.a]!.reading.dates.filter((d) => d.sentence === line.sentence.n);
  return findVagueDates(line.text).flatMap((m): Dated[] => {
    const [start, end] = [base + m.start, base + m.end];
    if (dates.some((d) => d.start < end && d.end > start)) return [];
    return [
      {
        date: { start, end, sentence: line.sentence.n, value: null },
        line,
        score: 0,
        said: line.text.slice(m.start, m.end),
      },
    ];
  });
}

/** A date that the question itself says is no answer to it. */
function asksAbout(ask: Ask, date: DateMention): boolean {
  return (
    date.value !== null &&
    ask.times.some((t) => (t.open ? !t.fits(date.value!, date.until) : t.exact && t.fits(date.value!, date.until)))
  );
}

function sayAs(found: Dated, grain: Grain): string | null {
  const { value, until } = found.date;
  if (grain === 'clock') {
    const { article } = found.line;
    const zone = /^ ?(?:GMT|BST|UTC|CET|EST|EDT|PST|local time|hours)\b/.exec(article.text.slice(found.date.end));
    return `${found.said.replace(/^(?:at|around|about|by)\s+/i, '')}${zone?.[0] ?? ''}`;
  }
  if (value === null) return grain === 'any' || grain === 'month' || grain === 'weekday' ? found.said : null;
  if (grain === 'year') return value.slice(0, 4);
  if (grain === 'month') return value.length >= 7 ? sayPeriod(value.slice(0, 7)) : null;
  const day = weekdayName(value);
  const plain = sayPeriod(value.slice(0, 10), until?.slice(0, 10));
  if (grain === 'weekday') return day;
  const spoken = /\b(?:morning|afternoon|evening|night)\b/i.exec(found.said)?.[0];
  const dayPart = spoken === undefined ? '' : `, ${spoken.toLowerCase()}`;
  return day !== null && until === undefined ? `${day} ${plain}${dayPart}` : plain;
}
