import { describe, expect, it } from 'vitest';
import { harmless, harmlessJson } from '../../../src/adapters/console/harmless.ts';
import { renderReply } from '../../../src/adapters/console/render.ts';
import type { Part, Reply } from '../../../src/bot/reply.ts';

const plain = { columns: null, colour: false, actions: false };

function reply(...parts: Part[]): Reply {
  return { audience: 'you', parts, actions: [] };
}

describe('renderReply', () => {
  it('prints citations as [1] and leaves lines whole in a pipe', () => {
    const words = 'word '.repeat(60).trim();

    const text = renderReply(reply({ kind: 'paragraph', line: [words, ' ', { cite: 1 }] }), plain);

    expect(text).toBe(`${words} [1]\n`);
  });

  it('wraps at spaces within the window, list items under their mark', () => {
    const part: Part = { kind: 'list', ordered: false, items: [['The harbour of the old town was closed for a day.']] };

    expect(renderReply(reply(part), { ...plain, columns: 30 })).toBe(
      '• The harbour of the old town\n  was closed for a day.\n',
    );
  });

  it('never cuts a word that is longer than the window', () => {
    const address = `https://example.org/${'a'.repeat(60)}`;

    expect(renderReply(reply({ kind: 'paragraph', line: ['See ', address] }), { ...plain, columns: 30 })).toBe(
      `See\n${address}\n`,
    );
  });

  it('colours only when it may', () => {
    const part: Part = { kind: 'heading', text: 'Closed' };

    expect(renderReply(reply(part), { ...plain, colour: true })).toBe('\u001b[1mClosed\u001b[22m\n');
    expect(renderReply(reply(part), plain)).toBe('Closed\n');
  });

  it('keeps a comma with the bold word before it', () => {
    const line = [{ bold: 'Berg' }, ', the mayor'];

    expect(renderReply(reply({ kind: 'paragraph', line }), { ...plain, columns: 30 })).toBe('Berg, the mayor\n');
  });

  it('puts a quote and where it comes from on lines of their own', () => {
    const part: Part = { kind: 'quote', text: 'It is over', by: [{ cite: 2 }, ' ', { italic: 'News' }] };

    expect(renderReply(reply(part), plain)).toBe('  “It is over”\n    [2] News\n');
  });

  it('lines up facts and tables', () => {
    const facts: Part = {
      kind: 'facts',
      rows: [
        { label: 'a', line: ['x'] },
        { label: 'bcd', line: ['y'] },
      ],
    };
    const table: Part = { kind: 'table', head: ['n', 'name'], rows: [['10', 'z']] };

    expect(renderReply(reply(facts, table), plain)).toBe('a    x\nbcd  y\n\nn   name\n10  z\n');
  });

  it('names what could be pressed when it may', () => {
    const button = { kind: 'button', label: 'More', command: 'brief', text: 'x' } as const;

    expect(renderReply({ ...reply(), actions: [button] }, { ...plain, actions: true })).toBe('More: /brief x\n');
  });

  it('lets no part of an article act on the terminal', () => {
    const hostile = 'a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u0000e\u202ef\r\ng';
    const parts: Part[] = [
      { kind: 'heading', text: hostile },
      { kind: 'paragraph', line: [hostile, { bold: hostile }, { link: { text: hostile, url: hostile } }] },
      { kind: 'quote', text: hostile, by: [{ italic: hostile }] },
      { kind: 'table', head: [hostile], rows: [[hostile]] },
      { kind: 'image', url: hostile, alt: hostile },
    ];

    expect(renderReply(reply(...parts), plain)).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  });
});

describe('harmless', () => {
  it('keeps the words and drops what a terminal would act on', () => {
    expect(harmless('a\u001b[31mred\u001b[0m b\n\tc\u0007')).toBe('ared b c ');
  });
});

describe('harmlessJson', () => {
  it('holds no control character and reads back as the same value', () => {
    const value = { quote: 'a\u009b31m\u202eb\u007f\u2028é' };

    const text = harmlessJson(value);

    expect(text).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(JSON.parse(text)).toEqual(value);
  });
});
