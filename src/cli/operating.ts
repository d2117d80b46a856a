import type { OperatorCommand } from './context.ts';

type Entry = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: OperatorCommand }>;
};

/** What only whoever runs the bot types. */
export const operating: readonly Entry[] = [
  {
    name: 'ingest',
    summary: 'Read files, folders and web addresses into the store',
    load: () => import('./ingest.ts'),
  },
  { name: 'read', summary: 'How an article is read', load: () => import('./read.ts') },
  { name: 'chat', summary: 'A conversation in the terminal', load: () => import('./chat.ts') },
  { name: 'serve', summary: 'Run the bot on what is configured', load: () => import('./serve.ts') },
  { name: 'poll', summary: 'Ask the sources that are due, once', load: () => import('./poll.ts') },
  { name: 'status', summary: 'What the store holds', load: () => import('./status.ts') },
  { name: 'doctor', summary: 'Check that everything is in order', load: () => import('./doctor.ts') },
  { name: 'manifest', summary: 'Print the Slack app manifest', load: () => import('./manifest.ts') },
  { name: 'reindex', summary: 'Read all articles anew', load: () => import('./reindex.ts') },
  { name: 'forget', summary: 'Delete an article or a source', load: () => import('./forget.ts') },
  { name: 'export', summary: 'Write all articles as JSON lines', load: () => import('./export.ts') },
  { name: 'import', summary: 'Read what export wrote', load: () => import('./import.ts') },
  { name: 'schema', summary: 'Print the JSON Schema of the config', load: () => import('./schema.ts') },
];
