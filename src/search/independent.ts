import type { Origin } from '../store/origins.ts';

/**
 * How many independent sources articles are of: copies count as one, so do outlets of one house and everything one agency
 * wrote. What says nothing of its house counts for itself only where nobody else does: independence is told, not guessed.
 */
export function independentSources(articles: readonly string[], origins: ReadonlyMap<string, Origin>): number {
  const groups = Map.groupBy(
    articles.flatMap((id) => origins.get(id) ?? []),
    ({ group }) => group,
  );
  const voices = [...groups.values()].map(voiceOf).filter((voice) => voice.size > 0);
  // Voices that share a mark are one: "bbc" by name, bbc.co.uk by address.
  const told: Set<string>[] = [];
  for (const voice of voices) {
    const same = told.filter((other) => !other.isDisjointFrom(voice));
    const merged = same.reduce((all, other) => all.union(other), voice);
    for (const other of same) told.splice(told.indexOf(other), 1);
    told.push(merged);
  }
  return Math.max(told.length, articles.length > 0 ? 1 : 0);
}

/** The marks of whoever a group of copies is owed to: the agency where one is named, else the papers that print it. */
function voiceOf(copies: readonly Origin[]): Set<string> {
  const agency = copies.find((origin) => origin.agency !== null)?.agency;
  if (agency) return new Set([agency]);
  return new Set(copies.flatMap(({ house, site }) => [house, site].filter((mark) => mark !== null)));
}
