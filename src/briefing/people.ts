import { leavesOffice } from '../language/leaving.ts';
import { type LinkedEntity, linkEntities } from '../language/linking.ts';
import type { Digest, Entity, ReadArticle } from '../model.ts';
import { nameKey } from '../store/terms.ts';
import type { Citations } from './cite.ts';
import { joinMisspelt } from './misspelt.ts';
import { plainOrder } from './plain-order.ts';
import { quoteOf } from './statement.ts';

type Bearer = { readonly read: ReadArticle; readonly entity: Entity; readonly at: number };

/** Everybody these articles name, joined over articles. */
export function linkedPeople(reads: readonly ReadArticle[]): readonly LinkedEntity[] {
  const people = linkEntities(reads).filter(({ kind }) => kind === 'person');
  return joinMisspelt(people, reads);
}

/** Who is who: the people named most who have a role, a line each, with the other names they go by. */
export function peopleOf(
  linked: readonly LinkedEntity[],
  reads: readonly ReadArticle[],
  citations: Citations,
  most: number,
): Digest['people'] {
  const known = linked.flatMap((person) => {
    const bearers = bearersOf(person, reads);
    const mentions = bearers.reduce((sum, { entity }) => sum + entity.mentions.length, 0);
    const first = bearers.find(({ entity }) => entity.roles.length > 0);
    const role = first?.entity.roles[0];
    const quote = first && role ? quoteOf(first.read, role.sentence) : null;
    if (!/\s/.test(person.name) || mentions < 2 || !first || !role || quote === null) return [];
    const told = hasLeft(bearers, first, role.text) ? `${role.text} (has since left)` : role.text;
    return [{ person, mentions, role: told, proof: { read: first.read, quote } }];
  });
  return known
    .sort((a, b) => b.mentions - a.mentions || plainOrder(a.person.name, b.person.name))
    .slice(0, most)
    .map(({ person, role, proof }) => ({
      name: person.name,
      aliases: otherNames(person),
      role,
      citations: [citations.cite(proof)],
    }));
}

/** Whether the article that gives somebody an office, or a later one, tells that they lost it or gave it up. */
function hasLeft(bearers: readonly Bearer[], first: Bearer, office: string): boolean {
  const from = first.read.article.published ?? '';
  return bearers.some(({ read, at }) => {
    if (read !== first.read && (from === '' || (read.article.published ?? '') <= from)) return false;
    return read.reading.events.some((event) =>
      (['who', 'whom'] as const).some(
        (party) => event[party].some((p) => p.entity === at) && leavesOffice(read, event, party, office),
      ),
    );
  });
}

/** A name that articles spell so differently that both cannot be right, each spelling with where it stands. */
export type Spelling = {
  readonly name: string;
  readonly proof: { readonly read: ReadArticle; readonly quote: string };
};

export function spellingsOf(linked: readonly LinkedEntity[], reads: readonly ReadArticle[]): Spelling[][] {
  return linked.flatMap((person) => {
    if (person.spellings.length < 2) return [];
    const bearers = bearersOf(person, reads);
    const sides = person.spellings.slice(0, 3).flatMap(({ name, articles }) => {
      for (const { read, entity } of bearers) {
        if (!articles.includes(read.article.id)) continue;
        const mention = entity.mentions.find(({ how, start, end }) => {
          return how === 'name' && nameKey(read.article.text.slice(start, end)).includes(nameKey(name));
        });
        const quote = mention ? quoteOf(read, mention.sentence) : null;
        if (quote !== null) return [{ name, proof: { read, quote } }];
      }
      return [];
    });
    return sides.length > 1 ? [sides] : [];
  });
}

function bearersOf(person: LinkedEntity, reads: readonly ReadArticle[]): Bearer[] {
  return person.members.flatMap(({ article, entity }) => {
    const read = reads.find((one) => one.article.id === article);
    const own = read?.reading.entities[entity];
    return read && own ? [{ read, entity: own, at: entity }] : [];
  });
}

/** Names that say more than the full one with a title, a first name or a hyphen more or less. */
function otherNames({ name, aliases }: LinkedEntity): string[] {
  const own = new Set(nameKey(name).split(' '));
  const seen = new Set<string>();
  return aliases.filter((alias) => {
    const words = nameKey(alias).split(' ');
    if (words.some((word) => own.has(word)) && words.every((word) => own.has(word) || TITLE.test(word))) return false;
    if (words.length < 2 || [...own].every((word) => words.includes(word)) || seen.has(words.join(' '))) return false;
    seen.add(words.join(' '));
    return true;
  });
}

const TITLE =
  /^(?:mr|mrs|ms|miss|dr|sir|lord|lady|dame|president|chairman|chancellor|minister|prime|secretary|senator|governor|mayor|general|king|queen|prince|princess|pope|judge|professor|leader)$/;
