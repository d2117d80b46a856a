import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

type RunOptions = {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent as soon as the process has written anything to standard error, or after this many lines of output. */
  readonly interruptWhen?: (written: { out: string; err: string }) => boolean;
};

/** Runs the real program with this process's Node, without what npm and the machine set in the environment. */
export function nutgraf(
  args: readonly string[],
  { input = '', env = {}, interruptWhen }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const clean = { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'Asia/Kathmandu', ...env };
    const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], { env: clean, cwd: root });
    const written = { out: '', err: '' };
    let interrupted = false;
    const look = () => {
      if (interrupted || interruptWhen === undefined || !interruptWhen(written)) return;
      interrupted = true;
      child.kill('SIGINT');
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written.out += text;
      look();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      written.err += text;
      look();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: written.out, err: written.err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** A new empty folder. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nutgraf-'));
}

/** The URL of a store that does not exist yet. */
export function temporaryStore(): string {
  return `sqlite:${join(temporaryFolder(), 'store.db')}`;
}
