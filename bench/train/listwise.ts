import { LEAK, type Network, scoreRow, sizeOf } from '../../src/answering/learned/network.ts';
import { BUCKETS, type SpanFeatures } from '../../src/answering/learned/span-features.ts';
import type { ListExample, SpanExample } from './examples.ts';

/** A reproducible stream of numbers in [0, 1): a linear congruential generator (Numerical Recipes' constants). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

function softmax(scores: Float32Array): Float32Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const s of scores) top = Math.max(top, s);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - top);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = scores[c]! / sum;
  return scores;
}

const MASK = BUCKETS - 1;
/** No list of features is longer. */
const MOST_FEATURES = 512;

function scoreWithout(features: SpanFeatures, weights: Float32Array, dropped: Uint8Array, share: number): Float32Array {
  const sums = (list: Int32Array): number => {
    let sum = 0;
    for (let k = 0; k < list.length; k++) if (!dropped[k]) sum += weights[list[k]! & MASK]!;
    return sum / (1 - share);
  };
  const begin = features.atFirst.map(sums);
  const end = features.atLast.map(sums);
  return Float32Array.from(features.own, (own, c) => begin[features.first[c]!]! + end[features.last[c]!]! + sums(own));
}

/** `drop` is the share of features left out for a question, so that none is leant on too much (dropout, Srivastava et al. 2014). */
export type SpanTraining = { readonly epochs: number; readonly rate: number; readonly drop: number };

/**
 * Trains the hashed span ranker: softmax over a sentence's spans, half cross-entropy to the exact ones, half expected F1,
 * Adagrad (Duchi et al. 2011), the mean of the weights after each epoch but the first.
 */
export function trainSpans(examples: readonly SpanExample[], { epochs, rate, drop }: SpanTraining): Float32Array {
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(0.1);
  const mean = new Float32Array(BUCKETS);
  const random = randomFrom(12345);
  const order = examples.map((_, i) => i);
  const dropped = new Uint8Array(MOST_FEATURES);
  const step = (list: Int32Array, g: number): void => {
    if (Math.abs(g) < 1e-5) return;
    for (let k = 0; k < list.length; k++) {
      if (dropped[k]) continue;
      const b = list[k]! & MASK;
      const s = squares[b]! + g * g;
      squares[b] = s;
      weights[b] = weights[b]! - (rate * g) / Math.sqrt(s);
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const x of order) {
      const { features, gold, f1, weight } = examples[x]!;
      const n = gold.length;
      if (n === 0) continue;
      for (let k = 0; k < MOST_FEATURES; k++) dropped[k] = random() < drop ? 1 : 0;
      const p = softmax(scoreWithout(features, weights, dropped, drop));
      let right = 0;
      let expected = 0;
      for (let c = 0; c < n; c++) {
        right += p[c]! * gold[c]!;
        expected += p[c]! * f1[c]!;
      }
      const begin = new Float32Array(features.atFirst.length);
      const end = new Float32Array(features.atFirst.length);
      for (let c = 0; c < n; c++) {
        let g = -p[c]! * (f1[c]! - expected);
        if (right > 0) g += 0.5 * p[c]! * (1 - gold[c]! / Math.max(right, 1e-9));
        g *= weight;
        begin[features.first[c]!] = begin[features.first[c]!]! + g;
        end[features.last[c]!] = end[features.last[c]!]! + g;
        step(features.own[c]!, g);
      }
      features.atFirst.forEach((list, i) => {
        step(list, begin[i]!);
      });
      features.atLast.forEach((list, i) => {
        step(list, end[i]!);
      });
    }
    if (epoch > 0) for (let k = 0; k < BUCKETS; k++) mean[k] = mean[k]! + weights[k]! / (epochs - 1);
  }
  return mean;
}

/** Trains a network over dense rows: softmax over a list, cross-entropy to its gold rows, Adam (Kingma & Ba 2015) in batches of 16. */
export function trainNetwork(
  examples: readonly ListExample[],
  hidden: number,
  epochs = 4,
  rate = 0.01,
  seed = 99,
): Network {
  const inputs = examples[0]!.rows[0]!.length;
  const size = sizeOf(inputs, hidden);
  const random = randomFrom(seed);
  const weights = new Float32Array(size);
  const biases = inputs + hidden * inputs;
  for (let k = inputs; k < biases; k++) weights[k] = ((random() - 0.5) * 2) / Math.sqrt(inputs);
  for (let k = biases + hidden; k < size; k++) weights[k] = (random() - 0.5) * 0.2;
  const network: Network = { inputs, hidden, weights };
  const first = new Float32Array(size);
  const second = new Float32Array(size);
  const gradient = new Float32Array(size);
  const order = examples.map((_, i) => i);
  const batch = 16;
  const steps = Math.ceil(examples.length / batch) * epochs;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += batch) {
      gradient.fill(0);
      for (const x of order.slice(from, from + batch)) addGradient(network, examples[x]!, gradient);
      step++;
      const now = rate * (1 - step / (steps + 1));
      const c1 = 1 - 0.9 ** step;
      const c2 = 1 - 0.999 ** step;
      for (let k = 0; k < size; k++) {
        const g = gradient[k]! / batch;
        first[k] = 0.9 * first[k]! + 0.1 * g;
        second[k] = 0.999 * second[k]! + 0.001 * g * g;
        weights[k] = weights[k]! - (now * (first[k]! / c1)) / (Math.sqrt(second[k]! / c2) + 1e-8);
      }
    }
  }
  return network;
}

function addGradient(network: Network, { rows, gold, weight }: ListExample, gradient: Float32Array): void {
  const { inputs, hidden, weights } = network;
  const biases = inputs + hidden * inputs;
  const units = rows.map(() => new Float32Array(hidden));
  const p = softmax(Float32Array.from(rows, (row, c) => scoreRow(network, row, units[c])));
  let right = 0;
  for (let c = 0; c < p.length; c++) right += p[c]! * gold[c]!;
  if (right <= 0) return;
  for (let c = 0; c < p.length; c++) {
    const g = weight * p[c]! * (1 - gold[c]! / right);
    if (Math.abs(g) < 1e-4) continue;
    const row = rows[c]!;
    for (let k = 0; k < inputs; k++) gradient[k] = gradient[k]! + g * row[k]!;
    for (let h = 0; h < hidden; h++) {
      const unit = units[c]![h]!;
      gradient[biases + hidden + h] = gradient[biases + hidden + h]! + g * unit;
      const back = g * weights[biases + hidden + h]! * (unit < 0 ? LEAK : 1);
      gradient[biases + h] = gradient[biases + h]! + back;
      const at = inputs + h * inputs;
      for (let k = 0; k < inputs; k++) gradient[at + k] = gradient[at + k]! + back * row[k]!;
    }
  }
}
