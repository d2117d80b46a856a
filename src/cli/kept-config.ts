import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/**
 * Reads a config file as `readConfig` does, and throws as it does. A file that was found right is kept as checked, so
 * that the YAML and schema packages, a tenth of a digest's time, are loaded only after it or the code that checks it
 * changed. Kept under `root`'s node_modules beside the compile cache; where that cannot be written nothing is kept.
 */
export async function readKeptConfig(path: string, root: string): Promise<Config> {
  const modules = join(root, 'node_modules');
  const kept = join(modules, '.cache', 'nutgraf', 'config.json');
  const key = keyOf(path, root);
  const known = key === null ? null : lookUp(kept, key);
  if (known !== null) return known;
  const { readConfig } = await import('../config.ts');
  const config = readConfig(path);
  if (key !== null && existsSync(modules)) keep(kept, key, config);
  return config;
}

/** Everything a checked config depends on: the words themselves, the code that checks them, and its packages. */
function keyOf(path: string, root: string): string | null {
  try {
    const code = ['src/config.ts', 'package-lock.json'].map((name) => {
      const { mtimeMs, size } = statSync(join(root, name));
      return [mtimeMs, size];
    });
    return JSON.stringify([path, process.version, code, readFileSync(path, 'utf8')]);
  } catch {
    // What is missing is reported by whoever reads it.
    return null;
  }
}

function lookUp(kept: string, key: string): Config | null {
  try {
    const found = JSON.parse(readFileSync(kept, 'utf8')) as { readonly key: string; readonly config: Config };
    return found.key === key ? found.config : null;
  } catch {
    return null;
  }
}

function keep(kept: string, key: string, config: Config): void {
  try {
    mkdirSync(join(kept, '..'), { recursive: true });
    // Renamed when whole: two processes may start at once.
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, JSON.stringify({ key, config }));
    renameSync(part, kept);
  } catch {
    // A read-only install pays each time.
  }
}
