import type { Line, Reply } from '../../src/bot/reply.ts';

/** Text that somebody could put into a headline to do harm, or that breaks a careless renderer. */
export const hostile: Readonly<Record<string, string>> = {
  'a broadcast':
    'Breaking <!channel> <!here> <!everyone|x> @everyone @here <@U123> <@&55> <@600000000000000001> <#C1|x>',
  'a masked link': 'Read <https://evil.example|your bank> and [your bank](https://evil.example) <https://evil.example>',
  'open Markdown': '*bold _italic ~gone `code ```fence **more __under ||spoiler > quote # head - list 1. one \\',
  'lines and lists': '# head\n- item\n> quote\n```\ncode\n1. one\n-# small',
  'hidden direction': 'pay \u202egnp.exe\u202c \u2066abc\u2069 \u200f\u061c',
  'zero width': 'ad\u200bmin\u2060 \ufeffzero\u00ad\u180e\u3164\u115f',
  'a joined emoji': 'family 👨‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 skin 👍🏽 heart ❤️ keycap 1️⃣ flags 🇮🇪🇨🇾',
  'stray joiners': 'a\u200db \u{e0041}\u{e0042} x\u200c',
  'a pile of marks': `z${'\u0301'.repeat(500)}algo`,
  'a word of 100 kB': `before ${'x'.repeat(100_000)} after`,
  'emoji without spaces': '😀'.repeat(4000),
  'words without spaces': '北韓與南韓的領導人在邊界舉行了會談。'.repeat(300),
  ampersands: '&amp; &lt;!channel&gt; '.repeat(250),
  underscores: '_a_ *b* ~c~ `d` '.repeat(300),
  'broken surrogates': 'half \ud83d and \udc4d half',
  'a long sentence': 'The minister said that the talks went on for a long time in the capital. '.repeat(70),
  'right to left': 'وقال الوزير إن المحادثات استمرت طويلا '.repeat(60),
  'only space': ' \n\t ',
  nothing: '',
};

/** Replies of every kind made of one text, at and beyond what a platform takes. */
export function repliesOf(text: string): readonly Reply[] {
  const line: Line = [
    text,
    ' ',
    { bold: text },
    { italic: text },
    { code: text },
    { link: { text, url: 'https://news.example/a?b=(1)|<2>' } },
    { link: { text: 'javascript', url: 'javascript:alert(1)' } },
    { cite: 1 },
  ];
  const reply = (parts: Reply['parts'], actions: Reply['actions'] = []): Reply => ({ audience: 'you', parts, actions });
  const button = (at: number) =>
    ({
      kind: 'button',
      label: `${at} ${text.slice(0, 500)}`,
      command: 'brief',
      text: `${text.slice(0, 500)}${at}`,
    }) as const;
  return [
    reply([{ kind: 'heading', text }]),
    reply([{ kind: 'paragraph', line }]),
    reply([
      {
        kind: 'list',
        ordered: true,
        items: Array.from({ length: 120 }, (_, at) => [`${at} `, text.slice(0, 150), { cite: at }]),
      },
    ]),
    reply([{ kind: 'quote', text, by: line }]),
    reply([
      {
        kind: 'facts',
        rows: Array.from({ length: 60 }, () => ({ label: text.slice(0, 100), line: [text.slice(0, 100)] })),
      },
    ]),
    reply([
      {
        kind: 'table',
        head: ['a', text.slice(0, 100)],
        rows: Array.from({ length: 110 }, () => [text.slice(0, 60), 'b', text.slice(0, 60)]),
      },
    ]),
    reply([{ kind: 'image', url: 'https://news.example/a.png', alt: text }]),
    reply([{ kind: 'notice', tone: 'warning', line }]),
    reply(
      [{ kind: 'paragraph', line: ['short'] }],
      Array.from({ length: 130 }, (_, at) => button(at)),
    ),
    reply(
      [{ kind: 'heading', text: 'Menus' }],
      [
        ...Array.from({ length: 4 }, (_, at) => button(at)),
        {
          kind: 'menu',
          label: text,
          command: 'brief',
          options: Array.from({ length: 130 }, (_, at) => ({
            label: `${at} ${text.slice(0, 500)}`,
            text: `${text.slice(0, 500)}${at}`,
          })),
        },
      ],
    ),
    reply([]),
  ];
}
