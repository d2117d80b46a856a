import { harmlessJson } from '../adapters/console/harmless.ts';
import type { OperatorCommand } from './context.ts';
import { openPolling } from './polling.ts';

/** Asks the sources that are due once, as `serve` does every minute. */
export default {
  name: 'poll',
  summary: 'Ask the sources that are due, once',
  arguments: [],
  options: [],
  examples: ['poll', 'poll --json'],
  async run(_given, context) {
    const { terminal, signal } = context;
    const polling = await openPolling(context, () => []);
    const stop = (): void => void polling.stop();
    signal.addEventListener('abort', stop, { once: true });
    const report = await polling.tick().finally(() => polling.stop());
    signal.removeEventListener('abort', stop);
    if (context.json) terminal.out(`${harmlessJson(report)}\n`);
    else {
      const { polled, failed, articles } = report;
      const asked =
        polled === 0
          ? 'No source is due.'
          : `${polled} asked, ${failed} failed, ${articles} ${articles === 1 ? 'article' : 'articles'} new or changed.`;
      terminal.out(`${asked}${signal.aborted ? ' Stopped by Ctrl-C; what was read is kept.' : ''}\n`);
    }
    return signal.aborted ? 130 : 0;
  },
} satisfies OperatorCommand;
