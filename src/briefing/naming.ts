import type { Entity } from '../model.ts';
import type { Statement } from './statement.ts';
import { state } from './statement.ts';

/**
 * The statements with people named in full where a reader meets them first: "Lund" becomes "Ana Lund". Quoted words keep
 * the name they have. A name that two people of these articles bear is given in full every time.
 */
export function nameInFull(statements: readonly Statement[]): Statement[] {
  const bearers = new Map<string, Set<string>>();
  for (const { read } of statements) {
    for (const entity of read.reading.entities) {
      if (!isFullName(entity)) continue;
      const family = familyOf(entity);
      bearers.set(family, (bearers.get(family) ?? new Set()).add(entity.name.toLowerCase().replace(/-/g, ' ')));
    }
  }
  const met = new Set<string>();
  return statements.map((statement) => {
    let text = statement.text;
    const names = statement.read.reading.entities.map(({ name }) => name).filter((name) => /\s/.test(name));
    for (const entity of statement.read.reading.entities) {
      if (!isFullName(entity)) continue;
      const shared = (bearers.get(familyOf(entity))?.size ?? 0) > 1;
      const known = met.has(entity.name) && !shared;
      if (text.includes(entity.name)) {
        met.add(entity.name);
        continue;
      }
      const mention = entity.mentions.find(({ how, sentence }) => how === 'name' && sentence === statement.n);
      if (!mention || known) continue;
      const surface = statement.read.article.text.slice(mention.start, mention.end);
      const named = inFull(text, surface, entity.name, names);
      if (named === null) continue;
      text = named;
      met.add(entity.name);
    }
    return text === statement.text
      ? statement
      : (state(statement.read, statement.n, text, statement.position) ?? statement);
  });
}

/** The text with the first unquoted `surface` replaced that is no part of a longer name; null when there is none. */
function inFull(text: string, surface: string, name: string, names: readonly string[]): string | null {
  const bare = surface.replace(/^(?:Mr|Mrs|Ms|Miss)\.?\s+/, '');
  if (/\s/.test(bare)) return null;
  const taken = names.flatMap((other) => [...text.matchAll(new RegExp(literal(other), 'g'))]);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:Mr|Mrs|Ms|Miss)\\.?\\s+)?${literal(bare)}(?![\\p{L}\\p{N}-])`,
    'gu',
  );
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (taken.some((other) => match.index < other.index + other[0].length && end > other.index)) continue;
    if (IN_COMPOUND.test(text.slice(0, match.index)) || OF_BODY.test(text.slice(end))) continue;
    if ((text.slice(0, match.index).match(/["“”]/g) ?? []).length % 2 === 1) return null;
    return text.slice(0, match.index) + name + text.slice(end);
  }
  return null;
}

// "The Lund family", "a Lund spokesman", "pro-Lund": the name says which family or body, not who.
const IN_COMPOUND = /(?:\b(?:the|an?|this|that|its|his|her|their|our|former|new|old)\s|[-/])$/i;
const OF_BODY =
  /^(?:['’]s?)?\s+(?:\p{Ll}+\s)?(?:famil(?:y|ies)|administration|government|cabinet|team|campaign|camp|era|presidency|dynasty|household|estate|regime|foundation|brothers|sisters|siblings|children|aides?|officials?)\b|^[-/]\p{L}/u;

function isFullName({ kind, name }: Entity): boolean {
  return kind === 'person' && /\s/.test(name);
}

function familyOf({ name, aliases }: Entity): string {
  const bare = aliases
    .map((alias) => alias.replace(/^(?:Mr|Mrs|Ms|Miss)\.?\s+/, ''))
    .find((alias) => !/\s/.test(alias));
  return (bare ?? name.split(/\s+/).at(-1)!).toLowerCase();
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
