import { describe, expect, it } from 'vitest';
import { callback, commands, message } from './discord-limits.ts';
import { complaints } from './slack-limits.ts';

const letters = (count: number): string => 'x'.repeat(count);
const times = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const pressed = (more: object = {}, at = 0) => ({
  type: 'button',
  action_id: `a${at}`,
  text: { type: 'plain_text', text: 'ok' },
  value: 'v',
  ...more,
});
const chosen = (text: string, value: string) => ({ text: { type: 'plain_text', text }, value });
const menu = (options: object[]) => ({
  type: 'actions',
  elements: [{ type: 'static_select', action_id: 'a', options }],
});

const slackLimits: readonly [string, number, (size: number) => object][] = [
  ['blocks of a message', 50, (n) => ({ blocks: times(n, () => section('x')) })],
  ['text of a section', 3000, (n) => ({ blocks: [section(letters(n))] })],
  [
    'fields of a section',
    10,
    (n) => ({ blocks: [{ type: 'section', fields: times(n, () => ({ type: 'mrkdwn', text: 'x' })) }] }),
  ],
  ['text of a field', 2000, (n) => ({ blocks: [{ type: 'section', fields: [{ type: 'mrkdwn', text: letters(n) }] }] })],
  ['text of a header', 150, (n) => ({ blocks: [{ type: 'header', text: { type: 'plain_text', text: letters(n) } }] })],
  [
    'elements of a context',
    10,
    (n) => ({ blocks: [{ type: 'context', elements: times(n, () => ({ type: 'mrkdwn', text: 'x' })) }] }),
  ],
  ['elements of actions', 25, (n) => ({ blocks: [{ type: 'actions', elements: times(n, (at) => pressed({}, at)) }] })],
  [
    'label of a button',
    75,
    (n) => ({ blocks: [{ type: 'actions', elements: [pressed({ text: { type: 'plain_text', text: letters(n) } })] }] }),
  ],
  ['value of a button', 2000, (n) => ({ blocks: [{ type: 'actions', elements: [pressed({ value: letters(n) })] }] })],
  ['address of a button', 3000, (n) => ({ blocks: [{ type: 'actions', elements: [pressed({ url: letters(n) })] }] })],
  ['action_id', 255, (n) => ({ blocks: [{ type: 'actions', elements: [pressed({ action_id: letters(n) })] }] })],
  ['options of a menu', 100, (n) => ({ blocks: [menu(times(n, (at) => chosen('x', `${at}`)))] })],
  ['label of an option', 75, (n) => ({ blocks: [menu([chosen(letters(n), 'v')])] })],
  ['value of an option', 150, (n) => ({ blocks: [menu([chosen('x', letters(n))])] })],
  [
    'alternative text of an image',
    2000,
    (n) => ({ blocks: [{ type: 'image', image_url: 'https://a.example/', alt_text: letters(n) }] }),
  ],
  ['rows of a table', 100, (n) => ({ blocks: [{ type: 'table', rows: times(n, () => []) }] })],
  ['columns of a table', 20, (n) => ({ blocks: [{ type: 'table', rows: [times(n, () => ({}))] }] })],
  ['text over all blocks', 13_200, (n) => ({ blocks: times(6, () => section(letters(n / 6 + (n % 6)))) })],
  ['text of a message', 40_000, (n) => ({ text: letters(n) })],
  ['title of a modal', 24, (n) => ({ view: { type: 'modal', title: { type: 'plain_text', text: letters(n) } } })],
  ['private_metadata', 3000, (n) => ({ view: { type: 'modal', private_metadata: letters(n) } })],
  ['blocks of the home', 100, (n) => ({ view: { type: 'home', blocks: times(n, () => section('x')) } })],
];

describe('the Slack double', () => {
  it.each(slackLimits)('takes %s up to %d and refuses one more', (_, most, make) => {
    const text = { text: 'x' };

    expect(complaints('chat.postMessage', { ...text, ...make(most) })).toEqual([]);
    expect(complaints('chat.postMessage', { ...text, ...make(most + 1) })).not.toEqual([]);
  });

  it('takes 4,000 characters in an update and refuses one more', () => {
    expect(complaints('chat.update', { text: letters(4000) })).toEqual([]);
    expect(complaints('chat.update', { text: letters(4001) })).not.toEqual([]);
  });
});

const said = (more: object) => ({ content: 'x', allowed_mentions: { parse: [] }, ...more });
const rows = (components: object[]) => said({ components: [{ type: 1, components }] });
const button = (more: object = {}, at = 0) => ({ type: 2, style: 2, label: 'ok', custom_id: `a${at}`, ...more });
const select = (options: object[]) => rows([{ type: 3, custom_id: 'a', options }]);
const embed = (more: object) => said({ embeds: [more] });
const field = { name: 'n', value: 'v' };

const messageLimits: readonly [string, number, (size: number) => object][] = [
  ['text of a message', 2000, (n) => said({ content: letters(n) })],
  ['embeds', 10, (n) => said({ embeds: times(n, () => ({ title: 'x' })) })],
  ['title of an embed', 256, (n) => embed({ title: letters(n) })],
  ['text of an embed', 4096, (n) => embed({ description: letters(n) })],
  ['fields of an embed', 25, (n) => embed({ fields: times(n, () => field) })],
  ['name of a field', 256, (n) => embed({ fields: [{ ...field, name: letters(n) }] })],
  ['value of a field', 1024, (n) => embed({ fields: [{ ...field, value: letters(n) }] })],
  ['footer of an embed', 2048, (n) => embed({ footer: { text: letters(n) } })],
  ['author of an embed', 256, (n) => embed({ author: { name: letters(n) } })],
  [
    'text over all embeds',
    6000,
    (n) => said({ embeds: [{ description: letters(3000) }, { description: letters(n - 3000) }] }),
  ],
  ['rows', 5, (n) => said({ components: times(n, (at) => ({ type: 1, components: [button({}, at)] })) })],
  ['buttons of a row', 5, (n) => rows(times(n, (at) => button({}, at)))],
  ['label of a button', 80, (n) => rows([button({ label: letters(n) })])],
  ['custom_id', 100, (n) => rows([button({ custom_id: letters(n) })])],
  ['options of a menu', 25, (n) => select(times(n, (at) => ({ label: 'x', value: `${at}` })))],
  ['label of an option', 100, (n) => select([{ label: letters(n), value: 'v' }])],
  ['value of an option', 100, (n) => select([{ label: 'x', value: letters(n) }])],
  ['nonce', 25, (n) => said({ nonce: letters(n) })],
];

const command = (more: object = {}) => ({ name: 'a', description: 'd', ...more });
const option = (more: object = {}) => ({ name: 'a', description: 'd', type: 3, ...more });
const commandLimits: readonly [string, number, (size: number) => object][] = [
  ['commands', 100, (n) => times(n, () => command())],
  ['name of a command', 32, (n) => [command({ name: letters(n) })]],
  ['description of a command', 100, (n) => [command({ description: letters(n) })]],
  ['options of a command', 25, (n) => [command({ options: times(n, () => option()) })]],
  [
    'choices of an option',
    25,
    (n) => [command({ options: [option({ choices: times(n, () => ({ name: 'x', value: 'x' })) })] })],
  ],
  ['name of a choice', 100, (n) => [command({ options: [option({ choices: [{ name: letters(n), value: 'x' }] })] })]],
];

describe('the Discord double', () => {
  it.each(messageLimits)('takes %s up to %d and refuses one more', (_, most, make) => {
    expect(message.safeParse(make(most)).error).toBeUndefined();
    expect(message.safeParse(make(most + 1)).success).toBe(false);
  });

  it.each(commandLimits)('takes %s up to %d and refuses one more', (_, most, make) => {
    expect(commands.safeParse(make(most)).error).toBeUndefined();
    expect(commands.safeParse(make(most + 1)).success).toBe(false);
  });

  it('takes 25 completions and a modal title of 45, and refuses one more', () => {
    const completions = (n: number) => ({ type: 8, data: { choices: times(n, () => ({ name: 'x', value: 'x' })) } });
    const modal = (n: number) => ({ type: 9, data: { title: letters(n), custom_id: 'a', components: [{ type: 1 }] } });

    expect(
      [completions(25), completions(26), modal(45), modal(46)].map((body) => callback.safeParse(body).success),
    ).toEqual([true, false, true, false]);
  });

  it('refuses a message that could ping', () => {
    expect(message.safeParse({ content: 'x' }).success).toBe(false);
    expect(message.safeParse({ content: 'x', allowed_mentions: { parse: ['everyone'] } }).success).toBe(false);
  });
});
