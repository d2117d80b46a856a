import { type Client, MessageFlags, type RepliableInteraction, Routes } from 'discord.js';
import type { Bot } from '../../bot/adapter.ts';
import type { Visit } from '../../bot/desk.ts';
import type { Shown } from '../../bot/press.ts';
import type { Log } from '../../log.ts';
import { escapeText } from './escape.ts';
import { insistPost, nonceOf } from './post.ts';
import { type DiscordMessage, remark, render } from './render.ts';
import { insist, isAcknowledged, isOver } from './trouble.ts';

/** An interaction that was acknowledged, or one that Discord no longer takes an answer to. */
export type Open = { readonly interaction: RepliableInteraction; readonly over: boolean };

export type Reach = {
  /** Acknowledges at once: what follows is seen by this person only. Never throws. */
  readonly acknowledge: (interaction: RepliableInteraction) => Promise<Open>;
  /** Privately, in place of "is thinking". */
  readonly privately: (open: Open) => Pick<Visit, 'working' | 'answer'>;
  /** As a reply everybody in the channel sees. `replied` learns the id of the bot's message. */
  readonly openly: (
    to: { readonly channel: string; readonly message: string },
    replied: (id: string) => void,
  ) => Pick<Visit, 'working' | 'answer'>;
  readonly share: (open: Open, shown: Shown) => Promise<void>;
  readonly tell: (open: Open, shown: Shown, page?: number) => Promise<void>;
};

/** Ways to bring a reply to people on Discord. */
export function createReach({
  client,
  bot,
  log,
}: {
  readonly client: Client;
  readonly bot: Bot;
  readonly log: Log;
}): Reach {
  const { entries } = bot;

  async function edit({ interaction, over }: Open, message: DiscordMessage): Promise<void> {
    if (!over) {
      try {
        await insist(() =>
          interaction.editReply({ ...message, embeds: [...message.embeds], components: [...message.components] }),
        );
        return;
      } catch (error) {
        if (!isOver(error)) throw error;
      }
    }
    // The token lives 15 minutes, and three seconds until the acknowledgement; a direct message has no such end.
    log.warn('discord interaction was over before its answer', { command: interaction.id });
    await interaction.user
      .send({
        ...message,
        embeds: [...message.embeds],
        components: [],
        nonce: nonceOf(interaction.id),
        enforceNonce: true,
      })
      .catch((error: unknown) => log.warn('discord takes no direct message', { error: String(error) }));
  }

  return {
    async acknowledge(interaction) {
      try {
        await insist(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }));
        return { interaction, over: false };
      } catch (error) {
        if (isAcknowledged(error)) {
          // An earlier attempt got through though its answer was lost; discord.js must know, or it refuses the edit.
          interaction.deferred = true;
          return { interaction, over: false };
        }
        log.warn('discord took no acknowledgement', { error: String(error) });
        return { interaction, over: true };
      }
    },
    privately: (open) => ({
      async working(words) {
        if (!open.over) await edit(open, remark(words));
      },
      async answer(shown) {
        const everyone = shown.reply.audience === 'everyone';
        const message = render(shown, { entries, mayShare: !everyone && open.interaction.inGuild() });
        if (!everyone || open.over || !open.interaction.inGuild()) return edit(open, message);
        await open.interaction.followUp({
          ...message,
          embeds: [...message.embeds],
          components: [...message.components],
        });
        await edit(open, remark('Done.'));
      },
    }),
    openly: ({ channel, message }, replied) => ({
      async working() {
        await client.rest.post(Routes.channelTyping(channel));
      },
      async answer(shown) {
        const body = render(shown, { entries, mayShare: false });
        const letter = { to: channel, message: body, key: message, again: false, replyTo: message };
        const posted = await insistPost(client.rest, client.user?.id ?? '', letter);
        if (posted.kind === 'posted') replied(posted.message);
        else log.warn('discord answer not delivered', { why: posted.why });
      },
    }),
    async share({ interaction }, shown) {
      const above = `*Shared by ${escapeText(interaction.user.displayName)}*`;
      const message = render(shown, { entries, mayShare: false, above });
      await interaction.followUp({ ...message, embeds: [...message.embeds], components: [...message.components] });
    },
    tell: (open, shown, page = 0) => edit(open, render(shown, { entries, page, mayShare: false })),
  };
}
