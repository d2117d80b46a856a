import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { cleanText } from '../../bot/clean.ts';
import type { CommandEntry } from '../../bot/command.ts';
import { type Control, controlsOf, encodePress, type Shown } from '../../bot/press.ts';
import { pagesOf, type Unit, unitsOf } from '../../bot/units.ts';
import { escapeStart, markdown, markdownLine } from './escape.ts';
import { limits } from './limits.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A message as Discord takes it. Nothing in it pings anybody. */
export type DiscordMessage = {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly allowedMentions: { readonly parse: []; readonly repliedUser: false };
};

export type RenderOptions = {
  readonly entries: readonly CommandEntry[];
  /** Which page, from 0. */
  readonly page?: number;
  readonly mayShare: boolean;
  /** Said above the reply, such as who shared it; Markdown already. */
  readonly above?: string;
};

/** Every send, edit and follow-up says that nobody is to be pinged. */
export const noPings = { parse: [], repliedUser: false } as const satisfies DiscordMessage['allowedMentions'];

const tones = { info: 'ℹ️', warning: '⚠️', error: '⛔' } as const;
const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** A reply, or one page of it, as an embed with buttons within every limit. What does not fit is named. */
export function render(shown: Shown, options: RenderOptions): DiscordMessage {
  const page = options.page ?? 0;
  const units = unitsOf(shown.reply, { measure: (inline) => markdown(inline).length, most: 1800 });
  const size = (unit: Unit): number => lineOf(unit).length + 2;
  const pages = pagesOf(units, { size: limits.embedText - 200, count: 200 }, size);
  const here = pages[page] ?? [];
  const left = pages
    .slice(page + 1)
    .flat()
    .filter(({ kind }) => kind !== 'heading' && kind !== 'by').length;
  const controls = fitted((most) =>
    controlsOf(shown, {
      entries: options.entries,
      next: left > 0 ? page + 1 : null,
      left,
      mayShare: options.mayShare,
      menuOptions: limits.menuOptions,
      most,
    }),
  );
  const above = options.above ? [options.above] : [];
  const lines = here.map((unit, at) => (unit.kind === 'heading' && at > 0 ? `\n${lineOf(unit)}` : lineOf(unit)));
  const description = [...above, ...lines, ...(left > 0 ? [`*${left} more*`] : [])].join('\n');
  return {
    content: '',
    embeds: description ? [{ description }] : [],
    components: rows(controls),
    allowedMentions: noPings,
  };
}

/** A remark in place of an answer, such as that it is being worked on. */
export function remark(words: string): DiscordMessage {
  const text = markdown(words).slice(0, limits.embedText);
  return { content: '', embeds: [{ description: text }], components: [], allowedMentions: noPings };
}

function lineOf(unit: Unit): string {
  const text = markdownLine(unit.line);
  switch (unit.kind) {
    case 'heading':
      return markdown({ bold: unit.line.map((inline) => (typeof inline === 'string' ? inline : '')).join('') });
    case 'item':
      return unit.mark === undefined ? escapeStart(text) : `${unit.mark} ${text}`;
    case 'quote':
      return `> ${escapeStart(text)}`;
    case 'by':
      return `— ${text}`;
    case 'notice':
      return `${tones[unit.tone ?? 'info']} ${text}`;
    default:
      return escapeStart(text);
  }
}

/** As many controls as five rows hold: a menu takes a row, and so does the menu that what has no room becomes. */
function fitted(controls: (most: number) => Control[]): Control[] {
  const { rows, buttonsPerRow } = limits;
  const all = controls(Number.POSITIVE_INFINITY);
  const menus = all.filter(({ kind }) => kind === 'menu').length;
  const holds = (taken: number): number => Math.max(rows, taken + (rows - taken) * buttonsPerRow);
  return all.length <= holds(menus) && menus <= rows ? all : controls(holds(Math.min(menus + 1, rows)));
}

/** Menus take a row each; buttons fill the rows that are left. */
function rows(controls: readonly Control[]): Row[] {
  const menus = controls.filter((control) => control.kind === 'menu');
  const buttons = controls.filter((control) => control.kind === 'button');
  const menuRows = menus.slice(0, limits.rows - Math.min(1, buttons.length));
  const room = (limits.rows - menuRows.length) * limits.buttonsPerRow;
  const out: Row[] = [];
  for (let from = 0; from < Math.min(buttons.length, room); from += limits.buttonsPerRow) {
    const components = buttons
      .slice(from, Math.min(from + limits.buttonsPerRow, room))
      .map((each, at) => button(each, from + at));
    out.push({ type: ComponentType.ActionRow, components });
  }
  for (const [at, menu] of menus.entries()) {
    out.push({ type: ComponentType.ActionRow, components: [select(menu, at)] });
  }
  return out;
}

// Two buttons may do the same, but no two may have the same id.
function button(control: Extract<Control, { kind: 'button' }>, at: number): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: control.style === undefined ? ButtonStyle.Secondary : styles[control.style],
    label: short(control.label, limits.buttonLabel),
    custom_id: `${at}:${encodePress(control.press, limits.customId - 3)}`,
  };
}

function select(menu: Extract<Control, { kind: 'menu' }>, at: number): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: `menu:${at}`,
    placeholder: short(menu.label, limits.placeholder),
    options: menu.options.map(({ label, press }, index) => ({
      label: short(label, limits.optionLabel),
      value: `${index}:${encodePress(press, limits.optionValue - 3)}`,
    })),
  };
}

/** A label within `most`, shortened between words. */
export function short(text: string, most: number): string {
  const clean = cleanText(text).trim() || '…';
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return space > 0 ? `${cut.slice(0, space)}…` : '…';
}
