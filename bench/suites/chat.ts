import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DiscordDouble, startDiscord } from '../../tests/doubles/discord.ts';
import { type SlackDouble, startSlack } from '../../tests/doubles/slack.ts';
import type { Figure, Suite } from '../suite.ts';

const root = join(import.meta.dirname, '../..');
const words = [
  ['brief', 'northkorea', 'topic'],
  ['ask', 'who met Kim Yong Chol?', 'question'],
  ['timeline', 'northkorea', 'topic'],
  ['topics', '', ''],
] as const;

/** A command that was sent: when, and where its acknowledgement and answers are to be found. */
type Sent = {
  readonly at: number;
  readonly ackedAt: () => number | undefined;
  readonly answers: () => number;
};

/** The bot as people run it, in a process of its own, talking with the real libraries to doubles of both platforms. */
const suite: Suite = {
  name: 'chat',
  summary: '200 commands in 10 s on Slack and on Discord at once, then memory over 5,000',
  async run({ quick, say }) {
    const folder = await mkdtemp(join(tmpdir(), 'nutgraf-chat-'));
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()]);
    const bot = await serve(slack, discord, folder);
    try {
      say('both platforms are up');
      const load = await press({ slack, discord, count: 200, everyMs: 50, user: () => 'U1' });
      say('200 commands on each platform are answered');
      const before = residentMb(bot);
      const many = quick ? 600 : 2300;
      const first = await press({
        slack,
        discord,
        count: many / 2,
        everyMs: 0,
        atOnce: 20,
        user: (at) => `U${at % 40}`,
      });
      const middle = residentMb(bot);
      const second = await press({
        slack,
        discord,
        count: many / 2,
        everyMs: 0,
        atOnce: 20,
        user: (at) => `U${at % 40}`,
      });
      const after = residentMb(bot);
      const all = [...load, ...first, ...second];
      return { figures: [...figuresOf(load, all, slack, discord), ...memory(before, middle, after, all.length)] };
    } finally {
      bot.kill('SIGKILL');
      await Promise.all([slack.stop(), discord.stop()]);
      await rm(folder, { recursive: true, force: true });
    }
  },
};
export default suite;

async function serve(slack: SlackDouble, discord: DiscordDouble, folder: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH ?? '',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  const main = join(root, 'src/main.ts');
  const store = ['--store', `sqlite:${folder}/a.db`];
  await new Promise((resolve) => {
    spawn(process.execPath, [main, 'ingest', join(root, 'seeds'), ...store], { env, stdio: 'ignore' }).on(
      'exit',
      resolve,
    );
  });
  const child = spawn(process.execPath, [main, 'serve', ...store], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (/slack: up/.test(said) && /discord: up/.test(said)) resolve();
    });
    child.on('exit', () => reject(new Error(`serve ended: ${said}`)));
  });
  return child;
}

/** Sends `count` commands to each platform, one every `everyMs`, and waits up to 30 s until all are answered. */
async function press(options: {
  readonly slack: SlackDouble;
  readonly discord: DiscordDouble;
  readonly count: number;
  readonly everyMs: number;
  /** Most commands that may be waiting for an answer before the next is sent. */
  readonly atOnce?: number;
  readonly user: (at: number) => string;
}): Promise<Sent[]> {
  const { slack, discord, count, everyMs, user, atOnce = Number.POSITIVE_INFINITY } = options;
  const sent: Sent[] = [];
  const started = performance.now();
  for (let at = 0; at < count; at++) {
    sent.push(onSlack(slack, at, user(at)), onDiscord(discord, at, user(at)));
    await pause(Math.max(0, started + (at + 1) * everyMs - performance.now()));
    while (sent.slice(-2 * atOnce).filter((each) => each.answers() === 0).length >= atOnce) await pause(5);
  }
  for (let tries = 0; tries < 600 && sent.some((each) => each.answers() === 0); tries++) await pause(50);
  return sent;
}

let serial = 0;

function onSlack(slack: SlackDouble, at: number, user: string): Sent {
  const [command, text] = words[at % words.length]!;
  const id = `b${++serial}`;
  const sentAt = Date.now();
  const envelope = slack.send('slash_commands', {
    command: `/${command}`,
    text,
    user_id: user,
    channel_id: 'C1',
    team_id: 'T1',
    response_url: slack.responseUrl(id),
    trigger_id: id,
  });
  return {
    at: sentAt,
    ackedAt: () => slack.ackedAt(envelope),
    answers: () => answersOn(slack).get(`/respond/${id}`) ?? 0,
  };
}

function onDiscord(discord: DiscordDouble, at: number, user: string): Sent {
  const [name, text, option] = words[at % words.length]!;
  const options = option === '' ? [] : [{ name: option, type: 3, value: text }];
  const sentAt = Date.now();
  const id = user.replace('U', '60000000000000000');
  const member = {
    user: { id, username: user, discriminator: '0', avatar: null },
    roles: [],
    permissions: '0',
    joined_at: '2026-01-01T00:00:00+00:00',
  };
  const { id: interaction, token } = discord.interact({ type: 2, data: { id: '1', name, type: 1, options }, member });
  return {
    at: sentAt,
    ackedAt: () => discord.calls.find(({ path }) => path.startsWith(`/interactions/${interaction}/`))?.at,
    answers: () => answersOn(discord).get(token) ?? 0,
  };
}

// Counting is done anew only when calls have come in: it is asked for every command, again and again.
const counted = new WeakMap<object, { calls: number; answers: Map<string, number> }>();

/** Answers by response_url or interaction token, without the signs of life that an answer takes the place of. */
function answersOn(platform: SlackDouble | DiscordDouble): Map<string, number> {
  const known = counted.get(platform) ?? { calls: 0, answers: new Map<string, number>() };
  counted.set(platform, known);
  for (; known.calls < platform.calls.length; known.calls++) {
    const call = platform.calls[known.calls]!;
    const key = 'path' in call ? /^\/webhooks\/\d+\/([^/]+)\//.exec(call.path)?.[1] : String(call.body._url ?? '');
    const working = JSON.stringify(call.body).includes('Working on it');
    if (key && !working) known.answers.set(key, (known.answers.get(key) ?? 0) + 1);
  }
  return known.answers;
}

function figuresOf(load: readonly Sent[], all: readonly Sent[], slack: SlackDouble, discord: DiscordDouble): Figure[] {
  const waits = load.map((each) => (each.ackedAt() ?? Number.POSITIVE_INFINITY) - each.at).sort((a, b) => a - b);
  const note = `${load.length} commands in 10 s on two platforms, one process`;
  return [
    { name: 'slowest acknowledgement, ms', value: waits.at(-1)!, target: 1000, better: 'lower', note },
    { name: 'median acknowledgement, ms', value: waits[Math.floor(waits.length / 2)]!, better: 'lower', note },
    {
      name: 'commands never answered',
      value: all.filter((each) => each.answers() === 0).length,
      target: 0,
      better: 'lower',
    },
    {
      name: 'commands not answered exactly once',
      value: all.filter((each) => each.answers() !== 1).length,
      target: 0,
      better: 'lower',
      note: `${all.length} commands`,
    },
    {
      name: 'messages a platform refused',
      value: slack.refused.length + discord.refused.length,
      target: 0,
      better: 'lower',
    },
  ];
}

function memory(before: number, middle: number, after: number, count: number): Figure[] {
  const note = `resident, after 400, ${Math.round((count + 400) / 2)} and ${count} commands: ${before}, ${middle}, ${after} MB`;
  return [{ name: 'memory grown over the second half, MB', value: after - middle, target: 20, better: 'lower', note }];
}

function residentMb(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
