import { describe, expect, it } from 'vitest';
import { pageArticle } from '../../src/feeds/page-article.ts';

const now = new Date('2026-03-10T12:00:00Z');

/** What is stored of a page whose bytes are `head`, `words` six times, and markup around. */
const textOf = async (head: Buffer | string, words: Buffer, contentType: string | null): Promise<string> => {
  const parts = [Buffer.from('<html><head>'), Buffer.from(head), Buffer.from('</head><body><article><p>'), words];
  const bytes = Buffer.concat([
    ...parts,
    Buffer.from(' and more of the same story follows here.</p></article></body></html>'),
  ]);
  const parsed = await pageArticle({ bytes, url: 'https://coast.example/a', contentType }, now);
  return parsed.kind === 'article' ? parsed.incoming.text : parsed.why;
};

const shiftJis = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]);
const gbk = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);
const latin = Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x41, 0x94]);

describe('a page', () => {
  it.each([
    ['its head says Shift_JIS', '<meta charset="shift_jis">', shiftJis, 'text/html', '日本語'],
    ['its head says GB18030 and the server UTF-8', '<meta charset=gb18030>', gbk, 'text/html; charset=utf-8', '中文'],
    ['its head says GBK and the server Latin-1', '<meta charset=gbk>', gbk, 'text/html; charset=ISO-8859-1', '中文'],
    ['the server says Shift_JIS and its head nothing', '', shiftJis, 'text/html; charset=Shift_JIS', '日本語'],
    ['nobody says anything and it is Windows-1252', '', latin, null, 'Café “A”'],
    ['its head says UTF-16, which it cannot be', '<meta charset="utf-16">', latin, null, 'Café “A”'],
    ['its head says Latin-1 and it is UTF-8', '<meta charset=iso-8859-1>', Buffer.from('Café “A”'), null, 'Café “A”'],
    ['its head says a charset that does not exist', '<meta charset="x-nothing">', latin, null, 'Café “A”'],
  ])('is decoded when %s', async (_, head, words, contentType, decoded) => {
    expect(await textOf(head, words, contentType)).toContain(decoded);
  });

  it.each([
    [
      'UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>Café in the old harbour of Bodvik.</p>', 'utf16le')]),
    ],
    [
      'UTF-8',
      Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        Buffer.from('<meta charset=gbk><p>Café in the old harbour of Bodvik.</p>'),
      ]),
    ],
  ])('is decoded by its byte order mark as %s', async (_, bytes) => {
    const parsed = await pageArticle(
      { bytes, url: 'https://coast.example/a', contentType: 'text/html; charset=gbk' },
      now,
    );

    expect(parsed).toMatchObject({ incoming: { text: 'Café in the old harbour of Bodvik.' } });
  });
});
