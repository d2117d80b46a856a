import { z } from 'zod';
import type { Command, CommandContext, Outcome } from '../src/bot/command.ts';
import { maxWordsChars, optionalWords, refuse } from '../src/bot/input.ts';
import { nearest } from '../src/bot/nearest.ts';
import {
  presentAdded,
  presentCheck,
  presentExport,
  presentRemoved,
  presentSources,
} from '../src/bot/present/sources.ts';
import { parseSourceWish } from '../src/bot/source-words.ts';
import type { SourceDesk } from '../src/bot/sources.ts';

const actions = ['add', 'list', 'remove', 'check', 'export'] as const;
type Action = (typeof actions)[number];
const input = z.object({
  action: z.enum(actions, { error: `Say what to do: ${actions.join(', ')}.` }).optional(),
  address: z
    .string()
    .trim()
    .max(maxWordsChars, {
      error: (issue) =>
        `That address has ${String(issue.input).length.toLocaleString('en')} characters. At most ${maxWordsChars.toLocaleString('en')} are read.`,
    })
    .default(''),
  topic: z.array(z.string()).optional(),
  every: optionalWords('interval'),
  name: optionalWords('name'),
});

/** Where news comes from: adding, listing, checking and removing sources. */
export default {
  name: 'sources',
  summary: 'Where news comes from, and how each source fares',
  usage: 'sources add <address> [topic:…] [every:15m] [name] | list | check <address> | remove <id> | export',
  examples: [
    'sources add https://example.org/feed.xml topic:northkorea',
    'sources list',
    'sources check https://example.org',
    'sources remove example',
  ],
  options: [
    { name: 'action', summary: 'What to do', kind: 'choice', choices: actions },
    { name: 'address', summary: 'An address; to remove or check also an id', kind: 'words', complete: 'sources' },
    { name: 'topic', summary: 'A topic all its articles belong to', kind: 'text', repeat: true, complete: 'topics' },
    { name: 'every', summary: 'How often it is asked, such as 15m or 2h', kind: 'text' },
    { name: 'name', summary: 'What it is called here', kind: 'text' },
  ],
  input,
  async run(given, context) {
    if (context.sources === undefined) throw refuse('Sources need the bot to be running: start it with npm start.');
    const [first = 'list', ...rest] = given.address.split(/\s+/).filter(Boolean);
    const typed = actions.find((action) => action === first.toLowerCase());
    const action = given.action ?? typed;
    if (action === undefined) throw refuse(unknownAction(first));
    // A platform's own field for the action leaves the words to the address alone.
    const words = given.action === undefined ? rest.join(' ') : given.address;
    return await perform(action, words, given, { ...context, sources: context.sources });
  },
} satisfies Command<typeof input>;

async function perform(
  action: Action,
  words: string,
  options: z.output<typeof input>,
  { sources, place, now, progress }: CommandContext & { sources: SourceDesk },
): Promise<Outcome> {
  switch (action) {
    case 'list': {
      if (words !== '') throw refuse(extraWords('list', words));
      const list = await sources.list(place);
      return { data: { sources: list.map(flat) }, reply: presentSources(list, now()) };
    }
    case 'add': {
      const added = await sources.add(parseSourceWish(words, options), place, progress);
      return { data: { added }, reply: presentAdded(added) };
    }
    case 'export': {
      if (words !== '') throw refuse(extraWords('export', words));
      const { opml, sources: exported } = await sources.exportOpml(place);
      return { data: { opml }, reply: presentExport(exported), file: opml };
    }
    case 'check': {
      if (words === '') throw refuse('Which address? Write it, such as: sources check https://example.org/feed.xml');
      const check = await sources.check(words, place, progress);
      return { data: { check }, reply: presentCheck(check), broken: !check.ok };
    }
    case 'remove': {
      if (words === '') throw refuse('Which source? Say its id, as /sources list shows it: /sources remove <id>.');
      const removed = await sources.remove(words, place);
      return { data: { removed }, reply: presentRemoved(removed) };
    }
  }
}

/** A source and its health as one row. */
function flat({ source, health, own, failing }: Awaited<ReturnType<SourceDesk['list']>>[number]) {
  const { source: _, etag: _etag, lastModified: _modified, ...rest } = health;
  return { ...source, own, failing, health: rest };
}

function extraWords(action: Action, words: string): string {
  return `"${words.slice(0, 40)}" stands after ${action}, which takes no words. Write: /sources ${action}`;
}

function unknownAction(typed: string): string {
  if (/^https?:\/\/|^[\w-]+(\.[\w-]+)+/i.test(typed)) {
    const shown = typed.length > 80 ? `${typed.slice(0, 79)}…` : typed;
    return `To follow that address, write: /sources add ${shown}`;
  }
  const near = nearest(typed, actions);
  const meant = near === null ? `Use one of: ${actions.join(', ')}.` : `Did you mean ${near}?`;
  return `"${typed.slice(0, 40)}" is nothing that can be done with sources. ${meant}`;
}
