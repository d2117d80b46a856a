import { afterEach, describe, expect, it } from 'vitest';
import { createDiscord, type DiscordOptions } from '../../src/adapters/discord/adapter.ts';
import type { Typed } from '../../src/bot/adapter.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { type DiscordDouble, startDiscord } from '../doubles/discord.ts';
import { type FakeBot, fakeBot, saying, silent } from './fake-bot.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

let serial = 0;

const manager = {
  user: { id: '600000000000000007', username: 'editor', discriminator: '0', avatar: null },
  roles: [],
  permissions: '32',
  joined_at: '2026-01-01T00:00:00+00:00',
};

async function world(bot: FakeBot = fakeBot(), more: Partial<DiscordOptions> = {}) {
  const discord = await startDiscord();
  const adapter = createDiscord({
    settings: { token: discord.token, apiUrl: discord.apiUrl },
    bot,
    log: silent,
    now: () => new Date(),
    newId: () => `d${++serial}`,
    ...more,
  });
  running.push(discord, { stop: () => adapter.stop(2000) });
  const started = await adapter.start();
  return { discord, bot, adapter, started };
}

type Sent = {
  embeds?: { description: string }[];
  components?: { components: { label: string; custom_id: string }[] }[];
};

function slash(discord: DiscordDouble, name: string, options: object[] = [], more: object = {}) {
  return discord.interact({ type: 2, data: { id: '1', name, type: 1, options }, ...more });
}

/** What the person of an interaction was shown in the end. */
function edits(discord: DiscordDouble, token: string): Sent[] {
  return discord
    .of(/^PATCH .*@original/)
    .filter(({ path }) => path.includes(token))
    .map(({ body }) => body as Sent);
}

function button(sent: Sent, label: string): string {
  const buttons = sent.components?.flatMap((row) => row.components) ?? [];
  return buttons.find((each) => each.label?.includes(label))?.custom_id ?? `no button ${label}`;
}

/** What Discord says of every message beside who wrote what where. */
const bareMessage = {
  timestamp: '2026-01-15T08:00:00+00:00',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
};

function press(discord: DiscordDouble, customId: string) {
  return discord.interact({
    type: 3,
    data: { custom_id: customId, component_type: 2 },
    message: {
      id: '5',
      channel_id: '700000000000000001',
      author: { id: '900000000000000001', username: 'nutgraf', discriminator: '0', avatar: null },
      content: '',
      ...bareMessage,
    },
  });
}

function said(discord: DiscordDouble, content: string, more: object = {}): string {
  const id = `12000000000000000${10 + ++serial}`;
  discord.dispatch('MESSAGE_CREATE', {
    id,
    channel_id: '700000000000000001',
    guild_id: '800000000000000001',
    author: { id: '600000000000000001', username: 'ada', discriminator: '0', avatar: null },
    content,
    ...bareMessage,
    mentions: [{ id: '900000000000000001', username: 'nutgraf', discriminator: '0', avatar: null, bot: true }],
    ...more,
  });
  return id;
}

const posted = (discord: DiscordDouble) => discord.of(/^POST \/channels\/\d+\/messages/);

describe('createDiscord', () => {
  it('acknowledges before it works, then edits the answer in', async () => {
    let go: (reply: Reply) => void = () => {};
    const bot = fakeBot(
      () =>
        new Promise((resolve) => {
          go = resolve;
        }),
    );
    const { discord } = await world(bot);

    const { token } = slash(discord, 'brief', [
      { name: 'words', type: 3, value: 'rivers' },
      { name: 'since', type: 3, value: 'last week' },
    ]);
    await bot.begun;
    const before = edits(discord, token).length;
    go(saying(bot.asked[0]!));
    await discord.until(() => edits(discord, token).length === 1);

    expect(before).toBe(0);
    expect(discord.of(/callback/)[0]?.body).toMatchObject({ type: 5, data: { flags: 64 } });
    expect(bot.asked[0]).toMatchObject({
      command: 'brief',
      text: 'rivers since:"last week"',
      place: { platform: 'discord', workspace: '800000000000000001' },
    });
    expect(edits(discord, token)[0]).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(discord.refused).toEqual([]);
  });

  it('runs a pressed button, shares a reply once, and stores a thumb', async () => {
    const { discord, bot } = await world();
    const { token } = slash(discord, 'brief', [{ name: 'words', type: 3, value: 'rivers' }]);
    await discord.until(() => edits(discord, token).length === 1);
    const reply = edits(discord, token)[0]!;

    const sources = press(discord, button(reply, 'Sources'));
    await discord.until(() => edits(discord, sources.token).length === 1);
    const share = press(discord, button(reply, 'Share'));
    await discord.until(() => edits(discord, share.token).length === 1);
    const again = press(discord, button(reply, 'Share'));
    await discord.until(() => edits(discord, again.token).length === 1);
    const thumb = press(discord, button(reply, '👎'));
    await discord.until(() => edits(discord, thumb.token).length === 1);
    const shared = discord.of(/^POST \/webhooks/);

    expect(bot.asked[1]).toMatchObject({ command: 'timeline', text: 'rivers with quotes' });
    expect(shared).toHaveLength(1);
    expect(shared[0]?.body).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(JSON.stringify(shared[0]?.body)).toContain('Shared by');
    expect(bot.rated).toMatchObject([{ rating: 'down', about: 'brief rivers' }]);
    expect(discord.refused).toEqual([]);
  });

  it('answers a mention, and somebody else who replies to the answer, in one chain', async () => {
    const { discord, bot } = await world();

    const first = said(discord, '<@900000000000000001> who met the minister?');
    await discord.until(() => posted(discord).length === 1);
    const answer = [...discord.messages.values()].at(-1) as { id: string };
    said(discord, 'and when?', {
      author: { id: '600000000000000002', username: 'bob', discriminator: '0', avatar: null },
      message_reference: { message_id: answer.id, channel_id: '700000000000000001' },
    });
    await discord.until(() => posted(discord).length === 2);
    said(discord, 'not for the bot', { mentions: [] });
    said(discord, 'brief rivers', { guild_id: undefined, channel_id: '710000000000000001', mentions: [] });
    await discord.until(() => posted(discord).length === 3);

    expect(bot.asked.map(({ command, text }) => `${command} ${text}`)).toEqual([
      'ask who met the minister?',
      'ask and when?',
      'brief rivers',
    ]);
    expect(bot.asked[1]?.place.thread).toBe(first);
    expect(posted(discord)[0]?.body).toMatchObject({
      message_reference: { message_id: first },
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
    expect(discord.refused).toEqual([]);
  });

  it('completes what is being typed', async () => {
    const { discord } = await world();

    discord.interact({
      type: 4,
      data: { id: '1', name: 'brief', type: 1, options: [{ name: 'words', type: 3, value: 'nor', focused: true }] },
    });
    await discord.until(() => discord.of(/callback/).length === 1);

    expect(discord.of(/callback/)[0]?.body).toMatchObject({
      type: 8,
      data: { choices: [{ name: 'topics nor' }, { name: 'northern lights' }] },
    });
    expect(discord.refused).toEqual([]);
  });

  it('opens the form of a digest and runs what was filled in', async () => {
    const { discord, bot } = await world();
    slash(discord, 'digest', [{ name: 'words', type: 3, value: 'add' }]);
    await discord.until(() => discord.of(/callback/).length === 1);

    const row = (id: string, value: string) => ({ type: 1, components: [{ type: 4, custom_id: id, value }] });
    const { token } = discord.interact({
      type: 5,
      member: manager,
      data: { custom_id: 'form:subscribe', components: [row('topic', 'rivers'), row('at', '8am')] },
    });
    await discord.until(() => edits(discord, token).length === 1);

    expect(discord.of(/callback/)[0]?.body).toMatchObject({ type: 9 });
    expect(bot.asked).toMatchObject([{ command: 'digest', text: 'add rivers at 8am' }]);
    expect(discord.refused).toEqual([]);
  });

  it('briefs the link of a message', async () => {
    const { discord, bot } = await world();
    const message = {
      id: '5',
      channel_id: '7',
      author: { id: '6', username: 'x', discriminator: '0', avatar: null },
      content: 'see https://news.example/a.',
      ...bareMessage,
    };

    const { token } = discord.interact({
      type: 2,
      data: { id: '1', name: 'Brief this link', type: 3, target_id: '5', resolved: { messages: { 5: message } } },
    });
    await discord.until(() => edits(discord, token).length === 1);

    expect(bot.asked).toMatchObject([{ command: 'brief', text: 'https://news.example/a' }]);
  });

  it('answers a redelivered interaction once', async () => {
    const { discord, bot } = await world();

    const { token } = slash(discord, 'ask', [{ name: 'words', type: 3, value: 'when?' }], {
      id: '1300000000000000001',
    });
    slash(discord, 'ask', [{ name: 'words', type: 3, value: 'when?' }], { id: '1300000000000000001' });
    await discord.until(() => edits(discord, token).length === 1);
    const { token: last } = slash(discord, 'ask', [{ name: 'words', type: 3, value: 'why?' }]);
    await discord.until(() => edits(discord, last).length === 1);

    expect(bot.asked.map(({ text }) => text)).toEqual(['when?', 'why?']);
  });

  it('gets through lost answers, server errors and a pause that Discord asks for', async () => {
    const { discord, bot } = await world();
    discord.failNext(/callback$/, { drop: true });
    discord.failNext(/@original$/, { status: 429, retryAfter: 0.1 });
    discord.failNext(/@original$/, { status: 502 });
    discord.failNext(/@original$/, { drop: true });

    const { token } = slash(discord, 'ask', [{ name: 'words', type: 3, value: 'when?' }]);
    await discord.until(() => edits(discord, token).length === 4);

    expect(bot.asked).toHaveLength(1);
    expect(discord.refused).toEqual([]);
  });

  it('writes directly to the person when the interaction is over', async () => {
    const { discord } = await world();
    discord.failNext(/@original$/, { status: 401, code: 50_027 });

    slash(discord, 'ask', [{ name: 'words', type: 3, value: 'when?' }]);
    await discord.until(() => posted(discord).length === 1);

    expect(posted(discord)[0]?.path).toBe('/channels/710000000000000001/messages');
  });

  it('posts once under one key and says what is hopeless', async () => {
    const { discord, adapter } = await world();
    const post = {
      to: '700000000000000009',
      reply: saying({ command: 'brief', text: 'x' } as Typed),
      key: 'digest 1 08:00',
    };

    const first = await adapter.post({ ...post, again: false });
    const second = await adapter.post({ ...post, again: true });
    const twice = await adapter.post({ ...post, again: false });
    discord.failNext(/messages$/, { status: 404, code: 10_003 });
    const gone = await adapter.post({ ...post, key: 'other', again: false });

    expect(first).toMatchObject({ kind: 'posted' });
    expect(second).toEqual(first);
    expect(twice).toEqual(first);
    expect(gone).toEqual({ kind: 'gone', why: 'the channel was deleted' });
    expect(discord.refused).toEqual([]);
  });

  it('comes back after a dropped socket and a reconnect that Discord asks for', async () => {
    const { discord, bot } = await world();

    discord.dropSocket();
    await discord.until(() => !discord.connected());
    await discord.until(() => discord.resumed() === 1);
    discord.reconnect();
    await discord.until(() => discord.resumed() === 2);
    const { token } = slash(discord, 'ask', [{ name: 'words', type: 3, value: 'still there?' }]);
    await discord.until(() => edits(discord, token).length === 1);

    expect(bot.asked).toHaveLength(1);
  });

  it('begins a new session when Discord throws the old one away', { timeout: 20_000 }, async () => {
    const { discord, bot } = await world();
    const first = discord.identified();

    discord.invalidate(false);
    await discord.until(() => discord.identified() === first + 1);
    const { token } = slash(discord, 'ask', [{ name: 'words', type: 3, value: 'still there?' }]);
    await discord.until(() => edits(discord, token).length === 1);

    expect(bot.asked).toHaveLength(1);
  });

  it('refuses a change by somebody who may not manage the server', async () => {
    const { discord, bot } = await world();

    const typed = slash(discord, 'digest', [{ name: 'words', type: 3, value: 'remove rivers' }]);
    const chosen = slash(discord, 'digest', [
      { name: 'words', type: 3, value: 'rivers' },
      { name: 'action', type: 3, value: 'remove' },
    ]);
    await discord.until(() => [typed, chosen].every(({ token }) => edits(discord, token).length === 1));

    for (const { token } of [typed, chosen])
      expect(edits(discord, token)[0]?.embeds?.[0]?.description).toContain('You may not change this');
    expect(bot.asked).toHaveLength(0);
  });

  it('opens the form of what is chosen as an action', async () => {
    const { discord } = await world();

    slash(discord, 'digest', [{ name: 'action', type: 3, value: 'add' }]);
    await discord.until(() => discord.of(/callback/).length === 1);

    expect(discord.of(/callback/)[0]?.body).toMatchObject({ type: 9, data: { custom_id: 'form:subscribe' } });
    expect(discord.refused).toEqual([]);
  });
});

describe('workspaceOf', () => {
  it('is the server a channel is in, and nothing for a channel that is not known', async () => {
    const { adapter } = await world();

    expect(await adapter.workspaceOf?.('700000000000000001')).toBe('800000000000000001');
    expect(await adapter.workspaceOf?.('700000000000000099')).toBeNull();
  });
});
