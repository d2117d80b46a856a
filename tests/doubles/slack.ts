import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { complaints } from './slack-limits.ts';

export type SlackCall = {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
};

/** What the next call of a method meets. `drop`: the call takes effect, but the connection is cut before the answer. */
export type Fault = {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly error?: string;
  readonly drop?: boolean;
};

export type SlackDouble = Awaited<ReturnType<typeof startSlack>>;

/**
 * Slack as far as Nutgraf meets it: the Web API's methods, one Socket Mode connection at a time and response_url,
 * on loopback, for the real Bolt to talk to. Every message and view is held against Slack's limits; `refused` lists
 * what Slack would not have taken.
 */
export async function startSlack(options: { botToken?: string; appToken?: string } = {}) {
  const botToken = options.botToken ?? 'xoxb-double';
  const appToken = options.appToken ?? 'xapp-double';
  const calls: SlackCall[] = [];
  const refused: string[] = [];
  const faults = new Map<string, Fault[]>();
  const messages = new Map<string, { channel: string; ts: string; body: Record<string, unknown> }>();
  const acks = new Map<string, unknown>();
  const ackTimes = new Map<string, number>();
  const waiting: { test: () => boolean; resolve: () => void }[] = [];
  let socket: WebSocket | null = null;
  let serial = 0;

  const stir = (): void => {
    for (const wait of waiting.filter((each) => each.test())) {
      waiting.splice(waiting.indexOf(wait), 1);
      wait.resolve();
    }
  };

  const server = createServer((request, response) => {
    void answer(request, response).then(stir);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sockets = new WebSocketServer({ server, path: '/link' });
  sockets.on('connection', (opened) => {
    socket = opened;
    opened.on('message', (data) => {
      const ack = JSON.parse(String(data)) as { envelope_id?: string; payload?: unknown };
      if (ack.envelope_id) {
        acks.set(ack.envelope_id, ack.payload ?? {});
        ackTimes.set(ack.envelope_id, Date.now());
      }
      stir();
    });
    opened.on('close', () => {
      if (socket === opened) socket = null;
      stir();
    });
    opened.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    stir();
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://double').pathname;
    const method = path.startsWith('/respond/') ? 'response_url' : path.replace(/^\/api\//, '');
    const body = await readBody(request);
    calls.push({ method, body: path.startsWith('/respond/') ? { ...body, _url: path } : body, at: Date.now() });
    const fault = faults.get(method)?.shift();
    if (fault && !fault.drop) {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      reply(response, fault.status ?? 200, { ok: false, error: fault.error ?? 'internal_error' }, headers);
      return;
    }
    const said = complaints(method, body);
    if (said.length > 0) refused.push(...said.map((each) => `${method}: ${each}`));
    const result =
      said.length > 0 ? { ok: false, error: 'invalid_blocks', errors: said } : perform(method, request, body);
    if (fault?.drop) request.socket.destroy();
    else reply(response, 200, result, {});
  }

  function perform(method: string, request: IncomingMessage, body: Record<string, unknown>): Record<string, unknown> {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? body.token;
    if (method === 'response_url') return { ok: true };
    if (method === 'apps.connections.open') {
      return token === appToken ? { ok: true, url: `ws://${base}/link` } : { ok: false, error: 'invalid_auth' };
    }
    if (token !== botToken) return { ok: false, error: 'invalid_auth' };
    const ts = `1700000000.${String(++serial).padStart(6, '0')}`;
    const channel = String(body.channel ?? '');
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          user_id: 'UBOT',
          bot_id: 'BBOT',
          team_id: 'T1',
          team: 'Double',
          user: 'nutgraf',
          url: `http://${base}/`,
        };
      case 'chat.postMessage':
        messages.set(`${channel}:${ts}`, { channel, ts, body });
        return { ok: true, channel, ts, message: { ...body, ts } };
      case 'chat.update': {
        const known = messages.get(`${channel}:${String(body.ts)}`);
        if (!known) return { ok: false, error: 'message_not_found' };
        messages.set(`${channel}:${known.ts}`, { ...known, body });
        return { ok: true, channel, ts: known.ts };
      }
      case 'chat.postEphemeral':
        return { ok: true, message_ts: ts };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${String(body.users)}` } };
      case 'conversations.info':
        return { ok: true, channel: { id: channel, name: 'news', is_member: true, creator: 'UCREATOR' } };
      case 'conversations.history':
      case 'conversations.replies':
        return { ok: true, messages: history(channel), has_more: false };
      case 'users.info':
        return {
          ok: true,
          user: { id: body.user, tz: 'Europe/Dublin', is_admin: body.user === 'UADMIN', is_owner: false },
        };
      default:
        return { ok: true };
    }
  }

  const history = (channel: string): Record<string, unknown>[] =>
    [...messages.values()]
      .filter((message) => message.channel === channel)
      .map(({ ts, body }) => ({
        type: 'message',
        bot_id: 'BBOT',
        user: 'UBOT',
        ...body,
        ts,
        metadata: parsed(body.metadata),
      }))
      .reverse();

  return {
    apiUrl: `http://${base}/api/`,
    botToken,
    appToken,
    calls,
    refused,
    messages,
    /** Calls of one method, oldest first. */
    of: (method: string): SlackCall[] => calls.filter((call) => call.method === method),
    /** What the product answered an envelope with; undefined until it is acknowledged. */
    acked: (envelope: string): unknown => acks.get(envelope),
    /** When it was acknowledged, in milliseconds; undefined until then. */
    ackedAt: (envelope: string): number | undefined => ackTimes.get(envelope),
    responseUrl: (id: string): string => `http://${base}/respond/${id}`,
    failNext: (method: string, fault: Fault): void => {
      faults.set(method, [...(faults.get(method) ?? []), fault]);
    },
    /** Resolves when `test` holds; it is tried again after every call, acknowledgement and connection. */
    until: (test: () => boolean): Promise<void> =>
      test() ? Promise.resolve() : new Promise((resolve) => waiting.push({ test, resolve })),
    connected: (): boolean => socket !== null,
    /** Sends one envelope down the socket and gives its id. */
    send: (type: string, payload: object, envelope = `e${++serial}`): string => {
      socket?.send(JSON.stringify({ envelope_id: envelope, type, accepts_response_payload: true, payload }));
      return envelope;
    },
    /** Slack's own refresh: it says `disconnect`, then closes. */
    refresh: (): void => {
      socket?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      socket?.close();
    },
    dropSocket: (): void => socket?.terminate(),
    stop: async (): Promise<void> => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headers of a request as Slack signs it (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signed(secret: string, body: string, atSeconds: number): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${atSeconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(atSeconds), 'x-slack-signature': `v0=${signature}` };
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if ((request.headers['content-type'] ?? '').includes('json')) return (parsed(text) ?? {}) as Record<string, unknown>;
  const fields = Object.fromEntries(new URLSearchParams(text));
  const structured = ['blocks', 'view', 'attachments', 'metadata'];
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, structured.includes(key) ? parsed(value) : value]),
  );
}

/** A JSON string as its value; anything else as it is. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string>): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
