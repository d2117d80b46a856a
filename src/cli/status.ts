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
    const [status, subscriptions, deliveries] = await Promise.all([
      store.status(),
      store.ledger.subscriptions(),
      store.ledger.deliveryCounts(),
    ]);
    if (context.json) {
      const digests = { subscriptions: subscriptions.length, deliveries };
      context.terminal.out(`${harmlessJson({ store: location, ...status, digests })}\n`);
      return 0;
    }
    const rows = [
      ['store', location],
      ['articles', status.articles],
      ['sentences', status.sentences],
      ['names', status.entities],
      ['stories', status.stories],
      ['newest article', status.newest ?? 'none'],
      ['digests', digestsIn(subscriptions.length, deliveries)],
      ['schema', status.schema],
      ['engine', status.engine ?? 'none'],
    ];
    context.terminal.out(rows.map(([label, value]) => `${String(label).padEnd(16)}${value}\n`).join(''));
    return 0;
  },
} satisfies OperatorCommand;

/** "12 subscriptions; deliveries: 340 recorded, 2 claimed" */
function digestsIn(subscriptions: number, deliveries: Readonly<Record<string, number>>): string {
  const states = Object.entries(deliveries).map(([state, count]) => `${count} ${state}`);
  const made = `${subscriptions} ${subscriptions === 1 ? 'subscription' : 'subscriptions'}`;
  return states.length === 0 ? made : `${made}; deliveries: ${states.join(', ')}`;
}
