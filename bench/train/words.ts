import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { addWord, BITS } from '../../src/language/ordinary-words.ts';
import { tokenise } from '../../src/language/tokens.ts';

/**
 * Makes src/language/weights/words.bin: a Bloom filter of the words that running text writes in small letters, by which a
 * capital at the start of a sentence is told from a name. Text: SQuADShifts New-Wiki (CC BY), XQuAD, SQuAD 2 sample
 * (CC BY-SA), QAMR, QA-SRL (MIT), ECB+ train (CC BY). Run: node bench/train/words.ts DATA
 */
const data = process.argv[2] ?? process.env.NUTGRAF_BENCH ?? '';
const read = (path: string) => readFileSync(join(data, path));
const rows = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const texts: string[] = [];
for (const file of [
  'squad/squadshifts-newwiki.jsonl',
  'squad/xquad-en.jsonl',
  'squad/squad2-sample.jsonl',
  'qamr/dev.jsonl',
]) {
  for (const row of rows(read(file).toString())) {
    texts.push(row.context ?? row.sentence, ...(row.qas ?? []).map((qa: { question: string }) => qa.question));
  }
}
for (const file of ['wikinews', 'wikipedia']) texts.push(...read(`qasrl/${file}.dev.full.csv`).toString().split('\n'));
for (const row of rows(gunzipSync(read('ecbplus/train.jsonl.gz')).toString())) {
  for (const sentence of row.sentences) texts.push(sentence.join(' '));
}

const small = new Map<string, number>();
const capital = new Map<string, number>();
for (const text of texts) {
  tokenise(text).forEach((token, i) => {
    if (!/^\p{L}[\p{L}'-]*$/u.test(token.text)) return;
    if (token.text === token.lower) small.set(token.lower, (small.get(token.lower) ?? 0) + 1);
    else if (i > 0) capital.set(token.lower, (capital.get(token.lower) ?? 0) + 1);
  });
}
const bits = new Uint8Array(BITS / 8);
let kept = 0;
for (const [word, count] of small) {
  if (word.length < 2 || count < (capital.get(word) ?? 0) * 0.5) continue;
  if (count === 1 && capital.has(word)) continue;
  addWord(bits, word);
  kept += 1;
}
writeFileSync(join(import.meta.dirname, '../../src/language/weights/words.bin'), bits);
console.log(`${kept} words in ${bits.length} bytes`);
