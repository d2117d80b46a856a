import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { articleIds, requiredWords } from '../src/bot/input.ts';
import { presentAnswer, presentQuotes } from '../src/bot/present/answer.ts';

const input = z.object({ question: requiredWords('question', 'who met the minister?'), article: articleIds });

/** An answer proven by quotes, or the statement that there is none. */
export default {
  name: 'ask',
  summary: 'An answer with the quotes that prove it',
  usage: 'ask <question>',
  examples: ['ask who met the minister?', 'ask when does the ban begin? article:003'],
  options: [
    { name: 'question', summary: 'What to find out', kind: 'words', required: true },
    { name: 'article', summary: 'Keep to this article', kind: 'text', repeat: true },
  ],
  input,
  async run(given, { core, now, place, conversation }) {
    const started = now().getTime();
    const alone = { kind: 'question', question: given.question } as const;
    const meant = (await conversation?.understand(place, given.question)) ?? alone;
    const found =
      meant.kind === 'quotes'
        ? meant.answer
        : await core.ask({
            question: meant.question,
            ...(given.article === undefined ? {} : { articles: given.article }),
          });
    if (meant.kind === 'question') conversation?.remember(place, meant.question, found);
    const { question, answer, answers, citations, abstained, reason, confidence } = found;
    return {
      data: {
        ...{ question, answer, answers, citations, abstained, ...(reason === undefined ? {} : { reason }), confidence },
        tookMs: now().getTime() - started,
      },
      reply: meant.kind === 'quotes' ? presentQuotes(found) : presentAnswer(found),
    };
  },
} satisfies Command<typeof input>;
