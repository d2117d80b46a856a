import { join } from 'node:path';
import { createConsole } from '../adapters/console/adapter.ts';
import { createConversation } from '../bot/conversation.ts';
import { createRouter } from '../bot/router.ts';
import { commandContext } from './chat-command.ts';
import type { OperatorCommand } from './context.ts';
import { openDigests } from './digests.ts';
import { openSources } from './sources.ts';

/** A conversation in the terminal: plain words are a question, /brief and its like are commands. */
export default {
  name: 'chat',
  summary: 'A conversation in the terminal',
  arguments: [],
  options: [],
  examples: ['chat'],
  async run(_given, context) {
    const { core } = await context.newsroom();
    const { terminal, now, log, newId, entries } = context;
    const conversation = createConversation({ now, expand: (previous, words) => core.followUp(previous, words) });
    const { digests } = await openDigests(context, () => []);
    const sources = await openSources(context);
    const router = createRouter({ entries, coreFor: () => core, digests, sources, conversation, now, log, newId });
    const { place } = await commandContext(context);
    const ids = async () => (await sources.list(place)).map(({ source }) => source.id);
    const topics = (await core.topics()).map(({ slug }) => slug);
    const chat = createConsole({
      router,
      input: terminal.input,
      output: terminal.output,
      isTerminal: terminal.isTerminal.in && terminal.isTerminal.out,
      columns: () => (terminal.columns === null ? null : terminal.output.columns),
      colour: terminal.colour,
      historyPath: join(context.root, 'data', 'chat-history'),
      commands: entries.map(({ name }) => name),
      complete: async (part) => [
        ...topics.filter((slug) => slug.startsWith(part.toLowerCase())),
        ...(part.length < 2 ? [] : await ids()).filter((id) => id.startsWith(part.toLowerCase())),
        ...(part.length < 2 ? [] : await core.names(part, 20)),
      ],
      signal: context.signal,
    });
    await chat.run();
    return 0;
  },
} satisfies OperatorCommand;
