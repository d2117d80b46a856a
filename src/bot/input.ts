import { z } from 'zod';
import { badInput } from '../errors.ts';
import type { Command, Option } from './command.ts';

/** Most characters a question, a query or a topic may have. */
export const maxWordsChars = 2000;

/** Words a person must give. `what` completes "The … is empty." and `example` shows a good one. */
export function requiredWords(what: string, example: string) {
  return z
    .string({ error: `The ${what} is empty. Write one, such as: ${example}` })
    .trim()
    .min(1, `The ${what} is empty. Write one, such as: ${example}`)
    .max(maxWordsChars, { error: (issue) => tooLong(what, issue.input) });
}

/** Words a person may leave out; undefined when nothing but space was given. */
export function optionalWords(what: string) {
  return z
    .string()
    .trim()
    .max(maxWordsChars, { error: (issue) => tooLong(what, issue.input) })
    .optional()
    .transform((words) => (words === '' ? undefined : words));
}

/** Article ids to keep to. */
export const articleIds = z.array(z.string().trim().min(1, 'An article id is empty. Give ids such as 003.')).optional();

/** Length of a digest. */
export const digestLength = z
  .enum(['short', 'standard', 'long'], {
    error: (issue) => `The length is "${shown(issue.input)}". Use short, standard or long.`,
  })
  .default('standard');

/** A whole number between two bounds, given as digits. */
export function wholeNumber(name: string, least: number, most: number) {
  // Kept as text until it is known to be a number, so that the message can show what was typed.
  return z
    .union([z.string(), z.number()])
    .transform((typed) => String(typed).trim())
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: (issue) => `The ${name} is "${shown(issue.input)}". Use a whole number from ${least} to ${most}.`,
    })
    .transform(Number);
}

/** The earliest date to look at, as it was typed: an ISO date, or an age such as 7d, 12h, 2w or 3m. */
export const since = z
  .string()
  .trim()
  .regex(/^(\d{1,4}[hdwm]|\d{4}(-\d{2}(-\d{2}(T[\d:.]+Z?)?)?)?)$/i, {
    error: (issue) => `The date "${shown(issue.input)}" makes no sense. Use 7d, 2w, 3m or a date such as 2018-05-31.`,
  })
  .refine((text) => /[hdwm]$/i.test(text) || !Number.isNaN(Date.parse(text)), {
    error: (issue) => `There is no date "${shown(issue.input)}". Use a date such as 2018-05-31.`,
  })
  .optional();

/** The ISO date (in UTC) that a `since` means. Ages count back from `now`. */
export function sinceDate(typed: string, now: Date): string {
  const age = /^(\d+)([hdwm])$/i.exec(typed);
  if (age === null) return typed;
  const hours = { h: 1, d: 24, w: 168, m: 730 }[age[2]!.toLowerCase() as 'h' | 'd' | 'w' | 'm'];
  return new Date(now.getTime() - Number(age[1]) * hours * 3_600_000).toISOString().slice(0, 10);
}

/** Checks what was given for a command's options, by name. Throws bad input with the first thing wrong. */
export function checkInput<Input extends z.ZodType>(
  command: Command<Input>,
  given: Readonly<Record<string, unknown>>,
): z.output<Input> {
  const result = command.input.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const sentence = /[.…]$|: .+$/.test(issue.message) && !issue.message.startsWith('Invalid');
  throw badInput(sentence ? issue.message : `${issue.path.join('.') || command.name}: ${issue.message}.`);
}

/** The option that takes the words left over, if the command has one. */
export function wordsOption(command: Command): Option | null {
  return command.options.find((option) => option.kind === 'words') ?? null;
}

function tooLong(what: string, input: unknown): string {
  const length = typeof input === 'string' ? input.length : 0;
  return `The ${what} has ${length.toLocaleString('en')} characters. At most ${maxWordsChars.toLocaleString('en')} are read; shorten it.`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Bad input that a command finds beyond its options: shown with the command's usage. */
export const refuse = badInput;
