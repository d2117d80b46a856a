import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Command, Option } from '../../bot/command.ts';
import { limits } from './limits.ts';
import { short } from './render.ts';

export const briefLinkName = 'Brief this link';

/** The commands as Discord registers them, and the message menu. Required options come first, as Discord wants them. */
export function registrationOf(commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] {
  const slash = commands.map((command) => ({
    name: command.name.toLowerCase().slice(0, limits.commandName),
    type: ApplicationCommandType.ChatInput as const,
    description: short(command.summary, limits.commandSummary),
    options: [...command.options]
      .sort((a, b) => Number(b.required === true) - Number(a.required === true))
      .slice(0, 25)
      .map(optionOf),
  }));
  return [...slash, { name: briefLinkName, type: ApplicationCommandType.Message }];
}

function optionOf(option: Option): APIApplicationCommandBasicOption {
  const common = {
    name: option.name.toLowerCase(),
    description: short(option.summary, limits.commandSummary),
    required: option.required === true,
  };
  if (option.kind === 'number') return { ...common, type: ApplicationCommandOptionType.Integer };
  if (option.kind === 'flag') return { ...common, type: ApplicationCommandOptionType.Boolean };
  const choices = option.choices ?? [];
  const type = ApplicationCommandOptionType.String as const;
  if (choices.length > 0 && choices.length <= limits.choices) {
    return { ...common, type, choices: choices.map((each) => ({ name: each, value: each })) };
  }
  const text = { ...common, type, max_length: 2000 };
  return option.complete || choices.length > 0 ? { ...text, autocomplete: true as const } : text;
}

/** Registers the commands if Discord knows others. Gives whether it did. */
export async function register(
  rest: REST,
  application: string,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const known = registered.parse(await rest.get(route));
  if (canonical(known) === canonical(registered.parse(wanted))) return false;
  await rest.put(route, { body: wanted });
  return true;
}

// What of a command is ours; Discord adds ids, versions and defaults.
const registered = z.array(
  z.object({
    name: z.string(),
    type: z.number().default(1),
    description: z.string().default(''),
    options: z
      .array(
        z.object({
          name: z.string(),
          type: z.number(),
          description: z.string(),
          required: z.boolean().default(false),
          autocomplete: z.boolean().default(false),
          max_length: z.number().optional(),
          choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).default([]),
        }),
      )
      .default([]),
  }),
);

function canonical(commands: z.output<typeof registered>): string {
  return JSON.stringify([...commands].sort((a, b) => (a.name < b.name ? -1 : 1)));
}
