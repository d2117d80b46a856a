import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/language/read.ts';

const read = (text: string) => readArticle({ text, title: null, published: null });

const hostile: [string, string][] = [
  ['nothing', ''],
  ['white space', ' \n\t\r\n '],
  ['emoji', '👩‍👩‍👧‍👦 Mary 😀😀 met 🇫🇷 “Tom🎉”. 💥!'],
  ['a lone surrogate', 'Mary \ud800 met \udc00Tom.'],
  ['right-to-left text', 'مرحبا بالعالم. התקיימה פגישה עם Mary Lund.'],
  ['Chinese', '朝鲜领导人。会谈在新加坡举行！'],
  ['one word of 100 kB', 'a'.repeat(100_000)],
  ['one capital of 100 kB', 'A'.repeat(100_000)],
  ['100 kB of stops', '.'.repeat(100_000)],
  ['100 kB of quotation marks', '"'.repeat(100_000)],
  ['100 kB of single marks', "a 'b ".repeat(20_000)],
  ['100 kB of open brackets', '('.repeat(100_000)],
  ['20,000 capitalised words', 'Mary Lund and '.repeat(7_000)],
  ['20,000 short lines', 'Mary\n'.repeat(20_000)],
  ['controls', '\u0000\u0001\u0007Mary\u0000 met\u001f Tom.'],
];

describe('readArticle', () => {
  it.each(hostile)('reads %s without throwing, each sentence in range and in order', (_what, text) => {
    const began = performance.now();

    const { sentences, entities } = read(text);

    let last = 0;
    for (const sentence of sentences) {
      expect(sentence.start).toBeGreaterThanOrEqual(last);
      expect(sentence.end).toBeGreaterThan(sentence.start);
      last = sentence.end;
    }
    expect(last).toBeLessThanOrEqual(text.length);
    for (const mention of entities.flatMap((entity) => entity.mentions)) {
      expect(mention.end).toBeLessThanOrEqual(text.length);
      expect(mention.start).toBeLessThan(mention.end);
    }
    // Generous: quadratic time on these takes minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('covers every character but white space with exactly one sentence', () => {
    const text =
      'Old bridge shut\n\n“Why?” she asked. Mr. Lund (who left) was silent...\nPhoto: City\n— Ann (@ann) May 3, 2019\n';

    const covered = new Uint8Array(text.length);
    for (const { start, end } of read(text).sentences)
      for (let i = start; i < end; i++) covered[i] = (covered[i] ?? 0) + 1;

    expect([...text].filter((char, i) => char.trim() !== '' && covered[i] !== 1)).toEqual([]);
  });

  it('marks a sentence that is mostly quotation', () => {
    const { sentences } = read(
      'The mayor spoke at noon. “We shall build it before the winter, and we shall pay.” He left.',
    );

    expect(sentences.map((sentence) => sentence.kind)).toEqual(['body', 'quote', 'body']);
  });
});
