import type { Draft, DraftSentence } from './draft.ts';

/** A pronoun or role phrase that means an entity: `[start, end)` of the text. */
export type Resolved = { readonly start: number; readonly end: number; readonly entity: number };

/** Pronouns and role phrases that are resolved, by sentence. */
export function resolvedBySentence(draft: Draft): ReadonlyMap<number, Resolved[]> {
  const map = new Map<number, Resolved[]>();
  for (const entity of draft.entities) {
    for (const mention of entity.mentions) {
      if (mention.how === 'name') continue;
      const list = map.get(mention.sentence);
      const found = { start: mention.start, end: mention.end, entity: entity.id };
      if (list) list.push(found);
      else map.set(mention.sentence, [found]);
    }
  }
  return map;
}

/** Entity id by token index: names, then resolved pronouns and role phrases; -1 where there is none. */
export function entitiesByToken(sentence: DraftSentence, resolved: readonly Resolved[] = []): Int32Array {
  const ids = new Int32Array(sentence.tokens.length);
  let i = 0;
  for (const { entity, start, end } of sentence.tokens) {
    ids[i] = entity;
    if (entity < 0) for (const r of resolved) if (start >= r.start && end <= r.end) ids[i] = r.entity;
    i += 1;
  }
  return ids;
}
