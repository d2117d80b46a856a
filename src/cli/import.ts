import type { OperatorCommand } from './context.ts';
import ingest from './ingest.ts';

/** Reads what `export` wrote: the same as to ingest it, under a name that says so. */
export default {
  ...ingest,
  name: 'import',
  summary: 'Read what export wrote',
  arguments: [{ name: 'targets', summary: 'files that export wrote', required: true, many: true }],
  examples: ['import backup.jsonl --store sqlite:data/new.db'],
} satisfies OperatorCommand;
