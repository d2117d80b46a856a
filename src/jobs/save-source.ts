import { type Place, workspaceOf } from '../bot/place.ts';
import type { SourceWish } from '../bot/sources.ts';
import { badInput } from '../errors.ts';
import { SEEDS_SOURCE } from '../feeds/seeds.ts';
import { sourceId, sourceKey } from '../feeds/source-id.ts';
import type { Source } from '../model.ts';
import type { Sources } from '../store/sources.ts';

export type SavingOptions = {
  readonly book: Sources;
  /** Most sources a workspace may have; the operator's are not counted. */
  readonly most: number;
  readonly now: () => Date;
};

/** What a source is that was looked at. */
export type Known = Pick<Source, 'kind' | 'url' | 'title'>;

/** A source that was looked at, as somebody wishes for it. */
export type Wished = Known & { readonly wish: SourceWish };
/** What saving came to; `why` is a sentence. */
export type Saved =
  | { readonly kind: 'new' | 'known'; readonly source: Source }
  | { readonly kind: 'refused'; readonly why: string };

/** Writes sources into the book: each once for those who see it, as far as there is room. */
export function createSaving({ book, most, now }: SavingOptions) {
  // Between seeing that a source is new and saving it, nobody else may save the same.
  let last: Promise<unknown> = Promise.resolve();
  const alone = <Given>(work: () => Promise<Given>): Promise<Given> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };

  /** The operator's sources, and after them the workspace's own. */
  async function visible(workspace: string | null, own: readonly Source[]): Promise<readonly Source[]> {
    // A later one of the same address takes the earlier one's place in a map: the workspace's own counts.
    return workspace === null ? own : [...(await book.list(null)), ...own];
  }

  /** The source with this address that is seen from here: the workspace's own, or the operator's. */
  async function same(url: string, workspace: string | null): Promise<Source | null> {
    const seen = await visible(workspace, await book.list(workspace));
    return seen.findLast((source) => sourceKey(source.url) === sourceKey(url)) ?? null;
  }

  /** Before anything is fetched; what is saved is counted again. */
  async function checkRoom(workspace: string | null): Promise<void> {
    const there = workspace === null ? 0 : (await book.list(workspace)).length;
    if (there >= most) throw badInput(noRoom(there, most));
  }

  /** Saves those that are not followed here yet, as far as there is room; in the order given. */
  async function saveNew(wishes: readonly Wished[], place: Place): Promise<Saved[]> {
    const workspace = workspaceOf(place);
    return await alone(async () => {
      const own = await book.list(workspace);
      const there = new Map((await visible(workspace, own)).map((source) => [sourceKey(source.url), source]));
      const taken = new Set([SEEDS_SOURCE, ...(await book.list()).map(({ id }) => id)]);
      let room = workspace === null ? Number.POSITIVE_INFINITY : most - own.length;
      const saved: Saved[] = [];
      for (const { wish, ...known } of wishes) {
        const before = there.get(sourceKey(known.url));
        if (before !== undefined) saved.push({ kind: 'known', source: before });
        else if (room-- <= 0) saved.push({ kind: 'refused', why: noRoom(own.length, most) });
        else {
          const source: Source = {
            ...known,
            id: sourceId({ url: known.url, workspace }, taken),
            workspace,
            title: wish.name ?? known.title,
            topics: wish.topics,
            everySeconds: wish.everySeconds,
            by: place.platform === 'console' ? null : place.user,
            since: now().toISOString(),
          };
          await book.save(source);
          taken.add(source.id);
          there.set(sourceKey(source.url), source);
          saved.push({ kind: 'new', source });
        }
      }
      return saved;
    });
  }

  return { same, checkRoom, saveNew };
}

const noRoom = (there: number, most: number): string =>
  `At most ${most} sources may be followed here, and ${there} are. Remove some, or let whoever runs this bot raise limits.sources.`;
