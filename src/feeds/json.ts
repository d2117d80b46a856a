import { SOURCE_KEY } from './export.ts';
import type { Incoming, Parsed } from './incoming.ts';
import { particularsOf } from './particulars.ts';

/** Turns one parsed JSON value into an article; `where` names the file and row for messages. */
export const articleFromJson = (value: unknown, where: string, fallbackId: string): Parsed => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'skipped', where, why: 'is not an article: a JSON object with "text" is needed' };
  }
  const row = value as Record<string, unknown>;
  if (typeof row.text !== 'string') return { kind: 'skipped', where, why: 'has no "text"' };
  if (row.text.trim() === '') return { kind: 'skipped', where, why: 'has an empty "text"' };
  const id = typeof row.id === 'string' || typeof row.id === 'number' ? String(row.id).trim() : '';
  const incoming: Incoming = {
    id: id === '' ? fallbackId : id,
    ownId: id !== '',
    where,
    particulars: particularsOf(row),
    text: row.text.replace(/^\ufeff/, ''),
  };
  return { kind: 'article', incoming };
};

/** Articles of a JSON file: one object, a list of objects, or an object whose `articles` is such a list. */
export const parseJson = (text: string, where: string, name: string): Parsed[] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [{ kind: 'skipped', where, why: `is not JSON (${messageOf(error)})` }];
  }
  const inner = typeof value === 'object' && value !== null && 'articles' in value ? value.articles : value;
  if (!Array.isArray(inner)) return [articleFromJson(value, where, name)];
  return inner.map((row, i) => articleFromJson(row, `${where}[${i}]`, `${name}-${i + 1}`));
};

/** The article of one line of a JSONL file; null for an empty line and for one that says something else. Lines count from 1. */
export const parseJsonLine = (line: string, where: string, name: string, number: number): Parsed | null => {
  if (line.trim() === '') return null;
  const at = `${where}:${number}`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { kind: 'skipped', where: at, why: `is not JSON (${messageOf(error)})` };
  }
  // A source that an export wrote: no article, and nothing that was passed over.
  if (typeof value === 'object' && value !== null && SOURCE_KEY in value && !('text' in value)) return null;
  return articleFromJson(value, at, `${name}-${number}`);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 80);
