import { badInput } from '../errors.ts';

/**
 * Throws when npm has taken an option of ours for itself: `npm run brief northkorea --json` gives the script no `--json`
 * and sets npm_config_json instead. Silently going on would print something else than was asked for.
 *
 * `flags` are the options the command knows; `argv` is what arrived.
 */
export function refuseSwallowedFlags(
  flags: readonly string[],
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): void {
  if (env.npm_lifecycle_event === undefined) return;
  for (const flag of flags) {
    const taken = env[`npm_config_${flag.replaceAll('-', '_')}`];
    // npm exports its own settings too, and an unset one as an empty string.
    if (taken === undefined || taken === '' || taken === 'false') continue;
    if (argv.some((word) => word === `--${flag}` || word.startsWith(`--${flag}=`))) continue;
    const script = env.npm_lifecycle_event;
    throw badInput(
      `npm took --${flag} for itself. Put -- before the words: npm run -s ${script} -- ${example(argv, script)} --${flag}`,
    );
  }
}

// The script's own command stands first in argv (`node src/main.ts brief`) and is not typed again.
function example(argv: readonly string[], script: string): string {
  const typed = argv[0] === script ? argv.slice(1) : argv;
  return typed.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(' ') || '…';
}
