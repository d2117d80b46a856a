import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import { startDiscord } from '../doubles/discord.ts';
import { signed, startSlack } from '../doubles/slack.ts';
import { freePort } from './free-port.ts';
import { followUps, quiet, talkingBot } from './talk.ts';

let talking: Awaited<ReturnType<typeof talkingBot>>;
beforeAll(async () => {
  talking = await talkingBot();
}, 30_000);
afterAll(() => talking.close());

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

let serial = 0;
const newId = () => `j${++serial}`;

type Body = Readonly<Record<string, unknown>>;
type Person = {
  /** Types a slash command and gives what this person is shown in the end. */
  readonly type: (command: string, text: string) => Promise<Body>;
  /** Presses the button with this label below what was shown; gives what comes of it. */
  readonly press: (shown: Body, label: string) => Promise<Body>;
  /** What the platform would have refused. */
  readonly refused: () => readonly string[];
};

async function slackPerson(mode: 'socket' | 'http'): Promise<Person> {
  const slack = await startSlack();
  const { botToken, appToken, apiUrl } = slack;
  const port = await freePort();
  const way = mode === 'socket' ? { appToken } : { signingSecret: 'shhh', port };
  const adapter = createSlack({
    settings: { botToken, apiUrl, ...way },
    bot: talking.bot,
    log: quiet,
    now: () => new Date(),
    newId,
  });
  running.push(slack, { stop: () => adapter.stop(2000) });
  await adapter.start();
  if (mode === 'socket') await slack.until(slack.connected);

  const send = async (type: 'slash_commands' | 'interactive', payload: object): Promise<void> => {
    if (mode === 'socket') {
      const envelope = slack.send(type, payload);
      await slack.until(() => slack.acked(envelope) !== undefined);
      return;
    }
    const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
    const body = new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...signed('shhh', body, Math.floor(Date.now() / 1000)),
    };
    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body, headers });
    expect(response.status).toBe(200);
    await response.text();
  };
  const answer = async (id: string): Promise<Body> => {
    const found = () =>
      slack
        .of('response_url')
        .find(({ body }) => body._url === `/respond/${id}` && !String(body.text).startsWith('Working'));
    await slack.until(() => found() !== undefined);
    return found()!.body;
  };
  return {
    async type(command, text) {
      const id = newId();
      const who = { user_id: 'U1', channel_id: 'C1', team_id: 'T1' };
      await send('slash_commands', {
        command: `/${command}`,
        text,
        ...who,
        response_url: slack.responseUrl(id),
        trigger_id: id,
      });
      return answer(id);
    },
    async press(shown, label) {
      const blocks = shown.blocks as { elements?: { value: string; text: { text: string } }[] }[];
      const button = blocks.flatMap((block) => block.elements ?? []).find((each) => each.text?.text === label);
      const id = newId();
      await send('interactive', {
        type: 'block_actions',
        user: { id: 'U1', name: 'ada' },
        team: { id: 'T1' },
        channel: { id: 'C1' },
        trigger_id: id,
        response_url: slack.responseUrl(id),
        actions: [{ type: 'button', action_id: 'press:0', value: button?.value ?? `no ${label}`, action_ts: id }],
      });
      return answer(id);
    },
    refused: () => slack.refused,
  };
}

async function discordPerson(): Promise<Person> {
  const discord = await startDiscord();
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const adapter = createDiscord({ settings, bot: talking.bot, log: quiet, now: () => new Date(), newId });
  running.push(discord, { stop: () => adapter.stop(2000) });
  await adapter.start();

  const answer = async (token: string, pattern: RegExp): Promise<Body> => {
    const found = () =>
      discord
        .of(pattern)
        .find(({ path, body }) => path.includes(`/${token}`) && !JSON.stringify(body).includes('Working on it'));
    await discord.until(() => found() !== undefined);
    return found()!.body;
  };
  const names: Record<string, string> = { brief: 'topic', ask: 'question' };
  return {
    async type(command, text) {
      const options = [{ name: names[command], type: 3, value: text }];
      const { token } = discord.interact({ type: 2, data: { id: '1', name: command, type: 1, options } });
      return answer(token, /^PATCH/);
    },
    async press(shown, label) {
      const rows = shown.components as { components: { label: string; custom_id: string }[] }[];
      const button = rows.flatMap((row) => row.components).find((each) => each.label === label);
      const message = {
        id: '5',
        channel_id: '7',
        author: { id: '9', username: 'n' },
        content: '',
        embeds: [],
        attachments: [],
        mentions: [],
        mention_roles: [],
        type: 0,
      };
      const { token } = discord.interact({
        type: 3,
        data: { custom_id: button?.custom_id ?? '', component_type: 2 },
        message,
      });
      return answer(token, label === 'Share' ? /^POST \/webhooks/ : /^PATCH/);
    },
    refused: () => discord.refused,
  };
}

const people = [
  { place: 'Slack in Socket Mode', arrive: () => slackPerson('socket') },
  { place: 'Slack over HTTP', arrive: () => slackPerson('http') },
  { place: 'Discord', arrive: discordPerson },
];

describe.each(people)('somebody on $place', ({ arrive }) => {
  it('is briefed, sees the timeline and the quotes, and shares', { timeout: 20_000 }, async () => {
    const person = await arrive();

    const brief = await person.type('brief', 'northkorea');
    const timeline = await person.press(brief, 'Timeline');
    const sources = await person.press(brief, 'Sources');
    const shared = await person.press(brief, 'Share');

    expect(JSON.stringify(brief)).toMatch(/\[1\\*\]/);
    expect(JSON.stringify(timeline)).toContain('Timeline');
    expect(JSON.stringify(sources)).toMatch(/>[^>]{20,}/);
    expect(JSON.stringify(shared)).toContain('Shared by');
    expect(person.refused()).toEqual([]);
  });

  it('asks, and asks on in ten ways', { timeout: 20_000 }, async () => {
    const person = await arrive();

    const first = await person.type('ask', 'who met Kim Yong Chol?');
    const answers: string[] = [];
    for (const words of followUps) answers.push(JSON.stringify(await person.type('ask', words)));

    expect(JSON.stringify(first)).toContain('Pompeo');
    expect(answers.filter((answer) => /Something went wrong|⛔/.test(answer))).toEqual([]);
    expect(answers[1]).toMatch(/Pyongyang|New York|Washington/);
    expect(person.refused()).toEqual([]);
  });

  it('is told privately how a command is used', { timeout: 20_000 }, async () => {
    const person = await arrive();

    const usage = JSON.stringify(await person.type('brief', 'northkorea length:huge'));

    expect(usage).toContain('Usage');
    expect(usage).not.toContain('in_channel');
    expect(person.refused()).toEqual([]);
  });
});
