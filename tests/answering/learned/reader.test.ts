import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candidates } from '../../../src/answering/learned/candidates.ts';
import { match } from '../../../src/answering/learned/match.ts';
import { readQuestion } from '../../../src/answering/learned/question.ts';
import { readWords } from '../../../src/answering/learned/read-words.ts';
import { openQuestion, readSentence } from '../../../src/answering/learned/reader.ts';
import { readerWeights, readWeights } from '../../../src/answering/learned/reader-weights.ts';
import { sentenceFeatures } from '../../../src/answering/learned/sentence-features.ts';
import { knownRareness } from '../../../src/answering/learned/weights.ts';

const asked = readQuestion(readWords('How much did the new port cost?').tokens);
const words = readWords(
  'On Friday the minister of ports, Maeve Tuohy, opened a harbour that had cost 40 million euros.',
);

const { rows } = sentenceFeatures(asked, [{ words, passage: 0 }], knownRareness());

describe('readSentence', () => {
  it('scores as the network that was trained does', () => {
    // A small network of chance weights and its scores, both written by bench/train/reader.py.
    const weights = readWeights(join(import.meta.dirname, 'reader-example.bin.gz'));
    const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'reader-example.json'), 'utf8'));

    const read = readSentence(
      openQuestion(weights, asked),
      words,
      match(asked, words),
      knownRareness(),
      candidates(words),
    );

    expect(read.spans).toHaveLength(expected.spans.length);
    for (const [c, score] of read.spans.entries()) expect(score).toBeCloseTo(expected.spans[c], 2);
    expect(read.whole(rows[0]!)).toBeCloseTo(expected.whole, 2);
  });

  it('copes with a sentence and a question without words', () => {
    const weights = readerWeights();
    const nothing = readWords('');
    const open = openQuestion(weights, readQuestion(nothing.tokens));

    const read = readSentence(open, words, match(open.question, words), knownRareness(), candidates(words));
    const empty = readSentence(
      openQuestion(weights, asked),
      nothing,
      match(asked, nothing),
      knownRareness(),
      candidates(nothing),
    );

    expect(read.whole(new Float32Array(rows[0]!.length))).toBe(0);
    expect(empty.spans).toHaveLength(0);
  });
});
