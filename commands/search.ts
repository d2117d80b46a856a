import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { articleIds, requiredWords, wholeNumber } from '../src/bot/input.ts';
import { presentHits } from '../src/bot/present/found.ts';

const input = z.object({
  query: requiredWords('query', 'ferry strike'),
  limit: wholeNumber('limit', 1, 100).default(10),
  article: articleIds,
});

/** Passages that hold the words, best first. */
export default {
  name: 'search',
  summary: 'Passages that hold the words',
  usage: 'search <words> [limit:10]',
  examples: ['search ferry strike', 'search ferry strike limit:3'],
  options: [
    { name: 'query', summary: 'Words to look for', kind: 'words', required: true },
    { name: 'limit', summary: 'How many passages at most (10)', kind: 'number' },
    { name: 'article', summary: 'Keep to this article', kind: 'text', repeat: true },
  ],
  input,
  async run({ query, limit, article }, { core }) {
    const found = await core.search({ query, limit, ...(article === undefined ? {} : { articles: article }) });
    const hits = found.hits.map(({ article: id, title, source, published, publishedHow, url, passage, score }) => ({
      article: id,
      ...{ title, source, published, publishedHow, url, passage, score },
    }));
    return { data: { query: found.query, hits }, reply: presentHits(found.query, found.hits) };
  },
} satisfies Command<typeof input>;
