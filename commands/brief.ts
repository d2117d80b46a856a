import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { articleIds, digestLength, optionalWords, since, sinceDate, wholeNumber } from '../src/bot/input.ts';
import { presentDigest, presentDigestQuotes } from '../src/bot/present/digest.ts';

const input = z.object({
  topic: optionalWords('topic'),
  length: digestLength,
  since,
  article: articleIds,
  'max-words': wholeNumber('number of words', 20, 2000).optional(),
  quotes: z.boolean().optional(),
});

/** A digest of a topic, of words, or of given articles. */
export default {
  name: 'brief',
  summary: 'A cited digest of a topic',
  usage: 'brief [topic or words] [length:short|standard|long] [since:7d]',
  examples: ['brief northkorea', 'brief climate talks length:short', 'brief northkorea since:2018-05-01'],
  options: [
    { name: 'topic', summary: 'A topic, or words to search for', kind: 'words', complete: 'topics' },
    { name: 'length', summary: 'How long', kind: 'choice', choices: ['short', 'standard', 'long'] },
    { name: 'since', summary: 'Only news since then: 7d, 2w or a date', kind: 'text' },
    { name: 'article', summary: 'Keep to this article', kind: 'text', repeat: true },
    { name: 'max-words', summary: 'Most words of the whole text', kind: 'number' },
    { name: 'quotes', summary: 'Only the sources, with the words that prove each sentence', kind: 'flag' },
  ],
  input,
  async run(given, { core, now }) {
    const started = now().getTime();
    const digest = await core.brief({
      topic: given.topic ?? null,
      length: given.length,
      ...(given.article === undefined ? {} : { articles: given.article }),
      ...(given.since === undefined ? {} : { since: sinceDate(given.since, now()) }),
      ...(given['max-words'] === undefined ? {} : { maxWords: given['max-words'] }),
    });
    const { topic, headline, sentences, stories, timeline, changes, disagreements, people, citations } = digest;
    const { sources, copies, window, articles, text, notice } = digest;
    return {
      data: {
        ...{ topic, headline, sentences, stories, timeline, changes, disagreements, people, citations, sources },
        ...(copies === undefined ? {} : { copies }),
        ...{ window, articles, text, ...(notice === undefined ? {} : { notice }) },
        tookMs: now().getTime() - started,
      },
      reply: given.quotes === true ? presentDigestQuotes(digest) : presentDigest(digest),
    };
  },
} satisfies Command<typeof input>;
