import { firstOf, plain } from './answer-words.ts';

/** What a digest of some articles holds (`must`, by rank) and must not hold (patterns on the raw text). */
export type Checklist = {
  readonly id: string;
  readonly articles: readonly string[];
  readonly max_words: number;
  readonly must: readonly {
    readonly rank: number;
    readonly keys: readonly (readonly string[])[];
    readonly evidence: readonly { readonly quote: string }[];
  }[];
  readonly must_not: readonly { readonly fact: string; readonly patterns: readonly string[] }[];
};

/**
 * Coverage weighs a fact by 1 / log2(rank + 1); a fact is covered when every group of keys has one of its words within a
 * line or two neighbouring sentences. Only the first `max_words` words count; violations are looked for in the whole text.
 */
export function scoreBrief(
  { max_words, must, must_not }: Checklist,
  full: string,
): { coverage: number; missed: number[]; violations: string[] } {
  const text = (full.match(/\s*\S+/g) ?? []).slice(0, max_words).join('');
  const sentences = text.split('\n').flatMap((line) => line.split(/(?<=[.!?]["'”’)\]]*)\s+(?=["'“‘([]?[A-Z0-9@#])/));
  const windows = [...text.split('\n'), ...sentences.map((sentence, i) => `${sentence} ${sentences[i + 1] ?? ''}`)].map(
    plain,
  );
  let [all, got] = [0, 0];
  const missed: number[] = [];
  for (const { rank, keys } of must) {
    const weight = 1 / Math.log2(rank + 1);
    all += weight;
    if (windows.some((window) => keys.every((group) => firstOf(window, group) >= 0))) got += weight;
    else missed.push(rank);
  }
  const violations = must_not
    .filter(({ patterns }) => patterns.some((pattern) => new RegExp(pattern, 'im').test(full)))
    .map(({ fact }) => fact);
  return { coverage: all > 0 ? got / all : 0, missed, violations };
}
