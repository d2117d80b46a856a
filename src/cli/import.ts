import type { OperatorCommand } from './context.ts';
import ingest, { ingestTargets } from './ingest.ts';

/** Reads what `export` wrote: follows its sources, and shows each article to those who saw it. */
export default {
  ...ingest,
  run: (given, context) => ingestTargets(given, context, { backup: true }),
  name: 'import',
  summary: 'Read what export wrote',
  arguments: [{ name: 'targets', summary: 'files that export wrote', required: true, many: true }],
  examples: ['import backup.jsonl --store sqlite:data/new.db'],
} satisfies OperatorCommand;
