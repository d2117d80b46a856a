const ISO = /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const HAS_ZONE = /(Z|GMT|UTC|[ECMP][SD]T|[+-]\d{2}:?\d{2})\s*\)?$/i;

/**
 * A publication date as ISO 8601, as precise as it was given; null when it is none. A date without a zone is taken as
 * it stands, so that the machine's own zone never matters. A number is seconds or milliseconds since 1970.
 */
export const isoPublished = (value: unknown): string | null => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (ISO.test(text)) return isReal(text) ? text.replace(' ', 'T').replace(/\s+/, '') : null;
  if (/^\d{9,13}$/.test(text)) return fromNumber(Number(text));
  if (!/[a-z]/i.test(text)) return null;
  const zoned = HAS_ZONE.test(text);
  const at = new Date(zoned ? text : `${text} UTC`);
  if (Number.isNaN(at.getTime())) return null;
  const iso = at.toISOString();
  return zoned || /\d:\d\d/.test(text) ? iso.replace('.000Z', zoned ? 'Z' : '') : iso.slice(0, 10);
};

const fromNumber = (value: number): string | null => {
  const at = new Date(value < 1e11 ? value * 1000 : value);
  return Number.isNaN(at.getTime()) || value <= 0 ? null : at.toISOString().replace('.000Z', 'Z');
};

const isReal = (text: string): boolean => {
  const [year, month = '01', day = '01'] = text.slice(0, 10).split('-');
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day);
};

/** Clocks differ and zones are left out: a date so far ahead may still be today's. */
const aheadMs = 24 * 60 * 60_000;

/**
 * A publication date if it can be one; null for one of the future, which would stand above all news until it came, and
 * for the zero that software writes where it knows none.
 */
export const believableDate = (published: string | null | undefined, now: Date): string | null => {
  if (!published || /^(0001|1970-01-01(T00:00|$))/.test(published)) return null;
  const at = Date.parse(published);
  return Number.isNaN(at) || at > now.getTime() + aheadMs ? null : published;
};
