import { setTimeout as pause } from 'node:timers/promises';
import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options } from 'discord.js';
import { type Adapter, type Bot, type Changers, type Pace, type Started, slashCommands } from '../../bot/adapter.ts';
import { createDesk } from '../../bot/desk.ts';
import { keepTrying } from '../../bot/keep-trying.ts';
import type { Log } from '../../log.ts';
import { apiBase, checkDiscord, type DiscordSettings } from './check.ts';
import { listen } from './listen.ts';
import { post } from './post.ts';
import { createReach } from './reach.ts';
import { register, registrationOf } from './registration.ts';
import { noPings, render } from './render.ts';

export type DiscordOptions = {
  readonly settings: DiscordSettings;
  readonly bot: Bot;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly changers?: Changers;
  readonly paces?: { readonly user: Pace; readonly workspace: Pace };
};

/** Discord identifies, sends its guilds and is ready within seconds; after this a start is said to be waiting. */
const readyMs = 20_000;

/** Close codes a person has to mend (Gateway close event codes), with what to do. */
const fatalCloses = new Map<number, string>([
  [
    GatewayCloseCodes.AuthenticationFailed,
    'Discord refuses DISCORD_TOKEN: copy it again from discord.com/developers/applications, your app, Bot, Reset Token.',
  ],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord grants the bot an intent less than it asks for: switch it on at discord.com/developers/applications, your app, Bot, Privileged Gateway Intents.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is on too many servers for one connection (sharding is not supported).',
  ],
]);

/** Discord through its gateway, without the privileged message-content intent. */
export function createDiscord(options: DiscordOptions): Adapter {
  const { settings, bot, log, now } = options;
  const desk = createDesk({ bot, log, now, newId: options.newId, ...(options.paces ? { paces: options.paces } : {}) });
  const stopping = new AbortController();
  let client: Client | null = null;

  async function connect(application: string): Promise<Started> {
    const opened = newClient(apiBase(settings.apiUrl));
    client = opened;
    const commands = await slashCommands(bot.entries);
    const reach = createReach({ client: opened, bot, log });
    listen({ client: opened, commands, bot, desk, reach, changers: options.changers ?? 'admins', log });
    opened.on(Events.Error, (error) => log.warn('discord connection', { error: error.message }));
    opened.on(Events.Warn, (words) => log.debug('discord.js', { words }));
    const ready = new Promise<Started>((resolve) => {
      opened.once(Events.ClientReady, ({ user }) => resolve({ kind: 'up', as: user.username }));
      opened.on(Events.ShardDisconnect, ({ code }) => {
        const why = fatalCloses.get(code);
        if (why !== undefined) log.error(why);
        resolve(
          why === undefined
            ? { kind: 'waiting', why: `Discord closed the connection (${code}).` }
            : { kind: 'refused', why },
        );
      });
    });
    // A session that Discord throws away for good leaves a client that never comes back by itself.
    opened.on(Events.Invalidated, () => {
      if (!stopping.signal.aborted) void opened.destroy().then(tryOn);
    });
    const failed = opened.login(settings.token).then(
      () => ready,
      (error: unknown): Promise<Started> =>
        Promise.resolve({ kind: 'waiting', why: `Discord did not let the bot in (${String(error)}).` }),
    );
    const slow = pause(readyMs, undefined, { ref: false }).then(
      (): Started => ({ kind: 'waiting', why: 'Discord is slow to be ready.' }),
    );
    const started = await Promise.race([ready, failed, slow]);
    if (started.kind !== 'up') {
      await opened.destroy();
      return started;
    }
    await register(opened.rest, application, registrationOf(commands)).then(
      (changed) => log.info('discord commands', { registered: changed }),
      (error: unknown) => log.error('discord commands could not be registered', { error: String(error) }),
    );
    return started;
  }

  async function tryOnce(): Promise<Started> {
    const checked = await checkDiscord(settings, now);
    if (checked.kind === 'refused') return checked;
    if (checked.kind === 'unreachable') return { kind: 'waiting', why: checked.why };
    for (const finding of checked.findings) if (!finding.ok) log.warn(finding.what);
    return connect(checked.application);
  }

  const tryOn = () => keepTrying('discord', { tryOnce, stopping: stopping.signal, log });

  return {
    name: 'discord',
    async check() {
      const checked = await checkDiscord(settings, now);
      return checked.kind === 'ready' ? checked.findings : [{ ok: false, what: checked.why }];
    },
    async start() {
      const started = await tryOnce();
      if (started.kind === 'waiting') void tryOn();
      return started;
    },
    async stop(withinMs) {
      stopping.abort();
      await desk.close(withinMs - 500);
      await Promise.race([client?.destroy(), pause(500)]);
    },
    async post({ to, reply, key, again }) {
      if (client === null || !client.isReady())
        return { kind: 'retry', afterMs: 5000, why: 'Discord is not connected' };
      const message = render(desk.keep(reply, '', ''), { entries: bot.entries, mayShare: false });
      return post(client.rest, client.user.id, { to, message, key, again });
    },
    async tell(user, reply) {
      if (client === null || !client.isReady()) return;
      const message = render(desk.keep(reply, '', ''), { entries: bot.entries, mayShare: false });
      try {
        const direct = await client.users.createDM(user);
        await post(client.rest, client.user.id, { to: direct.id, message, key: options.newId(), again: false });
      } catch (error) {
        // Many people take no direct messages from strangers.
        log.warn('a person could not be told', { why: String(error) });
      }
    },
    async workspaceOf(channel) {
      const found = client?.channels.cache.get(channel);
      return found !== undefined && 'guildId' in found ? found.guildId : null;
    },
    async refusal(channel) {
      const found = client?.channels.cache.get(channel);
      if (client === null || found === undefined || !('permissionsFor' in found) || client.user === null) return null;
      const may = found.permissionsFor(client.user)?.has(['ViewChannel', 'SendMessages', 'EmbedLinks']) ?? true;
      return may
        ? null
        : 'Nutgraf may not post in that channel: give it View Channel, Send Messages and Embed Links there.';
    },
  };
}

function newClient(api: string): Client {
  return new Client({
    // Message text comes without the privileged intent where the bot is mentioned or written to directly.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: noPings,
    rest: {
      api,
      timeout: 10_000,
      // The platform's own fetch: with Bolt in the process, discord.js's undici meets the dispatcher of another version.
      makeRequest: async (url, { method, headers, body, signal }) =>
        fetch(url, {
          ...(method ? { method } : {}),
          ...(headers ? { headers: headers as Record<string, string> } : {}),
          ...(body ? { body: body as string | FormData } : {}),
          ...(signal ? { signal } : {}),
        }),
    },
    // What is kept of messages and people is not needed, and would grow for as long as the bot runs.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 10,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 50, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  });
}
