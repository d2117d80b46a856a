import { z } from 'zod';

// What is read of Slack's payloads, and nothing else; unknown keys are left out. Slack omits what does not apply.
const id = z.string().default('');

export const slash = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: id,
  team_id: id,
  response_url: id,
  trigger_id: id,
});

export const message = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  user: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  team: z.string().optional(),
});

const container = z.object({ message_ts: z.string().optional(), thread_ts: z.string().optional() });

export const action = z.object({
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  container: container.optional(),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  trigger_id: id,
  response_url: id,
  actions: z
    .array(
      z.object({
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
        action_ts: z.string().optional(),
      }),
    )
    .min(1),
});

export const shortcut = z.object({
  callback_id: z.string(),
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  message: z
    .object({
      text: z.string().default(''),
      attachments: z
        .array(z.object({ from_url: z.string().optional(), title_link: z.string().optional() }))
        .default([]),
    })
    .optional(),
  trigger_id: id,
  response_url: id,
});

export const submission = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: z.string() }).nullish(),
  view: z.object({
    id: id,
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))),
    }),
  }),
});

export const homeOpened = z.object({ user: z.string(), tab: z.string().optional() });

export const assistantStarted = z.object({
  assistant_thread: z.object({ user_id: z.string(), channel_id: z.string(), thread_ts: z.string() }),
});

/** What a person wrote: Slack's links as addresses, channels by name, mentions and escapes undone. */
export function wordsOf(text: string): string {
  return text
    .replace(/<@[^>]*>/g, ' ')
    .replace(/<#[^|>]*\|([^>]*)>/g, '#$1')
    .replace(/<(?:mailto:)?([^!|>][^|>]*)(?:\|[^>]*)?>/g, '$1')
    .replace(/<![^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
