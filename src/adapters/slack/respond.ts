import { setTimeout as pause } from 'node:timers/promises';
import type { SlackMessage } from './render.ts';

export type Manner = {
  /** Everybody in the channel sees it. */
  readonly public?: boolean;
  /** Takes the place of what was said through this address before. */
  readonly replace?: boolean;
  readonly thread?: string | undefined;
};

const attempts = 4;

/**
 * Answers through a response_url. False when Slack no longer takes it (used five times, or older than 30 minutes); the
 * caller then knows another way.
 *
 * A lost answer is sent again as a replacement of itself, so that it is not seen twice.
 */
export async function respond(url: string, message: SlackMessage, manner: Manner = {}): Promise<boolean> {
  let replace = manner.replace === true;
  for (let tried = 1; tried <= attempts; tried++) {
    const body = {
      ...message,
      response_type: manner.public ? 'in_channel' : 'ephemeral',
      replace_original: replace,
      unfurl_links: false,
      unfurl_media: false,
      ...(manner.thread === undefined ? {} : { thread_ts: manner.thread }),
    };
    let waitMs = 300 * tried;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      if (response.ok) return true;
      if (response.status === 429) waitMs = Math.min(Number(response.headers.get('retry-after') ?? 1) * 1000, 30_000);
      else if (response.status < 500) return false;
    } catch {
      // The connection broke: it may have been taken. Only a private message can safely replace itself.
      if (manner.public) return false;
      replace = true;
    }
    await pause(waitMs);
  }
  return false;
}
