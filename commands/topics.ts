import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { presentTopics } from '../src/bot/present/found.ts';

const input = z.object({});

/** The topics that are defined, with how many articles match each. */
export default {
  name: 'topics',
  summary: 'What can be briefed',
  usage: 'topics',
  examples: ['topics'],
  options: [],
  input,
  async run(_given, { core }) {
    const topics = await core.topics();
    return { data: { topics }, reply: presentTopics(topics) };
  },
} satisfies Command<typeof input>;
