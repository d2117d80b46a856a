/**
 * A linear model with a small hidden layer beside it: score = w·x + v·leaky(Hx + b). `weights` holds w, the rows of H,
 * b and v, in this order.
 */
export type Network = { readonly inputs: number; readonly hidden: number; readonly weights: Float32Array };

/** Slope of the hidden units below zero. */
export const LEAK = 0.1;

/** The number of weights of a network. */
export const sizeOf = (inputs: number, hidden: number): number => inputs + hidden * (inputs + 2);

/** The score of one row of features; the hidden units' values are left in `units` when given. */
export function scoreRow(network: Network, row: Float32Array, units?: Float32Array): number {
  const { inputs, hidden, weights } = network;
  let score = 0;
  for (let k = 0; k < inputs; k++) score += weights[k]! * row[k]!;
  const biases = inputs + hidden * inputs;
  for (let h = 0; h < hidden; h++) {
    let unit = weights[biases + h]!;
    const at = inputs + h * inputs;
    for (let k = 0; k < inputs; k++) unit += weights[at + k]! * row[k]!;
    if (unit < 0) unit *= LEAK;
    if (units) units[h] = unit;
    score += weights[biases + hidden + h]! * unit;
  }
  return score;
}

/** A network as a weight file holds it: little-endian, its inputs and hidden units, then 32-bit weights. */
export function packNetwork({ inputs, hidden, weights }: Network): Buffer {
  const bytes = Buffer.alloc(8 + 4 * weights.length);
  bytes.writeUInt32LE(inputs, 0);
  bytes.writeUInt32LE(hidden, 4);
  for (const [i, w] of weights.entries()) bytes.writeFloatLE(w, 8 + 4 * i);
  return bytes;
}

/** The network that `packNetwork` wrote. */
export function parseNetwork(bytes: Buffer): Network {
  const weights = new Float32Array((bytes.byteLength - 8) / 4);
  for (let i = 0; i < weights.length; i++) weights[i] = bytes.readFloatLE(8 + 4 * i);
  return { inputs: bytes.readUInt32LE(0), hidden: bytes.readUInt32LE(4), weights };
}
