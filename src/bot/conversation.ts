import type { Answer } from '../model.ts';
import type { Conversation } from './command.ts';
import type { Place } from './place.ts';

/** How long a subject is kept after the last question. */
export const memoryMs = 15 * 60_000;

export type ConversationOptions = {
  readonly now: () => Date;
  /** The whole question that a follow-up stands for, or null when the words stand alone. */
  readonly expand: (previous: { question: string; answer: Answer }, words: string) => Promise<string | null>;
};

const wantsQuotes =
  /^(?:(?:please|can you|could you)\s+)?(?:show|give|see)?\s*(?:me\s+)?(?:the|its|your|all)?\s*(?:quotes?|quotations?|sources?|proof|evidence)(?:\s+please)?[?.!]*$/i;

/** Memory in this process only: it may be lost at a restart, and says nothing to anybody else. */
export function createConversation({ now, expand }: ConversationOptions): Conversation {
  const turns = new Map<string, { at: number; question: string; answer: Answer }>();

  // A thread's subject is everybody's in it; outside, and when a thread begins, it is what this person last asked here.
  const recall = (place: Place) => {
    const turn = keysOf(place)
      .map((key) => turns.get(key))
      .find((each) => each !== undefined);
    return turn !== undefined && now().getTime() - turn.at <= memoryMs ? turn : null;
  };

  return {
    async understand(place, words) {
      const before = recall(place);
      if (before === null) return { kind: 'question', question: words };
      if (wantsQuotes.test(words.trim())) return { kind: 'quotes', answer: before.answer };
      return { kind: 'question', question: (await expand(before, words)) ?? words };
    },
    remember(place, question, answer) {
      const at = now().getTime();
      for (const key of keysOf(place)) turns.set(key, { at, question, answer });
      for (const [key, turn] of turns) if (at - turn.at > memoryMs) turns.delete(key);
    },
  };
}

function keysOf({ platform, workspace, channel, user, thread }: Place): string[] {
  const own = ['person', platform, workspace, channel, user].join('\n');
  return thread === undefined ? [own] : [['thread', platform, workspace, channel, thread].join('\n'), own];
}
