import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { presentStories } from '../src/bot/present/found.ts';

const input = z.object({});

/** Articles grouped by the event they report. */
export default {
  name: 'stories',
  summary: 'Articles grouped by event',
  usage: 'stories',
  examples: ['stories'],
  options: [],
  input,
  async run(_given, { core }) {
    const stories = await core.stories();
    return { data: stories, reply: presentStories(stories) };
  },
} satisfies Command<typeof input>;
