import { slashCommands } from '../bot/adapter.ts';
import { badInput } from '../errors.ts';
import type { OperatorCommand } from './context.ts';

/** Prints what a platform wants to know of the app, made from the commands. */
export default {
  name: 'manifest',
  summary: 'Print the Slack app manifest',
  arguments: [{ name: 'platform', summary: 'slack', required: true, many: false }],
  options: [
    { name: 'url', summary: 'Where Slack reaches the bot in HTTP mode, such as https://bot.example.org', kind: 'text' },
  ],
  examples: ['manifest slack', 'manifest slack --url https://bot.example.org'],
  async run(given, { terminal, entries }) {
    if (given.platform !== 'slack') {
      throw badInput(`There is no manifest for "${given.platform}". Write: manifest slack. Discord needs none.`);
    }
    const address = typeof given.url === 'string' ? given.url : undefined;
    if (address !== undefined && !/^https:\/\/\S+$/.test(address)) {
      throw badInput(`Slack cannot reach "${address}". Give an address such as https://bot.example.org.`);
    }
    const { manifest } = await import('../adapters/slack/manifest.ts');
    terminal.out(`${JSON.stringify(manifest(await slashCommands(entries), address), null, 2)}\n`);
    return 0;
  },
} satisfies OperatorCommand;
