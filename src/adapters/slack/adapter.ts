import { setTimeout as pause } from 'node:timers/promises';
import { App, HTTPReceiver, type Logger, LogLevel, type Receiver, webApi } from '@slack/bolt';
import type { Adapter, Bot, Changers, Pace, Started } from '../../bot/adapter.ts';
import { createDesk } from '../../bot/desk.ts';
import { keepTrying } from '../../bot/keep-trying.ts';
import type { Log } from '../../log.ts';
import { checkSlack, type Identity } from './check.ts';
import { listen } from './listen.ts';
import { createPoster } from './post.ts';
import { createReach } from './reach.ts';
import { render } from './render.ts';
import { apiBase, modeOf, type SlackSettings } from './settings.ts';
import { createSocket } from './socket.ts';
import { createTrust } from './trust.ts';

export type SlackOptions = {
  readonly settings: SlackSettings;
  readonly bot: Bot;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly changers?: Changers;
  readonly paces?: { readonly user: Pace; readonly workspace: Pace };
};

/** How long a start may take before it is said to be waiting; it goes on in the background. */
const startMs = 8000;

/** Slack by Socket Mode or HTTP, whichever the settings name. */
export function createSlack(options: SlackOptions): Adapter {
  const { settings, bot, log, now } = options;
  const mode = modeOf(settings);
  const token = mode.kind === 'socket' || mode.kind === 'http' ? mode.botToken : '';
  const slackApiUrl = apiBase(settings.apiUrl);
  const logger = loggerOf(log);
  const desk = createDesk({ bot, log, now, newId: options.newId, ...(options.paces ? { paces: options.paces } : {}) });
  // Two clients, because a 429 halts every call of the client that met it: one answers people, one posts digests.
  const client = newClient();
  const posting = createPoster(newClient(), log);
  const poster = createPoster(client, log);
  const reach = createReach({ client, poster, bot, log });
  const mayChange = createTrust(client, options.changers ?? 'admins', now);
  let app: App | null = null;
  const stopping = new AbortController();

  // No retries: a call whose answer was lost would be done twice. The poster knows how to try again.
  function newClient(): webApi.WebClient {
    return new webApi.WebClient(token, {
      slackApiUrl,
      logger,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
    });
  }

  function newReceiver(): Receiver {
    if (mode.kind === 'socket') {
      return createSocket({ appToken: mode.appToken, slackApiUrl, logger, log, stopping: stopping.signal });
    }
    if (mode.kind !== 'http') throw new Error('Slack is not configured');
    return new HTTPReceiver({ signingSecret: mode.signingSecret, port: mode.port, logger });
  }

  let team: string | null = null;

  async function connect(identity: Identity): Promise<void> {
    const opened = new App({
      token,
      botId: identity.bot,
      botUserId: identity.user,
      tokenVerificationEnabled: false,
      convoStore: false,
      receiver: newReceiver(),
      logger,
      clientOptions: { slackApiUrl, logger, retryConfig: { retries: 0 } },
    });
    team = identity.team;
    listen({ app: opened, client, bot, desk, reach, mayChange, identity, log });
    app = opened;
    await opened.start();
  }

  async function tryOnce(): Promise<Started | { kind: 'slow'; why: string }> {
    const checked = await checkSlack(settings, now);
    if (checked.kind === 'refused') return { kind: 'refused', why: checked.why };
    if (checked.kind === 'unreachable') return { kind: 'waiting', why: checked.why };
    for (const finding of checked.findings) if (!finding.ok) log.warn(finding.what);
    try {
      const connecting = connect(checked.identity).then(() => true);
      if (!(await Promise.race([connecting, pause(startMs, false, { ref: false })]))) {
        return { kind: 'slow', why: 'Slack opens no connection; it is tried on.' };
      }
      const unused = mode.kind === 'socket' && settings.signingSecret;
      if (unused) log.info('SLACK_SIGNING_SECRET is not needed in Socket Mode');
      return { kind: 'up', as: `${checked.identity.name} (${mode.kind === 'socket' ? 'Socket Mode' : 'HTTP'})` };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (/EADDRINUSE|EACCES/.test(why))
        return { kind: 'refused', why: `Slack cannot listen on PORT: ${why}. Choose another port.` };
      return { kind: 'waiting', why: `Slack did not let the bot in (${why}).` };
    }
  }

  const tryOn = () => keepTrying('slack', { tryOnce, stopping: stopping.signal, log });

  return {
    name: 'slack',
    async check() {
      const checked = await checkSlack(settings, now);
      return checked.kind === 'ready' ? checked.findings : [{ ok: false, what: checked.why }];
    },
    async start() {
      const started = await tryOnce();
      if (started.kind === 'waiting') void tryOn();
      return started.kind === 'slow' ? { kind: 'waiting', why: started.why } : started;
    },
    async stop(withinMs) {
      stopping.abort();
      const closing = app?.stop().catch((error: unknown) => log.warn('slack closed badly', { error: String(error) }));
      await desk.close(withinMs - 500);
      await Promise.race([closing, pause(500)]);
    },
    post: ({ to, thread, reply, key, again }) => {
      const message = render(desk.keep(reply, '', ''), { entries: bot.entries, mayShare: false });
      return posting.attempt({ channel: to, thread, message, key, again });
    },
    async tell(user, reply) {
      // A person's id stands for the direct message with them (chat.postMessage, "channel").
      const message = render(desk.keep(reply, '', ''), { entries: bot.entries, mayShare: false });
      const told = await poster.attempt({ channel: user, message, key: options.newId(), again: false });
      if (told.kind !== 'posted') log.warn('a person could not be told', { why: told.why });
    },
    async zoneOf(user) {
      const found = await client.users.info({ user }).catch(() => null);
      return found?.user?.tz ?? null;
    },
    async workspaceOf() {
      // A bot token is one team's.
      return team;
    },
    async refusal(channel) {
      if (!channel.startsWith('C') && !channel.startsWith('G')) return null;
      const found = await client.conversations.info({ channel }).catch(() => null);
      return found?.channel?.is_member === false
        ? 'Nutgraf is not in that channel. Invite it there first: /invite @nutgraf.'
        : null;
    },
  };
}

/** Bolt's log in ours. What it says at info is for its own developers. */
function loggerOf(log: Log): Logger {
  const line = (parts: unknown[]): string => parts.map(String).join(' ').slice(0, 500);
  return {
    debug: () => {},
    info: (...parts) => log.debug(`bolt: ${line(parts)}`),
    warn: (...parts) => log.warn(`bolt: ${line(parts)}`),
    error: (...parts) => log.error(`bolt: ${line(parts)}`),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
