import { z } from 'zod';
import type { Source } from '../model.ts';
import type { Prepared } from '../store/prepare.ts';
import { prepare } from '../store/prepare.ts';
import type { Bringer } from '../store/sources.ts';
import type { Put, Store } from '../store/store.ts';
import { cleanId } from './article-id.ts';
import { BROUGHT_KEY, SOURCE_KEY } from './export.ts';
import { findFiles } from './find-files.ts';
import { fileLines } from './lines.ts';
import { MAX_ARTICLE_BYTES } from './read-file.ts';

const bringer = z.object({ source: z.string().min(1), workspace: z.string().min(1).nullable() });
const source = z.object({
  id: z.string().min(1),
  workspace: z.string().min(1).nullable(),
  kind: z.enum(['feed', 'page', 'folder']),
  url: z.string().min(1),
  title: z.string().nullable(),
  topics: z.array(z.string()),
  everySeconds: z.number().positive().nullable(),
  by: z.string().nullable(),
  since: z.string(),
});

/** What an export says beside its articles. */
export type Kept = {
  readonly sources: readonly Source[];
  /** Who brought each article, by its id. */
  readonly brought: ReadonlyMap<string, readonly Bringer[]>;
};

/** Reads what exports say beside their articles. Lines that say nothing of the kind are passed over. */
export const readKept = async (paths: readonly string[]): Promise<Kept> => {
  const sources: Source[] = [];
  const brought = new Map<string, readonly Bringer[]>();
  const { files } = await findFiles(paths);
  for (const { path } of files.filter((file) => /\.(jsonl|ndjson)$/i.test(file.path))) {
    for await (const { bytes } of fileLines(path, MAX_ARTICLE_BYTES)) {
      const row = bytes === null ? null : objectOf(bytes);
      if (row === null) continue;
      const followed = source.safeParse(row[SOURCE_KEY]);
      if (followed.success) sources.push(followed.data);
      const by = z.array(bringer).safeParse(row[BROUGHT_KEY]);
      if (by.success && by.data.length > 0) brought.set(cleanId(String(row.id)), by.data);
    }
  }
  return { sources, brought };
};

const objectOf = (bytes: Uint8Array): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** Follows the sources of an export that are not followed yet. */
export const followKept = async ({ sources }: Kept, store: Store): Promise<void> => {
  const known = new Set((await store.sources.list()).map(({ id }) => id));
  for (const each of sources) if (!known.has(each.id)) await store.sources.save(each);
};

/**
 * A store that gives articles of an export to those who brought them before, so that nothing private comes to be seen
 * by others, not for a moment: each is put once for everyone who brought it.
 */
export const keeping = async ({ brought }: Kept, store: Store): Promise<Store> => {
  const followed = new Map((await store.sources.list()).map(({ id, workspace }) => [id, workspace]));
  /** Here another workspace may follow a source of the same id: what is brought under it would be shown there. */
  const nameOf = ({ source: id, workspace }: Bringer): string =>
    followed.has(id) && followed.get(id) !== workspace ? `import of ${id}` : id;
  const putFor = async (read: Prepared, bringers: readonly Bringer[]): Promise<Put> => {
    const puts: Put[] = [];
    for (const each of bringers) {
      const as = { ...read, article: { ...read.article, source: nameOf(each) } };
      puts.push(...(await (each.workspace === null ? store : store.view(each.workspace)).put([as])));
    }
    return puts.find(({ kind }) => kind !== 'unchanged') ?? puts[0]!;
  };
  return {
    ...store,
    async put(batch) {
      const plain: Prepared[] = [];
      const put: Put[] = [];
      for (const given of batch) {
        const read = 'indexed' in given ? given : prepare(given);
        const bringers = brought.get(read.article.id) ?? [];
        const [only] = bringers;
        if (only === undefined) plain.push(read);
        else if (bringers.length === 1 && only.workspace === null)
          plain.push({ ...read, article: { ...read.article, source: nameOf(only) } });
        else put.push(await putFor(read, bringers));
      }
      return [...put, ...(await store.put(plain))];
    },
    sources: {
      ...store.sources,
      async attribute(by, articles) {
        await store.sources.attribute(
          by,
          articles.filter((id) => !brought.has(id)),
        );
      },
    },
  };
};
