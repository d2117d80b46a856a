import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { optionalWords } from '../src/bot/input.ts';
import { presentStatus } from '../src/bot/present/status.ts';
import { badInput } from '../src/errors.ts';
import help from './help.ts';

const input = z.object({ words: optionalWords('word') });

/** One name for what is about the bot itself: help, and what it knows. */
export default {
  name: 'nutgraf',
  summary: 'Help, and what the bot knows',
  usage: 'nutgraf [help [command] | status]',
  examples: ['nutgraf', 'nutgraf help brief', 'nutgraf status'],
  options: [{ name: 'words', summary: 'help, help <command> or status', kind: 'words' }],
  input,
  async run({ words = 'help' }, context) {
    const [first, ...rest] = words.split(/\s+/);
    if (first === 'help') return help.run({ command: rest.join(' ') || undefined }, context);
    if (first !== 'status') throw badInput(`"${words}" is neither help nor status. Write: nutgraf status`);
    const [topics, stories, followed] = await Promise.all([
      context.core.topics(),
      context.core.stories(),
      context.sources?.list(context.place) ?? [],
    ]);
    const sources = { followed: followed.length, failing: followed.filter(({ failing }) => failing).length };
    const newest =
      stories
        .flatMap(({ to }) => (to === null ? [] : [to]))
        .sort()
        .at(-1) ?? null;
    const data = {
      topics: topics.map(({ slug, articles }) => ({ topic: slug, articles })),
      stories: stories.length,
      newest,
      sources,
    };
    return { data, reply: presentStatus({ topics, stories: stories.length, newest, sources }) };
  },
} satisfies Command<typeof input>;
