import type { Article } from '../model.ts';
import type { Store } from '../store/store.ts';
import { idBeside } from './article-id.ts';
import type { Incoming } from './incoming.ts';
import { saysSame } from './says-same.ts';
import { toArticle } from './to-article.ts';

/** Settles ids and leaves out what is stored already, so that a second run reads nothing twice. */
export const sortOut = async (
  store: Store,
  waiting: readonly { incoming: Incoming; source: string }[],
  taken: Map<string, string>,
): Promise<{ fresh: Article[]; known: Article[] }> => {
  const wishes = waiting.map(({ incoming, source }) => toArticle(incoming, source));
  const stored = new Map<string, Article>();
  const lookUp = async (ids: readonly string[]) => {
    for (const article of await store.articles(ids)) stored.set(article.id, article);
  };
  await lookUp([...new Set(wishes.map(({ id }) => id))]);
  const fresh: Article[] = [];
  const known: Article[] = [];
  for (const [i, wish] of wishes.entries()) {
    const { where } = waiting[i]!.incoming;
    const there = stored.get(wish.id);
    const first = taken.get(wish.id);
    // Another file of this run has the name, or another folder's article that says something else: both are kept.
    const namesake =
      first === undefined
        ? there !== undefined && there.source !== wish.source && !saysSame(there, wish)
        : first !== where;
    const collides = namesake && !waiting[i]!.incoming.ownId;
    const article = collides ? { ...wish, id: idBeside(wish.id, where) } : wish;
    if (collides) await lookUp([article.id]);
    taken.set(article.id, where);
    const before = stored.get(article.id);
    if (before !== undefined && saysSame(before, article)) known.push(article);
    else fresh.push(article);
  }
  return { fresh, known };
};
