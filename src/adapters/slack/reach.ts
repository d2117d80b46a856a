import type { webApi } from '@slack/bolt';
import type { Bot } from '../../bot/adapter.ts';
import type { Visit } from '../../bot/desk.ts';
import type { Shown } from '../../bot/press.ts';
import type { Log } from '../../log.ts';
import type { Poster } from './post.ts';
import { render, type SlackMessage } from './render.ts';
import { respond } from './respond.ts';

/** Where an answer is to go, in Slack's terms. */
export type Spot = {
  /** The same for a redelivery; posts made for it carry it. */
  readonly id: string;
  readonly channel: string;
  readonly user: string;
  readonly thread?: string | undefined;
  /** Empty when there is none. */
  readonly responseUrl: string;
};

export type Reach = {
  /** Privately, to one person: through the response_url, else as an ephemeral message, else directly. */
  readonly privately: (spot: Spot) => Pick<Visit, 'working' | 'answer'>;
  /** In the channel, its thread or a direct message. */
  readonly openly: (spot: Spot) => Pick<Visit, 'working' | 'answer'>;
  /** Shows a reply to all who see the place. */
  readonly share: (spot: Spot, shown: Shown, by: string) => Promise<void>;
  /** A further page of a reply, or a remark, to one person. */
  readonly tell: (spot: Spot, shown: Shown, page?: number) => Promise<void>;
};

/** Ways to bring a reply to people on Slack. */
export function createReach(options: {
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly bot: Bot;
  readonly log: Log;
}): Reach {
  const { client, poster, bot, log } = options;
  const { entries } = bot;

  async function deliver(spot: Spot, message: SlackMessage, replace: boolean): Promise<void> {
    const { channel, user, thread } = spot;
    if (isDirect(channel)) return post(spot, message, spot.id);
    if (spot.responseUrl && (await respond(spot.responseUrl, message, { replace, thread }))) return;
    if (channel !== '') {
      const blocks = [...message.blocks];
      const thread_ts = thread === undefined ? {} : { thread_ts: thread };
      const sent = await client.chat
        .postEphemeral({ channel, user, text: message.text, blocks, ...thread_ts })
        .catch((error: unknown) => log.warn('slack took no ephemeral message', { error: String(error) }));
      if (sent) return;
    }
    // Where the bot is no member it can still write to the person.
    await post({ ...spot, channel: user, thread: undefined }, message, spot.id);
  }

  async function post({ channel, thread }: Spot, message: SlackMessage, key: string): Promise<void> {
    const posted = await poster.insist({ channel, thread, message, key, again: false });
    if (posted.kind !== 'posted') log.warn('slack answer not delivered', { why: posted.why });
  }

  const privately: Reach['privately'] = (spot) => {
    let told = false;
    return {
      async working(words) {
        if (isDirect(spot.channel) || !spot.responseUrl) return;
        told = await respond(spot.responseUrl, remark(words), { thread: spot.thread });
      },
      async answer(shown) {
        const open = isDirect(spot.channel) || shown.reply.audience === 'everyone';
        const message = render(shown, { entries, mayShare: !open });
        if (shown.reply.audience === 'everyone' && spot.responseUrl) {
          if (await respond(spot.responseUrl, message, { public: true, thread: spot.thread })) return;
        }
        await deliver(spot, message, told);
      },
    };
  };

  return {
    privately,
    openly(spot) {
      let sign: string | null = null;
      return {
        async working(words) {
          if (isDirect(spot.channel) && spot.thread !== undefined) {
            const { channel, thread } = spot;
            await client.assistant.threads
              .setStatus({ channel_id: channel, thread_ts: thread, status: words })
              .catch((error: unknown) => log.debug('no assistant thread', { error: String(error) }));
            return;
          }
          const { channel, thread } = spot;
          const posted = await poster.attempt({
            channel,
            thread,
            message: remark(words),
            key: `${spot.id} sign`,
            again: false,
          });
          if (posted.kind === 'posted') sign = posted.message;
        },
        async answer(shown) {
          const message = render(shown, { entries, mayShare: false });
          if (sign !== null && (await poster.rewrite(spot.channel, sign, message))) return;
          await post(spot, message, spot.id);
        },
      };
    },
    async share(spot, shown, by) {
      const message = render(shown, { entries, mayShare: false, above: `_Shared by ${by}_` });
      if (spot.responseUrl && (await respond(spot.responseUrl, message, { public: true, thread: spot.thread }))) return;
      await post(spot, message, `${spot.id} share`);
    },
    async tell(spot, shown, page = 0) {
      const mayShare = page === 0 && !isDirect(spot.channel);
      await deliver(spot, render(shown, { entries, page, mayShare }), false);
    },
  };
}

export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

function remark(words: string): SlackMessage {
  return { text: words, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `_${words}_`, verbatim: true } }] };
}
