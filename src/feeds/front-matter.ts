import { parse } from 'yaml';
import type { Particulars } from './incoming.ts';
import { KNOWN_KEYS, particularsOf } from './particulars.ts';

const FENCED = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Parts a text file into its YAML front matter and its body; the body is what follows, nothing changed. Dashes that
 * hold no key we know ("---" as an ornament) are body.
 */
export const splitFrontMatter = (text: string): { readonly particulars: Particulars; readonly body: string } => {
  const fenced = FENCED.exec(text);
  const keys = fenced === null ? null : mappingOf(fenced[1]!);
  if (fenced === null || keys === null || !Object.keys(keys).some((key) => KNOWN_KEYS.includes(key))) {
    return { particulars: {}, body: text };
  }
  return { particulars: particularsOf(keys), body: text.slice(fenced[0].length) };
};

/** A mapping in YAML, or in lines that only look like it; null when the text is neither. */
const mappingOf = (yaml: string): Record<string, unknown> | null => {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 0 });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return plainLines(yaml);
  }
};

/**
 * Keys and values line by line, as they are written. A headline with a colon or a quotation ("title: Ferry fire: 17 hurt")
 * is no YAML, and it would cost the article its date and its source, and put them into its text.
 */
const plainLines = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    [...text.matchAll(/^(\w+):[ \t](.*)$/gm)].map((m) => {
      const value = m[2]!.trim();
      return [m[1]!, /^(["'])((?:(?!\1).)*)\1$/.exec(value)?.[2] ?? value];
    }),
  );
