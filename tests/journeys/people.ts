import { expect } from 'vitest';
import { createDiscord } from '../../src/adapters/discord/adapter.ts';
import { createSlack } from '../../src/adapters/slack/adapter.ts';
import type { Bot } from '../../src/bot/adapter.ts';
import { startDiscord } from '../doubles/discord.ts';
import { signed, startSlack } from '../doubles/slack.ts';
import { freePort } from './free-port.ts';
import { quiet } from './talk.ts';

/** What was started for a test and is to be stopped after it, the last first. */
export type Running = { stop(): Promise<unknown> }[];

let serial = 0;
const newId = () => `j${++serial}`;

/** What people see while an answer takes longer than a second. */
export const signOfLife = /(?:^|")(?:Working on it|Asking \S+|Reading the first articles)…/;

/** A message as a platform was sent it. */
export type Body = Readonly<Record<string, unknown>>;
/** Somebody on a platform, as tests move them. */
export type Person = {
  /** Types a slash command and gives what this person is shown in the end. */
  readonly type: (command: string, text: string) => Promise<Body>;
  /** Opens the form of `/sources add`, fills it in by its fields' names, and gives what comes of it. */
  readonly fillSource: (fields: Readonly<Record<string, string>>) => Promise<Body>;
  /** Presses the button that opens a form; gives the form. */
  readonly openForm: (shown: Body, label: string) => Promise<Body>;
  /** Presses the button with this label below what was shown; gives what comes of it. */
  readonly press: (shown: Body, label: string) => Promise<Body>;
  /** What the platform would have refused. */
  readonly refused: () => readonly string[];
};

export type PersonOptions = { readonly trusted?: boolean };

/** Somebody in a Slack channel; with `trusted` an admin. */
export async function slackPerson(
  mode: 'socket' | 'http',
  bot: Bot,
  running: Running,
  { trusted = false }: PersonOptions = {},
): Promise<Person & { readonly openHome: () => Promise<Body> }> {
  const user = trusted ? 'UADMIN' : 'U1';
  const slack = await startSlack();
  const { botToken, appToken, apiUrl } = slack;
  const port = await freePort();
  const way = mode === 'socket' ? { appToken } : { signingSecret: 'shhh', port };
  const adapter = createSlack({
    settings: { botToken, apiUrl, ...way },
    bot,
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
        .find(({ body }) => body._url === `/respond/${id}` && !signOfLife.test(String(body.text)));
    await slack.until(() => found() !== undefined);
    return found()!.body;
  };
  return {
    async type(command, text) {
      const id = newId();
      const who = { user_id: user, channel_id: 'C1', team_id: 'T1' };
      await send('slash_commands', {
        command: `/${command}`,
        text,
        ...who,
        response_url: slack.responseUrl(id),
        trigger_id: id,
      });
      return answer(id);
    },
    async openHome() {
      expect(mode).toBe('socket');
      const event = { type: 'app_home_opened', user, tab: 'home', channel: 'D1' };
      slack.send('events_api', { type: 'event_callback', event_id: newId(), team_id: 'T1', event });
      await slack.until(() => slack.of('views.publish').length > 0);
      return slack.of('views.publish').at(-1)!.body;
    },
    async fillSource(fields) {
      const trigger = newId();
      const who = { user_id: user, channel_id: 'C1', team_id: 'T1' };
      const response_url = slack.responseUrl(trigger);
      await send('slash_commands', { command: '/sources', text: 'add', ...who, response_url, trigger_id: trigger });
      await slack.until(() => slack.of('views.open').length > 0);
      const view = slack.of('views.open').at(-1)!.body.view as Record<string, string>;
      const { callback_id, private_metadata } = view;
      const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value: { value } }]));
      const filled = { id: newId(), callback_id, private_metadata, state: { values } };
      await send('interactive', { type: 'view_submission', user: { id: user }, team: { id: 'T1' }, view: filled });
      await slack.until(() => slack.of('chat.postEphemeral').length > 0);
      return slack.of('chat.postEphemeral').at(-1)!.body;
    },
    async openForm(shown, label) {
      await pressed(shown, label);
      await slack.until(() => slack.of('views.open').length > 0);
      return slack.of('views.open').at(-1)!.body.view as Body;
    },
    press: async (shown, label) => answer(await pressed(shown, label)),
    refused: () => slack.refused,
  };

  async function pressed(shown: Body, label: string): Promise<string> {
    const blocks = shown.blocks as { elements?: { value: string; text: { text: string } }[] }[];
    const button = blocks.flatMap((block) => block.elements ?? []).find((each) => each.text?.text === label);
    const id = newId();
    await send('interactive', {
      type: 'block_actions',
      user: { id: user, name: 'ada' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      trigger_id: id,
      response_url: slack.responseUrl(id),
      actions: [{ type: 'button', action_id: 'press:0', value: button?.value ?? `no ${label}`, action_ts: id }],
    });
    return id;
  }
}

/** Somebody on a Discord server; with `trusted` one who may manage it. */
export async function discordPerson(
  bot: Bot,
  running: Running,
  { trusted = false }: PersonOptions = {},
): Promise<Person & { readonly complete: (command: string, option: string, part: string) => Promise<Body> }> {
  const member = {
    user: { id: '600000000000000007', username: 'ada', discriminator: '0', avatar: null },
    roles: [],
    permissions: trusted ? '32' : '0',
    joined_at: '2026-01-01T00:00:00+00:00',
  };
  const discord = await startDiscord();
  const settings = { token: discord.token, apiUrl: discord.apiUrl };
  const adapter = createDiscord({ settings, bot, log: quiet, now: () => new Date(), newId });
  running.push(discord, { stop: () => adapter.stop(2000) });
  await adapter.start();

  const answer = async (token: string, pattern: RegExp): Promise<Body> => {
    const found = () =>
      discord
        .of(pattern)
        .find(({ path, body }) => path.includes(`/${token}`) && !signOfLife.test(JSON.stringify(body.embeds)));
    await discord.until(() => found() !== undefined);
    return found()!.body;
  };
  const names: Record<string, string> = { brief: 'topic', ask: 'question', nutgraf: 'words' };
  const fields = (command: string, text: string): object[] => {
    if (command !== 'sources') return [{ name: names[command], type: 3, value: text }];
    const [action, ...address] = text.split(' ');
    const given = { action, ...(address.length > 0 ? { address: address.join(' ') } : {}) };
    return Object.entries(given).map(([name, value]) => ({ name, type: 3, value }));
  };
  return {
    async type(command, text) {
      const data = { id: '1', name: command, type: 1, options: fields(command, text) };
      const { token } = discord.interact({ type: 2, data, member });
      return answer(token, /^PATCH/);
    },
    async complete(command, option, part) {
      const before = discord.of(/callback/).length;
      const options = [{ name: option, type: 3, value: part, focused: true }];
      discord.interact({ type: 4, data: { id: '1', name: command, type: 1, options }, member });
      await discord.until(() => discord.of(/callback/).length > before);
      return discord.of(/callback/).at(-1)!.body;
    },
    async fillSource(values) {
      const before = discord.of(/callback/).length;
      discord.interact({
        type: 2,
        data: { id: '1', name: 'sources', type: 1, options: fields('sources', 'add') },
        member,
      });
      await discord.until(() => discord.of(/callback/).length > before);
      const form = discord.of(/callback/).at(-1)!.body as { type: number; data: { custom_id: string } };
      const components = Object.entries(values).map(([custom_id, value]) => ({
        type: 1,
        components: [{ type: 4, custom_id, value }],
      }));
      const { token } = discord.interact({ type: 5, member, data: { custom_id: form.data.custom_id, components } });
      return answer(token, /^PATCH/);
    },
    async openForm(shown, label) {
      const before = discord.of(/callback/).length;
      pressed(shown, label);
      await discord.until(() => discord.of(/callback/).length > before);
      return discord.of(/callback/).at(-1)!.body.data as Body;
    },
    press: async (shown, label) => answer(pressed(shown, label), label === 'Share' ? /^POST \/webhooks/ : /^PATCH/),
    refused: () => discord.refused,
  };

  function pressed(shown: Body, label: string): string {
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
      member,
      message,
    });
    return token;
  }
}
