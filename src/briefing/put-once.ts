import type { Article, ReadArticle } from '../model.ts';
import type { Prepared } from '../store/prepare.ts';
import { toldRuns } from '../store/runs.ts';
import type { Put, Store } from '../store/store.ts';
import { printsOf } from './copies.ts';
import { keepWords } from './just-stored.ts';
import { isSameArticle, maySame, type Wording } from './same-article.ts';

/** Stored articles that an article is compared with: those that share most of its words, and the newest of its source. */
const MOST_ALIKE = 8;
const MOST_OF_SOURCE = 30;
/** The smallest prints of two wordings of one article are mostly the same: so many are looked up. */
const MOST_PRINTS = 12;
/** One that shares fewer of them is another article. */
const LEAST_SHARED = 0.4;

/** Whose the articles are that come: a workspace's, in its view of the store, or, for null, everybody's. */
export type PuttingOnce = { readonly store: Store; readonly workspace: string | null };

type Read = ReadArticle | Prepared;

/** What is put for an article: a place in what goes to the store, or null where it is known, under `id`. */
type Place = { readonly slot: number | null; readonly id: string };

/**
 * Stores articles of the web as `store.put` does, but one that came before under another id (its address or its item's
 * id changed, or its page has two) in the place of that one: as its newer wording where the same source brings it, else
 * as known. Its id stands for the stored one from then on.
 */
export async function putOnce(batch: readonly Read[], options: PuttingOnce): Promise<Put[]> {
  const { store } = options;
  const underId = await store.articles(batch.map(({ article }) => article.id));
  // A workspace's own article beside another of its id bears a longer one.
  const known = new Set(underId.map(({ id }) => id.split('~')[0]!));
  const storedLike = candidatesIn(store);
  const out: { read: Read; isNew: boolean }[] = [];
  const others: { readonly id: string; readonly article: string; readonly source: string | null }[] = [];
  const places: Place[] = [];
  const put = (read: Read, isNew: boolean): Place => {
    const slot = out.push({ read, isNew }) - 1;
    return { slot, id: read.article.id };
  };

  for (const read of batch) {
    const { article } = read;
    if (known.has(article.id)) {
      places.push(put(read, false));
      continue;
    }
    const slot = out.findIndex(
      (each) =>
        each.isNew && maySame(each.read.article, article) && isSameArticle(wordingOf(each.read), wordingOf(read)),
    );
    const before = out[slot]?.read.article ?? (await storedSelf(read, await storedLike(read), options));
    if (before === null) {
      places.push(put(read, true));
      continue;
    }
    const isOwn = before.source === article.source;
    if (before.id !== article.id)
      others.push({ id: article.id, article: before.id, source: isOwn ? null : article.source });
    const newer = { ...read, article: { ...article, id: before.id, ...firstDate(article, before) } };
    if (!isOwn || !isLater(article, before)) places.push({ slot: null, id: before.id });
    else if (slot < 0) places.push(put(newer, false));
    else {
      out[slot] = { read: newer, isNew: true };
      places.push({ slot: null, id: before.id });
    }
  }

  const done = await store.put(out.map(({ read }) => read));
  for (const [i, { read }] of out.entries()) {
    const { id, kind } = done[i]!;
    if ('runs' in read && kind !== 'unchanged') keepWords(store, { article: { ...read.article, id }, runs: read.runs });
  }
  for (const [source, each] of Map.groupBy(others, (other) => other.source))
    if (source !== null)
      await store.sources.attribute(
        source,
        each.map(({ article }) => article),
      );
  await store.otherIds.save(others);
  return places.map(({ slot, id }) => (slot === null ? { id, kind: 'unchanged' } : done[slot]!));
}

function wordingOf(read: Read): Wording {
  const { article } = read;
  if ('runs' in read) return { article, runs: new Set(read.runs) };
  return { article, runs: toldRuns({ article, sentences: read.reading.sentences }) };
}

/** Gives the stored articles that may be one that comes: those it shares most prints with, and of the newest of its source. */
function candidatesIn(store: Store): (read: Read) => Promise<readonly string[]> {
  // Looked up once: an article that was stored a moment ago is found by no prints yet.
  const bySource = new Map<string, Promise<readonly Article[]>>();
  return async (read) => {
    const { article } = read;
    const { source } = article;
    const own =
      bySource.get(source) ?? store.sources.articlesOf(source, MOST_OF_SOURCE).then((ids) => store.articles(ids));
    bySource.set(source, own);
    const prints = printsOf('runs' in read ? read.runs : wordingOf(read).runs)
      .sort((a, b) => a - b)
      .slice(0, MOST_PRINTS);
    const sharing = await store.origins.sharing(prints, MOST_ALIKE);
    const alike = sharing.filter(({ shared, prints: all }) => shared >= LEAST_SHARED * Math.min(all, prints.length));
    const near = (await own).filter((each) => maySame(each, article));
    return [...new Set([...near.map(({ id }) => id), ...alike.map((each) => each.article)])];
  };
}

/** The stored article that this one is in another wording; null when there is none, or it is another team's alone. */
async function storedSelf(
  read: Read,
  near: readonly string[],
  { store, workspace }: PuttingOnce,
): Promise<Article | null> {
  if (near.length === 0) return null;
  const wording = wordingOf(read);
  const same = (await store.sentences(near)).find((told) =>
    isSameArticle({ article: told.article, runs: toldRuns(told) }, wording),
  )?.article;
  if (same === undefined) return null;
  const bringers = (await store.sources.bringers([same.id])).get(same.id) ?? [];
  return bringers.some((each) => each.workspace === null || each.workspace === workspace) ? same : null;
}

/** Whether one is not dated before the other: an older wording that comes late is not told. */
function isLater(article: Article, before: Article): boolean {
  return article.published === null || before.published === null || article.published >= before.published;
}

/** An edited article keeps the date it came with: an edit is no news. */
function firstDate(article: Article, before: Article): Pick<Article, 'published' | 'publishedHow'> {
  const { published, publishedHow } = before.published === null ? article : before;
  return { published, publishedHow };
}
