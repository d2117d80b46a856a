import type { Answer } from '../../model.ts';
import type { Part, Reply } from '../reply.ts';
import { citedLine, marks, sourceLine } from './lines.ts';

/** An answer with its remarks and the quotes that prove it; or why there is none, and the nearest thing found. */
export function presentAnswer(answer: Answer): Reply {
  const parts: Part[] = [];
  if (answer.abstained) {
    parts.push({
      kind: 'notice',
      tone: 'info',
      line: [answer.answer || (answer.reason ?? 'No article answers that.')],
    });
    if (answer.nearest !== undefined) {
      parts.push({ kind: 'paragraph', line: ['The nearest thing found, which does not answer it:'] });
      parts.push({ kind: 'quote', text: answer.nearest.quote, by: sourceLine(answer.nearest) });
    }
  } else {
    const cited = answer.answers.flatMap(({ citations }) => citations);
    parts.push({
      kind: 'paragraph',
      line: [answer.answer, ...marks(cited.length > 0 ? cited : answer.citations.map(({ n }) => n))],
    });
    if (answer.notes.length > 0) {
      parts.push({ kind: 'list', ordered: false, items: answer.notes.map((note) => citedLine(note)) });
    }
    parts.push(...quoteParts(answer));
  }
  return { audience: 'you', parts, actions: answerActions(answer) };
}

/** Only the quotes of an answer: what "show the quote" asks for. */
export function presentQuotes(answer: Answer): Reply {
  const quotes = quoteParts(answer);
  const none: Part = {
    kind: 'notice',
    tone: 'info',
    line: ['That answer has no quotes: nothing was found that proves one.'],
  };
  return { audience: 'you', parts: quotes.length > 0 ? quotes : [none], actions: [] };
}

function quoteParts(answer: Answer): Part[] {
  return answer.citations.map((citation) => ({
    kind: 'quote',
    text: citation.quote,
    by: [{ cite: citation.n }, ' ', ...sourceLine(citation)],
  }));
}

function answerActions(answer: Answer): Reply['actions'] {
  if (answer.abstained) return [];
  return [{ kind: 'button', label: 'Show the quotes', command: 'ask', text: 'show the quotes' }];
}
