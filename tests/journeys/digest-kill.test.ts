import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../src/language/engine-version.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Article, Destination } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import { startDiscord } from '../doubles/discord.ts';
import { startSlack } from '../doubles/slack.ts';

const root = join(import.meta.dirname, '..', '..');
const preload = join(import.meta.dirname, 'die-at.mjs');
const text =
  'The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. Rescue boats brought all passengers ashore within two hours.';

let folder: string;
let running: ChildProcess[] = [];
const doubles: { stop(): Promise<unknown> }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nutgraf-kill-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  for (const each of doubles.splice(0)) await each.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A store with one article and one subscription whose slot has just gone by. */
async function prepare(to: Destination): Promise<void> {
  await writeFile(join(folder, 'nutgraf.yaml'), 'topics:\n  ferry: { title: Ferries, match: [ferry] }\n');
  const store = await openStore(`sqlite:${join(folder, 'store.db')}`, { engine: ENGINE_VERSION });
  const article: Article = {
    id: 'a',
    title: null,
    publisher: 'Coast',
    author: null,
    published: '2026-01-12',
    publishedHow: 'read',
    url: null,
    source: 'desk',
    text,
  };
  await store.put([{ article, reading: readArticle(article) }]);
  const due = Temporal.Now.zonedDateTimeISO('UTC').subtract({ minutes: 2 });
  await store.ledger.saveSubscription({
    id: 's1',
    topics: ['ferry'],
    to,
    at: due.toPlainTime().toString({ smallestUnit: 'minute' }),
    days: [1, 2, 3, 4, 5, 6, 7],
    zone: 'UTC',
    length: 'short',
    quiet: 'silent',
    paused: false,
    by: 'U1',
    since: due.subtract({ hours: 1 }).toInstant().toString(),
  });
  await store.close();
}

function serve(env: Record<string, string>, dieAt = ''): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--import', preload, join(root, 'src/main.ts'), 'serve', '--store', `sqlite:${join(folder, 'store.db')}`],
    {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', NUTGRAF_CONFIG: join(folder, 'nutgraf.yaml'), DIE_AT: dieAt, ...env },
      stdio: 'ignore',
    },
  );
  running.push(child);
  return child;
}

const ended = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));

/** As if the dead process's lease had run out; nothing here waits for ten minutes. */
function runOutLease(): void {
  const db = new DatabaseSync(join(folder, 'store.db'), { timeout: 5000 });
  db.exec("UPDATE deliveries SET lease_until = '2000-01-01' WHERE lease_until IS NOT NULL");
  db.close();
}

async function recorded(): Promise<void> {
  const db = new DatabaseSync(join(folder, 'store.db'), { timeout: 5000 });
  const state = db.prepare('SELECT state FROM deliveries');
  // Watched rather than waited for: the process under test is another one.
  while (state.get()?.state !== 'recorded') await new Promise((resolve) => setImmediate(resolve));
  db.close();
}

const steps = [
  ['it has claimed the slot', 'after:INSERT INTO deliveries (subscription, slot, state, attempts'],
  ['the digest is written down', 'after:SET composed = ?'],
  ['the platform took the post, before that is noted', "before:state = 'posted', message"],
  ['the post is noted', "after:state = 'posted', message"],
  ['it was about to record what it told', "before:state = 'recorded'"],
] as const;

describe('a process killed while it delivers a digest', () => {
  it.each(steps)('leaves exactly one message on Slack when killed after %s', { timeout: 60_000 }, async (_, dieAt) => {
    const slack = await startSlack();
    doubles.push(slack);
    await prepare({ platform: 'slack', workspace: 'T1', channel: 'C1' });
    const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };

    expect(await ended(serve(env, dieAt))).toBe('SIGKILL');
    runOutLease();
    serve(env);
    await recorded();

    const posted = [...slack.messages.values()];
    const inChannel = posted.filter(({ body }) => body.thread_ts === undefined);
    expect(inChannel.map(({ channel }) => channel)).toEqual(['C1']);
    // The details stand once in the thread below it.
    expect(posted.filter(({ body }) => body.thread_ts === inChannel[0]?.ts)).toHaveLength(1);
    expect(posted).toHaveLength(2);
    expect(slack.refused).toEqual([]);
  });

  it.each(steps)(
    'leaves exactly one message on Discord when killed after %s',
    { timeout: 60_000 },
    async (_, dieAt) => {
      const discord = await startDiscord();
      doubles.push(discord);
      const channel = '700000000000000001';
      await prepare({ platform: 'discord', workspace: '800000000000000001', channel });
      const env = {
        DISCORD_TOKEN: discord.token,
        DISCORD_APPLICATION_ID: discord.appId,
        DISCORD_API_URL: discord.apiUrl,
      };

      expect(await ended(serve(env, dieAt))).toBe('SIGKILL');
      runOutLease();
      serve(env);
      await recorded();

      expect(
        [...discord.messages.keys()].filter((path) => path.startsWith(`/channels/${channel}/messages`)),
      ).toHaveLength(1);
      expect(discord.refused).toEqual([]);
    },
  );
});
