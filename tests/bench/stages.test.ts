import { describe, expect, it } from 'vitest';
import { answerAll, articleOf } from '../../bench/ask-all.ts';
import { type Gold, scoreAnswers } from '../../bench/scorers/qa.ts';
import { stageOf } from '../../bench/stages.ts';

const ferry =
  'The ferry company appointed Anna Holt as captain on Monday. The harbour master welcomed the choice in a letter. ' +
  'Tickets will cost $12 from next spring. The old pier was painted green by volunteers.';
const quote = 'The ferry company appointed Anna Holt as captain on Monday.';
const article = articleOf({ id: 'ferry', title: 'A new captain', text: ferry });

async function stagesOf(gold: Gold): Promise<string> {
  const { predictions, traces } = await answerAll([article], [gold]);
  const [row] = scoreAnswers({ gold: [gold], predictions, articles: new Map([[article.id, article.text]]) });
  return stageOf(row!, traces.get(gold.id)!).stage;
}

describe('stageOf', () => {
  it('blames the reading when the evidence is no line of an article that was found', async () => {
    const evidence = [{ article: 'ferry', start: 5000, end: 5100 }];

    const stage = await stagesOf({ id: '1', type: 'who', question: 'Who is captain?', answers: ['Holt'], evidence });

    expect(stage).toBe('reading');
  });

  it('blames the finding when the article of the evidence was not found', async () => {
    const evidence = [{ article: 'elsewhere', quote }];

    const stage = await stagesOf({ id: '1', type: 'who', question: 'Who is captain?', answers: ['Holt'], evidence });

    expect(stage).toBe('finding');
  });

  it('blames the candidate when nothing in the evidence is the gold answer', async () => {
    const evidence = [{ article: 'ferry', quote: 'Tickets will cost $12 from next spring.' }];

    const stage = await stagesOf({
      id: '1',
      type: 'how_many',
      question: 'How much will tickets cost?',
      answers: ['fifteen pounds'],
      evidence,
    });

    expect(stage).toBe('candidate');
  });

  it('blames the abstention when a question that no article answers is answered', async () => {
    const question = 'Who did the ferry company appoint as captain?';

    const stage = await stagesOf({ id: '1', type: 'unanswerable', question, answers: [] });

    expect(stage).toBe('abstention');
  });
});
