import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { articleIds, requiredWords, since, sinceDate } from '../src/bot/input.ts';
import { presentTimeline } from '../src/bot/present/found.ts';

const input = z.object({ topic: requiredWords('topic', 'timeline northkorea'), since, article: articleIds });

/** What happened on a topic, in order, with its proof. */
export default {
  name: 'timeline',
  summary: 'What happened, in order',
  usage: 'timeline <topic or words> [since:7d]',
  examples: ['timeline northkorea'],
  options: [
    { name: 'topic', summary: 'A topic, or words to search for', kind: 'words', required: true, complete: 'topics' },
    { name: 'since', summary: 'Only news since then: 7d, 2w or a date', kind: 'text' },
    { name: 'article', summary: 'Keep to this article', kind: 'text', repeat: true },
  ],
  input,
  async run(given, { core, now }) {
    const timeline = await core.timeline({
      topic: given.topic,
      ...(given.article === undefined ? {} : { articles: given.article }),
      ...(given.since === undefined ? {} : { since: sinceDate(given.since, now()) }),
    });
    const { topic, entries, citations, articles } = timeline;
    return { data: { topic, timeline: entries, citations, articles }, reply: presentTimeline(timeline) };
  },
} satisfies Command<typeof input>;
