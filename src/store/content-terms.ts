import { scanTerms } from './terms.ts';

/** The content words of a text, stemmed as the index stems them, in order and with repeats. */
export function contentTerms(text: string): string[] {
  const terms: string[] = [];
  scanTerms(text, 0, text.length, (term, _start, _end, { empty }) => {
    if (!empty) terms.push(term);
  });
  return terms;
}
