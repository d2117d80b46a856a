import { describe, expect, it } from 'vitest';
import { renderReply } from '../../src/adapters/console/render.ts';
import { render as renderDiscord } from '../../src/adapters/discord/render.ts';
import { render as renderSlack } from '../../src/adapters/slack/render.ts';
import type { Shown } from '../../src/bot/press.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { message as discordMessage } from '../doubles/discord-limits.ts';
import { complaints } from '../doubles/slack-limits.ts';
import { fakeBot } from './fake-bot.ts';
import { hostile, repliesOf } from './hostile.ts';

const { entries } = fakeBot();

type Rendered = { readonly complaints: readonly string[]; readonly text: string };
type Platform = { readonly name: string; readonly page: (shown: Shown, page: number) => Rendered };

const platforms: readonly Platform[] = [
  {
    name: 'slack',
    page(shown, page) {
      const body = renderSlack(shown, { entries, page, mayShare: true });
      const texts = body.blocks.flatMap((block) => ('text' in block ? [(block.text as { text: string }).text] : []));
      const said = complaints('chat.postMessage', { ...body, channel: 'C1' });
      return {
        complaints: [...said, ...complaints('chat.update', { ...body, channel: 'C1' })],
        text: texts.join('\n'),
      };
    },
  },
  {
    name: 'discord',
    page(shown, page) {
      const { allowedMentions, ...body } = renderDiscord(shown, { entries, page, mayShare: true });
      const empty = body.embeds.length === 0 && body.components.length === 0;
      const checked = discordMessage.safeParse({
        ...body,
        content: empty ? 'x' : '',
        allowed_mentions: allowedMentions,
      });
      return {
        complaints: checked.success
          ? []
          : checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
        text: body.embeds.map(({ description }) => description ?? '').join('\n'),
      };
    },
  },
  {
    name: 'console',
    page: (shown, page) => ({
      complaints: [],
      text: page === 0 ? renderReply(shown.reply, { columns: 80, colour: false, actions: true }) : '',
    }),
  },
];

/** All pages of a reply, one after the other, as pressing "more" shows them. */
function allPages(platform: Platform, reply: Reply): Rendered[] {
  const shown: Shown = { id: 's1', reply, command: 'brief', text: 'rivers' };
  const pages: Rendered[] = [];
  for (let page = 0; page < 200; page++) {
    const rendered = platform.page(shown, page);
    pages.push(rendered);
    if (!/\d+ more[_*]$/.test(rendered.text)) break;
  }
  return pages;
}

const inText = (reply: Reply): Shown => ({ id: 's', reply, command: 'ask', text: 'x' });

describe.each(platforms)('the $name renderer', (platform) => {
  it.each(Object.entries(hostile))('renders every kind of reply made of %s within every limit', (_, text) => {
    const said = repliesOf(text).flatMap((reply) => allPages(platform, reply).flatMap((page) => page.complaints));

    expect(said).toEqual([]);
  });

  it.each(Object.entries(hostile))('lets nothing of %s act', (_, text) => {
    const shown = repliesOf(text)
      .flatMap((reply) => allPages(platform, reply).map((page) => page.text))
      .join('\n');

    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/);
    expect(shown).not.toContain('](javascript:');
    expect(shown).not.toContain('<javascript:alert(1)|');
  });

  it('cuts no word, citation or emoji, and loses none', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `word${at}😀`);
    const reply: Reply = {
      audience: 'you',
      parts: [{ kind: 'paragraph', line: [words.join(' '), { cite: 77 }] }],
      actions: [],
    };

    const shown = allPages(platform, reply)
      .map((page) => page.text)
      .join(' ');

    expect(words.filter((word) => !shown.includes(word))).toEqual([]);
    expect(shown.replaceAll('\\', '')).toContain('[77]');
  });

  it('says how many items are left, and shows every one on some page', () => {
    const items = Array.from({ length: 400 }, (_, at) => [
      `item number ${at} about the river and its banks in spring.`,
    ]);
    const reply: Reply = { audience: 'you', parts: [{ kind: 'list', ordered: true, items }], actions: [] };

    const shown = allPages(platform, reply)
      .map((page) => page.text.replaceAll('\\', ''))
      .join('\n');

    expect(items.filter(([item]) => !shown.replace(/\s+/g, ' ').includes(item!))).toEqual([]);
  });
});

describe.each(platforms.slice(0, 2))('on $name', (platform) => {
  it.each(Object.entries(hostile))('%s hides nothing', (_, text) => {
    const reply: Reply = { audience: 'you', parts: [{ kind: 'paragraph', line: [text] }], actions: [] };
    const shown = allPages(platform, reply)
      .map((page) => page.text)
      .join('\n');

    expect(shown).not.toMatch(/[\u200b\u2060\ufeff\u00ad\u180e\u3164]/);
    expect(shown.isWellFormed()).toBe(true);
  });
});

describe('on Slack', () => {
  it.each(Object.entries(hostile))('%s calls nobody and links nowhere', (_, text) => {
    const shown = repliesOf(text)
      .flatMap((reply) => allPages(platforms[0]!, reply).map((page) => page.text))
      .join('\n');

    // All that is left in angle brackets is our own links.
    expect(shown.match(/<(?!https:\/\/news\.example\/)/g) ?? []).toEqual([]);
  });

  it('shows where a link leads whose words name another place', () => {
    const line = [{ link: { text: 'https://bank.example/login', url: 'https://evil.example/' } }];

    const shown = platforms[0]!.page(inText({ audience: 'you', parts: [{ kind: 'paragraph', line }], actions: [] }), 0);

    expect(shown.text).toBe('https://bank.example/login (<https://evil.example/|evil.example>)');
  });
});

describe('on Discord', () => {
  it.each(Object.entries(hostile))('%s styles, links and hides nothing', (_, text) => {
    const reply: Reply = { audience: 'you', parts: [{ kind: 'paragraph', line: [text] }], actions: [] };
    const shown = allPages(platforms[1]!, reply)
      .map((page) => page.text)
      .join('\n');

    // Every sign that means something has an odd number of backslashes before it.
    expect(shown.replace(/\*\d+ more\*/g, '').match(/(?<!\\)(?:\\\\)*[*_~`|<>[\]@]/g) ?? []).toEqual([]);
  });
});
