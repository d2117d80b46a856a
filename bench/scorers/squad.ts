/** Lower case, no ASCII punctuation, no articles, single spaces: the normalisation of the official SQuAD script. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g, '')
    .replace(/\b(a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
}

/** 1 when the prediction equals a reference after normalising, else 0. An unanswerable question has the reference ''. */
export function exactMatch(prediction: string, references: readonly string[]): number {
  const said = normalise(prediction);
  return references.some((reference) => normalise(reference) === said) ? 1 : 0;
}

/** Best token F1 over the references, bag of words after normalising. */
export function tokenF1(prediction: string, references: readonly string[]): number {
  const said = normalise(prediction).split(' ').filter(Boolean);
  let best = 0;
  for (const reference of references) {
    const gold = normalise(reference).split(' ').filter(Boolean);
    if (said.length === 0 || gold.length === 0) {
      best = Math.max(best, said.length === gold.length ? 1 : 0);
      continue;
    }
    const left = new Map<string, number>();
    for (const word of gold) left.set(word, (left.get(word) ?? 0) + 1);
    let common = 0;
    for (const word of said) {
      const more = left.get(word) ?? 0;
      if (more > 0) {
        common++;
        left.set(word, more - 1);
      }
    }
    if (common > 0) best = Math.max(best, (2 * common) / (said.length + gold.length));
  }
  return best;
}

/** Area under the ROC curve: the chance that a positive scores above a negative, ties counting half. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
  return wins / (positives.length * negatives.length);
}
