import { DIMENSIONS, UNIT } from '../../language/word-vectors.ts';
import { addBias, addProduct, type Gates, type Matrix, rectify, runBothWays, soften } from './layers.ts';
import type { Match, Rareness } from './match.ts';
import { meaningAt } from './meanings.ts';
import type { Question } from './question.ts';
import { FORMS, formOf, GRADES, type Marked, markQuestion, markSentence } from './reader-features.ts';
import type { Words } from './words.ts';

/** The reader's weights by name, as bench/train/reader.py calls them. */
export type ReaderWeights = ReadonlyMap<string, Matrix>;

/** A question as the reader holds it while it reads sentences. */
export type ReaderQuestion = {
  readonly weights: ReaderWeights;
  readonly question: Question;
  readonly marked: Marked;
  readonly form: number;
  /** The words' projected vectors, for what each word of a sentence is most like. */
  readonly words: Float32Array;
  readonly aligned: Float32Array;
  /** The recurrent layer's states, a question's word each. */
  readonly states: Float32Array;
  /** What is added to each token of a sentence because of the question as a whole. */
  readonly given: Float32Array;
  readonly begin: Float32Array;
  readonly end: Float32Array;
  readonly whole: Float32Array;
};

/** What the reader makes of a sentence. */
export type Reading = {
  /** A score for each candidate span. */
  readonly spans: Float32Array;
  /** The log-odds that the sentence answers against that nothing does, given its features among the others (`sentenceFeatures`). */
  readonly whole: (row: Float32Array) => number;
};

const get = (weights: ReaderWeights, name: string): Matrix => {
  const found = weights.get(name);
  if (found === undefined)
    throw new Error(`The reader's weights hold no "${name}". Build them anew with bench/train/reader.py.`);
  return found;
};

function gates(weights: ReaderWeights, name: string, way: '' | '_reverse'): Gates {
  return {
    input: get(weights, `${name}.weight_ih_l0${way}`),
    state: get(weights, `${name}.weight_hh_l0${way}`),
    inputBias: get(weights, `${name}.bias_ih_l0${way}`),
    stateBias: get(weights, `${name}.bias_hh_l0${way}`),
  };
}

/** W·x + b. */
function linear(weights: ReaderWeights, name: string, input: Float32Array, from = 0): Float32Array {
  const matrix = get(weights, `${name}.weight`);
  const out = Float32Array.from(get(weights, `${name}.bias`).values);
  addProduct(out, 0, matrix, input, from);
  return out;
}

/** Projected vectors of words, one after the other; those of unknown words are the bias alone. */
function project(weights: ReaderWeights, name: string, at: Int32Array): Float32Array {
  const matrix = get(weights, `${name}.weight`);
  const bias = get(weights, `${name}.bias`);
  const out = new Float32Array(at.length * matrix.rows);
  const vector = new Float32Array(DIMENSIONS);
  for (let i = 0; i < at.length; i++) {
    addBias(out, i * matrix.rows, bias);
    if (at[i]! < 0) continue;
    const stored = meaningAt(at[i]!);
    for (let k = 0; k < DIMENSIONS; k++) vector[k] = stored[k]! / UNIT;
    addProduct(out, i * matrix.rows, matrix, vector, 0);
  }
  rectify(out);
  return out;
}

/** Adds up the columns that a token's marks name. */
function addMarks(out: Float32Array, at: number, { rows, cols, values }: Matrix, marks: readonly number[]): void {
  for (const mark of marks) for (let r = 0; r < rows; r++) out[at + r] = out[at + r]! + values[r * cols + mark]!;
}

/** Reads a question once, for all sentences it will be held against. */
export function openQuestion(weights: ReaderWeights, question: Question): ReaderQuestion {
  const marked = markQuestion(question);
  const { form, want } = formOf(question);
  const n = question.length;
  const words = project(weights, 'word', marked.at);
  const width = get(weights, 'word.weight').rows;
  const marks = get(weights, 'marksQ.weight');
  const input = new Float32Array(n * (width + marks.rows));
  for (let i = 0; i < n; i++) {
    const at = i * (width + marks.rows);
    input.set(words.subarray(i * width, (i + 1) * width), at);
    addMarks(input, at + width, marks, marked.marks[i]!);
  }
  const states = runBothWays(input, n, gates(weights, 'gruQ', ''), gates(weights, 'gruQ', '_reverse'));
  const size = n === 0 ? get(weights, 'poolQ.weight').cols : states.length / n;
  const shares = new Float32Array(n);
  for (let i = 0; i < n; i++) shares[i] = linear(weights, 'poolQ', states, i * size)[0]!;
  soften(shares, 0, n);
  const forms = get(weights, 'form.weight');
  const wants = get(weights, 'want.weight');
  const pooled = new Float32Array(size + forms.cols + wants.cols);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < size; k++) pooled[k] = pooled[k]! + shares[i]! * states[i * size + k]!;
  pooled.set(forms.values.subarray(form * forms.cols, (form + 1) * forms.cols), size);
  pooled.set(wants.values.subarray(want * wants.cols, (want + 1) * wants.cols), size + forms.cols);
  const whole = linear(weights, 'toQ', pooled);
  rectify(whole);
  const given = new Float32Array(get(weights, 'given.weight').rows);
  addProduct(given, 0, get(weights, 'given.weight'), whole, 0);
  return {
    weights,
    question,
    marked,
    form,
    words,
    aligned: project(weights, 'align', marked.at),
    states,
    given,
    begin: linear(weights, 'askBegin', whole),
    end: linear(weights, 'askEnd', whole),
    whole,
  };
}

/** For each of `n` rows of `from`, the mean of `values`' rows, each counted as its `keys` row is like the row. */
function attend(from: Float32Array, n: number, keys: Float32Array, values: Float32Array, count: number): Float32Array {
  const size = from.length / n;
  const width = values.length / count;
  const out = new Float32Array(n * width);
  const shares = new Float32Array(count);
  for (let i = 0; i < n; i++) {
    for (let q = 0; q < count; q++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += from[i * size + k]! * keys[q * size + k]!;
      shares[q] = sum;
    }
    soften(shares, 0, count);
    for (let q = 0; q < count; q++)
      for (let k = 0; k < width; k++) out[i * width + k] = out[i * width + k]! + shares[q]! * values[q * width + k]!;
  }
  return out;
}

/** Reads a sentence for a question and scores the spans given by their first and last tokens. */
export function readSentence(
  asked: ReaderQuestion,
  words: Words,
  matched: Match,
  rareness: Rareness,
  spans: { readonly first: Uint16Array; readonly last: Uint16Array },
): Reading {
  const { weights } = asked;
  const n = words.length;
  const count = asked.question.length;
  if (n === 0 || count === 0) return { spans: new Float32Array(spans.first.length), whole: () => 0 };
  const { at, marks, grades } = markSentence(asked.question, asked.marked, words, matched, rareness);
  const own = project(weights, 'word', at);
  const width = own.length / n;
  const aligned = attend(project(weights, 'align', at), n, asked.aligned, asked.words, count);
  const table = get(weights, 'marksS.weight');
  const size = 2 * width + table.rows + GRADES;
  const input = new Float32Array(n * size);
  for (let i = 0; i < n; i++) {
    input.set(own.subarray(i * width, (i + 1) * width), i * size);
    input.set(aligned.subarray(i * width, (i + 1) * width), i * size + width);
    addMarks(input, i * size + 2 * width, table, marks[i]!);
    input.set(grades.subarray(i * GRADES, (i + 1) * GRADES), i * size + 2 * width + table.rows);
  }
  const first = runBothWays(input, n, gates(weights, 'gruS', ''), gates(weights, 'gruS', '_reverse'));
  const second = joined(asked, first, n);
  const states = runBothWays(second, n, gates(weights, 'gruY', ''), gates(weights, 'gruY', '_reverse'));
  return { spans: scoreAll(asked, states, n, spans), whole: wholeOf(asked, states, n) };
}

/** Each token with what the question's states say to it. */
function joined(asked: ReaderQuestion, states: Float32Array, n: number): Float32Array {
  const { weights } = asked;
  const size = states.length / n;
  const seek = get(weights, 'seek.weight');
  const sought = new Float32Array(n * seek.rows);
  for (let i = 0; i < n; i++) {
    addBias(sought, i * seek.rows, get(weights, 'seek.bias'));
    addProduct(sought, i * seek.rows, seek, states, i * size);
  }
  const met = attend(sought, n, asked.states, asked.states, asked.question.length);
  const join = get(weights, 'join.weight');
  const bias = get(weights, 'join.bias');
  const out = new Float32Array(n * join.rows);
  const row = new Float32Array(join.cols);
  for (let i = 0; i < n; i++) {
    row.set(states.subarray(i * size, (i + 1) * size));
    for (let k = 0; k < seek.rows; k++) {
      row[size + k] = met[i * seek.rows + k]!;
      row[size + seek.rows + k] = met[i * seek.rows + k]! * sought[i * seek.rows + k]!;
    }
    out.set(asked.given, i * join.rows);
    addBias(out, i * join.rows, bias);
    addProduct(out, i * join.rows, join, row, 0);
  }
  rectify(out);
  return out;
}

function scoreAll(
  asked: ReaderQuestion,
  states: Float32Array,
  n: number,
  { first, last }: { readonly first: Uint16Array; readonly last: Uint16Array },
): Float32Array {
  const { weights } = asked;
  const size = states.length / n;
  const begin = new Float32Array(n);
  const end = new Float32Array(n);
  const left: Float32Array[] = [];
  const right: Float32Array[] = [];
  for (let i = 0; i < n; i++) {
    begin[i] = linear(weights, 'begin', states, i * size)[0]!;
    end[i] = linear(weights, 'end', states, i * size)[0]!;
    for (let k = 0; k < size; k++) {
      begin[i] = begin[i]! + states[i * size + k]! * asked.begin[k]!;
      end[i] = end[i]! + states[i * size + k]! * asked.end[k]!;
    }
    left.push(linear(weights, 'left', states, i * size));
    right.push(linear(weights, 'right', states, i * size));
  }
  const lengths = get(weights, 'length.weight').values;
  const wanted = get(weights, 'lengthWant.weight').values;
  return Float32Array.from(first, (i, c) => {
    const j = last[c]!;
    const length = Math.min(j - i, 11);
    let score = begin[i]! + end[j]! + lengths[length]! + wanted[length * FORMS.length + asked.form]!;
    for (let k = 0; k < left[i]!.length; k++) score += left[i]![k]! * right[j]![k]!;
    return score;
  });
}

function wholeOf(asked: ReaderQuestion, states: Float32Array, n: number): (row: Float32Array) => number {
  const { weights } = asked;
  const size = states.length / n;
  const input = new Float32Array(get(weights, 'whole.weight').cols);
  input.fill(Number.NEGATIVE_INFINITY, 0, size);
  for (let i = 0; i < n; i++) for (let k = 0; k < size; k++) input[k] = Math.max(input[k]!, states[i * size + k]!);
  input.set(asked.whole, size);
  return (row) => {
    input.set(row, size + asked.whole.length);
    const hidden = linear(weights, 'whole', input);
    rectify(hidden);
    return linear(weights, 'wholeOut', hidden)[0]!;
  };
}
