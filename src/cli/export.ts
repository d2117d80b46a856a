import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
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
    const target = typeof given.file === 'string' ? given.file : null;
    const file = target === null ? null : begin(target);
    const written = { articles: 0, sources: 0 };
    try {
      for await (const line of exportLines(store)) {
        if (context.signal.aborted) return 130;
        if (file === null) context.terminal.out(line);
        else writeSync(file.descriptor, line);
        written[line.startsWith(`{"${SOURCE_KEY}"`) ? 'sources' : 'articles']++;
      }
      file?.finish();
    } finally {
      file?.leave();
    }
    if (target === null) return 0;
    const { articles, sources } = written;
    const both = `${count(articles, 'article')}${sources === 0 ? '' : ` and ${count(sources, 'source')}`}`;
    if (context.json) context.terminal.out(`${harmlessJson({ file: target, ...written })}\n`);
    else context.terminal.err(`${both} written to ${harmless(target)}.\n`);
    return 0;
  },
} satisfies OperatorCommand;

/** A backup that takes an earlier one's place only when it is whole. */
function begin(path: string) {
  // A device or a pipe cannot be replaced.
  const plain = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
  const written = plain ? `${path}.part` : path;
  const descriptor = open(written, path);
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    descriptor,
    finish() {
      close();
      if (plain) renameSync(written, path);
    },
    /** Takes away what was not finished. */
    leave() {
      if (!isOpen) return;
      close();
      if (plain) rmSync(written, { force: true });
    },
  };
}

function open(written: string, path: string): number {
  try {
    return openSync(written, 'w');
  } catch (cause) {
    throw badInput(`Cannot write ${path}: ${reason(cause)}.`, cause);
  }
}

const count = (number: number, noun: string): string => `${number} ${number === 1 ? noun : `${noun}s`}`;
