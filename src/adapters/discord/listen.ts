import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Bot, Changers } from '../../bot/adapter.ts';
import type { Command } from '../../bot/command.ts';
import { type Desk, notice } from '../../bot/desk.ts';
import { type Form, formForWords, formOf, wordsOfForm } from '../../bot/forms.ts';
import { firstLink, hear } from '../../bot/hear.ts';
import type { Place } from '../../bot/place.ts';
import { decodePress } from '../../bot/press.ts';
import { createRecent } from '../../bot/recent.ts';
import type { Log } from '../../log.ts';
import { limits } from './limits.ts';
import { modal } from './modal.ts';
import type { Open, Reach } from './reach.ts';
import { briefLinkName } from './registration.ts';
import { short } from './render.ts';
import { typedWords } from './typed.ts';

export type Ears = {
  readonly client: Client;
  readonly commands: readonly Command[];
  readonly bot: Bot;
  readonly desk: Desk;
  readonly reach: Reach;
  readonly changers: Changers;
  readonly log: Log;
};

type Ours =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction
  | MessageContextMenuCommandInteraction;

/** Messages that somebody wrote; the others say that somebody joined, pinned and the like. */
const personal = new Set([MessageType.Default, MessageType.Reply]);

/** Hears everything Discord sends, acknowledges it at once, and brings it to the desk. */
export function listen({ client, commands, bot, desk, reach, changers, log }: Ears): void {
  /** The first message of a chain of replies, by each message of ours in it. */
  const chains = createRecent<string>(2000);

  const serve = (open: Open, interaction: Ours, command: string, text: string): Promise<void> =>
    desk.serve({
      id: interaction.id,
      typed: { command, text, place: placeOf(interaction) },
      mayChange: async () => mayChange(interaction, command),
      ...reach.privately(open),
    });

  function mayChange(interaction: Ours, command: string): boolean {
    if (changers === 'everyone') return true;
    if (changers !== 'admins') return changers.includes(interaction.user.id);
    if (!interaction.inGuild()) return command === 'digest';
    return interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild);
  }

  // A form is an acknowledgement of its own, and must be the first.
  async function openForm(interaction: Exclude<Ours, ModalSubmitInteraction>, form: Form): Promise<void> {
    await desk.once(`form ${interaction.id}`, async () => {
      await interaction.showModal(modal(form));
    });
  }

  async function onSlash(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = commands.find((each) => each.name === interaction.commandName);
    const given = interaction.options.data.map(({ name, value }) => ({ name, value: value ?? '' }));
    const text = typedWords(command, given);
    const form = formOf(formForWords(interaction.commandName, text) ?? '', '');
    if (form !== null) return openForm(interaction, form);
    await serve(await reach.acknowledge(interaction), interaction, interaction.commandName, text);
  }

  async function onPress(interaction: ButtonInteraction | StringSelectMenuInteraction): Promise<void> {
    const code = interaction.isStringSelectMenu() ? interaction.values[0] : interaction.customId;
    const press = decodePress(code?.replace(/^\d+:/, '') ?? '');
    if (press === null) return;
    const meant = desk.pressed(press);
    const wanted = meant.kind === 'run' ? { form: formForWords(meant.command, meant.text) ?? '', value: '' } : meant;
    const form = 'form' in wanted ? formOf(wanted.form, wanted.value) : null;
    if (form !== null) return openForm(interaction, form);
    const open = await reach.acknowledge(interaction);
    if (meant.kind === 'run') return serve(open, interaction, meant.command, meant.text);
    await desk.once(interaction.id, async () => {
      const say = (words: string) => reach.tell(open, desk.keep(notice(words, 'info'), '', ''));
      switch (meant.kind) {
        case 'share':
          await reach.share(open, meant.shown);
          return say('Shared.');
        case 'rest':
          return reach.tell(open, meant.shown, meant.page);
        case 'rate':
          await bot.feedback({ place: placeOf(interaction), rating: meant.rating, about: meant.about });
          return say('Thank you, noted.');
        case 'shared-before':
          return say('This was shared already.');
        default:
          return say('That was too long ago: I no longer know what stood here. Please ask again.');
      }
    });
  }

  async function onMenu(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const open = await reach.acknowledge(interaction);
    const { content, embeds } = interaction.targetMessage;
    const link = firstLink([content, ...embeds.map((embed) => embed.url ?? '')].join(' '));
    if (link !== null) return serve(open, interaction, 'brief', link);
    const none = notice('There is no link in that message. Choose a message with a web address in it.');
    await desk.once(interaction.id, () => reach.tell(open, desk.keep(none, '', '')));
  }

  async function onForm(interaction: ModalSubmitInteraction): Promise<void> {
    const open = await reach.acknowledge(interaction);
    const form = formOf(interaction.customId.replace(/^form:/, ''), '');
    if (form === null) return;
    const values = Object.fromEntries(
      form.fields.map(({ name }) => [
        name,
        interaction.fields.fields.has(name) ? interaction.fields.getTextInputValue(name) : '',
      ]),
    );
    await serve(open, interaction, form.command, wordsOfForm(form.name, values));
  }

  async function onTyping(interaction: AutocompleteInteraction): Promise<void> {
    const { name, value } = interaction.options.getFocused(true);
    const option = commands
      .find((each) => each.name === interaction.commandName)
      ?.options.find((each) => each.name.toLowerCase() === name);
    const offered = option?.complete
      ? await bot.complete(option.complete, value, placeOf(interaction))
      : (option?.choices ?? []).filter((choice) => choice.includes(value));
    const choices = offered.slice(0, limits.choices).map((each) => short(each, limits.choiceName));
    await interaction.respond([...new Set(choices)].map((each) => ({ name: each, value: each })));
  }

  async function onInteraction(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return onTyping(interaction);
    if (interaction.isChatInputCommand()) return onSlash(interaction);
    if (interaction.isButton() || interaction.isStringSelectMenu()) return onPress(interaction);
    if (interaction.isModalSubmit()) return onForm(interaction);
    if (interaction.isMessageContextMenuCommand() && interaction.commandName === briefLinkName)
      return onMenu(interaction);
  }

  // Read as it comes: discord.js drops a direct message in a channel that it has not seen before.
  async function onMessage(message: GatewayMessageCreateDispatchData): Promise<void> {
    const me = client.user?.id ?? '';
    const { author, content, channel_id: channel, guild_id: guild } = message;
    if (author.bot || author.id === me || !personal.has(message.type)) return;
    const direct = guild === undefined;
    if (!direct && !message.mentions.some(({ id }) => id === me)) return;
    const heard = hear(content.replace(/<@[!&]?\d+>/g, ' '), bot.entries) ?? { command: 'help', text: '' };
    const thread = chains.get(message.message_reference?.message_id ?? '') ?? message.id;
    const workspace = guild ?? 'direct';
    const place: Place = { platform: 'discord', workspace, channel, user: author.id, ...(direct ? {} : { thread }) };
    await desk.serve({
      id: message.id,
      typed: { ...heard, place },
      mayChange: async () => {
        if (changers !== 'admins') return changers === 'everyone' || changers.includes(author.id);
        return direct ? heard.command === 'digest' : manages(guild, author.id, message.member?.roles ?? []);
      },
      ...reach.openly({ channel, message: message.id }, (id) => chains.set(id, thread)),
    });
  }

  /** A message carries its author's roles, but not what they allow. */
  function manages(guildId: string, user: string, roles: readonly string[]): boolean {
    const guild = client.guilds.cache.get(guildId);
    const held = [guildId, ...roles].map((role) => guild?.roles.cache.get(role));
    return guild?.ownerId === user || held.some((role) => role?.permissions.has(PermissionFlagsBits.ManageGuild));
  }

  const guarded =
    <Event>(on: (event: Event) => Promise<void>) =>
    (event: Event): void => {
      on(event).catch((error: unknown) =>
        log.error('discord handler failed', { error: String((error as Error)?.stack ?? error) }),
      );
    };
  client.on(Events.InteractionCreate, guarded(onInteraction));
  client.ws.on(GatewayDispatchEvents.MessageCreate, guarded(onMessage));
}

function placeOf(interaction: Ours | AutocompleteInteraction): Place {
  return {
    platform: 'discord',
    workspace: interaction.guildId ?? 'direct',
    channel: interaction.channelId ?? '',
    user: interaction.user.id,
  };
}
