import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Posted } from '../../bot/adapter.ts';
import { limits } from './limits.ts';
import type { DiscordMessage } from './render.ts';
import { failure } from './trouble.ts';

const message = z.object({
  id: z.string(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  author: z.object({ id: z.string() }).optional(),
  embeds: z.array(z.object({ description: z.string().optional() })).default([]),
});

/** A message shorter than this ("nothing new") may say the same on two days. */
const sameWords = 200;

export type Letter = {
  readonly to: string;
  readonly message: DiscordMessage;
  readonly key: string;
  /** An earlier attempt may have got through. */
  readonly again: boolean;
  /** The message this is a reply to. */
  readonly replyTo?: string;
};

/** A key of any length as a nonce: the same key gives the same. */
export function nonceOf(key: string): string {
  return BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 30)}`)
    .toString(36)
    .slice(0, limits.nonce);
}

/**
 * Posts in a channel once. Discord refuses the same nonce twice within minutes; before a later attempt, the channel's
 * last hundred messages are searched for the bot's own with the same nonce or words.
 */
export async function post(rest: REST, me: string, letter: Letter): Promise<Posted> {
  const route = Routes.channelMessages(letter.to);
  const nonce = nonceOf(letter.key);
  const { allowedMentions: _, ...body } = letter.message;
  const reference =
    letter.replyTo === undefined
      ? {}
      : { message_reference: { message_id: letter.replyTo, fail_if_not_exists: false } };
  try {
    if (letter.again) {
      const recent = z.array(message).parse(await rest.get(route, { query: new URLSearchParams({ limit: '100' }) }));
      const words = letter.message.embeds[0]?.description ?? '';
      const before = recent.find(
        (each) =>
          each.author?.id === me &&
          (each.nonce === nonce || (words.length > sameWords && each.embeds[0]?.description === words)),
      );
      if (before) return { kind: 'posted', message: before.id };
    }
    const sent = await rest.post(route, {
      body: { ...body, allowed_mentions: { parse: [] }, nonce, enforce_nonce: true, ...reference },
    });
    return { kind: 'posted', message: message.parse(sent).id };
  } catch (error) {
    return failure(error);
  }
}

/** Posts until it is posted, gone, or four attempts have failed. The nonce keeps a second attempt from being seen. */
export async function insistPost(rest: REST, me: string, letter: Letter): Promise<Posted> {
  let posted = await post(rest, me, letter);
  for (let tried = 1; posted.kind === 'retry' && tried < 4; tried++) {
    await pause(200 * 2 ** tried);
    posted = await post(rest, me, letter);
  }
  return posted;
}
