import { badInput } from '../errors.ts';
import type { SourceWish } from './sources.ts';

const unitSeconds = { m: 60, h: 3600, d: 86_400 } as const;
const mostNameChars = 100;
const leastSeconds = 60;
const mostSeconds = 30 * 86_400;

/** What may be given beside the address, as options of their own. */
export type WishOptions = {
  readonly topic?: readonly string[] | undefined;
  readonly every?: string | undefined;
  readonly name?: string | undefined;
};

/**
 * Understands "https://example.org/feed topic:northkorea every:15m The Example": the address, then options, and what is
 * left over is its name. Throws bad input when there is no address, or when `every` makes no sense.
 */
export function parseSourceWish(words: string, options: WishOptions = {}): SourceWish {
  const topics = [...(options.topic ?? [])];
  let { every, name } = options;
  const left: string[] = [];
  for (const token of words.trim().split(/\s+/).filter(Boolean)) {
    const pair = /^(topics?|every|name):(?!\/\/)(.+)$/i.exec(token);
    const key = pair?.[1]?.toLowerCase();
    if (pair === null) left.push(token);
    else if (key === 'every') every = pair[2]!;
    else if (key === 'name') name = pair[2]!;
    else topics.push(...pair[2]!.split(','));
  }
  const [address, ...rest] = left;
  if (address === undefined)
    throw badInput('Which source? Write its address, such as: sources add https://example.org/feed.xml');
  const called = name?.trim() || rest.join(' ') || null;
  if (called !== null && called.length > mostNameChars)
    throw badInput(`That name has ${called.length} characters. At most ${mostNameChars} are kept; shorten it.`);
  return {
    // Chat wraps a pasted address in angle brackets to keep it from unfolding.
    address: address.replace(/^<(.*)>$/, '$1'),
    topics: [...new Set(topics.map((topic) => topic.trim().toLowerCase()).filter(Boolean))],
    everySeconds: every === undefined ? null : parseEvery(every),
    name: called,
  };
}

/** "15m", "2h", "1d" as seconds. Throws bad input for anything else, and for what is under a minute or over 30 days. */
export function parseEvery(words: string): number {
  const match = /^(\d{1,5})\s*([mhd])$/i.exec(words.trim());
  const seconds = match === null ? 0 : Number(match[1]) * unitSeconds[match[2]!.toLowerCase() as 'm' | 'h' | 'd'];
  if (seconds < leastSeconds || seconds > mostSeconds)
    throw badInput(`"${words.trim().slice(0, 40)}" is no interval. Use one from 1m to 30d, such as every:15m.`);
  return seconds;
}

/** Seconds as a person says them: "15 minutes", "2 hours", "1 day". */
export function shownEvery(seconds: number): string {
  const [unit, name] =
    seconds % 86_400 === 0
      ? [86_400, 'day']
      : seconds % 3600 === 0
        ? [3600, 'hour']
        : seconds < 60
          ? [1, 'second']
          : [60, 'minute'];
  const number = Math.round(seconds / unit);
  return `${number} ${number === 1 ? name : `${name}s`}`;
}
