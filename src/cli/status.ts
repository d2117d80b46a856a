import { harmlessJson } from '../adapters/console/harmless.ts';
import { sourceCounts } from '../jobs/failing-sources.ts';
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
    const [status, subscriptions, deliveries, sources] = await Promise.all([
      store.status(),
      store.ledger.subscriptions(),
      store.ledger.deliveryCounts(),
      sourceCounts(store.sources),
    ]);
    if (context.json) {
      const digests = { subscriptions: subscriptions.length, deliveries };
      context.terminal.out(`${harmlessJson({ store: location, ...status, sources, digests })}\n`);
      return 0;
    }
    const rows = [
      ['store', location],
      ['articles', status.articles],
      ['sentences', status.sentences],
      ['names', status.entities],
      ['stories', status.stories],
      ['newest article', status.newest ?? 'none'],
      ['sources', sourcesIn(sources)],
      ['digests', digestsIn(subscriptions.length, deliveries)],
      ['schema', status.schema],
      ['engine', status.engine ?? 'none'],
    ];
    context.terminal.out(rows.map(([label, value]) => `${String(label).padEnd(16)}${value}\n`).join(''));
    return 0;
  },
} satisfies OperatorCommand;

/** "40: 37 well, 2 failing, 1 not asked yet" */
export function sourcesIn({ all, failing, never }: Awaited<ReturnType<typeof sourceCounts>>): string {
  const parts = [`${all - failing - never} well`, `${failing} failing`, `${never} not asked yet`];
  return all === 0 ? 'none' : `${all}: ${parts.filter((part) => !part.startsWith('0 ')).join(', ')}`;
}

/** "12 subscriptions; deliveries: 340 recorded, 2 claimed" */
function digestsIn(subscriptions: number, deliveries: Readonly<Record<string, number>>): string {
  const states = Object.entries(deliveries).map(([state, count]) => `${count} ${state}`);
  const made = `${subscriptions} ${subscriptions === 1 ? 'subscription' : 'subscriptions'}`;
  return states.length === 0 ? made : `${made}; deliveries: ${states.join(', ')}`;
}
