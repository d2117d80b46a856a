import type { Option } from '../bot/command.ts';
import { badInput } from '../errors.ts';

/**
 * Options that some command of ours takes. Loading all commands to ask them would cost more than running one; a test
 * holds the list to what they take.
 */
export const ourOptions: readonly string[] =
  'action article batch config every json length limit log max-words name published quotes since store topic url'.split(
    ' ',
  );

/**
 * Throws when npm has taken an option of ours for itself: `npm run brief northkorea --json` gives the script no `--json`
 * and sets npm_config_json instead. Silently going on would print something else than was asked for.
 *
 * `known` are the options the command knows; `argv` is what arrived.
 */
export function refuseSwallowedFlags(
  known: readonly Option[],
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): void {
  const script = env.npm_lifecycle_event;
  if (script === undefined) return;
  const names = [...new Set([...known.map(({ name }) => name), ...ourOptions])];
  const taken = names.flatMap((name) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`];
    // npm exports its own settings too, and an unset one as an empty string.
    if (value === undefined || value === '' || value === 'false') return [];
    return argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)) ? [] : [{ name, value }];
  });
  if (taken.length === 0) return;
  // The script's own command stands first in argv (`node src/main.ts brief`) and is not typed again.
  let words = argv[0] === script ? argv.slice(1) : [...argv];
  const options: string[] = [];
  for (const { name, value } of taken) {
    const option = known.find((one) => one.name === name);
    if (option === undefined) throw badInput(`"${argv[0] ?? script}" has no option --${name}; leave it out.`);
    options.push(`--${name}`);
    if (option.kind === 'flag') continue;
    // "--limit=3" leaves its value with npm, "--limit 3" among the words.
    const at = value === 'true' ? valueAmong(words, option) : -1;
    options.push(value !== 'true' ? value : at < 0 ? '…' : words[at]!);
    words = words.filter((_, index) => index !== at);
  }
  const line = [...words, ...options].map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(' ');
  const which = taken.map(({ name }) => `--${name}`).join(' and ');
  throw badInput(`npm took ${which} for itself. Put -- before the words: npm run -s ${script} -- ${line}`);
}

/** Where among the words an option's value stands, by what such a value looks like; else the last word. */
function valueAmong(words: readonly string[], option: Option): number {
  const looks: (word: string) => boolean =
    option.kind === 'choice'
      ? (word) => option.choices?.includes(word) === true
      : option.kind === 'number'
        ? (word) => /^\d+$/.test(word)
        : (word) => /^\d|[-:/.]/.test(word) && !/\s/.test(word);
  const at = words.findLastIndex(looks);
  return at < 0 && option.kind === 'text' ? words.length - 1 : at;
}
