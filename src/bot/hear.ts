import type { CommandEntry } from './command.ts';

/** Nothing to answer: thanks and the like, said in a thread the bot listens to. */
const smallTalk =
  /^(?:thanks?(?: you| a lot| so much)?|thx|ty|ok(?:ay)?|great|nice|cool|perfect|got it|good|wow|lol|ha(?:ha)+)$/i;

/**
 * What somebody means who writes to the bot in plain words: a command when the first word is one ("brief
 * northkorea", "/timeline talks"), else a question. Null for small talk and for nothing at all.
 */
export function hear(words: string, entries: readonly CommandEntry[]): { command: string; text: string } | null {
  const said = words.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(said) || smallTalk.test(said.replace(/[^\p{L}\p{N} ]/gu, '').trim())) return null;
  const [, slash, first, rest] = /^(\/?)([a-z]+)(?:\s+(.*))?$/is.exec(said) ?? [];
  const entry = entries.find(({ name, slash: typed }) => typed && name === first?.toLowerCase());
  const help = /^\/?help(?: \/?(\w+))?[.!?]?$/i.exec(said);
  if (help) return { command: 'help', text: help[1] ?? '' };
  if (entry === undefined) return { command: 'ask', text: said };
  // "Sources?" after an answer asks for its proof, and "who is …" or "timeline of …" are questions as well as commands.
  if (slash === '' && rest === undefined && entry.name === 'sources') return { command: 'ask', text: said };
  if (slash === '' && /\?$/.test(said) && entry.name !== 'ask') return { command: 'ask', text: said };
  const text = (rest ?? '').replace(/^(?:me )?(?:on|about|of) /i, '');
  return { command: entry.name, text };
}

/** The first web address in a message, as "Brief this link" wants it; null when there is none. */
export function firstLink(text: string): string | null {
  const found = /https?:\/\/[^\s<>|"]+/i.exec(text)?.[0]?.replace(/[.,;:!?)\]]+$/, '');
  return found !== undefined && URL.canParse(found) ? found : null;
}
