import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import type { Bot, Feedback } from '../../src/bot/adapter.ts';
import { createConversation } from '../../src/bot/conversation.ts';
import { createRouter } from '../../src/bot/router.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { newsroomOpener } from '../../src/newsroom.ts';

const root = join(import.meta.dirname, '../..');
export const now = () => new Date('2018-06-04T09:00:00Z');
export const quiet = createLog({ level: 'silent', write: () => {}, now });

/** The bot as it is run, over the five articles the project began with. */
export async function talkingBot(): Promise<{ bot: Bot; rated: Feedback[]; close: () => Promise<void> }> {
  const newsroom = await newsroomOpener({ root, now })({
    store: 'memory:',
    config: async () => readConfig(join(root, 'config/nutgraf.yaml')),
    warn: () => {},
  });
  await newsroom.ingest([join(root, 'seeds')], { onProgress: () => {}, signal: new AbortController().signal });
  const { core } = newsroom;
  const conversation = createConversation({ now, expand: (previous, words) => core.followUp(previous, words) });
  const router = createRouter({
    entries: commands,
    coreFor: () => core,
    conversation,
    now,
    log: quiet,
    newId: () => 'e1',
  });
  const rated: Feedback[] = [];
  const bot: Bot = {
    handle: (typed, progress) => router.handle(typed, progress),
    entries: commands,
    complete: async () => [],
    feedback: async (feedback) => {
      rated.push(feedback);
    },
  };
  return { bot, rated, close: () => newsroom.close() };
}

/** What somebody asks one after the other, each understood from the one before. */
export const followUps = [
  'and when?',
  'where?',
  'why?',
  'who else?',
  'what about Bolton?',
  'show the quote',
  'what did he say?',
  'and in May?',
  'since then?',
  'again, shorter',
];
