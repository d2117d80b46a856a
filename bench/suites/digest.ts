import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateYear } from '../digest-year.ts';
import type { Figure, Suite } from '../suite.ts';

type Many = {
  readonly computed: number;
  readonly posted: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
};

/** Scheduled digests: a year with clock changes, crashes and faults, and ten thousand of them at eight o'clock. */
export default {
  name: 'digest',
  summary: 'Scheduled digests: exactly once over a year, and 10,000 at once',
  async run({ data, quick, say }) {
    say('simulating');
    const year = await simulateYear({ days: quick ? 60 : 365, seed: 7 });
    say('ten thousand');
    const many = deliverMany(data, quick ? 1000 : 10_000);
    const figures: Figure[] = [
      {
        name: 'slots',
        value: year.slots,
        note: `${year.days} days, 40 zones, two processes, ${year.crashes} crashes, ${year.faults} faults`,
      },
      { name: 'lost', value: year.lost, target: 0, better: 'lower' },
      { name: 'double', value: year.double, target: 0, better: 'lower' },
      { name: 'early', value: year.early, target: 0, better: 'lower' },
      {
        name: 'late without a label',
        value: year.unlabelled,
        target: 0,
        better: 'lower',
        note: `${year.late} late, all labelled but these`,
      },
      {
        name: 'digests computed',
        value: many.computed,
        target: 50,
        better: 'lower',
        note: `for ${many.posted} subscriptions sharing 50 topics`,
      },
      { name: 'CPU seconds', value: many.cpuSeconds, target: 60, better: 'lower', note: `${many.posted} posted` },
      {
        name: 'peak memory in MB',
        value: many.peakMb,
        target: 500,
        better: 'lower',
        note: 'of the whole process',
      },
    ];
    return { figures, errors: year.errors };
  },
} satisfies Suite;

// In processes of their own: peak memory belongs to a process, and this one has read other suites' data.
function deliverMany(data: string, count: number): Many {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-bench-'));
  const script = join(import.meta.dirname, '..', 'digest-many.ts');
  const url = `sqlite:${join(folder, 'store.db')}`;
  try {
    execFileSync(process.execPath, [script, 'fill', url, data, String(count)]);
    return JSON.parse(execFileSync(process.execPath, [script, 'deliver', url], { encoding: 'utf8' })) as Many;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
