import { type Passage, readSquad, readSquad2 } from './data.ts';
import { holding, sentencesOf } from './examples.ts';
import type { Bundle, OwnQuestion, Place } from './own.ts';

/** Questions taken of one article, evenly over it. */
const MOST_QUESTIONS = 30;

/** Encyclopedia articles with questions in plain words as bundles: New-Wiki, XQuAD, and SQuAD 2.0's, some of them unanswerable. */
export function readPassageBundles(data: string): Bundle[] {
  const alone = readSquad2(data).map((p, i) => ({ ...p, group: `${Math.floor(i / 12)}` }));
  return [...readSquad(data, 'newwiki'), ...readSquad(data, 'xquad'), ...alone]
    .reduce((groups, p) => {
      const key = `${p.set}-${p.group.replace(/\W+/g, '-')}`;
      return groups.set(key, [...(groups.get(key) ?? []), p]);
    }, new Map<string, Passage[]>())
    .entries()
    .map(([id, passages]) => bundleOf(id, passages))
    .toArray();
}

function bundleOf(id: string, passages: readonly Passage[]): Bundle {
  // Paragraphs of one article stand together; those of SQuAD 2.0 are articles of their own.
  const apart = passages[0]!.set === 'squad2';
  const articles = (apart ? passages.map((p) => [p]) : [passages]).map((own, i) => ({
    letter: `${String.fromCharCode(65 + i)}`,
    publisher: 'Encyclopedia',
    date: '2018-01-01',
    title: apart ? '' : own[0]!.group.replaceAll('_', ' '),
    sentences: own.flatMap((p) => textsOf(p.text)),
  }));
  const questions: OwnQuestion[] = [];
  let before = 0;
  for (const [i, { text, asked }] of passages.entries()) {
    const sentences = sentencesOf(text);
    for (const { question, answers, at } of asked) {
      const held = holding(text, sentences, answers, at);
      const gold = held.flatMap((h, s): Place[] =>
        h ? [{ article: apart ? i : 0, sentence: (apart ? 0 : before) + s }] : [],
      );
      if (answers.length > 0 && gold.length === 0) continue;
      const told = answers.length > 0;
      questions.push({
        gold: told ? gold : [],
        near: null,
        kind: 'what',
        style: told ? 'd' : 'f',
        question,
        answers: answers.map((a) => [a]),
      });
    }
    before += sentences.length;
  }
  const every = Math.max(1, Math.ceil(questions.length / MOST_QUESTIONS));
  return { id, heldOut: false, articles, questions: questions.filter((_, i) => i % every === 0) };
}

/** The sentences of a paragraph as text. */
function textsOf(text: string): string[] {
  const sentences = sentencesOf(text);
  return sentences.map((s, i) => {
    const start = i === 0 ? 0 : s.tokens[0]!.start;
    const end = i + 1 < sentences.length ? sentences[i + 1]!.tokens[0]!.start : text.length;
    return text.slice(start, end).replace(/\s+/g, ' ').trim();
  });
}
