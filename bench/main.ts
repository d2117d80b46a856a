import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment, readEnvironmentFile } from '../src/environment.ts';
import { type Result, tableOf } from './report.ts';
import type { Suite } from './suite.ts';

/** `npm run bench [suite …] [-- --data DIR] [--quick]`: runs the suites, prints their figures, writes RESULTS.md. */
const folder = import.meta.dirname;
const root = join(folder, '..');
/** Stages named for each suite. */
const mostStages = 8;

process.exitCode = await main();

async function main(): Promise<number> {
  const names = readdirSync(join(folder, 'suites')).flatMap((file) =>
    file.endsWith('.ts') ? [file.slice(0, -3)] : [],
  );
  const given = readArguments();
  if (given === null) return 2;
  const unknown = given.suites.find((name) => !names.includes(name));
  if (unknown !== undefined) return refuse(`There is no suite "${unknown}". Suites: ${names.join(', ')}.`);
  const data = given.data ?? readEnvironment(readEnvironmentFile(root, process.env)).bench;
  if (data === null) {
    return refuse(
      'Say where the evaluation data lies: NUTGRAF_BENCH=/path npm run bench, or npm run bench -- --data /path.',
    );
  }
  if (!existsSync(data) || !statSync(data).isDirectory())
    return refuse(`There is no folder "${data}" of evaluation data.`);

  const results: Result[] = [];
  for (const name of given.suites.length > 0 ? given.suites : names)
    results.push(await runSuite(name, resolve(data), given.quick));
  const table = tableOf(results);
  process.stdout.write(`${table}\n`);
  // A part of the suites, or a quick look, must not stand as the whole result.
  if (given.suites.length === 0 && !given.quick) writeResults(results, table);
  return results.some(({ failed }) => failed !== undefined) ? 1 : 0;
}

function readArguments(): { suites: string[]; data: string | null; quick: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { data: { type: 'string' }, quick: { type: 'boolean' } },
    });
    return { suites: positionals, data: values.data ?? null, quick: values.quick === true };
  } catch (error) {
    refuse((error as Error).message);
    return null;
  }
}

async function runSuite(name: string, data: string, quick: boolean): Promise<Result> {
  const { default: suite }: { default: Suite } = await import(`./suites/${name}.ts`);
  const say = (line: string) => void process.stderr.write(`${name}: ${line}\n`);
  say(suite.summary);
  const started = performance.now();
  try {
    const { figures, errors = [] } = await suite.run({ data, quick, say });
    say(`done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    if (errors.length > 0) say(`lost ${errors.length}: ${countStages(errors)}`);
    return { name, summary: suite.summary, figures, errors };
  } catch (error) {
    // One suite that breaks, or whose data is missing, must not cost the figures of the others.
    say(`failed: ${(error as Error).stack ?? error}`);
    return { name, summary: suite.summary, figures: [], errors: [], failed: (error as Error).message };
  }
}

/**
 * The table and how much each stage lost go into RESULTS.md. The single items hold text of the data, which must not be
 * in the repository: they go into a file that git ignores.
 */
function writeResults(results: readonly Result[], table: string): void {
  const failing = results.filter(({ errors }) => errors.length > 0);
  const lost = failing.map(({ name, errors }) => `- ${name}: ${errors.length} (${countStages(errors)})`);
  const head = '# Results\n\nWritten by one run of `npm run bench`; README.md beside it defines each figure.\n';
  const where =
    '## What was lost, by stage\n\nThe single items are in `errors.log`, which each run writes anew beside this file.\n';
  writeFileSync(join(folder, 'RESULTS.md'), `${head}\n${table}\n\n${where}\n${lost.join('\n')}\n`);
  const items = failing.flatMap(({ name, errors }) => errors.map((line) => `${name}: ${line.replace(/\s+/g, ' ')}`));
  writeFileSync(join(folder, 'errors.log'), `${items.join('\n')}\n`);
}

/** How many items each stage lost, the worst first. */
function countStages(errors: readonly string[]): string {
  const stages = [...Map.groupBy(errors, stageOf)].sort((a, b) => b[1].length - a[1].length);
  return stages
    .slice(0, mostStages)
    .map(([stage, lines]) => `${stage} ${lines.length}`)
    .join(', ');
}

/** The stage that lost an item, which its line begins with; "other" where it names none. */
function stageOf(line: string): string {
  return /^([a-z][a-z -]{2,24}?)(?::| \d| [a-z]+\/)/.exec(line)?.[1]?.trim() ?? 'other';
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
