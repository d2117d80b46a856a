import { afterEach, describe, expect, it } from 'vitest';
import { createSlack, type SlackOptions } from '../../src/adapters/slack/adapter.ts';
import type { Typed } from '../../src/bot/adapter.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { type SlackDouble, startSlack } from '../doubles/slack.ts';
import { type FakeBot, fakeBot, saying, silent } from './fake-bot.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

let serial = 0;

const quietOptions = { bot: fakeBot(), log: silent, now: () => new Date(), newId: () => 's' };

async function world(bot: FakeBot = fakeBot(), more: Partial<SlackOptions> = {}) {
  const slack = await startSlack();
  const { botToken, appToken, apiUrl } = slack;
  const adapter = createSlack({
    settings: { botToken, appToken, apiUrl },
    bot,
    log: silent,
    now: () => new Date(),
    newId: () => `s${++serial}`,
    ...more,
  });
  running.push(slack, { stop: () => adapter.stop(2000) });
  const started = await adapter.start();
  if (started.kind === 'up') await slack.until(slack.connected);
  return { slack, bot, adapter, started };
}

function slash(
  slack: SlackDouble,
  command: string,
  text: string,
  more: object = {},
): { url: string; envelope: string } {
  const id = `r${++serial}`;
  const envelope = slack.send('slash_commands', {
    command,
    text,
    user_id: 'U1',
    channel_id: 'C1',
    team_id: 'T1',
    response_url: slack.responseUrl(id),
    trigger_id: `t${id}`,
    ...more,
  });
  return { url: `/respond/${id}`, envelope };
}

function event(slack: SlackDouble, said: object, more: object = {}): string {
  const id = `Ev${++serial}`;
  return slack.send('events_api', { type: 'event_callback', team_id: 'T1', event_id: id, event: said, ...more });
}

type Blocks = { elements?: { value?: string; text?: { text: string } }[] }[];

function button(body: Readonly<Record<string, unknown>>, label: string): string {
  const buttons = (body.blocks as Blocks).flatMap((block) => block.elements ?? []);
  return buttons.find((each) => each.text?.text.includes(label))?.value ?? `no button ${label}`;
}

function press(slack: SlackDouble, value: string): string {
  const id = `p${++serial}`;
  slack.send('interactive', {
    type: 'block_actions',
    user: { id: 'U1', name: 'ada' },
    team: { id: 'T1' },
    channel: { id: 'C1' },
    container: { type: 'message', is_ephemeral: true },
    trigger_id: id,
    response_url: slack.responseUrl(id),
    actions: [{ type: 'button', action_id: 'press:0', value, action_ts: '1' }],
  });
  return `/respond/${id}`;
}

const answers = (slack: SlackDouble, url: string) => slack.of('response_url').filter(({ body }) => body._url === url);

describe('createSlack in Socket Mode', () => {
  it('acknowledges a slash command before it works and answers privately', async () => {
    let go: (reply: Reply) => void = () => {};
    const bot = fakeBot(
      () =>
        new Promise((resolve) => {
          go = resolve;
        }),
    );
    const { slack } = await world(bot);

    const { url, envelope } = slash(slack, '/brief', 'rivers length:short');
    await slack.until(() => slack.acked(envelope) !== undefined);
    const before = answers(slack, url).length;
    go(saying(bot.asked[0]!));
    await slack.until(() => answers(slack, url).length === 1);

    expect(before).toBe(0);
    expect(slack.acked(envelope)).toEqual({});
    expect(bot.asked[0]).toEqual({
      command: 'brief',
      text: 'rivers length:short',
      place: { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1' },
    });
    expect(answers(slack, url)[0]?.body).toMatchObject({ response_type: 'ephemeral', unfurl_links: false });
    expect(slack.refused).toEqual([]);
  });

  it('runs a pressed button, shares a reply once, and stores a thumb', async () => {
    const { slack, bot } = await world();
    const { url } = slash(slack, '/brief', 'rivers');
    await slack.until(() => answers(slack, url).length === 1);
    const reply = answers(slack, url)[0]!.body;

    const sources = press(slack, button(reply, 'Sources'));
    await slack.until(() => answers(slack, sources).length === 1);
    const share = press(slack, button(reply, 'Share'));
    await slack.until(() => answers(slack, share).length === 1);
    const again = press(slack, button(reply, 'Share'));
    await slack.until(() => answers(slack, again).length === 1);
    const thumb = press(slack, button(reply, '👍'));
    await slack.until(() => answers(slack, thumb).length === 1);

    expect(bot.asked[1]).toMatchObject({ command: 'timeline', text: 'rivers with quotes' });
    expect(answers(slack, share)[0]?.body).toMatchObject({ response_type: 'in_channel' });
    expect(JSON.stringify(answers(slack, share)[0]?.body)).toContain('Shared by ada');
    expect(answers(slack, again)[0]?.body.text).toContain('shared already');
    expect(bot.rated).toMatchObject([{ rating: 'up', about: 'brief rivers', place: { user: 'U1' } }]);
    expect(slack.refused).toEqual([]);
  });

  it('answers a mention in its thread, and plain words in that thread after it', async () => {
    const { slack, bot } = await world();

    event(slack, { type: 'app_mention', user: 'U1', text: '<@UBOT> who met the minister?', ts: '10.1', channel: 'C1' });
    event(slack, {
      type: 'message',
      channel_type: 'channel',
      user: 'U1',
      text: '<@UBOT> who met the minister?',
      ts: '10.1',
      channel: 'C1',
    });
    await slack.until(() => slack.of('chat.postMessage').length === 1);
    event(slack, {
      type: 'message',
      channel_type: 'channel',
      user: 'U2',
      text: 'and when?',
      ts: '10.2',
      thread_ts: '10.1',
      channel: 'C1',
    });
    event(slack, { type: 'message', channel_type: 'channel', user: 'U2', text: 'lunch?', ts: '10.3', channel: 'C1' });
    event(slack, { type: 'message', channel_type: 'im', user: 'U3', text: 'brief rivers', ts: '10.4', channel: 'D3' });
    await slack.until(() => slack.of('chat.postMessage').length === 3);

    expect(bot.asked.map(({ command, text }) => `${command} ${text}`)).toEqual([
      'ask who met the minister?',
      'ask and when?',
      'brief rivers',
    ]);
    expect(bot.asked[1]?.place).toMatchObject({ thread: '10.1', user: 'U2' });
    expect(slack.of('chat.postMessage').map(({ body }) => body.thread_ts)).toEqual(['10.1', '10.1', undefined]);
    expect(slack.refused).toEqual([]);
  });

  it('answers each event once, however often it is delivered', async () => {
    const { slack, bot } = await world();
    const said = { type: 'app_mention', user: 'U1', text: '<@UBOT> where?', ts: '11.1', channel: 'C1' };

    event(slack, said, { event_id: 'EvSame' });
    event(slack, said, { event_id: 'EvSame' });
    slash(slack, '/ask', 'when?', { trigger_id: 'same' });
    slash(slack, '/ask', 'when?', { trigger_id: 'same' });
    const { url } = slash(slack, '/ask', 'why?');
    await slack.until(() => answers(slack, url).length === 1);

    expect(bot.asked.map(({ text }) => text).sort()).toEqual(['when?', 'where?', 'why?']);
  });

  it('posts once when the answer to the post is lost, and waits when Slack says so', async () => {
    const { slack } = await world();
    slack.failNext('chat.postMessage', { drop: true });
    event(slack, { type: 'app_mention', user: 'U1', text: '<@UBOT> where?', ts: '12.1', channel: 'C1' });
    await slack.until(() => slack.of('conversations.replies').length === 1);
    slack.failNext('chat.postMessage', { status: 429, retryAfter: 0 });
    slack.failNext('chat.postMessage', { status: 503 });
    event(slack, { type: 'app_mention', user: 'U1', text: '<@UBOT> when?', ts: '12.2', channel: 'C2' });
    await slack.until(() => [...slack.messages.values()].some(({ channel }) => channel === 'C2'));

    const counts = ['C1', 'C2'].map(
      (channel) => [...slack.messages.values()].filter((each) => each.channel === channel).length,
    );
    expect(counts).toEqual([1, 1]);
  });

  it('answers a command whose socket is dropped once', async () => {
    let go: () => void = () => {};
    const bot = fakeBot(
      (typed) =>
        new Promise((resolve) => {
          go = () => resolve(saying(typed));
        }),
    );
    const { slack } = await world(bot);

    const { url, envelope } = slash(slack, '/brief', 'rivers', { trigger_id: 'dropped' });
    await slack.until(() => slack.acked(envelope) !== undefined);
    slack.dropSocket();
    await slack.until(() => !slack.connected());
    go();
    await slack.until(() => answers(slack, url).length === 1);
    await slack.until(slack.connected);

    expect(bot.asked).toHaveLength(1);
    expect(answers(slack, url)).toHaveLength(1);
  });

  it('comes back after a refused reconnect', async () => {
    const { slack, bot } = await world();
    const opened = slack.of('apps.connections.open').length;
    slack.failNext('apps.connections.open', { status: 500 });
    slack.failNext('apps.connections.open', { error: 'invalid_auth' });

    slack.refresh();
    await slack.until(() => slack.of('apps.connections.open').length === opened + 3 && slack.connected());
    const { url } = slash(slack, '/ask', 'still there?');
    await slack.until(() => answers(slack, url).length === 1);

    expect(bot.asked).toHaveLength(1);
  });

  it('shows that it works when the answer takes longer than a second', async () => {
    let go: () => void = () => {};
    const bot = fakeBot(
      (typed) =>
        new Promise((resolve) => {
          go = () => resolve(saying(typed));
        }),
    );
    const { slack } = await world(bot);

    const { url } = slash(slack, '/brief', 'rivers');
    await slack.until(() => answers(slack, url).length === 1);
    go();
    await slack.until(() => answers(slack, url).length === 2);

    expect(answers(slack, url)[0]?.body.text).toContain('Working');
    expect(answers(slack, url)[1]?.body).toMatchObject({ replace_original: true });
  });

  it('refuses a change by somebody who may not make it, and lets an admin', async () => {
    const { slack, bot } = await world();

    const first = slash(slack, '/digest', 'remove rivers');
    await slack.until(() => answers(slack, first.url).length === 1);
    const second = slash(slack, '/digest', 'remove rivers', { user_id: 'UADMIN' });
    await slack.until(() => answers(slack, second.url).length === 1);

    expect(answers(slack, first.url)[0]?.body.text).toContain('You may not change this');
    expect(bot.asked).toHaveLength(1);
  });

  it.each([
    'rivers action:remove',
    'rivers action:"remove"',
    'rivers --action remove',
    'rivers —action=remove',
    'length:short remove rivers',
    '--length short REMOVE rivers',
    'length:"short"remove rivers',
    'length:"short"action:remove rivers',
  ])('refuses a change wherever its action stands: %s', async (text) => {
    const { slack, bot } = await world();

    const { url } = slash(slack, '/digest', text);
    await slack.until(() => answers(slack, url).length === 1);

    expect(answers(slack, url)[0]?.body.text).toContain('You may not change this');
    expect(bot.asked).toEqual([]);
  });

  it('slows down politely', async () => {
    const pace = { burst: 1, perSecond: 1 };
    const { slack } = await world(fakeBot(), { paces: { user: pace, workspace: { burst: 9, perSecond: 9 } } });

    const first = slash(slack, '/ask', 'one');
    const second = slash(slack, '/ask', 'two');
    await slack.until(() => answers(slack, first.url).length + answers(slack, second.url).length === 2);

    expect(answers(slack, second.url)[0]?.body.text).toContain('Please ask again in a second');
  });

  it('opens the form of a digest and runs what was filled in', async () => {
    const { slack, bot } = await world();
    slash(slack, '/digest', 'add', { user_id: 'UADMIN' });
    await slack.until(() => slack.of('views.open').length === 1);
    const view = slack.of('views.open')[0]!.body.view as { callback_id: string; private_metadata: string };

    slack.send('interactive', {
      type: 'view_submission',
      user: { id: 'UADMIN' },
      team: { id: 'T1' },
      view: {
        id: 'V1',
        callback_id: view.callback_id,
        private_metadata: view.private_metadata,
        state: { values: { topic: { value: { value: 'rivers' } }, at: { value: { value: '08:00' } } } },
      },
    });
    await slack.until(() => slack.of('chat.postEphemeral').length === 1);

    expect(bot.asked[0]).toMatchObject({ command: 'digest', text: 'add rivers at 08:00', place: { channel: 'C1' } });
    expect(slack.refused).toEqual([]);
  });

  it('briefs the link of a message, fills the home and greets an assistant thread', async () => {
    const { slack, bot } = await world();
    slack.send('interactive', {
      type: 'message_action',
      callback_id: 'brief_link',
      user: { id: 'U1' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      message: { text: 'look: <https://news.example/a?b=1&amp;c=2|here>' },
      trigger_id: 'short1',
      response_url: slack.responseUrl('short1'),
    });
    await slack.until(() => answers(slack, '/respond/short1').length === 1);
    event(slack, { type: 'app_home_opened', user: 'U1', tab: 'home', channel: 'D1' });
    await slack.until(() => slack.of('views.publish').length === 1);
    event(slack, {
      type: 'assistant_thread_started',
      assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: '5.5' },
    });
    await slack.until(() => slack.of('assistant.threads.setSuggestedPrompts').length === 1);

    expect(bot.asked[0]).toMatchObject({ command: 'brief', text: 'https://news.example/a?b=1&c=2' });
    expect(slack.refused).toEqual([]);
  });

  it('posts with a key, finds the post by it, and says what is hopeless', async () => {
    const { slack, adapter } = await world();
    const post = { to: 'C9', reply: saying({ command: 'brief', text: 'x' } as Typed), key: 'digest 1 08:00' };

    const first = await adapter.post({ ...post, again: false });
    const second = await adapter.post({ ...post, again: true });
    slack.failNext('chat.postMessage', { error: 'channel_not_found' });
    const third = await adapter.post({ ...post, key: 'other', again: false });
    slack.failNext('chat.postMessage', { status: 429, retryAfter: 7 });
    const fourth = await adapter.post({ ...post, key: 'another', again: false });

    expect(first).toMatchObject({ kind: 'posted' });
    expect(second).toEqual(first);
    expect(third).toMatchObject({ kind: 'gone' });
    expect(fourth).toMatchObject({ kind: 'retry', afterMs: 7000 });
    expect(slack.of('chat.postMessage')[0]?.body).toMatchObject({ unfurl_links: 'false' });
  });

  it('finishes what is running before it stops', async () => {
    let go: () => void = () => {};
    const bot = fakeBot(
      (typed) =>
        new Promise((resolve) => {
          go = () => resolve(saying(typed));
        }),
    );
    const { slack, adapter } = await world(bot);
    const { url } = slash(slack, '/ask', 'last words?');
    await bot.begun;

    const stopped = adapter.stop(5000);
    go();
    await stopped;

    expect(answers(slack, url)).toHaveLength(1);
  });
});

describe('workspaceOf', () => {
  it('is the team of the token, once Slack has said which', async () => {
    const { adapter } = await world();

    expect(await adapter.workspaceOf?.('C1')).toBe('T1');
    expect(await createSlack({ ...quietOptions, settings: {} }).workspaceOf?.('C1')).toBeNull();
  });
});
