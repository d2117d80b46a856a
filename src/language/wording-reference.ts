import type { Entity, ReadArticle, Sentence } from '../model.ts';
import type { Edit } from './wording-dates.ts';

const THIRD = /\b(?:he|she|him|his|her|hers|himself|herself)\b/gi;
/** Somebody without a name of whom a clause goes on to tell. */
const UNNAMED =
  /\b(?:an?|one|another|someone|somebody|anyone|anybody|everyone|every|each|no one|nobody)\b(?:\s+[\p{L}\p{N}'’-]+){0,4}\s+who(?:se|m)?\s/iu;
const PLURAL = /\b(?:they|them|their|theirs)\b/i;
const FIRST = /\b(?:I|we|us|our|my|me)\b/;

/**
 * Names for the pronouns and role phrases of a sentence from `from` on that would otherwise hang in the air. Null when
 * one of them does: a pronoun nobody resolved with no person before it in the sentence.
 */
export function referenceEdits(read: ReadArticle, sentence: Sentence, from: number): Edit[] | null {
  const { text } = read.article;
  const { entities, quotations } = read.reading;
  const quoted = (at: number) => quotations.some((q) => at >= q.start && at < q.end && q.end - q.start > 20);
  const here = mentionsIn(entities, sentence);
  const named = new Set<number>();
  const edits: Edit[] = [];
  const pronouns = [...text.slice(from, sentence.end).matchAll(THIRD)].map((m) => ({
    start: from + m.index,
    word: m[0],
  }));
  for (const { start, word } of pronouns) {
    if (quoted(start)) continue;
    const mention = here.find((one) => one.start === start && one.how === 'pronoun');
    if (!mention) {
      const personBefore = here.some(
        (one) => one.end <= start && entities[one.entity]?.kind === 'person' && one.how !== 'pronoun',
      );
      if (!personBefore) return null;
      continue;
    }
    const entity = entities[mention.entity]!;
    const nameBefore = here.some((one) => one.entity === mention.entity && one.how !== 'pronoun' && one.end <= start);
    if (nameBefore || named.has(mention.entity)) continue;
    // "As he left, Ann Lee said": the name comes soon enough.
    const nameAfter = here.some(
      (one) => one.entity === mention.entity && one.how === 'name' && one.start > start && one.start - start < 80,
    );
    if (nameAfter && start > from) continue;
    // "One is a sailor who found that he could not swim": somebody without a name, and nobody of another sentence.
    if (UNNAMED.test(text.slice(from, start))) continue;
    if (/self$/i.test(word)) return null;
    const possessive =
      /^his$/i.test(word) ||
      (/^her$/i.test(word) &&
        /^\s+[\p{L}\d]/u.test(text.slice(start + 3, start + 6)) &&
        !/^\s+(?:to|in|on|at|for|with|and|from|by|as|that|the|a|an)\b/.test(text.slice(start + 3, start + 10)));
    edits.push({ start, end: start + word.length, text: possessive ? `${entity.name}’s` : entity.name });
    named.add(mention.entity);
  }
  for (const mention of here) {
    if (mention.how !== 'role' || mention.start < from || quoted(mention.start) || named.has(mention.entity)) continue;
    if (here.some((one) => one.entity === mention.entity && one.how === 'name')) continue;
    const entity = entities[mention.entity]!;
    if (entity.kind !== 'person') {
      edits.push({ start: mention.start, end: mention.end, text: entity.name });
    } else {
      const next = text.slice(mention.end, mention.end + 2);
      if (/^['’]/.test(next)) continue;
      edits.push({
        start: mention.end,
        end: mention.end,
        text: /^[,.;:)]/.test(next) ? `, ${entity.name}` : `, ${entity.name},`,
      });
    }
    named.add(mention.entity);
  }
  return hangs(text.slice(from, sentence.end), from, quoted) ? null : edits;
}

type Here = {
  readonly entity: number;
  readonly start: number;
  readonly end: number;
  readonly how: 'name' | 'role' | 'pronoun';
};

function mentionsIn(entities: readonly Entity[], sentence: Sentence): Here[] {
  const found: Here[] = [];
  for (const entity of entities)
    for (const { start, end, sentence: n, how } of entity.mentions)
      if (n === sentence.n) found.push({ entity: entity.id, start, end, how });
  return found.sort((a, b) => a.start - b.start);
}

/** "they" among the first words, or the writer's own "we", outside quotation marks. */
function hangs(text: string, offset: number, quoted: (at: number) => boolean): boolean {
  const plural = PLURAL.exec(text);
  if (plural && plural.index < 12 && !quoted(offset + plural.index)) return true;
  const first = FIRST.exec(text);
  return (
    first !== null &&
    !quoted(offset + first.index) &&
    !/["“‘]/.test(text.slice(0, first.index)) &&
    !/^US\b/.test(first[0])
  );
}
