import './compile-cache.js';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const [{ runCli }, { newsroomOpener }, { commands }] = await Promise.all([
  import('./cli/run.ts'),
  import('./newsroom.ts'),
  import('../commands/index.ts'),
]);

const now = () => new Date();
process.exitCode = await runCli({
  argv: process.argv.slice(2),
  root,
  process,
  env: process.env,
  now,
  // Only to find a line in the log again; loading a better source of randomness costs as much as a query.
  newId: () => Math.random().toString(36).slice(2, 10),
  entries: commands,
  openNewsroom: newsroomOpener({ root, now }),
});
