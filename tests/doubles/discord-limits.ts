import { z } from 'zod';

/**
 * What Discord refuses, as the double applies it, written apart from the product's own limits on purpose. Sources:
 * discord.com/developers/docs: Message resource, Component reference, Application Commands, Receiving and Responding.
 * Lengths are code points.
 */
const text = (most: number, least = 0) =>
  z
    .string()
    .refine((value) => [...value].length <= most && [...value].length >= least, `length not in ${least}..${most}`);

/** Every send, edit and follow-up must forbid all pings: an absent `allowed_mentions` parses everything. */
const noPings = z.object({ parse: z.array(z.string()).length(0) });

const button = z
  .object({
    type: z.literal(2),
    style: z.number().int().min(1).max(6),
    label: text(80).optional(),
    custom_id: text(100, 1).optional(),
    url: text(512).optional(),
  })
  .refine((each) => (each.style === 5) === (each.url !== undefined), 'a link button has a url, another one does not')
  .refine(
    (each) => (each.style === 5) !== (each.custom_id !== undefined),
    'a button that is no link needs a custom_id',
  );
const select = z.object({
  type: z.literal(3),
  custom_id: text(100, 1),
  placeholder: text(150).optional(),
  options: z
    .array(z.object({ label: text(100, 1), value: text(100, 1), description: text(100).optional() }))
    .min(1)
    .max(25),
});
const row = z.object({
  type: z.literal(1),
  components: z
    .array(z.union([button, select]))
    .min(1)
    .max(5),
});

const embed = z.object({
  title: text(256).optional(),
  description: text(4096).optional(),
  fields: z
    .array(z.object({ name: text(256, 1), value: text(1024, 1) }))
    .max(25)
    .optional(),
  footer: z.object({ text: text(2048) }).optional(),
  author: z.object({ name: text(256) }).optional(),
});

export const message = z
  .object({
    content: text(2000).nullish(),
    embeds: z.array(embed).max(10).nullish(),
    components: z.array(row).max(5).nullish(),
    allowed_mentions: noPings,
    nonce: z.union([z.number(), text(25)]).optional(),
    enforce_nonce: z.boolean().optional(),
    flags: z.number().optional(),
  })
  .refine((body) => allText(body.embeds) <= 6000, 'embeds hold more than 6000 characters')
  .refine(
    (body) => Boolean(body.content) || (body.embeds?.length ?? 0) > 0 || (body.components?.length ?? 0) > 0,
    'empty message',
  )
  .refine((body) => uniqueIds(body.components ?? []), 'custom_id used twice');

const choice = z.object({ name: text(100, 1), value: z.union([text(100), z.number()]) });
const option: z.ZodType = z.object({
  name: z.string().regex(/^[-_'\p{L}\p{N}]{1,32}$/u),
  description: text(100, 1),
  type: z.number().int().min(1).max(11),
  choices: z.array(choice).max(25).optional(),
  options: z
    .array(z.lazy(() => option))
    .max(25)
    .optional(),
});

export const command = z
  .object({
    name: text(32, 1),
    type: z.number().int().min(1).max(4).optional(),
    description: text(100).optional(),
    options: z.array(option).max(25).optional(),
  })
  .refine(
    (each) => (each.type ?? 1) !== 1 || /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u.test(each.name),
    'a slash command is lower case',
  )
  .refine((each) => requiredFirst(each.options ?? []), 'required options come first')
  .refine((each) => JSON.stringify(each).length <= 8000, 'a command holds more than 8000 characters');

export const commands = z.array(command).max(100);

const modal = z.object({
  title: text(45, 1),
  custom_id: text(100, 1),
  components: z
    .array(z.looseObject({ type: z.number() }))
    .min(1)
    .max(5),
});

/** Interaction callbacks: 4 and 7 carry a message, 5 and 6 nothing that shows, 8 choices, 9 a modal. */
export const callback = z.union([
  z.object({ type: z.union([z.literal(4), z.literal(7)]), data: message }),
  z.object({
    type: z.union([z.literal(5), z.literal(6)]),
    data: z.looseObject({ flags: z.number().optional() }).optional(),
  }),
  z.object({ type: z.literal(8), data: z.object({ choices: z.array(choice).max(25) }) }),
  z.object({ type: z.literal(9), data: modal }),
]);

function allText(embeds: readonly z.output<typeof embed>[] | null | undefined): number {
  const parts = (embeds ?? []).flatMap((each) => [
    each.title ?? '',
    each.description ?? '',
    each.footer?.text ?? '',
    each.author?.name ?? '',
    ...(each.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  return [...parts.join('')].length;
}

function uniqueIds(rows: readonly z.output<typeof row>[]): boolean {
  const ids = rows
    .flatMap((each) => each.components)
    .flatMap((each) => ('custom_id' in each && each.custom_id ? [each.custom_id] : []));
  return new Set(ids).size === ids.length;
}

function requiredFirst(options: readonly unknown[]): boolean {
  const required = options.map((each) => (each as { required?: boolean }).required === true);
  return !required.some((needed, at) => needed && required[at - 1] === false);
}
