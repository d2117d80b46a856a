import type { Span } from '../model.ts';
import { termsOf } from '../store/terms.ts';

/** Publishers that a text names, with the words it names them by. */
export type NamedSources = {
  /** Publishers' names as stored, grouped as the text names them: "the Post" may be two. */
  readonly groups: readonly (readonly string[])[];
  /** Terms that stand only in publishers' names. */
  readonly terms: ReadonlySet<string>;
  /** Where the text names them, in order of place. */
  readonly spots: readonly (Span & { readonly names: readonly string[] })[];
};

/** What a publisher is called in speech: without its section ("Harbour Post - Sport") and "The". */
const spokenForms = (publisher: string): string[][] => {
  const head = publisher.split(/\s+[-–—|:]\s+|:\s+/u)[0]!;
  const forms = [publisher, head, head.replace(/\.(com|org|net|co\.uk)$/i, '')].map((form) =>
    termsOf(form.replace(/^the\s+/i, '')).map(({ term }) => term),
  );
  return forms.filter((form) => form.length > 0);
};

/**
 * Finds the publishers a text names, written with a capital: "The Times", not "times". A text typed without any capital
 * may name those of several words.
 */
export const namedSources = (text: string, publishers: readonly string[]): NamedSources => {
  const words = termsOf(text);
  const isSmall = !/\p{Lu}/u.test(text);
  const taken = new Map<number, { length: number; names: Set<string> }>();
  for (const publisher of publishers) {
    for (const form of spokenForms(publisher)) {
      for (let at = 0; at + form.length <= words.length; at++) {
        if (!form.every((term, i) => words[at + i]!.term === term)) continue;
        const first = text[words[at]!.start]!;
        const small = first === first.toLowerCase() && first !== first.toUpperCase();
        if (small && !(isSmall && form.length > 1)) continue;
        const known = taken.get(at);
        if (known === undefined || known.length < form.length)
          taken.set(at, { length: form.length, names: new Set([publisher]) });
        else if (known.length === form.length) known.names.add(publisher);
      }
    }
  }
  const groups = new Map<string, readonly string[]>();
  const inNames = new Set<number>();
  for (const [at, { length, names }] of taken) {
    groups.set([...names].sort().join('\n'), [...names]);
    for (let i = 0; i < length; i++) inNames.add(at + i);
  }
  const elsewhere = new Set(words.filter((_, at) => !inNames.has(at)).map(({ term }) => term));
  const terms = [...inNames].map((at) => words[at]!.term).filter((term) => !elsewhere.has(term));
  const spots = [...taken]
    .sort(([a], [b]) => a - b)
    .map(([at, { length, names }]) => ({
      start: words[at]!.start,
      end: words[at + length - 1]!.end,
      names: [...names].sort(),
    }));
  return { groups: [...groups.values()], terms: new Set(terms), spots };
};
