import type { Digest, Entity, ReadArticle } from '../model.ts';
import type { Citations } from './cite.ts';
import { quoteOf } from './statement.ts';

/** A person of these articles with what they are said to be. */
type Person = {
  name: string;
  aliases: Set<string>;
  role: string;
  read: ReadArticle;
  sentence: number;
  mentions: number;
};

/** Who is who: the people named most who have a role, a line each. People under one name in several articles are one. */
export function peopleOf(reads: readonly ReadArticle[], citations: Citations, most: number): Digest['people'] {
  const people = new Map<string, Person>();
  for (const read of reads) {
    for (const entity of read.reading.entities) if (entity.kind === 'person') gather(people, read, entity);
  }
  return [...people.values()]
    .filter(({ role, mentions }) => role !== '' && mentions > 1)
    .sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name))
    .slice(0, most)
    .flatMap(({ name, aliases, role, read, sentence }) => {
      const quote = quoteOf(read, sentence);
      if (quote === null) return [];
      aliases.delete(name);
      return [{ name, aliases: [...aliases], role, citations: [citations.cite({ read, quote })] }];
    });
}

function gather(people: Map<string, Person>, read: ReadArticle, entity: Entity): void {
  if (!/\s/.test(entity.name)) return;
  const key = entity.name.toLowerCase().replace(/[-’']/g, ' ');
  const role = entity.roles[0];
  const known = people.get(key);
  if (known) {
    known.mentions += entity.mentions.length;
    for (const alias of entity.aliases) known.aliases.add(alias);
    if (known.role !== '' || !role) return;
    known.role = role.text;
    known.read = read;
    known.sentence = role.sentence;
    return;
  }
  people.set(key, {
    name: entity.name,
    aliases: new Set(entity.aliases),
    role: role?.text ?? '',
    read,
    sentence: role?.sentence ?? 0,
    mentions: entity.mentions.length,
  });
}
