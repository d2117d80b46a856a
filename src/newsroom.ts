import { join } from 'node:path';
import type { AskRequest, Core } from './bot/core.ts';
import type { BriefRequest } from './briefing/request.ts';
import type { Newsroom, OpenNewsroom } from './cli/newsroom.ts';
import { badInput, hideUserInfo } from './errors.ts';
import type { Answer, Article, Digest, ReadArticle } from './model.ts';
import type { Store } from './store/store.ts';

/** Most articles whose ids are looked through for a short form such as `003`. */
const mostShortIds = 10_000;
/** Articles put into stories in one go: as many as memory may hold with their readings. */
const assignedAtOnce = 500;
/** Most articles that are read anew while somebody waits: about a second. */
const mostRereadAtOnce = 200;

/**
 * Puts the rooms together over one open store. Each room is loaded when something first needs it, so that asking does
 * not pay for briefing. `root` holds seeds/ and the default store's data/.
 */
export function newsroomOpener({ root, now }: { root: string; now: () => Date }): OpenNewsroom {
  return async ({ store: named, create = true, config, warn }) => {
    const url = named ?? `sqlite:${join(root, 'data', 'nutgraf.db')}`;
    const [{ openStore }, { ENGINE_VERSION }] = await Promise.all([
      import('./store/open.ts'),
      import('./language/engine-version.ts'),
    ]);
    const store = await openStore(url, { engine: ENGINE_VERSION, create: named === null || create });

    const search = once(async () => (await import('./search/create.ts')).createSearch({ store }));
    const briefing = once(async () => {
      const { createBriefing } = await import('./briefing/briefing.ts');
      const { topics } = await config();
      return createBriefing({ store, search: await search(), topics, now });
    });
    const answering = once(async () => {
      const { createAnswering } = await import('./answering/answering.ts');
      return createAnswering({ store, search: await search(), now });
    });

    const fetcher = once(async () => {
      const [{ createFetcher }, { limits }] = await Promise.all([import('./feeds/fetch.ts'), config()]);
      const userAgent = `Nutgraf (news briefing; ${limits.contact ?? 'contact not configured'})`;
      return createFetcher({ allowance: { hosts: limits.hosts }, userAgent, now });
    });

    /** Stores, then puts what is new into stories: a story needs its articles to be there. */
    const ingest: Newsroom['ingest'] = async (targets, { onProgress, signal, source }) => {
      const { ingest: ingestFiles } = await import('./feeds/ingest.ts');
      const stored: string[] = [];
      const watched: Store = {
        ...store,
        async put(batch) {
          const put = await store.put(batch);
          stored.push(...put.filter(({ kind }) => kind !== 'unchanged').map(({ id }) => id));
          return put;
        },
      };
      const web = targets.some((target) => /^https?:\/\//i.test(target)) ? { fetcher: await fetcher() } : {};
      const options = { store: watched, signal, now, ...web, ...(source === undefined ? {} : { source }) };
      const progress = { onProgress: ({ done, where }: { done: number; where: string }) => onProgress(done, where) };
      // What was stored before Ctrl-C belongs into stories too: the next run takes it for known.
      const report = await ingestFiles(targets, { ...options, ...progress }).finally(() => assign(stored));
      return {
        new: report.new,
        updated: report.updated,
        duplicate: report.duplicate,
        skipped: report.skipped.map(({ where, why }) => ({ item: hideUserInfo(where), reason: hideUserInfo(why) })),
      };
    };

    const assign = async (ids: readonly string[]) => {
      for (let start = 0; start < ids.length; start += assignedAtOnce) {
        const reads = await store.read(ids.slice(start, start + assignedAtOnce));
        await (await briefing()).assignStories(reads);
      }
    };

    const core: Core = {
      async brief(request) {
        if (request.topic !== null && /^[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(request.topic.trim()))
          return await briefPage(request);
        return await (await briefing()).brief(await shortened(request));
      },
      async ask(request) {
        const asked = await shortened(request);
        const reason = await nothingToAskOf(store, asked);
        return reason === null ? await (await answering()).ask(asked) : noAnswer(request.question, reason);
      },
      async search({ query, limit, articles }) {
        const filter = articles === undefined ? {} : { ids: await resolveIds(store, articles) };
        return { query, hits: await (await search()).hits({ query, filter, limit }) };
      },
      async timeline(request) {
        return await (await briefing()).timeline(await shortened(request));
      },
      async dossier(request) {
        return await (await briefing()).dossier(request);
      },
      async stories() {
        return await (await briefing()).stories();
      },
      async topics() {
        return await (await briefing()).topics();
      },
      async read(article) {
        const [found] = await store.read(await resolveIds(store, [article]));
        return found ?? null;
      },
      async readText(text, published) {
        const { splitFrontMatter } = await import('./feeds/front-matter.ts');
        const { particulars, body } = splitFrontMatter(text);
        return await readUnstored({ ...unknown, ...particulars, text: body }, published);
      },
      async names(part, limit) {
        return (await store.names(part, limit)).map(({ name }) => name);
      },
      async followUp(previous, words) {
        const { expandFollowUp } = await import('./answering/follow-up.ts');
        return expandFollowUp(previous, words);
      },
    };

    /** Fetches one page, keeps it, and briefs it alone. */
    async function briefPage(request: BriefRequest): Promise<Digest> {
      const address = request.topic!.trim();
      const [{ checkUrl }, { limits }] = await Promise.all([import('./feeds/address.ts'), config()]);
      checkUrl(address, { hosts: limits.hosts });
      const report = await ingest([address], {
        onProgress: () => {},
        signal: AbortSignal.timeout(30_000),
        source: 'pages',
      });
      const { webId } = await import('./feeds/announced.ts');
      const articles = (await store.articles([webId(address)])).map(({ id }) => id);
      if (articles.length === 0)
        throw badInput(
          report.skipped[0]
            ? `${/^["“]/.test(report.skipped[0].reason) ? '' : `${address} `}${report.skipped[0].reason}.`
            : `${address} is a feed. Add it with ingest, then brief its topics.`,
        );
      return await (await briefing()).brief({ ...request, topic: null, articles });
    }

    async function shortened<Request extends { articles?: readonly string[] }>(request: Request): Promise<Request> {
      if (request.articles === undefined) return request;
      return { ...request, articles: await resolveIds(store, request.articles) };
    }

    // Asked first in the cheapest way: loading the seeds' room costs more than answering.
    if (named === null && (await store.newest({}, 1)).length === 0 && (await config()).sources.length === 0) {
      const { loadSeeds } = await import('./feeds/seeds.ts');
      const report = await loadSeeds({ store, folder: join(root, 'seeds') });
      if (report !== null) await assign(report.ids);
    }
    await rereadFew();

    return {
      core,
      store,
      location: url.replace(/\/\/[^/@]*@/, '//…@'),
      ingest,
      async readFile(path, published) {
        return await readUnstored(await readOneFile(path), published);
      },
      async reindex(signal) {
        return await rereadAll(signal);
      },
      close: () => store.close(),
    };

    /** After an upgrade a small store is read anew at once; a large one when `reindex` is run. */
    async function rereadFew(): Promise<void> {
      const outdated = await store.outdated(mostRereadAtOnce + 1);
      if (outdated.length === 0) return;
      if (outdated.length <= mostRereadAtOnce) await rereadAll(new AbortController().signal);
      else warn('Many articles were read by an older version. Run "reindex" to read them anew.');
    }

    async function rereadAll(signal: AbortSignal): Promise<number> {
      const ids = await store.outdated(Number.MAX_SAFE_INTEGER);
      const { rereadOutdated } = await import('./feeds/reread.ts');
      const count = await rereadOutdated({ store, signal });
      await assign(ids);
      return count;
    }
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Whole ids for ids as they are typed: `003` means the one article whose id begins with `003-`. Unknown ones are kept. */
async function resolveIds(store: Store, typed: readonly string[]): Promise<string[]> {
  const known = new Set((await store.articles(typed)).map(({ id }) => id));
  if (typed.every((id) => known.has(id))) return [...typed];
  const all = await store.newest({}, mostShortIds);
  return typed.map((id) => {
    const fitting = known.has(id) ? [] : all.filter((whole) => whole.startsWith(`${id}-`));
    return fitting.length === 1 ? fitting[0]! : id;
  });
}

/** Why a question cannot even be looked up, in a sentence; null when it can. */
async function nothingToAskOf(store: Store, { question, articles }: AskRequest): Promise<string | null> {
  if (articles?.length === 0) return 'No article was named to look in.';
  if (articles !== undefined) {
    const known = new Set((await store.articles(articles)).map(({ id }) => id));
    // One that is there may hold the answer.
    if (known.size === 0) return `No article has the id "${articles[0]}".`;
  }
  const { termsOf } = await import('./store/terms.ts');
  return termsOf(question).length === 0 ? 'The question has no word that could be looked up.' : null;
}

function noAnswer(question: string, reason: string): Answer {
  return { question, answer: '', answers: [], citations: [], abstained: true, reason, notes: [], confidence: 0 };
}

async function readOneFile(path: string): Promise<Article> {
  const [{ findFiles }, { readFoundFile }] = await Promise.all([
    import('./feeds/find-files.ts'),
    import('./feeds/read-file.ts'),
  ]);
  const { files, skipped } = await findFiles([path]);
  for (const file of files) {
    for await (const parsed of readFoundFile(file, new Map())) {
      if (parsed.kind === 'skipped') throw badInput(`${parsed.where} ${parsed.why}.`);
      const { id, particulars, text } = parsed.incoming;
      return { ...unknown, ...particulars, id, text };
    }
  }
  throw badInput(`${path} ${skipped[0]?.why ?? 'holds no article'}.`);
}

async function readUnstored(article: Article, published: string | null): Promise<ReadArticle> {
  const [{ readArticle }, { readable }] = await Promise.all([
    import('./language/read.ts'),
    import('./feeds/control.ts'),
  ]);
  const dated = { ...article, published: article.published ?? published };
  return { article: dated, reading: readArticle(readable(dated)) };
}

const unknown: Article = {
  id: 'text',
  title: null,
  publisher: null,
  author: null,
  published: null,
  publishedHow: null,
  url: null,
  source: 'none',
  text: '',
};
