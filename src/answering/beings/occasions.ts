import { sayPeriod } from '../../language/dates-say.ts';
import type { Ask } from '../ask.ts';
import { type Frame, framesOf, isMutual, verbFit } from '../attach.ts';
import type { Draft, Short } from '../lines/evidence.ts';
import type { Line } from '../scene.ts';
import { type Being, nameKeyOf } from '../who.ts';

type Note = NonNullable<Draft['notes']>[number];

const MOST_NOTES = 6;

/**
 * What a reader asks next of "who met X": when and where each meeting was and who says so, and by what other name an
 * article calls X. Nothing for other questions, and nothing that the proving sentence does not say itself.
 */
export function occasionsOf(ask: Ask, shorts: readonly Short[]): Note[] {
  const asksOfMeeting =
    /^(?:list|person)$/.test(ask.question.asked) && shorts.some((short) => meetings(ask, short).length > 0);
  if (!asksOfMeeting) return [];
  const notes = shorts.flatMap((short) =>
    meetings(ask, short).flatMap(({ line, frame }) => occasion(ask, short, line, frame)),
  );
  const told = new Set<string>();
  const once = notes.filter(({ text }) => !told.has(text) && told.add(text));
  return [...once.slice(0, MOST_NOTES), ...otherNames(ask)];
}

/** The meetings in the lines that prove a short answer. */
function meetings(ask: Ask, short: Short): { line: Line; frame: Frame }[] {
  return short.lines.flatMap((line) =>
    framesOf(ask, line)
      .filter((frame) => isMutual(frame.event) && frame.event.modality !== 'denied' && verbFit(ask, frame) >= 0.6)
      .slice(0, 1)
      .map((frame) => ({ line, frame })),
  );
}

function occasion(ask: Ask, short: Short, line: Line, { event, where }: Frame): Note[] {
  const { article } = line;
  const dates = lineDates(ask, line, event.when);
  const when = dates
    .map(({ value, until }) => sayPeriod(value, until))
    .slice(0, 2)
    .join(' and ');
  const about = article.publishedHow === 'inferred' && when !== '' ? 'about ' : '';
  const place = where
    .map(({ text }) => text.replace(/^(?:in|at|on)\s+/i, ''))
    .slice(0, 2)
    .join(', ');
  if (when === '' && place === '') return [];
  const how = event.modality === 'planned' ? ' (planned)' : '';
  const said = [when === '' ? '' : `${about}${when}`, place].filter(Boolean).join(', ');
  return [{ text: `${short.text}${how}: ${said}, according to ${sourceOf(line)}.`, lines: [line] }];
}

function lineDates(ask: Ask, line: Line, when: readonly number[]): { value: string; until?: string }[] {
  return when.flatMap((at) => {
    const date = ask.scene.articles[line.a]!.reading.dates[at];
    // A bare year ("twice this year") is no occasion.
    return date === undefined || date.value === null || date.value.length === 4 ? [] : [{ ...date, value: date.value }];
  });
}

/** Another spelling of the name asked about, where an article bears it out: "… calls him …". */
function otherNames(ask: Ask): Note[] {
  const being = ask.focus.find(({ beings }) => beings[0]?.kind === 'person')?.beings[0];
  if (being === undefined) return [];
  const usual = nameKeyOf(being.name);
  for (const { article, entity } of being.members) {
    const { name } = ask.scene.articles[article]!.reading.entities[entity]!;
    const key = nameKeyOf(name);
    // A short form ("Holt" for "Anna Holt") is no other name.
    const shorter =
      key.split(' ').every((part) => usual.includes(part)) || usual.split(' ').every((part) => key.includes(part));
    if (key === usual || shorter || key.split(' ').length < 2) continue;
    const line = ask.scene.lines.find((each) => each.a === article && each.text.includes(name));
    if (line !== undefined)
      return [{ text: `${capital(sourceOf(line))} calls ${pronoun(being)} ${name}.`, lines: [line] }];
  }
  return [];
}

function sourceOf(line: Line): string {
  return line.article.publisher ?? `“${line.article.title ?? line.article.id}”`;
}

const pronoun = ({ gender, name }: Being): string => (gender === 'male' ? 'him' : gender === 'female' ? 'her' : name);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
