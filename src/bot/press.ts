import type { CommandEntry } from './command.ts';
import type { Action, Reply } from './reply.ts';

/** A reply as it was shown, kept a while so that its buttons need not carry it. */
export type Shown = {
  readonly id: string;
  readonly reply: Reply;
  /** What it answered; an empty command when nobody had typed anything. */
  readonly command: string;
  readonly text: string;
};

const verbs = ['run', 'share', 'rest', 'up', 'down', 'form'] as const;

/** What a button does, small enough to travel in the button. `command` and `text` serve when the reply is forgotten. */
export type Press = {
  readonly verb: (typeof verbs)[number];
  /** The shown reply it belongs to. */
  readonly id: string;
  /** `rest`: the page; `run`: the action, or action.option, of the reply. */
  readonly at: string;
  readonly command: string;
  readonly text: string;
};

export type Control =
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly press: Press;
      readonly style?: 'primary' | 'danger';
    }
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly options: readonly { readonly label: string; readonly press: Press }[];
    };

export type ControlOptions = {
  readonly entries: readonly CommandEntry[];
  /** Number of the next page, or null when everything is shown. */
  readonly next: number | null;
  /** Units that are not shown. */
  readonly left: number;
  /** The reply is seen by one person only and could be shown to all. */
  readonly mayShare: boolean;
  readonly menuOptions: number;
  /** Most buttons and menus there may be; the rest become the options of one last menu. */
  readonly most: number;
};

/**
 * The buttons and menus below a reply: the rest first, then the reply's own (those whose command exists), Subscribe
 * under a brief, Share, and the two thumbs under what claims facts.
 */
export function controlsOf(shown: Shown, options: ControlOptions): Control[] {
  const known = new Set(options.entries.map((entry) => entry.name));
  const press = (verb: Press['verb'], at: string, command = shown.command, text = shown.text): Press => ({
    verb,
    id: shown.id,
    at,
    command,
    text,
  });
  const controls: Control[] = [];
  if (options.next !== null) {
    controls.push({ kind: 'button', label: `${options.left} more`, press: press('rest', String(options.next)) });
  }
  for (const [index, action] of shown.reply.actions.entries()) {
    if (known.has(action.command)) controls.push(...controlOf(action, index, press, options.menuOptions));
  }
  // A refusal with its usage note is for whoever typed it, and may hold what they mistyped.
  const refused = shown.reply.parts.some((part) => part.kind === 'notice' && part.tone === 'error');
  const claims = !refused && shown.reply.parts.some((part) => part.kind !== 'notice');
  if (claims && shown.command === 'brief' && shown.text !== '' && known.has('digest')) {
    controls.push({ kind: 'button', label: 'Subscribe', press: press('form', 'subscribe', 'digest', shown.text) });
  }
  if (claims && options.mayShare && shown.reply.audience === 'you') {
    controls.push({ kind: 'button', label: 'Share', press: press('share', '') });
  }
  if (claims && ['ask', 'brief', 'timeline', 'dossier'].includes(shown.command)) {
    controls.push({ kind: 'button', label: '👍', press: press('up', '') });
    controls.push({ kind: 'button', label: '👎', press: press('down', '') });
  }
  return withinCount(controls, options);
}

function withinCount(controls: readonly Control[], { most, menuOptions }: ControlOptions): Control[] {
  if (controls.length <= most) return [...controls];
  const surplus = controls.slice(most - 1).flatMap((each) => (each.kind === 'menu' ? each.options : [each]));
  const options = surplus.slice(0, menuOptions).map(({ label, press }) => ({ label, press }));
  const label = surplus.length > menuOptions ? `${menuOptions} of ${surplus.length} more` : `${surplus.length} more`;
  return [...controls.slice(0, most - 1), { kind: 'menu', label, options }];
}

function controlOf(
  action: Action,
  index: number,
  press: (verb: Press['verb'], at: string, command?: string, text?: string) => Press,
  menuOptions: number,
): Control[] {
  if (action.kind === 'button') {
    const { label, style, command, text } = action;
    return [{ kind: 'button', label, press: press('run', String(index), command, text), ...(style ? { style } : {}) }];
  }
  const options = action.options.map((option, at) => ({
    label: option.label,
    press: press('run', `${index}.${at}`, action.command, option.text),
  }));
  const menus: Control[] = [];
  for (let from = 0; from < options.length; from += menuOptions) {
    const part = options.slice(from, from + menuOptions);
    const label = options.length > menuOptions ? `${action.label} (${from + 1}-${from + part.length})` : action.label;
    menus.push({ kind: 'menu', label, options: part });
  }
  return menus;
}

/** A press in at most `most` characters: with what it runs when that fits, else with the reply's id alone. */
export function encodePress(press: Press, most: number): string {
  const whole = [press.verb, press.id, press.at, press.command, press.text].join('|');
  return whole.length <= most ? whole : [press.verb, press.id, press.at, '', ''].join('|');
}

/** Null for what no button of ours sent. */
export function decodePress(code: string): Press | null {
  const [verb, id, at, command, ...text] = code.split('|');
  const known = verbs.find((each) => each === verb);
  if (known === undefined || id === undefined || at === undefined || command === undefined) return null;
  return { verb: known, id, at, command, text: text.join('|') };
}

/** What pressing `run` runs: as the press says, or as the remembered reply does. Null when neither knows. */
export function runOf(press: Press, shown: Shown | undefined): { command: string; text: string } | null {
  if (press.command !== '') return { command: press.command, text: press.text };
  const [index, option] = press.at.split('.').map(Number);
  const action = shown?.reply.actions[index ?? -1];
  if (action === undefined) return null;
  if (action.kind === 'button') return { command: action.command, text: action.text };
  const chosen = action.options[option ?? -1];
  return chosen === undefined ? null : { command: action.command, text: chosen.text };
}
