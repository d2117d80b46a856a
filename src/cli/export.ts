import { closeSync, openSync, writeSync } from 'node:fs';
import { badInput } from '../errors.ts';
import type { OperatorCommand } from './context.ts';
import { reason } from './text-file.ts';

const batchSize = 200;

/** Writes every article as a JSON line, newest first: a backup that `import` and other programs can read. */
export default {
  name: 'export',
  summary: 'Write all articles as JSON lines',
  arguments: [{ name: 'file', summary: 'where to write (default: standard output)', required: false, many: false }],
  options: [],
  examples: ['export backup.jsonl'],
  async run(given, context) {
    const { store } = await context.newsroom();
    const ids = await store.newest({}, Number.MAX_SAFE_INTEGER);
    const file = typeof given.file === 'string' ? open(given.file) : null;
    for (let start = 0; start < ids.length; start += batchSize) {
      if (context.signal.aborted) break;
      for (const article of await store.articles(ids.slice(start, start + batchSize))) {
        const line = `${JSON.stringify(article)}\n`;
        if (file === null) context.terminal.out(line);
        else writeSync(file, line);
      }
    }
    if (file !== null) {
      closeSync(file);
      context.terminal.err(`${ids.length} articles written to ${given.file}.\n`);
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
