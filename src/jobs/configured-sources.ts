import { sourceId, sourceKey } from '../feeds/source-id.ts';
import type { Source } from '../model.ts';
import type { Sources } from '../store/sources.ts';

/** A source as `sources:` of the configuration has it. */
export type ConfiguredSource = {
  /** An address, or the whole path of a folder. */
  readonly url: string;
  readonly topics: readonly string[];
  /** Null lets the source's own rhythm decide. */
  readonly everySeconds: number | null;
};

const prefix = 'config:';

/** Whether a source stands in the configuration, and is changed there. */
export const isConfigured = ({ id }: Pick<Source, 'id'>): boolean => id.startsWith(prefix);

/**
 * Makes the book hold exactly the sources of the configuration, beside those people added. One that is unchanged keeps
 * its id, and with it the address it was found at and how it has gone; one that is followed for everybody already is not followed twice.
 */
export async function keepConfiguredSources(
  configured: readonly ConfiguredSource[],
  { sources, now }: { readonly sources: Sources; readonly now: Date },
): Promise<void> {
  const before = await sources.list(null);
  const added = new Set(before.filter((each) => !isConfigured(each)).map(({ url }) => sourceKey(url)));
  const wanted = withIds(configured.filter(({ url }) => !added.has(sourceKey(url))));
  for (const source of before) if (isConfigured(source) && !wanted.has(source.id)) await sources.remove(source.id);
  for (const [id, { url, topics, everySeconds }] of wanted) {
    const known = before.find((each) => each.id === id);
    const since = known?.since ?? now.toISOString();
    const kind = /^https?:/i.test(url) ? (known?.kind ?? 'feed') : 'folder';
    // A feed that was found at a site, or that moved: asked anew from the start only when nothing comes from there any more.
    const found = known !== undefined && known.configured === url && !(await isToldDead(id, sources));
    const source: Source = {
      id,
      workspace: null,
      kind,
      url: found ? known.url : url,
      title: known?.title ?? null,
      topics,
      everySeconds,
      by: null,
      since,
      configured: url,
    };
    if (JSON.stringify(source) !== JSON.stringify(known)) await sources.save(source);
  }
}

const isToldDead = async (id: string, sources: Sources): Promise<boolean> => (await sources.health([id]))[0]!.told;

/** Ids that depend on the addresses alone, not on their order: where two would be alike, both get letters more. */
function withIds(configured: readonly ConfiguredSource[]): Map<string, ConfiguredSource> {
  const byKey = new Map(configured.map((each) => [sourceKey(each.url), each]));
  const plain = (url: string): string => sourceId({ url, workspace: null }, new Set());
  const times = new Map<string, number>();
  for (const { url } of byKey.values()) times.set(plain(url), (times.get(plain(url)) ?? 0) + 1);
  const taken = new Set([...times].flatMap(([id, count]) => (count > 1 ? [id] : [])));
  return new Map(
    [...byKey.values()].map((each) => [prefix + sourceId({ url: each.url, workspace: null }, taken), each]),
  );
}
