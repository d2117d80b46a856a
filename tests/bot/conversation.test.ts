import { describe, expect, it } from 'vitest';
import { createConversation, memoryMs } from '../../src/bot/conversation.ts';
import type { Place } from '../../src/bot/place.ts';
import type { Answer } from '../../src/model.ts';

const place: Place = { platform: 'console', workspace: 'w', channel: 'c', user: 'u' };
const answer: Answer = {
  question: 'who won?',
  answer: 'Anna Berg',
  answers: [],
  citations: [],
  abstained: false,
  notes: [],
  confidence: 1,
};

function conversationAt(clock: { ms: number }) {
  return createConversation({
    now: () => new Date(clock.ms),
    expand: async (previous, words) => (words.startsWith('and') ? `${words} (${previous.question})` : null),
  });
}

describe('createConversation', () => {
  it('completes a follow-up from the question before', async () => {
    const conversation = conversationAt({ ms: 0 });
    conversation.remember(place, 'who won?', answer);

    const meant = await conversation.understand(place, 'and when?');

    expect(meant).toEqual({ kind: 'question', question: 'and when? (who won?)' });
  });

  it('takes words that stand alone as they are', async () => {
    const conversation = conversationAt({ ms: 0 });
    conversation.remember(place, 'who won?', answer);

    expect(await conversation.understand(place, 'who lost?')).toEqual({ kind: 'question', question: 'who lost?' });
  });

  it('shows the proof of the answer before when asked for the quote', async () => {
    const conversation = conversationAt({ ms: 0 });
    conversation.remember(place, 'who won?', answer);

    expect(await conversation.understand(place, 'show the quote')).toEqual({ kind: 'quotes', answer });
    expect((await conversation.understand(place, 'what quotes did he give?')).kind).toBe('question');
  });

  it('forgets after fifteen minutes', async () => {
    const clock = { ms: 0 };
    const conversation = conversationAt(clock);
    conversation.remember(place, 'who won?', answer);

    clock.ms = memoryMs + 1;

    expect(await conversation.understand(place, 'and when?')).toEqual({ kind: 'question', question: 'and when?' });
  });

  it('keeps people and places apart', async () => {
    const conversation = conversationAt({ ms: 0 });
    conversation.remember(place, 'who won?', answer);

    expect(await conversation.understand({ ...place, user: 'v' }, 'and when?')).toMatchObject({
      question: 'and when?',
    });
    expect(await conversation.understand({ ...place, channel: 'd' }, 'and when?')).toMatchObject({
      question: 'and when?',
    });
  });
});
