import { basename } from 'node:path';
import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
import type { CliContext, OperatorCommand } from './context.ts';
import type { IngestReport } from './newsroom.ts';

const shownSkips = 10;

/** Reads files and folders into the store, and goes on past what cannot be read. */
export default {
  name: 'ingest',
  summary: 'Read files, folders and web addresses into the store',
  arguments: [
    {
      name: 'targets',
      summary: 'text, HTML, JSON, JSONL or feed files, folders of them, or addresses of feeds and pages',
      required: true,
      many: true,
    },
  ],
  options: [],
  examples: [
    'ingest articles/',
    'ingest story.txt more.jsonl --store sqlite:data/other.db',
    'ingest https://example.org/feed.xml',
  ],
  run: (given, context) => ingestTargets(given, context),
} satisfies OperatorCommand;

/** Reads what was named and says what came of it. `backup`: it is what `export` wrote. */
export async function ingestTargets(
  given: Readonly<Record<string, unknown>>,
  context: CliContext,
  { backup = false }: { backup?: boolean } = {},
): Promise<number> {
  const targets = given.targets as string[];
  const progress = createProgress(context);
  const newsroom = await context.newsroom();
  context.log.debug('ingest begins', { targets: targets.length });
  const report = await newsroom.ingest(targets, { signal: context.signal, onProgress: progress.show, backup });
  progress.clear();
  print(report, context);
  if (context.signal.aborted) return 130;
  const read = report.new + report.updated + report.duplicate;
  return read === 0 ? 2 : 0;
}

function print({ articles: _, ...report }: IngestReport, { json, terminal, signal }: CliContext): void {
  if (json) {
    terminal.out(`${harmlessJson(report)}\n`);
    return;
  }
  const { new: fresh, updated, copies, duplicate, skipped } = report;
  for (const { item, reason } of skipped.slice(0, shownSkips))
    terminal.err(harmless(`Skipped ${item}: ${reason}`).concat('\n'));
  if (skipped.length > shownSkips) terminal.err(`… and ${skipped.length - shownSkips} more skipped.\n`);
  const stopped = signal.aborted ? ' Stopped by Ctrl-C; what was read is kept.' : '';
  const repeating = copies === 0 ? '' : ` (${copies} of them ${copies === 1 ? 'a copy' : 'copies'} of others)`;
  terminal.out(
    `${fresh} new${repeating}, ${updated} updated, ${duplicate} duplicate, ${skipped.length} skipped.${stopped}\n`,
  );
}

/** A line on standard error that is written over, at most ten times a second, when a person looks. */
function createProgress({ terminal, now }: CliContext) {
  const shown = terminal.isTerminal.err;
  let last = 0;
  return {
    show(done: number, item: string) {
      const at = now().getTime();
      if (!shown || at - last < 100) return;
      last = at;
      terminal.err(`\r\u001b[K${done} read, ${harmless(basename(item)).slice(0, 50)}`);
    },
    clear() {
      if (shown && last > 0) terminal.err('\r\u001b[K');
    },
  };
}
