import { createHash } from 'node:crypto';
import type { Teaser } from '../store/teasers.ts';
import type { Announced } from './announced.ts';

/** A page is read again this long after it was last read, and twice as long each time that said nothing new. */
const leastWaitMs = 15 * 60_000;
const mostDoublings = 10;

/**
 * Whether a feed says that an article was edited since its page was read: in other words, or with a later date of change.
 * Some feeds say so with each answer: a page that said nothing new is left alone for twice as long each time.
 */
export function isEdited(announced: Announced, teaser: Teaser, now: Date): boolean {
  const changed = wordsOf(announced) !== teaser.words || isLater(announced.updated, teaser.updated);
  const waitMs = leastWaitMs * 2 ** Math.min(teaser.vain, mostDoublings);
  return changed && now.getTime() - Date.parse(teaser.readAt) >= waitMs;
}

/** What is remembered of an announcement whose page was read now. `before` is given where that said nothing new. */
export function teaserOf(announced: Announced, now: Date, before?: Teaser): Teaser {
  const { id, updated } = announced;
  const vain = before === undefined ? 0 : before.vain + 1;
  return { article: id, words: wordsOf(announced), updated, readAt: now.toISOString(), vain };
}

const wordsOf = ({ text }: Announced): string => createHash('sha1').update(text).digest('base64');

const isLater = (updated: string | null, before: string | null): boolean =>
  updated !== null && (before === null || Date.parse(updated) > Date.parse(before));
