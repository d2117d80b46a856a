import { harmlessJson } from '../adapters/console/harmless.ts';
import type { OperatorCommand } from './context.ts';

/** What the store holds. */
export default {
  name: 'status',
  summary: 'What the store holds',
  arguments: [],
  options: [],
  examples: ['status'],
  async run(_given, context) {
    const { store, location } = await context.newsroom();
    const status = await store.status();
    if (context.json) {
      context.terminal.out(`${harmlessJson({ store: location, ...status })}\n`);
      return 0;
    }
    const rows = [
      ['store', location],
      ['articles', status.articles],
      ['sentences', status.sentences],
      ['names', status.entities],
      ['stories', status.stories],
      ['newest article', status.newest ?? 'none'],
      ['schema', status.schema],
      ['engine', status.engine ?? 'none'],
    ];
    context.terminal.out(rows.map(([label, value]) => `${String(label).padEnd(16)}${value}\n`).join(''));
    return 0;
  },
} satisfies OperatorCommand;
