import type { Ask, Need } from '../ask.ts';
import type { Line } from '../scene.ts';
import { type Holds, holdsIn, likest, shareOf } from './holds.ts';
import { kindFit } from './kind-of-line.ts';
import { isTopic, matchLine, timeFit } from './line-match.ts';

/** Names of the features of a line, in the order of `lineFeatures`' rows; `ASKED_KINDS` crossed with the fit of kind follow. */
export const LINE_FEATURES = [
  'cover',
  'below best cover',
  'is best cover',
  'hard cover',
  'soft cover',
  'hard cover below best',
  'names held',
  'names missed',
  'verb held',
  'verb likeness',
  'rest held',
  'rest likeness',
  'likeness of all',
  'likeness below best',
  'least likeness',
  'noun likeness',
  'mean likeness',
  'mean likeness below best',
  'before gains',
  'after gains',
  'likeness gained before',
  'likeness gained after',
  'article cover',
  'article below best',
  'article likeness',
  'article likeness below best',
  'about the topic',
  'title cover',
  'title likeness',
  'found',
  'found at all',
  'kind fit',
  'kind fit x cover',
  'time fit',
  'caption',
  'headline',
  'fragment',
  'short',
  'length',
  'first',
  'place in article',
  'pronoun first',
  'quoted',
  'new names',
  'new numbers',
  'newest of those that cover',
  'older than another',
  'older x now',
  'newest x now',
  'needs x cover',
  'question mark',
  'articles',
] as const;

/** Kinds of answers whose fit counts apart. */
export const ASKED_KINDS = [
  'person',
  'place',
  'date',
  'number',
  'duration',
  'reason',
  'yes-no',
  'said',
  'thing',
] as const;

export const LINE_WIDTH = LINE_FEATURES.length + 2 * ASKED_KINDS.length;

const NOW =
  /\b(?:now|currently|latest|still|today|so far|in the end|eventually|finally|at present|these days|nowadays)\b/i;
const PRONOUN =
  /^["“”‘’']?(?:he|she|it|they|his|her|its|their|this|these|that|those|such|the (?:company|firm|group|club|team|agency))\b/i;

/** A row of numbers for each of the lines of a scene: how it holds what is asked for, and what stands around it. */
export function lineFeatures(ask: Ask): Float32Array[] {
  const { needs, question, scene } = ask;
  const { lines: own, articles } = holdsIn(ask);
  const share = (value: (i: number) => number, of?: (n: Need) => boolean): number => shareOf(needs, value, of);
  const top = (of: (o: Holds) => number): number => own.reduce((most, o) => Math.max(most, of(o)), 0);
  const best = {
    cover: top((o) => o.cover),
    hard: top((o) => o.hard),
    alike: top((o) => o.alike),
    mean: top((o) => o.mean),
  };
  const mostFound = Math.max(1e-9, ...scene.lines.map((l) => l.found));
  const verb = question.verb === null ? -1 : question.words[question.verb]!.start;
  const isVerb = (n: Need): boolean => n.word.start === verb;
  const isName = (n: Need): boolean => n.focus !== null;
  const isRest = (n: Need): boolean => !isName(n) && !isVerb(n);
  const named = needs.some(isName);
  const noun = question.noun.at(-1)?.lower;
  const bestArticle = articles.reduce((m, a) => Math.max(m, a.cover), 0);
  const bestAlike = articles.reduce((m, a) => Math.max(m, a.alike), 0);
  const now = NOW.test(question.tidy) ? 1 : 0;
  const holding = articles.filter((a) => a.cover >= 0.7 * bestArticle && a.published !== '');
  const newest =
    holding
      .map((a) => a.published)
      .sort()
      .at(-1) ?? '';
  const kind = ASKED_KINDS.indexOf(
    (/^(?:role|speaker|definition|list|other-name)$/.test(question.asked)
      ? 'person'
      : question.asked) as (typeof ASKED_KINDS)[number],
  );
  return scene.lines.map((line) => {
    const o = own[line.i]!;
    const article = articles[line.a]!;
    const [left, right] = ([-1, 1] as const).map((by) => {
      const at = scene.beside(line, by);
      return at === undefined ? undefined : own[at.i]!;
    });
    const gain = (n: Holds | undefined, of: (x: Holds, i: number) => number): number =>
      n === undefined ? 0 : share((i) => Math.max(0, of(n, i) - of(o, i)));
    const fit = kindFit(ask, line);
    const names = share((i) => o.match[i]!, isName);
    const noted = new Set(ask.focus.flatMap((f) => f.beings));
    const isNewest = article.published !== '' && article.published === newest && holding.length > 1 ? 1 : 0;
    const isOlder =
      article.published !== '' && article.published < newest && article.cover >= 0.7 * bestArticle ? 1 : 0;
    const row = [
      o.cover,
      best.cover - o.cover,
      o.cover >= best.cover - 1e-6 ? 1 : 0,
      o.hard,
      o.cover - o.hard,
      best.hard - o.hard,
      names,
      named ? 1 - names : 0,
      share((i) => o.match[i]!, isVerb),
      share((i) => o.like[i]!, isVerb),
      share((i) => o.match[i]!, isRest),
      share((i) => o.like[i]!, isRest),
      o.alike,
      best.alike - o.alike,
      o.like.reduce((m, x) => Math.min(m, x), 1),
      noun === undefined ? 0 : nounLikeness(ask, noun, line),
      o.mean,
      best.mean - o.mean,
      gain(left, (x, i) => x.match[i]!),
      gain(right, (x, i) => x.match[i]!),
      gain(left, (x, i) => x.like[i]!),
      gain(right, (x, i) => x.like[i]!),
      article.cover,
      bestArticle - article.cover,
      article.alike,
      bestAlike - article.alike,
      ask.focus.some((f) => isTopic(ask, line, f)) ? 1 : 0,
      article.title,
      article.titleMean,
      line.found / mostFound,
      line.found > 0 ? 1 : 0,
      fit,
      fit * o.cover,
      ask.times.length === 0
        ? 0
        : ask.times.reduce((sum, t) => sum + timeFit(ask, line, t), 0) / ask.times.length - 0.5,
      line.sentence.kind === 'caption' ? 1 : 0,
      line.sentence.kind === 'headline' ? 1 : 0,
      line.words.length < 4 ? 1 : 0,
      line.words.length < 7 ? 1 : 0,
      Math.log(1 + line.words.length) / 4,
      line.i === article.first ? 1 : 0,
      (line.i - article.first) / Math.max(1, article.lines),
      PRONOUN.test(line.text) ? 1 : 0,
      /["“”]/.test(line.text) ? 1 : 0,
      Math.min(3, line.meant.filter((m) => m.mention.how === 'name' && !noted.has(m.being)).length) / 3,
      Math.min(3, line.text.match(/\d[\d.,]*/g)?.length ?? 0) / 3,
      isNewest,
      isOlder,
      isOlder * now,
      isNewest * now,
      (o.cover * Math.min(needs.length, 10)) / 10,
      /\?["”’']?$/.test(line.text) ? 1 : 0,
      Math.min(articles.length, 12) / 12,
    ];
    for (let k = 0; k < ASKED_KINDS.length; k++) row.push(k === kind ? fit : 0);
    for (let k = 0; k < ASKED_KINDS.length; k++) row.push(k === kind ? fit * o.alike : 0);
    return Float32Array.from(row);
  });
}

/** How far a line speaks of the noun asked for. */
function nounLikeness(ask: Ask, noun: string, line: Line): number {
  const need = ask.needs.find((n) => n.word.lower === noun);
  return need === undefined ? 0 : Math.max(likest(ask, need, line), matchLine(ask, line)[ask.needs.indexOf(need)]!);
}
