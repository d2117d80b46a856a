import type { EntityKind } from '../model.ts';
import type { Draft, DraftSentence } from './draft.ts';
import type { Layout } from './events-clause.ts';
import { mendTags } from './events-mend.ts';
import { type Parsed, parse } from './events-phrases.ts';
import { lemma } from './lemma.ts';
import { entitiesByToken, type Resolved, resolvedBySentence } from './resolved.ts';

/** Lays sentences out when first asked for, each once: the passes that read clauses share them. */
export type Layouts = (sentence: DraftSentence) => Layout;

/** The layouts of a draft whose names, dates and references are read. */
export function layoutsOf(draft: Draft): Layouts {
  const resolved = resolvedBySentence(draft);
  const kinds = entityKinds(draft);
  const dates = new Map<number, { from: number; to: number }>();
  draft.dates.forEach(({ sentence }, d) => {
    const known = dates.get(sentence);
    if (known) known.to = d + 1;
    else dates.set(sentence, { from: d, to: d + 1 });
  });
  const made = new Map<number, Layout>();
  return (sentence) => {
    const known = made.get(sentence.n);
    if (known) return known;
    const { from, to } = dates.get(sentence.n) ?? { from: 0, to: 0 };
    const layout = layOut(draft, sentence, { resolved: resolved.get(sentence.n) ?? [], kinds, from, to });
    made.set(sentence.n, layout);
    return layout;
  };
}

/** What is known of a sentence before its clauses are read. */
type Known = {
  readonly resolved: readonly Resolved[];
  readonly kinds: { readonly persons: ReadonlySet<number>; readonly places: ReadonlySet<number> };
  /** The sentence's dates in the draft, `[from, to)`. */
  readonly from: number;
  readonly to: number;
};

/** Lays a sentence out for the search of subjects and arguments. */
function layOut(draft: Draft, sentence: DraftSentence, known: Known): Layout {
  const { tokens } = sentence;
  const { resolved, kinds, from, to } = known;
  mendTags(tokens);
  const parsed: Parsed = parse(tokens);
  const dated = new Uint8Array(tokens.length);
  for (let d = from; d < to; d++) {
    const date = draft.dates[d]!;
    tokens.forEach((token, i) => {
      if (token.start < date.end && token.end > date.start) dated[i] = 1;
    });
  }
  return {
    tokens,
    parsed,
    lemmas: parsed.verbs.map((verb) => lemma(tokens[verb.main]!.lower, tokens[verb.main]!.tag)),
    phraseOf: cover(tokens.length, parsed.phrases),
    verbOf: cover(tokens.length, parsed.verbs),
    dated,
    entities: entitiesByToken(sentence, resolved),
    persons: kinds.persons,
    places: kinds.places,
  };
}

function cover(length: number, ranges: readonly { readonly from: number; readonly to: number }[]): Int16Array {
  const of = new Int16Array(length).fill(-1);
  ranges.forEach((range, i) => {
    of.fill(i, range.from, range.to);
  });
  return of;
}

/** Ids of the persons and of the places among a draft's entities. */
function entityKinds(draft: Draft): Known['kinds'] {
  const of = (kind: EntityKind) =>
    new Set(draft.entities.filter((entity) => entity.kind === kind).map((entity) => entity.id));
  return { persons: of('person'), places: of('place') };
}
