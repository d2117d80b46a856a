import type { ReadArticle, Sentence } from '../model.ts';

/** How a correction begins, or what it says of the article it mends. */
export const CORRECTION =
  /^(?:Corrections?|Clarifications?)\b|\b(?:an|the) (?:earlier|previous) version of this (?:article|story|report)\b/i;

const SAID =
  '(?:(?:had |has |have )?(?:also |wrongly |incorrectly |mistakenly |erroneously )*(?:said|stated|reported|wrote|gave|described|named|called|quoted))';
const OURSELVES = 'we|the (?:article|story|report|headline|caption|newspaper|paper)|this (?:newspaper|paper)';

/** Whether a sentence only tells what an article said wrongly, so that told alone it would be said again. */
export function isTakenBack({ article, reading }: ReadArticle, sentence: Sentence): boolean {
  const opening = reading.sentences[0];
  const own = article.text.slice(sentence.start, sentence.end);
  const isCorrection =
    CORRECTION.test(article.title ?? '') ||
    (opening !== undefined && CORRECTION.test(article.text.slice(opening.start, opening.end)));
  if (!isCorrection) return CORRECTION.test(own);
  const paper = (article.publisher ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const who = paper === '' ? OURSELVES : `${OURSELVES}|(?:the )?${paper.replace(/^the /i, '')}`;
  return CORRECTION.test(own) || new RegExp(`^(?:${who})\\s+${SAID}\\b`, 'i').test(own);
}
