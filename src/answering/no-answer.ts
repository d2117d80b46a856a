import type { Answer, Citation } from '../model.ts';

/** That there is no answer, why in a sentence, and the nearest thing found if there is one. */
export function noAnswer(question: string, reason: string, nearest?: Citation): Answer {
  return {
    question,
    answer: '',
    answers: [],
    citations: [],
    abstained: true,
    reason,
    ...(nearest === undefined ? {} : { nearest }),
    notes: [],
    confidence: 0,
  };
}
