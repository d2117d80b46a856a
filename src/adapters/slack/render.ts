import type { CommandEntry } from '../../bot/command.ts';
import { type Control, controlsOf, encodePress, type Shown } from '../../bot/press.ts';
import { pagesOf, type Unit, unitsOf } from '../../bot/units.ts';
import { mrkdwn, mrkdwnLine, plainText } from './escape.ts';
import { limits } from './limits.ts';

export type Block = { readonly type: string; readonly [key: string]: unknown };

/** A message as Slack takes it; `text` is what notifications and screen readers say. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly Block[] };

export type RenderOptions = {
  readonly entries: readonly CommandEntry[];
  /** Which page, from 0. */
  readonly page?: number;
  /** Seen by one person only, in a channel where others could see it. */
  readonly mayShare: boolean;
  /** Said above the reply, such as who shared it. */
  readonly above?: string;
};

const tones = { info: 'ℹ️', warning: '⚠️', error: '⛔' } as const;

/** A reply, or one page of it, as blocks within every limit. What does not fit is named and behind a button. */
export function render(shown: Shown, options: RenderOptions): SlackMessage {
  const page = options.page ?? 0;
  const units = unitsOf(shown.reply, { measure: (inline) => mrkdwn(inline).length, most: limits.sectionText - 20 });
  const size = (unit: Unit): number => lineOf(unit).length + 1;
  const pages = pagesOf(units, { size: limits.allText, count: limits.sections * 4 }, size);
  const here = pages[page] ?? [];
  const left = pages
    .slice(page + 1)
    .flat()
    .filter(({ kind }) => kind !== 'heading' && kind !== 'by').length;
  const controls = controlsOf(shown, {
    entries: options.entries,
    next: left > 0 ? page + 1 : null,
    left,
    mayShare: options.mayShare,
    menuOptions: limits.menuOptions,
    most: limits.actionsPerBlock * limits.actionBlocks,
  });
  const lines = [...(options.above ? [options.above] : []), ...here.map(lineOf)];
  const blocks = sections(lines);
  if (left > 0) blocks.push(section(`_${left} more_`));
  return { text: fallback(lines), blocks: [...blocks, ...actionBlocks(controls)] };
}

/** Sections for a line of words each, for a view or a message. Lines are mrkdwn already. */
export function sections(lines: readonly string[]): Block[] {
  const texts: string[] = [];
  for (const line of lines) {
    const before = texts.at(-1);
    if (before !== undefined && before.length + line.length + 1 <= limits.sectionText) {
      texts[texts.length - 1] = `${before}\n${line}`;
    } else texts.push(line);
  }
  return texts.map(section);
}

/** Units as mrkdwn lines. */
export function lineOf(unit: Unit): string {
  const text = mrkdwnLine(unit.line);
  switch (unit.kind) {
    case 'heading':
      return mrkdwn({ bold: unit.line.map((inline) => (typeof inline === 'string' ? inline : '')).join('') });
    case 'item':
      return unit.mark === undefined ? text : `${unit.mark} ${text}`;
    case 'quote':
      return `>${text}`;
    case 'by':
      return `— ${text}`;
    case 'notice':
      return `${tones[unit.tone ?? 'info']} ${text}`;
    default:
      return text;
  }
}

// verbatim: Slack must not turn words into links, channels or mentions by itself.
function section(text: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function actionBlocks(controls: readonly Control[]): Block[] {
  const elements = controls.map(element);
  const blocks: Block[] = [];
  for (let from = 0; from < elements.length; from += limits.actionsPerBlock) {
    blocks.push({ type: 'actions', elements: elements.slice(from, from + limits.actionsPerBlock) });
  }
  return blocks;
}

function element(control: Control, at: number): Block {
  if (control.kind === 'button') {
    return {
      type: 'button',
      action_id: `press:${at}`,
      text: { type: 'plain_text', text: short(control.label, limits.buttonLabel), emoji: true },
      value: encodePress(control.press, limits.buttonValue),
      ...(control.style ? { style: control.style } : {}),
    };
  }
  return {
    type: 'static_select',
    action_id: `press:${at}`,
    placeholder: { type: 'plain_text', text: short(control.label, limits.placeholder) },
    options: control.options.map(({ label, press }) => ({
      text: { type: 'plain_text', text: short(label, limits.optionLabel) },
      value: encodePress(press, limits.optionValue),
    })),
  };
}

/** A label within `most`, shortened between words. */
export function short(text: string, most: number): string {
  const clean = plainText(text).trim() || '…';
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return space > 0 ? `${cut.slice(0, space)}…` : '…';
}

function fallback(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (text.length + line.length + 1 > limits.fallbackText)
      return text === '' ? 'Nutgraf has an answer' : `${text}\n…`;
    text += text === '' ? line : `\n${line}`;
  }
  return text || 'Nutgraf has an answer';
}
