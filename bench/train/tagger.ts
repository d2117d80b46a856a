import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Tag, Token } from '../../src/language/draft.ts';
import { lemma } from '../../src/language/lemma.ts';
import { cutSentences } from '../../src/language/sentences.ts';
import { COLUMNS, features, ROWS, shapeWord, TAGS, type WordShape } from '../../src/language/tag-features.ts';
import { fixedTag } from '../../src/language/tagger.ts';
import { tokenise } from '../../src/language/tokens.ts';

/**
 * Trains src/language/weights/tagger.bin.br: an averaged perceptron on silver tags of wink-nlp (MIT). Text: SQuADShifts
 * New-Wiki (CC BY), XQuAD and the SQuAD 2 sample (CC BY-SA), QAMR and QA-SRL sentences and questions (MIT), ECB+ train
 * (CC BY). Every tenth paragraph is held out for the figures it prints. Run: node bench/train/tagger.ts DATA
 */
const data = process.argv[2] ?? process.env.NUTGRAF_BENCH ?? '';
const EPOCHS = 6;

type Example = { tokens: Token[]; gold: number[]; question: boolean };

const nlp = winkNLP(model, ['sbd', 'pos']);

function jsonl<T>(path: string): T[] {
  const bytes = readFileSync(join(data, path));
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** Wink's tags carried over to our tokens by position; hyphened words take their last part's. */
function silver(text: string): { tokens: Token[]; tags: Tag[] } {
  const doc = nlp.readDoc(text);
  const values = doc.tokens().out();
  const pos = doc.tokens().out(nlp.its.pos) as string[];
  const at = new Map<number, { tag: string; end: number }>();
  let from = 0;
  values.forEach((value, i) => {
    const start = text.indexOf(value, from);
    if (start < 0) return;
    from = start + value.length;
    at.set(start, { tag: pos[i] ?? 'X', end: from });
  });
  const tokens = tokenise(text);
  const tags = tokens.map((token): Tag => {
    let found: string | undefined;
    for (let i = token.start; i < token.end; i++) {
      const here = at.get(i);
      if (here && here.tag !== 'PUNCT') found = here.tag;
      else if (here && found === undefined) found = here.tag;
    }
    if (token.tag === 'PUNCT' || token.tag === 'SYM') return token.tag;
    if (found === undefined || found === 'X' || found === 'SPACE' || found === 'PUNCT' || found === 'SYM')
      found = 'NOUN';
    return found as Tag;
  });
  return { tokens, tags };
}

/** Splits wink's VERB by form; the simple past and the participle are told apart by what stands around. */
function splitVerbs(tokens: readonly Token[], tags: Tag[]): void {
  const plain = [...tags];
  tokens.forEach((token, i) => {
    if (plain[i] !== 'VERB') return;
    const word = token.lower;
    if (word.endsWith('ing') && word.length > 4) tags[i] = 'VBG';
    else if (word !== lemma(word, 'VERB') && !word.endsWith('s')) tags[i] = pastOrParticiple(tokens, plain, i);
    else if (pastLikeBase.has(word) && afterHelper(tokens, plain, i) === 'have') tags[i] = 'VBN';
  });
}
const pastLikeBase = new Set('come become run put set cut hit let shut hurt cost spread quit read overcome'.split(' '));

const participles = new Set(
  (
    'been done gone seen known given taken written spoken broken chosen driven fallen flown forgotten frozen grown hidden ridden risen shaken shown sung sunk stolen sworn ' +
    'thrown torn woken worn withdrawn drawn begun drunk eaten beaten bitten blown overthrown undergone undertaken born proven swollen forbidden forgiven mistaken'
  ).split(' '),
);
const pasts = new Set(
  (
    'was were did went saw knew gave took wrote spoke broke chose drove fell flew forgot froze grew hid rode rose shook sang sank stole swore threw tore woke wore ' +
    'withdrew drew began drank ate bit blew overthrew underwent undertook came became ran'
  ).split(' '),
);

function pastOrParticiple(tokens: readonly Token[], tags: readonly Tag[], i: number): Tag {
  const word = tokens[i]?.lower ?? '';
  if (participles.has(word)) return 'VBN';
  if (pasts.has(word)) return 'VBD';
  if (afterHelper(tokens, tags, i)) return 'VBN';
  const left = tags[i - 1];
  const right = tokens[i + 1]?.lower ?? '';
  if (i === 0 || right === 'by') return 'VBN';
  if (left === 'DET' || left === 'ADJ' || left === 'ADP' || left === 'NUM' || left === 'SCONJ') return 'VBN';
  const after = tags[i + 1];
  if ((left === 'NOUN' || left === 'PROPN') && (after === 'ADP' || after === 'PART')) {
    // “The deal signed in June was void”: another finite verb follows in the clause.
    for (let k = i + 2; k < Math.min(i + 14, tokens.length); k++) {
      const text = tokens[k]?.lower ?? '';
      if (
        /^(?:[.;:,—–]|that|which|who|and|but|when|where|while|after|before|as|because|if|it|he|she|they|we|i|to)$/.test(
          text,
        )
      )
        break;
      if (tags[k] === 'AUX' || (tags[k] === 'VERB' && !text.endsWith('ing'))) return 'VBN';
    }
  }
  return 'VBD';
}

function afterHelper(tokens: readonly Token[], tags: readonly Tag[], i: number): string | null {
  for (let k = i - 1; k >= Math.max(0, i - 5); k--) {
    const word = tokens[k]?.lower ?? '';
    if (/^(?:have|has|had|having|'ve)$/.test(word)) return 'have';
    if (/^(?:be|am|is|are|was|were|been|being|'s|'re|'m|get|gets|got|getting)$/.test(word)) return 'be';
    const passes = tags[k] === 'ADV' || tags[k] === 'PART' || tags[k] === 'PRON' || (tags[k] === 'VERB' && k === i - 2);
    if (word === 'and' || word === 'or' || passes) continue;
    return null;
  }
  return null;
}

function examples(text: string, question: boolean): Example[] {
  const { tokens, tags } = silver(text);
  return cutSentences(tokens).map(({ start, end }) => {
    const own = tokens.slice(start, end);
    const ownTags = tags.slice(start, end);
    splitVerbs(own, ownTags);
    return { tokens: own, gold: ownTags.map((tag) => Math.max(0, TAGS.indexOf(tag))), question };
  });
}

function lowered(example: Example): Example {
  const tokens = example.tokens.map((token) => ({ ...token, text: token.text.toLowerCase() }));
  // Chat questions often lack their question mark.
  const cut = example.question && tokens.at(-1)?.text === '?' ? -1 : undefined;
  return { ...example, tokens: tokens.slice(0, cut), gold: example.gold.slice(0, cut) };
}

type Squad = { context: string; qas: { question: string }[] };
type Qamr = { sentence: string; qas: { question: string }[] };
type Ecb = { sentences: string[][] };

const prose: string[] = [];
const questions: string[] = [];
for (const file of ['squad/squadshifts-newwiki.jsonl', 'squad/xquad-en.jsonl']) {
  for (const row of jsonl<Squad>(file)) {
    prose.push(row.context);
    questions.push(...row.qas.map((qa) => qa.question));
  }
}
for (const row of jsonl<{ context: string; question: string }>('squad/squad2-sample.jsonl')) {
  prose.push(row.context);
  questions.push(row.question);
}
for (const row of jsonl<Qamr>('qamr/dev.jsonl')) {
  prose.push(row.sentence);
  questions.push(...row.qas.filter((_, i) => i % 8 === 0).map((qa) => qa.question));
}
for (const file of ['wikinews', 'wikipedia']) {
  const csv = readFileSync(join(data, `qasrl/${file}.dev.full.csv`), 'utf8')
    .split('\n')
    .slice(1);
  for (const line of csv) {
    const sentence = /^[^,]*,(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(line);
    const words = sentence?.[1]?.replaceAll('""', '"') ?? sentence?.[2];
    if (words) prose.push(detokenise(words));
  }
}
for (const row of jsonl<Ecb>('ecbplus/train.jsonl.gz')) {
  for (const sentence of row.sentences) prose.push(detokenise(sentence.join(' ')));
}

function detokenise(text: string): string {
  return text
    .replace(/ ([.,;:!?%)\]]|'s|'|n't|''|’s)(?= |$)/g, '$1')
    .replace(/([([$]) /g, '$1')
    .replace(/ - /g, '-')
    .replace(/`` ?/g, '"')
    .replace(/''/g, '"');
}

const seen = new Set<string>();
const unique = (list: string[]) => list.filter((text) => text.length > 8 && !seen.has(text) && seen.add(text));
const train: Example[] = [];
const held: Example[] = [];
unique(prose).forEach((text, i) => {
  (i % 10 === 9 ? held : train).push(...examples(text, false));
});
unique(questions).forEach((text, i) => {
  (i % 10 === 9 ? held : train).push(...examples(text, true));
});
const count = (list: readonly Example[]) => list.reduce((sum, example) => sum + example.tokens.length, 0);
console.log(`train ${count(train)} tokens, held out ${count(held)}`);

// Words in small letters that have one tag in at least 99.7 % of 12 uses or more.
const uses = new Map<number, { word: string; counts: Map<number, number>; all: number }>();
for (const example of train) {
  example.tokens.forEach((token, i) => {
    if (token.text !== token.lower) return;
    const shape = shapeWord(token);
    if (shape.shape !== 0) return;
    const use = uses.get(shape.hash) ?? { word: token.lower, counts: new Map(), all: 0 };
    uses.set(shape.hash, use);
    const gold = example.gold[i] ?? 0;
    use.counts.set(gold, (use.counts.get(gold) ?? 0) + 1);
    use.all += 1;
  });
}
const known = new Map<number, number>();
for (const [hash, use] of uses) {
  for (const [tag, n] of use.counts) {
    const open = ['PROPN', 'VBD', 'VBN', 'VBG', 'VERB'].includes(TAGS[tag] ?? '');
    if (use.all >= 12 && n / use.all >= 0.997 && !open) known.set(hash, tag);
  }
}
console.log(`${known.size} words with one tag`);

type Ready = { words: WordShape[]; fixed: number[]; gold: number[] };
function ready(example: Example): Ready {
  const words = example.tokens.map(shapeWord);
  const fixed = example.tokens.map((token, i) => fixedTag(token, words[i] as WordShape, known));
  return { words, fixed, gold: example.gold };
}

const table = new Float32Array(ROWS * COLUMNS);
const sums = new Float64Array(ROWS * COLUMNS);
const stamps = new Int32Array(ROWS * COLUMNS);
let rows: readonly number[] = [];
let step = 0;

function bump(cell: number, by: number): void {
  sums[cell] = (sums[cell] ?? 0) + (step - (stamps[cell] ?? 0)) * (table[cell] ?? 0);
  stamps[cell] = step;
  table[cell] = (table[cell] ?? 0) + by;
}

function predict(weights: Float32Array | Int8Array): number {
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < COLUMNS; c++) {
    let score = 0;
    for (const row of rows) score += weights[row * COLUMNS + c] ?? 0;
    if (score > top) {
      top = score;
      best = c;
    }
  }
  return best;
}

let random = 7;
const next = () => {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return random / 2 ** 32;
};

const material = [...train, ...train.filter((_, i) => i % 3 === 0 || train[i]?.question).map(lowered)].map(ready);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = material.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [material[i], material[j]] = [material[j] as Ready, material[i] as Ready];
  }
  let wrong = 0;
  for (const { words, fixed, gold } of material) {
    let last = -1;
    let before = -1;
    for (let at = 0; at < words.length; at++) {
      let guess = fixed[at] ?? -1;
      if (guess < 0) {
        step += 1;
        rows = features(words, at, last, before);
        guess = predict(table);
        const right = gold[at] ?? 0;
        if (guess !== right) {
          wrong += 1;
          for (const row of rows) {
            const from = row * COLUMNS;
            bump(from + right, 1);
            bump(from + guess, -1);
          }
        }
      }
      before = last;
      last = guess;
    }
  }
  console.log(`epoch ${epoch + 1}: ${wrong} wrong of ${step}`);
}
for (let cell = 0; cell < table.length; cell++) bump(cell, 0);

const averaged = sums.map((sum) => sum / step);
const scale = 127 / quantile(averaged, 0.9995);
const small = Int8Array.from(averaged, (value) => Math.max(-127, Math.min(127, Math.round(value * scale))));

function quantile(values: Float64Array, q: number): number {
  const sorted = values.map(Math.abs).sort();
  return sorted[Math.floor(q * (sorted.length - 1))] || 1;
}

function agreement(list: readonly Example[]): string {
  let right = 0;
  let all = 0;
  for (const { words, fixed, gold } of list.map(ready)) {
    let last = -1;
    let before = -1;
    for (let at = 0; at < words.length; at++) {
      let guess = fixed[at] ?? -1;
      if (guess < 0) {
        rows = features(words, at, last, before);
        guess = predict(small);
      }
      all += 1;
      if (guess === gold[at]) right += 1;
      before = last;
      last = guess;
    }
  }
  return `${((100 * right) / all).toFixed(2)} % of ${all}`;
}
console.log(`held out, prose: ${agreement(held.filter((example) => !example.question))}`);
console.log(`held out, questions: ${agreement(held.filter((example) => example.question))}`);
console.log(`held out, prose in lower case: ${agreement(held.filter((example) => !example.question).map(lowered))}`);
console.log(`held out, questions in lower case: ${agreement(held.filter((example) => example.question).map(lowered))}`);

const words = Buffer.alloc(known.size * 5);
[...known].forEach(([hash, tag], i) => {
  words.writeInt32LE(hash, i * 5);
  words.writeInt8(tag, i * 5 + 4);
});
const file = brotliCompressSync(Buffer.concat([Buffer.from(small.buffer), words]), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(join(import.meta.dirname, '../../src/language/weights/tagger.bin.br'), file);
console.log(`${file.length} bytes`);
