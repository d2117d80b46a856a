import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
import type { OperatorCommand } from './context.ts';

/** The sources that the config names. */
export default {
  name: 'sources',
  summary: 'Where news comes from',
  arguments: [],
  options: [],
  examples: ['sources'],
  async run(_given, context) {
    const { sources, path } = await context.config();
    const { terminal } = context;
    if (context.json) terminal.out(`${harmlessJson({ sources })}\n`);
    else if (sources.length === 0)
      terminal.out(`No source is configured. Add one under sources: in ${path}, or ingest files.\n`);
    for (const { url, every, topics } of context.json ? [] : sources) {
      terminal.out(`${harmless(url)}  every ${every}${topics.length > 0 ? `, for ${topics.join(', ')}` : ''}\n`);
    }
    return 0;
  },
} satisfies OperatorCommand;
