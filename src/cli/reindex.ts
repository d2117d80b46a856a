import type { OperatorCommand } from './context.ts';

/** Reads all stored articles anew, after the engine changed. */
export default {
  name: 'reindex',
  summary: 'Read all articles anew',
  arguments: [],
  options: [],
  examples: ['reindex'],
  async run(_given, context) {
    const newsroom = await context.newsroom();
    const read = await newsroom.reindex((done, all) => {
      if (context.terminal.isTerminal.err) context.terminal.err(`\r\u001b[K${done} of ${all} read`);
    });
    if (context.terminal.isTerminal.err) context.terminal.err('\r\u001b[K');
    context.terminal.out(
      context.json ? `{"read":${read}}\n` : `${read} ${read === 1 ? 'article' : 'articles'} read anew.\n`,
    );
    return 0;
  },
} satisfies OperatorCommand;
