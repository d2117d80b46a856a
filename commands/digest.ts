import { z } from 'zod';
import type { Command, CommandContext, Outcome } from '../src/bot/command.ts';
import type { Digests } from '../src/bot/digests.ts';
import { refuse } from '../src/bot/input.ts';
import { presentSubscription, presentSubscriptions, shownSubscription } from '../src/bot/present/digests.ts';
import type { Reply } from '../src/bot/reply.ts';
import { parseWish } from '../src/bot/schedule.ts';

const actions = ['add', 'list', 'pause', 'resume', 'remove', 'preview', 'now'] as const;
const input = z.object({
  action: z.enum(actions, { error: `Say what to do: ${actions.join(', ')}.` }).optional(),
  wish: z.string().trim().max(2000, 'That is too long for a digest; at most 2,000 characters are read.').default(''),
});

/** Scheduled digests of this channel. */
export default {
  name: 'digest',
  summary: 'A digest in this channel every morning',
  usage:
    'digest add <topics> at <time> on <days> in <zone> | list | pause|resume|remove|now <id> | preview <id or topics>',
  examples: ['digest add northkorea at 08:00 on weekdays in Europe/Dublin', 'digest list', 'digest preview northkorea'],
  options: [
    { name: 'action', summary: 'What to do', kind: 'choice', choices: actions },
    { name: 'wish', summary: 'Topics and when, or the id of a digest', kind: 'words', complete: 'topics' },
  ],
  input,
  async run(given, { digests, place }) {
    if (digests === undefined) throw refuse('Digests need the bot to be running: start it with npm start.');
    const [first = 'list', ...rest] = given.wish.split(/\s+/).filter(Boolean);
    const typed = actions.find((action) => action === first.toLowerCase());
    const action = given.action ?? typed;
    if (action === undefined) throw refuse(`"${first}" is nothing a digest can do. Use one of: ${actions.join(', ')}.`);
    const words = given.action === undefined ? rest.join(' ') : given.wish;
    return perform(action, words, digests, place);
  },
} satisfies Command<typeof input>;

async function perform(
  action: (typeof actions)[number],
  words: string,
  digests: Digests,
  place: CommandContext['place'],
): Promise<Outcome> {
  if (action === 'list') {
    const list = await digests.list(place);
    return { data: { digests: list }, reply: presentSubscriptions(list) };
  }
  if (action === 'add') {
    const added = await digests.add(parseWish(words), place);
    return { data: { added }, reply: presentSubscription('Added', added) };
  }
  if (words === '') throw refuse(`Which digest? Say its id, as /digest list shows it: /digest ${action} <id>.`);
  if (action === 'preview') {
    const known = (await digests.list(place)).some(({ subscription }) => subscription.id === words.toLowerCase());
    const reply = await digests.preview(known ? { id: words } : { topics: parseWish(words).topics }, place);
    return { data: { preview: reply.parts }, reply };
  }
  if (action === 'now') {
    const reply = await digests.now(words, place);
    return { data: { digest: reply.parts }, reply };
  }
  if (action === 'remove') {
    const removed = await digests.remove(words, place);
    return { data: { removed }, reply: said(`Removed: ${shownSubscription(removed)}.`) };
  }
  const changed = await digests.pause(words, action === 'pause', place);
  return { data: { changed }, reply: presentSubscription(action === 'pause' ? 'Paused' : 'Resumed', changed) };
}

function said(words: string): Reply {
  return { audience: 'you', parts: [{ kind: 'paragraph', line: [words] }], actions: [] };
}
