import { bestSpans } from '../../src/answering/learned/best-spans.ts';
import { rankSentences } from '../../src/answering/learned/rank-sentences.ts';
import { areaUnderCurve, exactMatch, tokenF1 } from '../scorers/squad.ts';
import type { Figure, Suite } from '../suite.ts';
import { readOwn } from '../train/own.ts';

/** Sentences that the reader reads, as many as the product has it read. */
const READ = 6;

/**
 * The shipped rankers on the held-out half of our own questions: every sentence of a bundle's articles is a candidate.
 * Single errors are not listed, since nobody is to read them.
 */
const suite: Suite = {
  name: 'own',
  summary: 'Answer sentence, short answer and answerability on our own questions (held-out files)',
  async run() {
    const sum = { n: 0, first: 0, three: 0, spans: 0, em: 0, f1: 0, given: 0, givenF1: 0 };
    const other = { n: 0, first: 0 };
    const yes: number[] = [];
    const no: number[] = [];
    for (const { heldOut, articles, questions } of readOwn()) {
      if (!heldOut) continue;
      const lines = articles.flatMap(({ title, sentences }, passage) =>
        sentences.map((text, sentence) => ({ text, title, passage, sentence })),
      );
      for (const { question, gold, answers, kind, style } of questions) {
        const { scores, answered } = rankSentences(question, lines, READ);
        const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
        (gold.length > 0 ? yes : no).push(answered);
        if (gold.length === 0) continue;
        const right = order.map((i) =>
          gold.some((g) => g.article === lines[i]!.passage && g.sentence === lines[i]!.sentence),
        );
        sum.n++;
        if (right[0]) sum.first++;
        if (right.slice(0, 3).includes(true)) sum.three++;
        if (style === 'p') {
          other.n++;
          if (right[0]) other.first++;
        }
        if (kind === 'yesno' || kind === 'list') continue;
        const references = answers.map((parts) => parts.join(' '));
        const said = best(question, lines[order[0]!]!.text);
        const inGold = best(question, articles[gold[0]!.article]!.sentences[gold[0]!.sentence]!);
        sum.spans++;
        sum.em += exactMatch(said, references);
        sum.f1 += tokenF1(said, references);
        sum.given += exactMatch(inGold, references);
        sum.givenF1 += tokenF1(inGold, references);
      }
    }
    const figure = (name: string, value: number, n: number, what: string): Figure => ({
      name,
      value,
      better: 'higher',
      note: `${n} ${what}`,
    });
    const spans = `questions (no lists, no yes or no)`;
    return {
      figures: [
        figure('answer sentence among all of its articles, top 1', sum.first / sum.n, sum.n, 'questions'),
        figure('… top 3', sum.three / sum.n, sum.n, 'questions'),
        figure('… top 1, asked in other words', other.first / other.n, other.n, 'questions'),
        figure('exact match', sum.em / sum.spans, sum.spans, spans),
        figure('F1', sum.f1 / sum.spans, sum.spans, spans),
        figure('exact match in the right sentence', sum.given / sum.spans, sum.spans, spans),
        figure('F1 in the right sentence', sum.givenF1 / sum.spans, sum.spans, spans),
        figure(
          'answerable told from unanswerable, area under the ROC curve',
          areaUnderCurve(yes, no),
          yes.length + no.length,
          'questions',
        ),
      ],
    };
  },
};

export default suite;

function best(question: string, sentence: string): string {
  const [span] = bestSpans(question, sentence, 1);
  return span === undefined ? '' : sentence.slice(span.start, span.end);
}
