import { firstOf, plain, plainWords } from './answer-words.ts';

/** A question with its accepted answers. Evidence is named by its words or by its offsets. */
export type Gold = {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  readonly answers: readonly (string | readonly string[])[];
  readonly require_all?: readonly (readonly string[])[];
  readonly wrong?: readonly string[];
  readonly optional?: readonly (readonly string[])[];
  readonly neutral?: readonly string[];
  readonly list_kind?: string;
  readonly ordered?: boolean;
  readonly evidence?: readonly { article: string; quote?: string; start?: number; end?: number }[];
};

export type Prediction = {
  readonly id: string;
  readonly answer: string;
  readonly citations: readonly { article: string; quote: string }[];
  readonly abstained: boolean;
  /** How sure the answer says it is, 0 to 1. */
  readonly confidence?: number;
};

/** What one answer earned. `why` names what cost it. */
export type Row = {
  readonly gold: Gold;
  readonly abstained: boolean;
  readonly credit: number;
  readonly grounded: number;
  readonly concise: number;
  readonly cited: number;
  readonly valid: number;
  readonly supported: number;
  readonly why: string;
  readonly confidence?: number;
};

export type Persons = Readonly<Record<string, readonly string[]>>;

const LONG_MAY_BE = new Set(['list', 'timeline', 'why']);
const SPEAKS_OF_DAYS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;

/** Scores answers against gold; `articles` are texts by id, `persons` known people with their spellings. */
export function scoreAnswers(options: {
  gold: readonly Gold[];
  predictions: readonly Prediction[];
  articles: ReadonlyMap<string, string>;
  persons?: Persons;
}): Row[] {
  const byId = new Map(options.predictions.map((p) => [p.id, p]));
  return options.gold.map((gold) => {
    const prediction = byId.get(gold.id);
    const row = scoreOne(gold, prediction, options.articles, options.persons ?? {});
    return prediction?.confidence === undefined ? row : { ...row, confidence: prediction.confidence };
  });
}

/** Expected calibration error of the answers given, in tenths of confidence: how far it lies from the share right. */
export function calibrationError(rows: readonly Row[]): number {
  const given = rows.filter((r) => !r.abstained && r.confidence !== undefined);
  const bins = new Map<number, number>();
  for (const { confidence, credit } of given) {
    const bin = Math.min(9, Math.floor(confidence! * 10));
    bins.set(bin, (bins.get(bin) ?? 0) + confidence! - credit);
  }
  return given.length === 0 ? 0 : [...bins.values()].reduce((sum, gap) => sum + Math.abs(gap), 0) / given.length;
}

/** The figures of a set, as defined in bench/README.md. */
export function summarise(rows: readonly Row[]) {
  const answerable = rows.filter((r) => r.gold.type !== 'unanswerable');
  const mean = (xs: readonly number[]): number => (xs.length === 0 ? 0 : xs.reduce((a, b) => a + b, 0) / xs.length);
  const both = rows.filter((r) => r.abstained && r.gold.type === 'unanswerable').length;
  const abstained = rows.filter((r) => r.abstained).length;
  const should = rows.length - answerable.length;
  const cited = rows.reduce((n, r) => n + r.cited, 0);
  return {
    overall: mean(rows.map((r) => (r.gold.type === 'unanswerable' ? r.credit : r.grounded))),
    answer: mean(answerable.map((r) => r.credit)),
    grounded: mean(answerable.map((r) => r.grounded)),
    concise: mean(answerable.map((r) => r.concise)),
    abstentionPrecision: abstained === 0 ? 0 : both / abstained,
    abstentionRecall: should === 0 ? 0 : both / should,
    validity: cited === 0 ? 0 : rows.reduce((n, r) => n + r.valid, 0) / cited,
    support: cited === 0 ? 0 : rows.reduce((n, r) => n + r.supported, 0) / cited,
  };
}

function scoreOne(gold: Gold, p: Prediction | undefined, articles: ReadonlyMap<string, string>, persons: Persons): Row {
  const answer = p?.answer ?? '';
  const abstained = p === undefined || p.abstained || answer.trim() === '';
  const nothing = { cited: 0, valid: 0, supported: 0 };
  const unanswerable = gold.type === 'unanswerable';
  const cite = abstained ? nothing : checkCitations(gold, p?.citations ?? [], articles);
  if (abstained || unanswerable) {
    const credit = abstained && unanswerable ? 1 : 0;
    const why = credit === 1 ? '' : abstained ? 'abstention' : 'answered what no article says';
    return { gold, abstained, credit, grounded: 0, concise: 0, ...cite, why };
  }
  let { credit, why } = creditOf(gold, answer, persons);
  const words = plainWords(answer);
  const long = LONG_MAY_BE.has(gold.type);
  if (credit > 0 && !long && words > 15 && cite.supported === 0) {
    credit = 0;
    why = 'long answer without support';
  }
  const grounded = cite.supported > 0 ? credit : 0;
  if (credit > 0 && grounded === 0) why = 'citation elsewhere';
  return { gold, abstained, credit, grounded, concise: words <= (long ? 60 : 25) ? credit : 0, ...cite, why };
}

type Credit = { readonly credit: number; readonly why: string };

function creditOf(gold: Gold, answer: string, persons: Persons): Credit {
  const text = plain(answer);
  const words = plainWords(answer);
  if (words > (LONG_MAY_BE.has(gold.type) ? 150 : 60)) return { credit: 0, why: 'too long' };
  const scraps = answer
    .split(/[,;|\n]/)
    .map((s) => s.trim())
    .filter((s) => s !== '');
  const small = scraps.filter((s) => plainWords(s) <= 4);
  const lists = gold.type === 'list' || gold.type === 'timeline';
  if (!lists && scraps.length >= 6 && small.length >= 0.8 * scraps.length) return { credit: 0, why: 'dump' };
  if (gold.type === 'list')
    return creditOfList(
      gold,
      text,
      scraps.length >= gold.answers.length + 3 && small.length >= 0.8 * scraps.length ? scraps : [],
      persons,
    );
  const groups = gold.answers.filter((a) => typeof a !== 'string');
  if (gold.type === 'timeline') return creditOfOrder(gold, text, groups);
  const accepted = gold.answers.filter((a) => typeof a === 'string');
  if ((gold.type === 'who' || gold.type === 'quote') && words <= 60) {
    const named = personsIn(text, persons);
    const tokens = named.reduce((n, name) => n + name.split(/[ -]/).length, 0);
    if (named.length >= 4 && tokens > words / 2) return { credit: 0, why: 'names without an answer' };
  }
  if (gold.type === 'when') {
    const days = new Set(text.split(' ').filter((w) => SPEAKS_OF_DAYS.test(w)));
    if (days.size >= 4 && days.size > words / 2) return { credit: 0, why: 'dates without an answer' };
  }
  if (gold.type === 'yes_no') return creditOfYesNo(accepted, text);
  return creditOfPhrase(gold, accepted, text);
}

function creditOfPhrase(gold: Gold, accepted: readonly string[], text: string): Credit {
  let at = firstOf(text, accepted);
  if (gold.require_all !== undefined) {
    const each = gold.require_all.map((group) => firstOf(text, group));
    if (each.some((i) => i < 0)) return { credit: 0, why: 'a part is missing' };
    at = Math.min(...each);
  }
  if (at < 0) return { credit: 0, why: 'no accepted answer' };
  const wrong = firstOf(text, gold.wrong);
  return wrong >= 0 && wrong < at ? { credit: 0, why: 'a wrong answer comes first' } : { credit: 1, why: '' };
}

function creditOfYesNo(accepted: readonly string[], text: string): Credit {
  const lead = /^(yes|no)\b(?! (?:sitting|way|further|1|other)\b)/.exec(text)?.[1];
  if (lead !== undefined) {
    const right = accepted.map(plain).includes(lead);
    return { credit: right ? 1 : 0, why: right ? '' : `it is not ${lead}` };
  }
  const said = firstOf(
    text,
    accepted.filter((a) => !/^(?:yes|no)$/.test(plain(a))),
  );
  return said >= 0 ? { credit: 1, why: '' } : { credit: 0, why: 'neither yes nor no' };
}

function creditOfOrder(gold: Gold, text: string, groups: readonly (readonly string[])[]): Credit {
  const at = groups.map((group) => firstOf(text, group));
  const found = at.filter((i) => i >= 0);
  const recall = groups.length === 0 ? 0 : found.length / groups.length;
  const inOrder = found.every((v, i) => i === 0 || v >= found[i - 1]!);
  if (gold.ordered === true && !inOrder) return { credit: recall / 2, why: 'order' };
  return { credit: recall, why: recall === 1 ? '' : 'steps are missing' };
}

/** `scraps` are the parts of a bare enumeration, empty when the answer is none. */
function creditOfList(gold: Gold, text: string, scraps: readonly string[], persons: Persons): Credit {
  const groups = gold.answers.filter((a) => typeof a !== 'string');
  const hit = groups.filter((group) => firstOf(text, group) >= 0).length;
  const extras = new Set((gold.wrong ?? []).filter((w) => firstOf(text, [w]) >= 0).map(plain));
  const allowed = [...groups.flat(), ...(gold.optional ?? []).flat(), ...(gold.neutral ?? [])];
  const overlaps = (a: string, b: string): boolean => ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
  if (gold.list_kind === 'person') {
    const question = plain(gold.question);
    for (const name of personsIn(text, persons)) {
      const spellings = persons[name] ?? [];
      if (firstOf(question, spellings) >= 0) continue;
      if (allowed.some((a) => spellings.some((s) => overlaps(plain(a), plain(s))))) continue;
      if (![...extras].some((x) => spellings.some((s) => overlaps(x, plain(s))))) extras.add(plain(name));
    }
  }
  for (const scrap of scraps.map(plain)) {
    if (firstOf(scrap, allowed) < 0 && ![...extras].some((x) => scrap.includes(x))) extras.add(scrap);
  }
  const precision = hit + extras.size === 0 ? 0 : hit / (hit + extras.size);
  const recall = groups.length === 0 ? 0 : hit / groups.length;
  const f1 = hit === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const why = f1 === 1 ? '' : extras.size > 0 ? `too many: ${[...extras].join(', ')}` : 'some are missing';
  return { credit: f1, why };
}

function personsIn(text: string, persons: Persons): string[] {
  return Object.keys(persons).filter((name) => firstOf(text, persons[name]) >= 0);
}

/** A gold article's id may be the number that a stored id begins with. */
function sameArticle(stored: string, gold: string): boolean {
  return stored === gold || stored.split(/[-_.]/)[0] === gold;
}

function checkCitations(
  gold: Gold,
  citations: Prediction['citations'],
  articles: ReadonlyMap<string, string>,
): { cited: number; valid: number; supported: number } {
  let valid = 0;
  let supported = 0;
  for (const citation of citations) {
    const text = articles.get(citation.article);
    const words = plainWords(citation.quote);
    if (text === undefined || words < 4 || words > 80) continue;
    const at = text.indexOf(citation.quote);
    if (at < 0) continue;
    valid += 1;
    const to = at + citation.quote.length;
    const proves = (gold.evidence ?? []).some((e) => {
      if (!sameArticle(citation.article, e.article)) return false;
      const from = e.start ?? (e.quote === undefined ? -1 : text.indexOf(e.quote));
      const end = e.end ?? (e.quote === undefined ? -1 : from + e.quote.length);
      return from >= 0 && Math.min(end, to) - Math.max(from, at) >= Math.min(15, to - at, end - from);
    });
    if (proves && citations.length <= 8) supported += 1;
  }
  return { cited: citations.length, valid, supported };
}
