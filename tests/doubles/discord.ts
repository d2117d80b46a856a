import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { z } from 'zod';
import { callback, commands, message } from './discord-limits.ts';
import { readOpenapi } from './openapi.ts';

export type DiscordCall = {
  readonly method: string;
  /** The path below /api/v10, with @original decoded. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
};

/** What the next request to a matching path meets. `drop`: it takes effect, but the connection is cut before the answer. */
export type Fault = {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly code?: number;
  readonly drop?: boolean;
};

export type DiscordDouble = Awaited<ReturnType<typeof startDiscord>>;

/** A copy of Discord's published description of its API, which bodies are then held against as well. */
const openapi = process.env.NUTGRAF_DISCORD_OPENAPI;
const described = openapi ? readOpenapi(openapi) : () => [];

const appId = '900000000000000001';
const botUser = { id: appId, username: 'nutgraf', discriminator: '0000', avatar: null, bot: true };

/**
 * Discord as far as Nutgraf meets it: REST below /api/v10 and one gateway connection, on loopback, for the real
 * discord.js to talk to. Every body is held against Discord's limits; `refused` lists what it would not have taken.
 */
export async function startDiscord(options: { token?: string } = {}) {
  const token = options.token ?? 'discord-double';
  const calls: DiscordCall[] = [];
  const refused: string[] = [];
  const faults: { path: RegExp; fault: Fault }[] = [];
  const messages = new Map<string, Record<string, unknown>>();
  const nonces = new Map<string, Record<string, unknown>>();
  const waiting: { test: () => boolean; resolve: () => void }[] = [];
  const answered = new Set<string>();
  let registered: unknown[] = [];
  let socket: WebSocket | null = null;
  let sequence = 0;
  let resumes = 0;
  let identifies = 0;
  let serial = 1_100_000_000_000_000_000n;

  const stir = (): void => {
    for (const wait of waiting.filter((each) => each.test())) {
      waiting.splice(waiting.indexOf(wait), 1);
      wait.resolve();
    }
  };
  const newId = (): string => String(++serial);

  const server = createServer((request, response) => {
    void answer(request, response).then(stir);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sockets = new WebSocketServer({ server });
  const send = (op: number, data: unknown, event?: string): void => {
    socket?.send(JSON.stringify({ op, d: data, t: event ?? null, s: event ? ++sequence : null }));
  };
  sockets.on('connection', (opened) => {
    socket = opened;
    opened.on('close', () => {
      if (socket === opened) socket = null;
      stir();
    });
    opened.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { op: number; d: { token?: string } };
      if (frame.op === 1) send(11, null);
      if (frame.op === 2 && frame.d.token !== token) opened.close(4004, 'Authentication failed.');
      else if (frame.op === 2) {
        identifies++;
        greet();
      }
      if (frame.op === 6) {
        resumes++;
        send(0, {}, 'RESUMED');
      }
      stir();
    });
    send(10, { heartbeat_interval: 41_250 });
  });

  function greet(): void {
    const guild = { id: '800000000000000001', unavailable: true };
    send(
      0,
      {
        v: 10,
        user: botUser,
        guilds: [guild],
        session_id: 'session',
        resume_gateway_url: `ws://${base}/gateway/`,
        application: { id: appId, flags: 0 },
      },
      'READY',
    );
    send(0, { ...guild, ...guildParticulars, unavailable: false }, 'GUILD_CREATE');
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://double').pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    calls.push({ method, path, body, at: Date.now() });
    const at = faults.findIndex((each) => each.path.test(path));
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault && !fault.drop) {
      const wait = fault.retryAfter;
      const headers = wait === undefined ? {} : { 'retry-after': String(wait), 'x-ratelimit-scope': 'user' };
      reply(
        response,
        fault.status ?? 500,
        { message: 'fault', code: fault.code ?? 0, retry_after: wait, global: false },
        headers,
      );
      return;
    }
    if (method !== 'GET') {
      const sent = /\/commands$/.test(path) ? Object.values(body) : body;
      refused.push(...described(method, path, sent).map((said) => `${method} ${path}: ${said}`));
    }
    const [status, result] = perform(method, path, body, request.headers.authorization);
    if (fault?.drop) request.socket.destroy();
    else reply(response, status, result, {});
  }

  function perform(
    method: string,
    path: string,
    body: Record<string, unknown>,
    authorization: string | undefined,
  ): [number, unknown] {
    const interaction = path.startsWith('/webhooks/') || path.startsWith('/interactions/');
    if (!interaction && authorization !== `Bot ${token}`) return [401, { message: '401: Unauthorized', code: 0 }];
    if (path === '/gateway/bot') {
      return [
        200,
        {
          url: `ws://${base}/gateway`,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
        },
      ];
    }
    if (path === `/users/@me`) return [200, botUser];
    if (path === '/oauth2/applications/@me' || path === '/applications/@me')
      return [200, { id: appId, name: 'Nutgraf', flags: 0, bot: botUser }];
    if (/^\/applications\/\d+(\/guilds\/\d+)?\/commands$/.test(path)) {
      if (method === 'GET') return [200, registered];
      const list = Object.values(body);
      if (!allowed(commands, list, path)) return [400, { message: 'Invalid Form Body', code: 50_035 }];
      registered = list.map((each) => ({ id: newId(), application_id: appId, version: '1', ...(each as object) }));
      return [200, registered];
    }
    const responded = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(path);
    if (responded) {
      if (answered.has(String(responded[1])))
        return [400, { message: 'Interaction has already been acknowledged.', code: 40_060 }];
      if (!allowed(callback, body, path)) return [400, { message: 'Invalid Form Body', code: 50_035 }];
      answered.add(String(responded[1]));
      return [204, null];
    }
    if (/^\/channels\/\d+\/messages$/.test(path) && method === 'GET') return [200, [...messages.values()].reverse()];
    if (/\/messages(\/|$)|^\/webhooks\/\d+\/[^/]+$/.test(path) && method !== 'GET' && method !== 'DELETE')
      return keep(path, body, method);
    if (/\/messages\/(\d+|@original)$/.test(path)) {
      const known = messages.get(path) ?? [...messages.values()].find((each) => path.endsWith(`/${String(each.id)}`));
      if (method === 'DELETE') return [204, null];
      return known ? [200, known] : [404, { message: 'Unknown Message', code: 10_008 }];
    }
    if (path === '/users/@me/channels') return [200, { id: '710000000000000001', type: 1, recipients: [] }];
    if (/^\/channels\/\d+$/.test(path))
      return [200, { id: path.split('/')[2], type: 0, guild_id: '800000000000000001', name: 'news' }];
    return [200, {}];
  }

  function keep(path: string, body: Record<string, unknown>, method: string): [number, unknown] {
    if (!allowed(message, body, path)) return [400, { message: 'Invalid Form Body', code: 50_035 }];
    const nonce = body.nonce === undefined ? null : `${path}:${String(body.nonce)}`;
    const before = nonce && body.enforce_nonce === true ? nonces.get(nonce) : undefined;
    if (before) return [200, before];
    const id = method === 'PATCH' && !path.endsWith('@original') ? String(path.split('/').at(-1)) : newId();
    const channel = path.startsWith('/channels/') ? path.split('/')[2] : '700000000000000001';
    const kept = {
      ...body,
      id,
      channel_id: channel,
      author: botUser,
      type: 0,
      timestamp: '2026-01-15T08:00:00+00:00',
      mentions: [],
      attachments: [],
    };
    messages.set(method === 'PATCH' ? path : `${path}/${id}`, kept);
    if (nonce) nonces.set(nonce, kept);
    return [200, kept];
  }

  function allowed(schema: z.ZodType, body: unknown, path: string): boolean {
    const checked = schema.safeParse(body);
    if (!checked.success)
      refused.push(
        `${path}: ${checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
      );
    return checked.success;
  }

  return {
    apiUrl: `http://${base}/api`,
    token,
    appId,
    calls,
    refused,
    messages,
    commands: (): unknown[] => registered,
    /** Calls whose "METHOD /path" matches, oldest first. */
    of: (pattern: RegExp): DiscordCall[] => calls.filter((call) => pattern.test(`${call.method} ${call.path}`)),
    failNext: (path: RegExp, fault: Fault): void => {
      faults.push({ path, fault });
    },
    /** Resolves when `test` holds; it is tried again after every request and frame. */
    until: (test: () => boolean): Promise<void> =>
      test() ? Promise.resolve() : new Promise((resolve) => waiting.push({ test, resolve })),
    connected: (): boolean => socket !== null,
    resumed: (): number => resumes,
    /** How many sessions were begun anew. */
    identified: (): number => identifies,
    /** Dispatches a gateway event. */
    dispatch: (event: string, data: object): void => send(0, data, event),
    /** Dispatches INTERACTION_CREATE with particulars filled in; gives the interaction's id and token. */
    interact: (data: object): { id: string; token: string } => {
      const interaction = {
        id: newId(),
        token: `t${String(serial)}`,
        application_id: appId,
        version: 1,
        ...interactionParticulars,
        ...data,
      };
      send(0, interaction, 'INTERACTION_CREATE');
      return { id: interaction.id, token: interaction.token };
    },
    /** Op 7 (reconnect) or op 9 (invalid session), as Discord sends them. */
    reconnect: (): void => send(7, null),
    invalidate: (resumable: boolean): void => send(9, resumable),
    dropSocket: (): void => socket?.terminate(),
    stop: async (): Promise<void> => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const guildParticulars = {
  name: 'Newsroom',
  owner_id: '600000000000000009',
  roles: [
    {
      id: '800000000000000001',
      name: '@everyone',
      permissions: '0',
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    },
  ],
  channels: [{ id: '700000000000000001', type: 0, name: 'news', position: 0, permission_overwrites: [] }],
  members: [],
  emojis: [],
  stickers: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  features: [],
  member_count: 3,
  joined_at: '2026-01-01T00:00:00+00:00',
};

const interactionParticulars = {
  guild_id: '800000000000000001',
  channel_id: '700000000000000001',
  channel: { id: '700000000000000001', type: 0 },
  locale: 'en-GB',
  app_permissions: '2147483647',
  member: {
    user: { id: '600000000000000001', username: 'reader', discriminator: '0000', avatar: null },
    roles: [],
    permissions: '2048',
    joined_at: '2026-01-01T00:00:00+00:00',
  },
  entitlements: [],
  authorizing_integration_owners: {},
  context: 0,
};

/** A JSON body, or the `payload_json` part of a multipart one; an array becomes an object with its indexes as keys. */
async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const multipart = /name="payload_json"[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n([\s\S]*?)\r\n--/.exec(text);
  const json = multipart?.[1] ?? text;
  if (!json) return {};
  return Object.assign({}, JSON.parse(json));
}

function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  // An empty answer must not claim to be JSON: discord.js would try to parse it.
  const type = status === 204 ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}
