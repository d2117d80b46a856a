import { closeSync, openSync, writeSync } from 'node:fs';
import { badInput } from '../errors.ts';
import { exportLines, SOURCE_KEY } from '../feeds/export.ts';
import type { OperatorCommand } from './context.ts';
import { reason } from './text-file.ts';

/** Writes the sources and every article as JSON lines, newest first: a backup that `import` and other programs can read. */
export default {
  name: 'export',
  summary: 'Write all sources and articles as JSON lines',
  arguments: [{ name: 'file', summary: 'where to write (default: standard output)', required: false, many: false }],
  options: [],
  examples: ['export backup.jsonl'],
  async run(given, context) {
    const { store } = await context.newsroom();
    const file = typeof given.file === 'string' ? open(given.file) : null;
    const written = { articles: 0, sources: 0 };
    for await (const line of exportLines(store)) {
      if (context.signal.aborted) break;
      if (file === null) context.terminal.out(line);
      else writeSync(file, line);
      written[line.startsWith(`{"${SOURCE_KEY}"`) ? 'sources' : 'articles']++;
    }
    if (file !== null) {
      closeSync(file);
      const sources = written.sources === 0 ? '' : ` and ${written.sources} sources`;
      context.terminal.err(`${written.articles} articles${sources} written to ${given.file}.\n`);
    }
    return 0;
  },
} satisfies OperatorCommand;

function open(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw badInput(`Cannot write ${path}: ${reason(cause)}.`, cause);
  }
}
