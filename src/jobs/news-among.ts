import { type Announced, saysMore } from '../feeds/announced.ts';
import { idBeside } from '../feeds/article-id.ts';
import { isEdited, teaserOf } from '../feeds/edited.ts';
import type { Article, Source } from '../model.ts';
import type { Store } from '../store/store.ts';
import type { Teaser } from '../store/teasers.ts';

/** What of a source's announcements says something new. */
export type News = {
  readonly wanted: readonly Announced[];
  /** What is stored already of what it announces, by id. */
  readonly stored: ReadonlyMap<string, Article>;
  /** What it said of the articles whose pages were read before. */
  readonly teasers: ReadonlyMap<string, Teaser>;
};

type NewsOptions = {
  readonly store: Store;
  readonly now: Date;
  /** Articles whose page could not be had. */
  readonly missedPages: ReadonlyMap<string, number>;
};

/** Articles of one source among which those of its feed are looked for. */
const mostSeen = 5000;
/** Pages of edited articles that are read again in one poll. */
const mostReadAgain = 10;

/**
 * The announcements that say something new, each under the id its article is stored under. Those that other sources
 * brought before are noted as brought by this too.
 */
export async function newsAmong(
  announced: readonly Announced[],
  source: Source,
  { store, now, missedPages }: NewsOptions,
): Promise<News> {
  const view = source.workspace === null ? store : store.view(source.workspace);
  const selves = await view.otherIds.of(announced.map(({ id }) => id));
  // Of two wordings of one article the last counts: else they would undo each other with each poll.
  const wordings = Map.groupBy(announced, ({ id }) => selves.get(id) ?? id);
  const each = [...wordings].map(([id, all]) => ({ ...all.reduce(later), id }));
  const stored = await byId(each, store);
  const foreign = [...stored.values()].filter((article) => article.source !== source.id).map(({ id }) => id);
  const hidden = await hiddenFrom(source, foreign, store);
  const own = each.map((one) => (hidden.has(one.id) ? { ...one, id: idBeside(one.id, source.id) } : one));
  const beside = own.filter(({ id }) => !stored.has(id));
  for (const [id, article] of await byId(beside, store)) stored.set(id, article);
  const teasers = await store.teasers.of(own.map(({ id }) => id));
  const isOwn = ({ id }: Announced): boolean => stored.get(id)?.source === source.id;
  // Stored before teasers were remembered: edited from now on.
  await store.teasers.save(
    own.filter((one) => one.page !== null && isOwn(one) && !teasers.has(one.id)).map((one) => teaserOf(one, now)),
  );
  let again = 0;
  const wanted = own.filter((one) => {
    const there = stored.get(one.id);
    if (there === undefined || missedPages.has(one.id)) return true;
    if (!isOwn(one)) return false;
    if (saysMore(one, there)) return true;
    const teaser = one.page === null ? undefined : teasers.get(one.id);
    return teaser !== undefined && isEdited(one, teaser, now) && ++again <= mostReadAgain;
  });
  return { wanted, stored, teasers };
}

const byId = async (announced: readonly Announced[], store: Store): Promise<Map<string, Article>> =>
  new Map((await store.articles(announced.map(({ id }) => id))).map((article) => [article.id, article]));

const later = (a: Announced, b: Announced): Announced =>
  (b.particulars.published ?? '') > (a.particulars.published ?? '') ? b : a;

/**
 * Notes that a source brings articles that others brought first, and gives those its team may not see: another team's.
 * They are not laid open by a feed that names them, nor changed by it; the source gets a copy of its own beside them.
 */
async function hiddenFrom(source: Source, foreign: readonly string[], store: Store): Promise<ReadonlySet<string>> {
  if (foreign.length === 0) return new Set();
  await store.sources.attribute(source.id, foreign);
  if (source.workspace === null) return new Set();
  const seen = new Set(await store.sources.articlesOf(source.id, mostSeen));
  return new Set(foreign.filter((id) => !seen.has(id)));
}
