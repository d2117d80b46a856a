import { badInput } from '../errors.ts';
import type { Length, Weekday } from '../model.ts';

/** A digest as a person words it, understood. What was not said is null; the caller knows the defaults. */
export type Wish = {
  readonly topics: readonly string[];
  /** "08:00" */
  readonly at: string | null;
  readonly days: readonly Weekday[] | null;
  /** A zone name this machine knows. */
  readonly zone: string | null;
  readonly length: Length | null;
  readonly quiet: 'silent' | 'line' | null;
};

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * Understands "northkorea at 08:00 on weekdays in Europe/Dublin short": the topics come first (several with commas or
 * "and"), then in any order a time, days, a zone, a length and what to do when nothing is new.
 *
 * Throws bad input naming the words that make no sense.
 */
export function parseWish(words: string): Wish {
  const said = words.trim().replace(/\s+/g, ' ');
  const cut = said.search(
    /(?:^| )(?:at|on|in|every|daily|weekly|weekdays|weekends|short|standard|long|silent|if)(?= |$)|(?:^| )(?:at|days|zone|length|quiet):/i,
  );
  const topics = splitTopics(cut < 0 ? said : said.slice(0, cut));
  const rest = cut < 0 ? '' : said.slice(cut).trim();
  return { topics, ...parseClauses(rest) };
}

/** "8am", "08:00", "18.30", "noon" → "08:00". Throws bad input for a time there is not. */
export function parseTime(words: string): string {
  const said = words.trim().toLowerCase();
  if (said === 'noon') return '12:00';
  if (said === 'midnight') return '00:00';
  const clock = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?$/.exec(said);
  const hour = Number(clock?.[1]);
  const minute = Number(clock?.[2] ?? '0');
  const half = clock?.[3];
  const badHalf = half !== undefined && (hour < 1 || hour > 12);
  if (!clock || hour > 23 || minute > 59 || badHalf) {
    throw badInput(`"${words.trim()}" is not a time of day. Use one such as 08:00, 8am or 18:30.`);
  }
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "weekdays", "mon-fri", "mon,wed,fri", "daily", "weekly", "every Tuesday" → ISO weekdays in order. Throws bad input. */
export function parseDays(words: string): readonly Weekday[] {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/^every /, '')
    .replace(/ and /g, ',');
  if (/^(daily|day|every day|all)$/.test(said)) return everyDay;
  if (/^(weekdays?|workdays?|week days)$/.test(said)) return [1, 2, 3, 4, 5];
  if (/^(weekends?)$/.test(said)) return [6, 7];
  if (/^(weekly|week)$/.test(said)) return [1];
  const days = new Set<Weekday>();
  for (const part of said.split(/[\s,]+/).filter(Boolean)) {
    const [from, to] = part.split(/[-–]/).map(weekday);
    if (!from || (part.match(/[-–]/) && !to)) {
      throw badInput(`"${words.trim()}" names no days I know. Use daily, weekdays, weekends, weekly or mon,wed,fri.`);
    }
    for (let day = from; ; day = ((day % 7) + 1) as Weekday) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  if (days.size === 0) throw badInput('No days were given. Use daily, weekdays, weekends, weekly or mon,wed,fri.');
  return [...days].sort();
}

/** The zone's name as this machine knows it, whatever the case it was typed in. Throws bad input. */
export function parseZone(words: string): string {
  const said = words.trim().replace(/ /g, '_');
  try {
    // Offsets such as +05:30 are accepted by Intl but know no summer time, so only names count.
    // Temporal mends the case but keeps the name that was typed; Intl would turn Asia/Kolkata into Asia/Calcutta.
    if (/^[A-Za-z]/.test(said)) return Temporal.PlainDate.from('2026-01-01').toZonedDateTime(said).timeZoneId;
  } catch {
    // An unknown name: told below.
  }
  const near = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(`/${said.toLowerCase()}`));
  throw badInput(`Unknown time zone "${words.trim()}". Use a name such as ${near ?? 'Europe/Dublin'}.`);
}

function splitTopics(words: string): string[] {
  return words
    .split(/,| and | \+ /i)
    .map((topic) => topic.trim())
    .filter(Boolean);
}

function parseClauses(rest: string): Omit<Wish, 'topics'> {
  let left = ` ${rest} `;
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(left);
    if (!found) return null;
    left = `${left.slice(0, found.index)} ${left.slice(found.index + found[0].length)}`;
    return (found[1] ?? found[0]).trim();
  };
  const quiet =
    take(/ (?:quiet:|if nothing(?: is)? new:? ?)(silent|nothing|line|one line|say so)(?= )/i) ??
    take(/ (silent)(?= )/i);
  const length = take(/ (?:length:)?(short|standard|long)(?= )/i);
  const zone = take(/ (?:in |zone:)([A-Za-z][\w+-]*(?:\/[\w+-]+)*)(?= )/i);
  const at =
    take(/ (?:at[: ]\s*)([0-9][^ ]*(?: ?[ap]\.?m\.?)?|noon|midnight|[^ ]+)(?= )/i) ??
    take(/ (\d{1,2}(?:[:.]\d{2})? ?[ap]m|\d{1,2}[:.]\d{2})(?= )/i);
  const days =
    take(/ (?:on |days:|every )([a-z][a-z,–\- ]*?)(?= {2,}| (?:at|in|short|standard|long)\b| $)/i) ??
    take(/ (daily|weekly|weekdays|weekends)(?= )/i);
  const unknown = left.trim();
  if (unknown)
    throw badInput(`"${unknown}" makes no sense in a digest. Try: northkorea at 08:00 on weekdays in Europe/Dublin.`);
  return {
    at: at === null ? null : parseTime(at),
    days: days === null ? null : parseDays(days),
    zone: zone === null ? null : parseZone(zone),
    length: length === null ? null : (length.toLowerCase() as Length),
    quiet: quiet === null ? null : /silent|nothing/i.test(quiet) ? 'silent' : 'line',
  };
}

function weekday(word: string): Weekday | undefined {
  const at = weekdayNames.findIndex((name) => word.length >= 2 && (name.startsWith(word) || `${name}s` === word));
  return at < 0 ? undefined : ((at + 1) as Weekday);
}
