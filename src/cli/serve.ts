import { badInput } from '../errors.ts';
import type { OperatorCommand } from './context.ts';

const howToConnect = `No chat platform is configured, so this is the console.
Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN. Discord: set DISCORD_TOKEN. A .env file beside package.json is read.
`;

/** Runs the bot on whatever is configured; with no chat token, in the terminal. */
export default {
  name: 'serve',
  summary: 'Run the bot on what is configured',
  arguments: [],
  options: [],
  examples: ['serve'],
  async run(_given, context) {
    const { terminal } = context;
    if (!terminal.isTerminal.in) {
      throw badInput(
        'No chat platform is configured and there is no terminal to talk in. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN.',
      );
    }
    terminal.out(howToConnect);
    const { default: chat } = await import('./chat.ts');
    return await chat.run({}, context);
  },
} satisfies OperatorCommand;
