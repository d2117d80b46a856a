import type { Entity, ReadArticle } from '../model.ts';
import { nameParts } from './linking-names.ts';
import { stem } from './stem.ts';

/** Stems of what an article says around an entity, its names left out; roles apart. */
export type Surroundings = { readonly words: ReadonlySet<string>; readonly roles: ReadonlySet<string> };

const COMMON = new Set(
  'that this with from have been were will would could their there which about after before into over under more than they them when what where while also said says told some such other most many much very only just then than its his her him has had was are for and the but not you who all any can one two out our may'.split(
    ' ',
  ),
);
/** An article that names somebody this often is about them: the first places tell enough. */
const PLACES = 12;

/** The stems of the sentences that mean an entity. */
export function surroundings({ article, reading }: ReadArticle, entity: Entity): Surroundings {
  const own = new Set(nameParts([entity.name, ...entity.aliases].join(' ')));
  const words = new Set<string>();
  const seen = new Set<number>();
  for (const mention of entity.mentions) {
    if (seen.size >= PLACES || seen.has(mention.sentence)) continue;
    seen.add(mention.sentence);
    const sentence = reading.sentences[mention.sentence];
    if (sentence) gather(article.text.slice(sentence.start, sentence.end), own, words);
  }
  const roles = new Set<string>();
  for (const role of entity.roles) gather(role.text, own, roles);
  return { words, roles };
}

function gather(text: string, own: ReadonlySet<string>, into: Set<string>): void {
  for (const [word] of text
    .slice(0, 2000)
    .toLowerCase()
    .matchAll(/\p{L}{4,}/gu)) {
    if (!COMMON.has(word) && !own.has(word)) into.add(stem(word));
  }
}

/**
 * How alike the surroundings of two entities are: shared stems over the geometric mean of both, and a little for roles
 * they share. 0 where either says too little.
 */
export function likeness(a: Surroundings, b: Surroundings): number {
  if (Math.min(a.words.size, b.words.size) < 4) return 0;
  const shared = common(a.words, b.words);
  if (shared < 2) return 0;
  return shared / Math.sqrt(a.words.size * b.words.size) + Math.min(0.1, common(a.roles, b.roles) * 0.05);
}

/** Whether two names that differ by `distance` (see `spellingDistance`) stand in like surroundings; more is asked the farther apart they are. */
export function contextsAlike(a: Surroundings, b: Surroundings, distance: number): boolean {
  return common(a.words, b.words) >= 4 && likeness(a, b) >= 0.1 + 0.05 * distance;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0;
  for (const word of a) if (b.has(word)) n++;
  return n;
}
