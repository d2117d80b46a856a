import { childrenOf, textIn, type Xml } from './xml.ts';

/** What a feed says of when it is worth asking again. Nothing said is null or an empty list. */
export type FeedRhythm = {
  /** Least seconds between two polls: RSS `ttl` (minutes), or the RSS 1.0 syndication module's period and frequency. */
  readonly leastSeconds: number | null;
  /** Hours of the day in GMT, 0 to 23, at which the feed asks not to be read. */
  readonly skipHours: readonly number[];
  /** Weekdays in GMT, 0 (Sunday) to 6, on which the feed asks not to be read. */
  readonly skipDays: readonly number[];
};

export const noRhythm: FeedRhythm = { leastSeconds: null, skipHours: [], skipDays: [] };

const periods: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Reads a channel's rhythm: `ttl`, `skipHours` and `skipDays` of RSS 2.0 (rssboard.org/rss-specification) and
 * `sy:updatePeriod` with `sy:updateFrequency` (web.resource.org/rss/1.0/modules/syndication). A channel that forbids
 * every hour or every day forbids none: it would never be read.
 */
export function feedRhythm(channel: Xml): FeedRhythm {
  const ttl = number(channel, 'ttl');
  const period = periods[textIn(childrenOf(channel, 'sy:updateperiod')[0] ?? null)?.toLowerCase() ?? ''];
  const times = Math.max(1, number(channel, 'sy:updatefrequency') ?? 1);
  const said = [ttl === null ? null : ttl * 60, period === undefined ? null : period / times];
  const least = Math.max(0, ...said.flatMap((seconds) => (seconds === null ? [] : [seconds])));
  const hours = childrenOf(childrenOf(channel, 'skiphours')[0] ?? null, 'hour').flatMap((hour) => {
    const at = Number(textIn(hour) ?? Number.NaN);
    // Netscape's 0.91 counts hours from 1 to 24; 24 is midnight.
    return Number.isInteger(at) && at >= 0 && at <= 24 ? [at % 24] : [];
  });
  const days = childrenOf(childrenOf(channel, 'skipdays')[0] ?? null, 'day').flatMap((day) => {
    const at = weekdays.indexOf(textIn(day)?.toLowerCase() ?? '');
    return at < 0 ? [] : [at];
  });
  return {
    leastSeconds: least > 0 ? Math.round(least) : null,
    skipHours: fewer(hours, 24),
    skipDays: fewer(days, 7),
  };
}

function fewer(found: readonly number[], all: number): number[] {
  const each = [...new Set(found)].sort((a, b) => a - b);
  return each.length < all ? each : [];
}

function number(channel: Xml, name: string): number | null {
  const said = Number(textIn(childrenOf(channel, name)[0] ?? null) ?? Number.NaN);
  return Number.isFinite(said) && said > 0 ? said : null;
}
