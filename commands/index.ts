import type { CommandEntry } from '../src/bot/command.ts';

/** What people can type. Each command is loaded when it is first used; help and registration come from its fields. */
export const commands: readonly CommandEntry[] = [
  { name: 'brief', summary: 'A cited digest of a topic', slash: true, load: () => import('./brief.ts') },
  { name: 'ask', summary: 'An answer with the quotes that prove it', slash: true, load: () => import('./ask.ts') },
  { name: 'search', summary: 'Passages that hold the words', slash: false, load: () => import('./search.ts') },
  { name: 'timeline', summary: 'What happened, in order', slash: true, load: () => import('./timeline.ts') },
  { name: 'dossier', summary: 'What is told of a person', slash: true, load: () => import('./dossier.ts') },
  { name: 'stories', summary: 'Articles grouped by event', slash: false, load: () => import('./stories.ts') },
  { name: 'topics', summary: 'What can be briefed', slash: true, load: () => import('./topics.ts') },
  {
    name: 'digest',
    summary: 'A digest in this channel every morning',
    slash: true,
    changes: ['add', 'pause', 'resume', 'remove', 'now'],
    load: () => import('./digest.ts'),
  },
  {
    name: 'sources',
    summary: 'Where news comes from, and how each source fares',
    slash: true,
    changes: ['add', 'remove'],
    load: () => import('./sources.ts'),
  },
  { name: 'why', summary: 'Why something is in a brief, or is not', slash: true, load: () => import('./why.ts') },
  { name: 'nutgraf', summary: 'Help, and what the bot knows', slash: true, load: () => import('./nutgraf.ts') },
  { name: 'help', summary: 'What the bot can do', slash: false, load: () => import('./help.ts') },
];
