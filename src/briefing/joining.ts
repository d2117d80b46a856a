import type { Story } from '../model.ts';
import { plainOrder } from './plain-order.ts';

/** A story that is new or has changed. */
export type Joined = { readonly story: string; readonly articles: readonly string[] };

/**
 * Names for groups of articles that were clustered anew together with the stories they were in: a group bears the name
 * of the story most of it comes from, of two the older one's, so that a name stays as a story grows, joins another or loses an article. Articles
 * of a story that were not looked at stay with its name. Given back are the groups that are no stored story as they are.
 */
export function nameGroups(groups: readonly (readonly string[])[], known: readonly Story[]): Joined[] {
  const looked = new Set(groups.flat());
  const storyOf = new Map(known.flatMap(({ story, articles }) => articles.map((id) => [id, story] as const)));
  const claims = groups.flatMap((group, at) => {
    const shares = Map.groupBy(
      group.flatMap((id) => storyOf.get(id) ?? []),
      (story) => story,
    );
    return [...shares].map(([story, own]) => ({ at, story, share: own.length }));
  });
  const since = new Map(known.map(({ story, from }) => [story, from ?? '']));
  const older = (a: string, b: string): number => plainOrder(since.get(a)!, since.get(b)!) || plainOrder(a, b);
  claims.sort((a, b) => b.share - a.share || older(a.story, b.story) || a.at - b.at);
  const names = new Map<number, string>();
  const given = new Set<string>();
  for (const { at, story } of claims) {
    if (names.has(at) || given.has(story)) continue;
    names.set(at, story);
    given.add(story);
  }
  const taken = new Set([...known.map(({ story }) => story), ...given]);
  const rest = new Map(known.map(({ story, articles }) => [story, articles.filter((id) => !looked.has(id))]));
  const before = new Map(known.map(({ story, articles }) => [story, new Set(articles)]));
  return groups.flatMap((group, at) => {
    const story = names.get(at) ?? newName(group, taken);
    taken.add(story);
    const articles = [...(rest.get(story) ?? []), ...group];
    const was = before.get(story);
    const same = was?.size === articles.length && articles.every((id) => was.has(id));
    return same ? [] : [{ story, articles }];
  });
}

/** A story is called after the first of its articles; a second one of that name gets a number. */
function newName(ids: readonly string[], taken: ReadonlySet<string>): string {
  const name = `story-${[...ids].sort(plainOrder)[0]!}`;
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) if (!taken.has(`${name}-${n}`)) return `${name}-${n}`;
}
