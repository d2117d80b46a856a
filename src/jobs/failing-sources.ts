import { concealedWords } from '../feeds/conceal.ts';
import type { Source, SourceHealth } from '../model.ts';
import type { Sources } from '../store/sources.ts';
import { isFailing } from './next-poll.ts';

/** Sources that are named one by one; a digest is about news. */
const mostNamed = 3;

/**
 * The sources that should bring news on a topic to a workspace and fail, each as a sentence with the reason; of all
 * sources where no place is given. A source kept to other topics is left out; one kept to none may bring anything.
 */
export async function failingSources(
  sources: Sources,
  place: { readonly topic: string; readonly workspace: string | null } | null,
): Promise<string[]> {
  const all =
    place === null || place.workspace === null
      ? await sources.list()
      : [...(await sources.list(place.workspace)), ...(await sources.list(null))];
  const meant = all.filter(({ topics }) => place === null || topics.length === 0 || topics.includes(place.topic));
  const health = await sources.health(meant.map(({ id }) => id));
  const failing = meant.flatMap((source, at) =>
    isFailing(health[at]!) ? [sentence(source, health[at]!, place?.workspace ?? null)] : [],
  );
  if (failing.length <= mostNamed) return failing;
  return [...failing.slice(0, mostNamed), `${failing.length - mostNamed} more sources fail.`];
}

function sentence({ title, url }: Source, { why, failingSince }: SourceHealth, workspace: string | null): string {
  const since = failingSince === null ? '' : ` (since ${failingSince.slice(0, 10)})`;
  const reason = why === null ? 'no reason is known.' : workspace === null ? why : concealedWords(why);
  return `${title ?? url} brings nothing${since}: ${reason}`;
}

/** How many sources there are, how many of them fail, and how many were never asked yet. */
export async function sourceCounts(sources: Sources): Promise<{ all: number; failing: number; never: number }> {
  const health = await sources.health((await sources.list()).map(({ id }) => id));
  return {
    all: health.length,
    failing: health.filter(isFailing).length,
    never: health.filter(({ lastPoll }) => lastPoll === null).length,
  };
}
