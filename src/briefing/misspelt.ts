import type { LinkedEntity } from '../language/linking.ts';
import type { ReadArticle } from '../model.ts';
import { nameKey } from '../store/terms.ts';

/**
 * People joined whose full names differ by one letter of one word, where different articles give each spelling and the
 * same office or trade: "Tomas Lund, engineer" and "Thomas Lund, chief engineer". Both spellings are kept beside each
 * other, so that a reader is told that the articles do not agree.
 */
export function joinMisspelt(people: readonly LinkedEntity[], reads: readonly ReadArticle[]): LinkedEntity[] {
  const joined = new Set<LinkedEntity>();
  return people.flatMap((person) => {
    if (joined.has(person)) return [];
    const other = people.find((one) => one !== person && !joined.has(one) && isMisspelt(person, one, reads));
    if (!other) return [person];
    joined.add(other);
    joined.add(person);
    const named = [person, other].map(({ name, members }) => ({
      name,
      articles: members.map(({ article }) => article),
    }));
    return [
      {
        ...person,
        aliases: [...new Set([...person.aliases, other.name, ...other.aliases])],
        members: [...person.members, ...other.members],
        spellings: person.spellings.length > 1 ? person.spellings : named,
      },
    ];
  });
}

function isMisspelt(a: LinkedEntity, b: LinkedEntity, reads: readonly ReadArticle[]): boolean {
  const [left, right] = [nameKey(a.name).split(' '), nameKey(b.name).split(' ')];
  if (left.length < 2 || left.length !== right.length) return false;
  const unlike = left.flatMap((word, i) => (word === right[i] ? [] : [[word, right[i]!] as const]));
  if (unlike.length !== 1 || !oneLetterApart(...unlike[0]!)) return false;
  if (a.members.some(({ article }) => b.members.some((other) => other.article === article))) return false;
  return !officesOf(a, reads).isDisjointFrom(officesOf(b, reads));
}

/** One letter more or less, in names long enough that it is chance no longer; another letter is another name. */
function oneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length !== short.length + 1 || short[0] !== long[0]) return false;
  return [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

/** Last words of the offices that articles give somebody: "engineer" of "chief engineer". */
function officesOf({ members }: LinkedEntity, reads: readonly ReadArticle[]): Set<string> {
  const roles = members.flatMap(({ article, entity }) => {
    const reading = reads.find((read) => read.article.id === article)?.reading;
    return reading?.entities[entity]?.roles ?? [];
  });
  return new Set(
    roles.map(
      ({ text }) =>
        text
          .toLowerCase()
          .split(/\s+(?:of|for|at|in)\s+/)[0]!
          .split(/\s+/)
          .at(-1)!,
    ),
  );
}
