import type { Article } from '../model.ts';
import type { Store } from '../store/store.ts';

/** An article with the numbers of the three-word runs of what it tells. */
export type Worded = { readonly article: Article; readonly runs: Int32Array };

/** Articles kept at most, some 10 kB each; what is dropped is read from the store instead. */
const MOST_KEPT = 600;

const kept = new WeakMap<Store, Map<string, Worded>>();

/** Keeps the words of an article that was stored in this moment for whoever traces them soon: to read them again costs more. */
export function keepWords(store: Store, worded: Worded): void {
  const all = kept.get(store) ?? new Map<string, Worded>();
  kept.set(store, all);
  all.delete(worded.article.id);
  all.set(worded.article.id, worded);
  if (all.size > MOST_KEPT) all.delete(all.keys().next().value!);
}

/** The words of an article that were kept, once. */
export function takeWords(store: Store, id: string): Worded | null {
  const worded = kept.get(store)?.get(id) ?? null;
  kept.get(store)?.delete(id);
  return worded;
}
