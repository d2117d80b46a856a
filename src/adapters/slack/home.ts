import type { Bot } from '../../bot/adapter.ts';
import type { Place } from '../../bot/place.ts';
import { unitsOf } from '../../bot/units.ts';
import { mrkdwn } from './escape.ts';
import { limits } from './limits.ts';
import { type Block, lineOf, sections } from './render.ts';

const shelves = [
  { title: 'Topics', command: 'topics', text: '' },
  { title: 'Your digests', command: 'digest', text: 'list' },
  { title: 'Sources', command: 'sources', text: 'list' },
] as const;

/** The App Home: what can be briefed, who gets which digest, and how the sources fare, as far as commands tell it. */
export async function homeView(bot: Bot, place: Place): Promise<{ type: 'home'; blocks: Block[] }> {
  const known = shelves.filter(({ command }) => bot.entries.some((entry) => entry.name === command));
  const blocks: Block[] = [
    { type: 'header', text: { type: 'plain_text', text: 'Nutgraf' } },
    ...sections(['Mention me or write to me to ask. `/brief` digests a topic, with every sentence cited.']),
  ];
  const room = Math.floor(limits.allText / Math.max(known.length, 1));
  for (const { title, command, text } of known) {
    const reply = await bot.handle({ command, text, place }, () => {});
    const units = unitsOf(reply, { measure: (inline) => mrkdwn(inline).length, most: limits.sectionText - 20 });
    blocks.push({ type: 'divider' }, ...sections([mrkdwn({ bold: title }), ...within(units.map(lineOf), room)]));
    const form = command === 'digest' ? 'subscribe' : command === 'sources' ? 'source' : null;
    if (form !== null) blocks.push(formButton(form));
  }
  return { type: 'home', blocks: blocks.slice(0, limits.homeBlocks) };
}

/** The lines that fit, and how many do not. */
function within(lines: readonly string[], room: number): string[] {
  let size = 0;
  const fit = lines.findIndex((line) => {
    size += line.length + 1;
    return size > room;
  });
  return fit < 0 ? [...lines] : [...lines.slice(0, fit), `_${lines.length - fit} more_`];
}

function formButton(form: 'subscribe' | 'source'): Block {
  const label = form === 'subscribe' ? 'Subscribe' : 'Add a source';
  const command = form === 'subscribe' ? 'digest' : 'sources';
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: `press:${form}`,
        text: { type: 'plain_text', text: label },
        value: `form||${form}|${command}|`,
      },
    ],
  };
}
