import type { Pace } from './adapter.ts';
import { createRecent } from './recent.ts';

/** Milliseconds somebody has to wait before their next command is taken; 0 when it is taken now, and counted. */
export type Pacer = (who: string, now: Date) => number;

/** A token bucket for each person or workspace. Only the newest thousand are remembered; a forgotten one is full. */
export function createPacer({ burst, perSecond }: Pace): Pacer {
  const buckets = createRecent<{ left: number; at: number }>(1000);
  return (who, now) => {
    const at = now.getTime();
    const before = buckets.get(who) ?? { left: burst, at };
    const left = Math.min(burst, before.left + (Math.max(0, at - before.at) / 1000) * perSecond);
    if (left < 1) return Math.ceil(((1 - left) / perSecond) * 1000);
    buckets.set(who, { left: left - 1, at });
    return 0;
  };
}
