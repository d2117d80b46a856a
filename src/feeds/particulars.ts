import { blankControls } from './control.ts';
import type { Particulars } from './incoming.ts';
import { isoPublished } from './published.ts';
import { wholeUrl } from './whole-url.ts';

/** Keys of front matter, of an index file and of JSON articles that say something of an article. */
export const KNOWN_KEYS = [
  'title',
  'source',
  'publisher',
  'author',
  'published',
  'publishedHow',
  'url',
  'id',
  'date',
  'language',
  'image',
];

/** What a mapping of keys says of an article. Keys that are missing, empty or of another type are left out. */
export const particularsOf = (keys: Readonly<Record<string, unknown>>): Particulars => {
  const made: Record<string, string | null> = {};
  const publisher = wordsOf(keys.publisher) ?? wordsOf(keys.source);
  const published = isoPublished(keys.published ?? keys.date);
  const set = (key: string, value: string | null): void => {
    if (value !== null) made[key] = value;
  };
  set('title', wordsOf(keys.title));
  set('publisher', publisher);
  set('author', wordsOf(keys.author));
  set('url', wholeUrl(wordsOf(keys.url), null));
  set('image', wholeUrl(wordsOf(keys.image), null));
  set('language', /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.exec(wordsOf(keys.language) ?? '')?.[0] ?? null);
  set('published', published);
  if (published !== null) made.publishedHow = keys.publishedHow === 'inferred' ? 'inferred' : 'read';
  return made as Particulars;
};

const wordsOf = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(', ') || null;
  if (typeof value === 'object' && value !== null && 'name' in value) return wordsOf(value.name);
  if (typeof value !== 'string') return null;
  const text = blankControls(value).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
};
