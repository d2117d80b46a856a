import type { OperatorCommand } from './context.ts';

/** Reads articles anew that an older version of the engine read. */
export default {
  name: 'reindex',
  summary: 'Read all articles anew',
  arguments: [],
  options: [],
  examples: ['reindex'],
  async run(_given, context) {
    const newsroom = await context.newsroom();
    const read = await newsroom.reindex(context.signal);
    const words = read === 0 ? 'Every article was read by this version already.' : `${read} read anew.`;
    context.terminal.out(context.json ? `{"read":${read}}\n` : `${words}\n`);
    return 0;
  },
} satisfies OperatorCommand;
