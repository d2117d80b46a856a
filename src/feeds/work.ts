import type { Article } from '../model.ts';
import type { Prepared } from '../store/prepare.ts';
import type { Parsed } from './incoming.ts';
import { type Looked, look } from './look.ts';
import { type Body, pageArticle } from './page-article.ts';
import { readAndPrepare } from './read-and-prepare.ts';

/** All of a poll that takes time and touches nothing: what may come from a hostile place is done off the main thread. */
export type Work =
  | { readonly kind: 'look'; readonly body: Body; readonly now: Date }
  | { readonly kind: 'page'; readonly body: Body; readonly now: Date }
  | { readonly kind: 'articles'; readonly articles: readonly Article[] };

/** What each kind of work gives. */
export type Worked = { look: Looked; page: Parsed; articles: readonly Prepared[] };

/** Does one piece of work. Memory and time are bounded by the size of what was fetched; a thread's limits are above it. */
export async function work(task: Work): Promise<Worked[Work['kind']]> {
  if (task.kind === 'articles') return task.articles.map(readAndPrepare);
  return task.kind === 'look' ? await look(task.body, task.now) : await pageArticle(task.body, task.now);
}
