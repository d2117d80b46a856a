import type { Command } from '../../bot/command.ts';

/**
 * The words somebody would have typed for the options they filled in: the action as a word of its own, then what is
 * left over, then `name:value`, quoted when the value has spaces.
 */
export function typedWords(
  command: Command | undefined,
  given: readonly { readonly name: string; readonly value: string | number | boolean }[],
): string {
  const words: string[] = [];
  const pairs: string[] = [];
  for (const { name, value } of given) {
    const option = command?.options.find((each) => each.name.toLowerCase() === name);
    const text = String(value).replace(/\s+/g, ' ').trim();
    if (name === 'action') words.unshift(text);
    else if (option === undefined || option.kind === 'words') words.push(text);
    else if (option.kind === 'flag') pairs.push(`${name}:${value ? 'yes' : 'no'}`);
    else if (text !== '') pairs.push(/\s/.test(text) ? `${name}:"${text.replace(/"/g, "'")}"` : `${name}:${text}`);
  }
  return [...words, ...pairs].join(' ');
}
