import { isUnderstood } from '../language/understood.ts';
import type { Cited, Dossier, Entity, EntityKind, ReadArticle } from '../model.ts';
import { onceOnly } from '../search/once.ts';
import type { Store } from '../store/store.ts';
import { nameKey } from '../store/terms.ts';
import { type Citations, createCitations } from './cite.ts';
import { longestQuotation } from './quoting.ts';
import { containment, SAME_SENTENCE, shinglesOf } from './shingles.ts';
import { quoteOf, type Statement } from './statement.ts';
import { tellables } from './telling.ts';
import { datedStatements } from './timeline.ts';

const MOST = { articles: 50, roles: 6, facts: 12, quotes: 5, companions: 10, nearest: 5 } as const;

type Sighting = { readonly read: ReadArticle; readonly entity: Entity };

/** Everything the articles say of one name: what they are called and do, with dates, in their own words, and with whom. */
export async function composeDossier(name: string, store: Store): Promise<Dossier> {
  const { reads } = await onceOnly(
    (await store.read(await store.mentioning([name], MOST.articles))).filter(({ article }) => isUnderstood(article)),
    store,
  );
  const sightings = reads.flatMap((read) => bearers(read, name).map((entity) => ({ read, entity })));
  if (sightings.length === 0) {
    const near = await store.names(name.trim().split(/\s+/).at(-1) ?? name, MOST.nearest);
    const empty = { kind: null, aliases: [], roles: [], facts: [], quotes: [], with: [], citations: [] };
    return { name, ...empty, nearest: near.map((other) => other.name) };
  }
  const citations = createCitations();
  const main = sightings.reduce((best, next) =>
    next.entity.name.length > best.entity.name.length ? next : best,
  ).entity;
  const aliases = new Set(sightings.flatMap(({ entity }) => [entity.name, ...entity.aliases]));
  aliases.delete(main.name);
  return {
    name: main.name,
    kind: commonKind(sightings),
    aliases: [...aliases],
    roles: rolesOf(sightings, citations),
    facts: factsOf(sightings, citations),
    quotes: quotesOf(sightings, citations),
    with: companionsOf(sightings),
    citations: citations.list(),
  };
}

function bearers({ reading }: ReadArticle, name: string): Entity[] {
  const wanted = nameKey(name);
  const exact = reading.entities.filter((entity) =>
    [entity.name, ...entity.aliases].some((own) => nameKey(own) === wanted),
  );
  const full = exact.filter((entity) => nameKey(entity.name) === wanted);
  // A bare family name may be borne by two: whoever is named so in full comes first, else who is named most.
  return (full.length > 0 ? full : exact).sort((a, b) => b.mentions.length - a.mentions.length).slice(0, 1);
}

function commonKind(sightings: readonly Sighting[]): EntityKind {
  const counts = new Map<EntityKind, number>();
  for (const { entity } of sightings) counts.set(entity.kind, (counts.get(entity.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

function rolesOf(sightings: readonly Sighting[], citations: Citations): Cited[] {
  const roles = new Map<string, Cited>();
  for (const { read, entity } of sightings) {
    for (const role of entity.roles) {
      const quote = quoteOf(read, role.sentence);
      const key = nameKey(role.text);
      if (quote === null || roles.has(key) || roles.size >= MOST.roles) continue;
      roles.set(key, { text: role.text, citations: [citations.cite({ read, quote })] });
    }
  }
  return [...roles.values()];
}

function factsOf(sightings: readonly Sighting[], citations: Citations): Dossier['facts'] {
  const dates = new Map(
    datedStatements(sightings.map(({ read }) => read)).map(({ date, statement }) => [keyOf(statement), date]),
  );
  const told: { statement: Statement; date: string | null; lead: number }[] = [];
  for (const { read, entity } of sightings) {
    const own = new Map<number, number>();
    for (const { sentence, how } of entity.mentions)
      if (how !== 'pronoun') own.set(sentence, (own.get(sentence) ?? 0) + 1);
    for (const [statement] of tellables(read)) {
      if (!own.has(statement.n)) continue;
      if (told.some((other) => containment(other.statement.shingles, statement.shingles) >= SAME_SENTENCE)) continue;
      told.push({ statement, date: dates.get(keyOf(statement)) ?? null, lead: statement.position });
    }
  }
  return told
    .sort((a, b) => a.lead - b.lead)
    .slice(0, MOST.facts)
    .sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9'))
    .map(({ statement, date }) => ({ text: statement.text, date, citations: [citations.cite(statement)] }));
}

function keyOf({ read, n }: Statement): string {
  return `${read.article.id}\n${n}`;
}

/** Short quotations of the one the dossier is about, in their own words. */
function quotesOf(sightings: readonly Sighting[], citations: Citations): Cited[] {
  const quotes: { text: string; shingles: ReadonlySet<string>; proof: { read: ReadArticle; quote: string } }[] = [];
  for (const { read, entity } of sightings) {
    for (const quotation of read.reading.quotations) {
      if (quotation.speaker !== entity.id) continue;
      const text = read.article.text.slice(quotation.start, quotation.end);
      const quote = quoteOf(read, quotation.sentence);
      const shingles = shinglesOf(text);
      if (quote === null || longestQuotation(text) > 40 || text.split(/\s+/).length < 4) continue;
      if (quotes.some((other) => containment(other.shingles, shingles) >= SAME_SENTENCE)) continue;
      quotes.push({ text, shingles, proof: { read, quote } });
    }
  }
  return quotes.slice(0, MOST.quotes).map(({ text, proof }) => ({ text, citations: [citations.cite(proof)] }));
}

/** Who takes part in the same events, most often first. */
function companionsOf(sightings: readonly Sighting[]): Dossier['with'] {
  const times = new Map<string, number>();
  for (const { read, entity } of sightings) {
    for (const event of read.reading.events) {
      const ids = [...event.who, ...event.whom, ...event.with].map((part) => part.entity);
      if (!ids.includes(entity.id)) continue;
      for (const id of new Set(ids)) {
        const other = id === null || id === entity.id ? undefined : read.reading.entities[id];
        if (other?.kind === 'person') times.set(other.name, (times.get(other.name) ?? 0) + 1);
      }
    }
  }
  return [...times]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MOST.companions)
    .map(([name, count]) => ({ name, times: count }));
}
