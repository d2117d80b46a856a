import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Posted } from '../../bot/adapter.ts';
import type { Log } from '../../log.ts';
import type { SlackMessage } from './render.ts';

export type Letter = {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly message: SlackMessage;
  /** Travels in the message's metadata; by it an earlier attempt is recognised. */
  readonly key: string;
  /** An earlier attempt may have got through. */
  readonly again: boolean;
};

export type Poster = {
  /** One attempt. */
  attempt(letter: Letter): Promise<Posted>;
  /** Attempts until it is posted, gone, or five attempts have failed. */
  insist(letter: Letter): Promise<Posted>;
  /** Rewrites a message of ours; false when it is not there any more. */
  rewrite(channel: string, ts: string, message: SlackMessage): Promise<boolean>;
};

const eventType = 'nutgraf_reply';
const attempts = 5;
const longestWaitMs = 30_000;

/** Nothing is unfurled, no name is turned into a mention. */
const quiet = { unfurl_links: false, unfurl_media: false, link_names: false } as const;

/** Errors after which posting to this place can never succeed (chat.postMessage, error list). */
const hopeless = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'user_not_found',
  'messages_tab_disabled',
  'account_inactive',
  'token_revoked',
  'invalid_auth',
  'missing_scope',
  'team_access_not_granted',
]);

/**
 * Posts each message once. The library's own retries are off: after a lost answer they post again. Here such a
 * message is looked for in the place's history by the key in its metadata before anything is sent again.
 */
export function createPoster(client: webApi.WebClient, log: Log): Poster {
  async function attempt({ channel, thread, message, key, again }: Letter): Promise<Posted> {
    try {
      const before = again ? await find(channel, thread, key) : null;
      if (before !== null) return { kind: 'posted', message: before };
      const sent = await client.chat.postMessage({
        channel,
        text: message.text,
        blocks: [...message.blocks],
        ...quiet,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        metadata: { event_type: eventType, event_payload: { key } },
      });
      return { kind: 'posted', message: sent.ts ?? '' };
    } catch (error) {
      return failure(error);
    }
  }

  async function find(channel: string, thread: string | undefined, key: string): Promise<string | null> {
    const wanted = { channel, include_all_metadata: true, limit: 100 };
    const { messages } = thread
      ? await client.conversations.replies({ ...wanted, ts: thread })
      : await client.conversations.history(wanted);
    const found = messages?.find(
      (each) => each.metadata?.event_type === eventType && Object(each.metadata.event_payload).key === key,
    );
    return found?.ts ?? null;
  }

  return {
    attempt,
    async insist(letter) {
      let posted = await attempt(letter);
      for (let tried = 1; posted.kind === 'retry' && tried < attempts; tried++) {
        log.warn('slack post tried again', { why: posted.why, afterMs: posted.afterMs });
        await pause(Math.min(posted.afterMs, longestWaitMs));
        posted = await attempt({ ...letter, again: true });
      }
      return posted;
    },
    async rewrite(channel, ts, message) {
      for (let tried = 1; tried <= attempts; tried++) {
        try {
          const blocks = [...message.blocks];
          await client.chat.update({ channel, ts, text: message.text, blocks });
          return true;
        } catch (error) {
          const failed = failure(error);
          if (failed.kind !== 'retry') return false;
          await pause(Math.min(failed.afterMs, longestWaitMs));
        }
      }
      return false;
    },
  };
}

/** What a failed call means for whoever wanted it. */
export function failure(error: unknown): Exclude<Posted, { kind: 'posted' }> {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'retry', afterMs: error.retryAfter * 1000, why: 'Slack asks to wait' };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (hopeless.has(code) || code.startsWith('invalid_') || code.startsWith('msg_'))
      return { kind: 'gone', why: `Slack says ${code}` };
    if (code === 'message_not_found' || code === 'cant_update_message')
      return { kind: 'gone', why: 'the message is gone' };
    return { kind: 'retry', afterMs: 1000, why: `Slack says ${code}` };
  }
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'retry', afterMs: 500, why };
}
