import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { noRhythm } from '../feeds/feed-rhythm.ts';
import { findFiles, whyUnreadable } from '../feeds/find-files.ts';
import { ingest } from '../feeds/ingest.ts';
import type { Reader } from '../feeds/reader.ts';
import type { Source, SourceHealth } from '../model.ts';
import type { Store } from '../store/store.ts';
import { nothingTaken, type Polled } from './poll-source.ts';

export type PollFolderOptions = {
  readonly store: Store;
  readonly reader: Reader;
  readonly now: () => Date;
  readonly stop: AbortSignal;
  /** Called as each article is read. */
  readonly onArticle?: ((where: string) => void) | undefined;
};

/** A file may be written in the same moment as the folder is looked through: what is this young is read once more. */
const overlapMs = 5000;

/**
 * Reads the files of a watched folder that came or changed since it was last looked through, by their times alone
 * (the inode's too, which tells of a file that was moved here with an old time). Its health's `lastModified` holds that
 * moment. Articles of files that are gone stay: what was once said can still be cited.
 */
export async function pollFolder(source: Source, health: SourceHealth, options: PollFolderOptions): Promise<Polled> {
  const { store, reader, stop, onArticle } = options;
  const began = options.now();
  const since = health.lastModified === null ? 0 : Date.parse(health.lastModified) - overlapMs;
  try {
    if (!(await stat(source.url)).isDirectory()) return failed(source, `${source.url} is no folder.`);
  } catch (error) {
    return failed(source, `The folder ${source.url} ${whyUnreadable(error)}.`);
  }
  const { files, skipped } = await findFiles([source.url]);
  const indexes = await changedAmong([...new Set(files.flatMap(({ index }) => index ?? []))], since);
  const changed = await changedAmong(
    files.map(({ path }) => path),
    since,
  );
  const paths = files
    .filter(({ path, index }) => changed.has(path) || (index !== null && indexes.has(index)))
    .map(({ path }) => path);
  const report = await ingest(paths, {
    store,
    source: source.id,
    reader,
    signal: stop,
    onProgress: ({ where }) => onArticle?.(where),
  });
  const unread = [...skipped, ...report.skipped];
  const more = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return {
    source: { ...source, title: source.title ?? (source.url.split('/').filter(Boolean).at(-1) || dirname(source.url)) },
    ids: report.ids,
    known: report.duplicate,
    outcome: {
      kind: 'read',
      fresh: report.new,
      etag: null,
      lastModified: began.toISOString(),
      maxAgeSeconds: null,
      rhythm: noRhythm,
      remark: unread[0] ? `Not read: ${unread[0].where} ${unread[0].why}${more}.` : null,
    },
  };
}

async function changedAmong(paths: readonly string[], since: number): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const path of paths) {
    const there = await stat(path).catch(() => null);
    if (there !== null && Math.max(there.mtimeMs, there.ctimeMs) >= since) changed.add(path);
  }
  return changed;
}

const failed = (source: Source, why: string): Polled => ({
  outcome: { kind: 'failed', why, retryAfterSeconds: null },
  source,
  ...nothingTaken,
});
