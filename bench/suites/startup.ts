import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Suite } from '../suite.ts';

const root = join(import.meta.dirname, '..', '..');

/** Runs one whole process and gives its wall time in milliseconds. Throws when it does not exit with 0. */
function timeMs(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/**
 * Whole processes with the seeds in the store, beside a process that only loads @slack/bolt. The ratio is the median
 * over rounds of the ratio within a round, so that a busy machine weighs on both sides.
 */
const suite: Suite = {
  name: 'startup',
  summary: 'brief and ask as whole processes, against loading @slack/bolt',
  async run({ quick, say }) {
    const store = `sqlite:${join(mkdtempSync(join(tmpdir(), 'nutgraf-bench-')), 'store.db')}`;
    const nutgraf = (...words: string[]) => [
      '--import',
      './src/compile-cache.js',
      'src/main.ts',
      ...words,
      '--store',
      store,
    ];
    const commands = {
      brief: nutgraf('brief', 'northkorea'),
      ask: nutgraf('ask', 'who met Kim Yong Chol?'),
    };
    const bolt = ['--input-type=module', '-e', "await import('@slack/bolt')"];
    timeMs(nutgraf('ingest', 'seeds'));
    for (const args of Object.values(commands)) timeMs(args);

    const ratios: Record<keyof typeof commands, number[]> = { brief: [], ask: [] };
    const times: Record<keyof typeof commands | 'bolt', number[]> = { brief: [], ask: [], bolt: [] };
    const rounds = quick ? 5 : 21;
    for (let round = 0; round < rounds; round++) {
      const base = timeMs(bolt);
      times.bolt.push(base);
      for (const name of ['brief', 'ask'] as const) {
        const took = timeMs(commands[name]);
        times[name].push(took);
        ratios[name].push(took / base);
      }
    }
    const ms = (name: keyof typeof times) => `${median(times[name]).toFixed(0)} ms`;
    say(`bolt ${ms('bolt')}, brief ${ms('brief')}, ask ${ms('ask')}`);
    return {
      figures: (['brief', 'ask'] as const).map((name) => ({
        name: `${name} northkorea / import @slack/bolt`.replace('ask northkorea', 'ask'),
        value: median(ratios[name]),
        target: 1.2,
        better: 'lower',
        note: `median of ${rounds} rounds; ${ms(name)} against ${ms('bolt')}`,
      })),
    };
  },
};

export default suite;
