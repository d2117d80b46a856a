import { lemma } from '../language/lemma.ts';
import { related } from '../language/predicates.ts';
import type { Argument, Event, ReadArticle } from '../model.ts';
import type { Statement } from './statement.ts';

/** An event that a statement tells, with what of it can be compared with other articles. */
export type Deed = {
  readonly read: ReadArticle;
  readonly statement: Statement;
  readonly event: Event;
  /** Lemma of the verb, or of the noun that says what is done ("hold a vote" is "vote"). */
  readonly does: string;
  readonly who: ReadonlySet<string>;
  readonly whom: ReadonlySet<string>;
  /** Everything and everybody that takes part, places too. */
  readonly parts: ReadonlySet<string>;
  /** Those of the parts that are people. */
  readonly people: ReadonlySet<string>;
  /** Day it happens, as precise as is known; null when the article does not say. */
  readonly date: string | null;
  /** Content words of the sentence, by which two articles' sentences are told to be of one matter. */
  readonly terms: ReadonlySet<string>;
};

// "Hold a vote", "take part in the strike": the noun says what is done.
const LIGHT =
  /^(?:hold|take|make|have|give|begin|start|open|stage|launch|resume|plan|schedule|set|set up|attend|join)$/;

export function deedsOf(statement: Statement): Deed[] {
  const { read, n } = statement;
  return read.reading.events.filter((event) => event.sentence === n).map((event) => new Told(statement, event));
}

/** Looks up who and what take part when they are compared: most pairs of deeds differ in modality or day already. */
class Told implements Deed {
  readonly read: ReadArticle;
  readonly statement: Statement;
  readonly event: Event;
  readonly date: string | null;
  #who: ReadonlySet<string> | undefined;
  #whom: ReadonlySet<string> | undefined;
  #parts: ReadonlySet<string> | undefined;
  #people: ReadonlySet<string> | undefined;
  #does: string | undefined;

  constructor(statement: Statement, event: Event) {
    this.read = statement.read;
    this.statement = statement;
    this.event = event;
    const dates = event.when.map((i) => this.read.reading.dates[i]);
    this.date = dates.find((one) => one?.value && !one.until)?.value ?? null;
  }

  get who(): ReadonlySet<string> {
    this.#who ??= this.#keys(this.event.who);
    return this.#who;
  }

  get whom(): ReadonlySet<string> {
    this.#whom ??= this.#keys(this.event.whom);
    return this.#whom;
  }

  get parts(): ReadonlySet<string> {
    const { where, with: company } = this.event;
    this.#parts ??= new Set([...this.who, ...this.whom, ...this.#keys(company), ...this.#keys(where)]);
    return this.#parts;
  }

  get people(): ReadonlySet<string> {
    const { who, whom, with: company } = this.event;
    const isPerson = ({ entity }: Argument): boolean =>
      entity !== null && this.read.reading.entities[entity]?.kind === 'person';
    this.#people ??= this.#keys([...who, ...whom, ...company].filter(isPerson));
    return this.#people;
  }

  get does(): string {
    if (this.#does === undefined) {
      const { does } = this.event;
      const object = LIGHT.test(does) ? [...(this.whom.size > 0 ? this.whom : this.who)][0] : undefined;
      this.#does = object ?? does;
    }
    return this.#does;
  }

  get terms(): ReadonlySet<string> {
    return wordSet(this.statement);
  }

  #keys(list: readonly Argument[]): Set<string> {
    return new Set(list.flatMap((part) => keysOf(this.read, part)));
  }
}

const wordSets = new WeakMap<Statement, ReadonlySet<string>>();

function wordSet(statement: Statement): ReadonlySet<string> {
  const known = wordSets.get(statement) ?? new Set(statement.terms);
  wordSets.set(statement, known);
  return known;
}

/** Whether two deeds are surely the same: what is done, and at least two who take part or one and the matter. */
export function sameDeed(a: Deed, b: Deed, least = 0.7): boolean {
  return related(a.does, b.does) >= least && sameMatter(a, b);
}

/** Whether two deeds have parts in common, enough to be about one matter. */
export function sameMatter(a: Deed, b: Deed): boolean {
  const shared = common(a.parts, b.parts);
  return shared >= 2 || (shared === 1 && alike(a.terms, b.terms) >= 0.4);
}

/** Share of the smaller set of words that the larger has too. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : common(a, b) / least;
}

export function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const key of a) if (b.has(key)) count += 1;
  return count;
}

/** A name by its last word, so that "Ms Lund" is "Ana Lund"; other phrases by their head noun. */
function keysOf({ article, reading }: ReadArticle, part: Argument): string[] {
  const entity = part.entity === null ? undefined : reading.entities[part.entity];
  const words = (entity?.name ?? article.text.slice(part.start, part.end)).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  if (entity) return [words.at(-1)!.toLowerCase()];
  const phrase = article.text
    .slice(part.start, part.end)
    .split(/\s(?:of|in|on|at|for|to|with|over|from|between)\s/)[0]!;
  const head = (phrase.match(/[\p{L}\p{N}]+/gu) ?? words).at(-1)!.toLowerCase();
  return /^(?:he|she|it|they|him|her|them|this|that|these|those|who|which|what|one|i|we|you|us)$/.test(head)
    ? []
    : [lemma(head, 'NOUN')];
}
