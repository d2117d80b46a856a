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
  const terms = new Set(statement.terms);
  return read.reading.events
    .filter((event) => event.sentence === n)
    .map((event) => {
      const keys = (list: readonly Argument[]): Set<string> => new Set(list.flatMap((part) => keysOf(read, part)));
      const who = keys(event.who);
      const whom = keys(event.whom);
      const object = [...(whom.size > 0 ? whom : who)][0];
      const isPerson = ({ entity }: Argument): boolean =>
        entity !== null && read.reading.entities[entity]?.kind === 'person';
      const people = keys([...event.who, ...event.whom, ...event.with].filter(isPerson));
      const parts = new Set([...who, ...whom, ...keys(event.with), ...keys(event.where)]);
      const date = event.when.map((i) => read.reading.dates[i]).find((one) => one?.value && !one.until)?.value ?? null;
      const does = LIGHT.test(event.does) && object ? object : event.does;
      return { read, statement, event, does, who, whom, parts, people, date, terms };
    });
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
