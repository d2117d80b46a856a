import type { Ask } from '../ask.ts';
import type { Draft, Evidence } from '../lines/evidence.ts';
import { matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import { type Word, wordsOf } from '../words.ts';

/** A name of up to six words as papers write them: "Broken Kites", "INS Sarita", "the Coffield Unit". */
const NAME =
  /^(?:,|:)? ?["“'‘]?((?:\p{Lu}|\d)[\p{L}\p{N}&.'’-]*(?:(?: of| the| and)? (?:\p{Lu}|\d)[\p{L}\p{N}&'’-]*){0,5})/u;

/** Nouns whose bearers are called by narrower ones: "the comedy Broken Kites" names a film. */
const NARROWER: Readonly<Record<string, RegExp>> = {
  film: /^(?:film|movie|picture|comedy|drama|thriller|documentary|romance|western|musical|biopic|epic|blockbuster)$/,
  book: /^(?:book|novel|memoir|thriller|biography|autobiography)$/,
  show: /^(?:show|series|programme|sitcom|soap|drama|musical|play)$/,
  song: /^(?:song|single|track|hit|tune|ballad)$/,
  album: /^(?:album|record|disc|lp)$/,
  game: /^(?:game|shooter|title)$/,
  ship: /^(?:ship|vessel|boat|frigate|destroyer|tanker|ferry|warship|trawler|yacht|liner)$/,
  prison: /^(?:prison|jail|penitentiary)$/,
  paper: /^(?:paper|newspaper|daily|tabloid|magazine)$/,
  technology: /^(?:company|firm|group|maker|giant|developer|specialist|supplier|business|outfit)$/,
};
const SAME_KIND: Readonly<Record<string, string>> = {
  movie: 'film',
  picture: 'film',
  novel: 'book',
  programme: 'show',
  series: 'show',
  play: 'show',
  single: 'song',
  track: 'song',
  record: 'album',
  vessel: 'ship',
  boat: 'ship',
  jail: 'prison',
  newspaper: 'paper',
  software: 'technology',
  system: 'technology',
};

/** Lines looked at, and what one must hold of the question. */
const READ = 6;
const LEAST_COVER = 0.35;

/**
 * "Which film …", "which ship …", "whose technology …": the name that stands right after a noun of that kind ("the comedy
 * Broken Kites") in a line that tells the question's verb. Null when no line has one, or two lines name different ones.
 */
export function answerNamedKind(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const { question } = ask;
  const whose = /^whose (\w+)/.exec(question.tidy.toLowerCase())?.[1];
  const noun = whose ?? question.noun.at(-1)?.lower ?? '';
  const kind = NARROWER[SAME_KIND[noun] ?? noun];
  if (kind === undefined || question.verb === null || (whose !== undefined && kind !== NARROWER.technology))
    return null;
  for (const e of evidence.slice(0, READ)) {
    if (e.cover < LEAST_COVER || !tellsIt(ask, e, whose)) continue;
    const name = nameIn(ask, e.line, kind);
    if (name !== null)
      return { shorts: [{ text: name, lines: [e.line], score: e.score }], confidence: 0.3 + 0.5 * e.cover };
  }
  return toPlace(ask, evidence);
}

/** Whether a line has the verb asked about, or of "whose technology" the thing itself and where it comes from. */
function tellsIt(ask: Ask, e: Evidence, whose: string | undefined): boolean {
  const own = matchLine(ask, e.line);
  const has = (word: Word): boolean => {
    const need = ask.needs.findIndex((n) => n.word.start === word.start);
    return need < 0 || own[need]! >= 0.6;
  };
  if (whose !== undefined)
    return (
      has(ask.question.words[1]!) &&
      /\b(?:licen[sc]ed|bought|supplied|developed|provided|made|built|powered|comes?|came) (?:from|by)\b/i.test(
        e.line.text,
      )
    );
  return has(ask.question.words[ask.question.verb!]!);
}

function nameIn(ask: Ask, line: Line, kind: RegExp): string | null {
  for (const word of line.words) {
    // A capital makes the noun part of another name ("the Oslo Film Festival").
    if (word.text !== word.lower || !kind.test(word.lower)) continue;
    const name = NAME.exec(line.text.slice(word.end))?.[1]?.replace(/(?:['’]s?|[.,])$/, '');
    if (name === undefined || isAsked(ask, name)) continue;
    return name;
  }
  return null;
}

/** Whether a name is one that the question gives itself. */
function isAsked(ask: Ask, name: string): boolean {
  const asked = new Set(ask.question.words.map((w) => w.term));
  return wordsOf(name).every((w) => asked.has(w.term));
}

const GOES =
  /\b(?:en route|on (?:his|her|their|its) way|bound|head(?:ed|ing)|travel\w*|transferr?\w*|mov(?:e|ed|ing)|tak(?:en|ing)|took|sent|send|going|went|flew|flown|driven|driving|return(?:ed|ing)|escorted)\b[^.;:]*?\bto (?:the |a )?/gi;

/** "Which prison was X being taken to": where a line says that somebody went, was moved or was on the way to. */
function toPlace(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  if (
    !/\b(?:taken|sent|moved|transferred|going|headed|heading|driven|flown|travelling|brought) to\W*$/i.test(
      ask.question.tidy,
    )
  )
    return null;
  for (const e of evidence.slice(0, 12)) {
    const own = matchLine(ask, e.line);
    if (ask.needs.some((n, i) => n.focus !== null && own[i]! < 0.45)) continue;
    for (const m of e.line.text.matchAll(GOES)) {
      const name = NAME.exec(e.line.text.slice(m.index + m[0].length))?.[1];
      if (name === undefined || isAsked(ask, name) || !/ /.test(name)) continue;
      return { shorts: [{ text: name.replace(/[.,]$/, ''), lines: [e.line], score: e.score }], confidence: 0.5 };
    }
  }
  return null;
}
