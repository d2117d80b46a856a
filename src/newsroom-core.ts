import { noAnswer } from './answering/no-answer.ts';
import type { AskRequest, Core } from './bot/core.ts';
import type { BriefRequest } from './briefing/request.ts';
import type { Newsroom } from './cli/newsroom.ts';
import type { Config } from './config.ts';
import { badInput } from './errors.ts';
import type { Digest } from './model.ts';
import { readUnstored, unknown } from './newsroom-reading.ts';
import type { Store } from './store/store.ts';

/** Most articles whose ids are looked through for a short form such as `003`. */
const mostShortIds = 10_000;

export type CoreParts = {
  /** The store as those who will ask see it. */
  readonly store: Store;
  readonly config: () => Promise<Config>;
  readonly now: () => Date;
  /** Whether they may know that a host is private: whoever runs the bot may. */
  readonly open: boolean;
  /** Fetches and stores for those who will ask. */
  readonly ingest: Newsroom['ingest'];
};

/** What one workspace, or the operator, can ask. Each room is loaded when something first needs it. */
export function createCore({ store, config, now, open, ingest }: CoreParts): Core {
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

  return {
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
      const { expandFollowUp } = await import('./answering/question/follow-up.ts');
      return expandFollowUp(previous, words);
    },
  };

  /** Fetches one page, keeps it for those who asked, and briefs it alone. */
  async function briefPage(request: BriefRequest): Promise<Digest> {
    const address = request.topic!.trim();
    const [{ checkUrl }, { concealed, notPublic }, { limits }] = await Promise.all([
      import('./feeds/address.ts'),
      import('./feeds/conceal.ts'),
      config(),
    ]);
    const check = () => checkUrl(address, { hosts: limits.hosts });
    await (open ? check() : concealed(check));
    const report = await ingest([address], {
      onProgress: () => {},
      signal: AbortSignal.timeout(30_000),
      source: 'pages',
      pagesOnly: true,
    });
    const { articles } = report;
    if (articles.length === 0) {
      const reason = report.skipped[0]?.reason ?? 'holds no article';
      // A refusal is a sentence of its own.
      throw badInput(/^["“]/.test(reason) || notPublic.startsWith(reason) ? `${reason}.` : `${address} ${reason}.`);
    }
    return await (await briefing()).brief({ ...request, topic: null, articles });
  }

  async function shortened<Request extends { articles?: readonly string[] }>(request: Request): Promise<Request> {
    if (request.articles === undefined) return request;
    return { ...request, articles: await resolveIds(store, request.articles) };
  }
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
    const known = await store.articles(articles);
    // One that is there may hold the answer.
    if (known.length === 0) return `No article has the id "${articles[0]}".`;
    const { isUnderstood, languageNames } = await import('./language/understood.ts');
    if (!known.some(isUnderstood))
      return `${known.length === 1 ? 'That article is' : 'Those articles are'} in ${languageNames(known)}, and only English is understood.`;
  }
  const { termsOf } = await import('./store/terms.ts');
  return termsOf(question).length === 0 ? 'The question has no word that could be looked up.' : null;
}
