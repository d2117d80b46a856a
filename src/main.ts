import { randomBytes } from 'node:crypto';
import module from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

// First of all: what is imported after this line is compiled once and read from the cache afterwards. It lies where git
// does not look; where that cannot be written (a read-only install), in the folder for temporary files.
const { compileCacheStatus } = module.constants;
const cache = module.enableCompileCache(join(root, 'node_modules', '.cache', 'nutgraf'));
if (cache.status === compileCacheStatus.FAILED) module.enableCompileCache();

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
  newId: () => randomBytes(4).toString('hex'),
  entries: commands,
  openNewsroom: newsroomOpener({ root, now }),
});
