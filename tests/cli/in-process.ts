import { PassThrough, Readable } from 'node:stream';
import { commands } from '../../commands/index.ts';
import { runCli } from '../../src/cli/run.ts';
import { newsroomOpener } from '../../src/newsroom.ts';
import { type Ran, root } from '../journeys/process.ts';

/** Runs a command line in this process, on the real rooms, with a clock that stands still. Quicker than a process. */
export async function cli(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = { out: '', err: '' };
  stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  stderr.setEncoding('utf8').on('data', (text: string) => {
    written.err += text;
  });
  const now = () => new Date('2020-05-04T12:00:00Z');
  const process = {
    stdout,
    stderr,
    stdin: Readable.from([Buffer.from(input)]),
    on: () => {},
    off: () => {},
    exit: () => {},
  };
  const code = await runCli({
    argv: args,
    root,
    process: process as unknown as NodeJS.Process,
    env,
    now,
    newId: () => 'id',
    entries: commands,
    openNewsroom: newsroomOpener({ root, now }),
  });
  await Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream.end(resolve))));
  return { code, ...written };
}
