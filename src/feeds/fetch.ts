import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, fetch as undiciFetch } from 'undici';
import { NutgrafError } from '../errors.ts';
import { type Allowance, checkUrl, isAllowed, isPublicAddress, privateAddress, unknownHost } from './address.ts';

export type FetchRequest = {
  readonly url: string;
  readonly accept: string;
  /** Validators of the last answer, for a conditional request (RFC 9110 section 13). */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
  /** Gives this many bytes of a longer body and leaves the rest, instead of refusing the whole. */
  readonly firstBytes?: number;
  /** Asked before a redirect to another host is followed; a no ends the request as failed. */
  readonly mayGoTo?: (url: URL) => Promise<boolean>;
};

/** What came back. Everything that can happen for an ordinary reason is a kind; only a URL that may not be fetched throws. */
export type Fetched =
  | {
      readonly kind: 'ok';
      /** Where the body was found, after redirects. */
      readonly url: string;
      /** True when every redirect on the way was permanent: the source has moved there. */
      readonly moved: boolean;
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** How long the server says its answer holds, in seconds; null when it does not say. */
      readonly maxAgeSeconds: number | null;
    }
  | { readonly kind: 'not-modified' }
  /** 404 or 410; `forGood` is the publisher's own word (410). */
  | { readonly kind: 'gone'; readonly forGood: boolean }
  | {
      readonly kind: 'failed';
      readonly why: string;
      readonly retryAfterSeconds: number | null;
      /** What the server answered; null when it gave no answer that could be read. */
      readonly status: number | null;
    };

export type FetchOptions = {
  readonly allowance: Allowance;
  /** Sent as User-Agent; holds a way to reach the operator (RFC 9110 section 10.1.5). */
  readonly userAgent: string;
  readonly now: () => Date;
  readonly timeoutMs?: number;
  /** Most bytes of a body, counted after decompression. */
  readonly maxBytes?: number;
  /** DNS; a test gives its own. */
  readonly lookup?: LookupFunction;
};

export type Fetcher = { get(request: FetchRequest): Promise<Fetched>; close(): Promise<void> };

const mostRedirects = 5;
const permanent = new Set([301, 308]);
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches from hosts nobody vouches for. Each hop's address is checked twice: the URL's words here, and what DNS made
 * of its name in the connection itself, so that the checked address is the one connected to (a name that resolves to a
 * private address, or to another one the second time, gets no connection).
 */
export function createFetcher(options: FetchOptions): Fetcher {
  const { allowance, now } = options;
  const timeoutMs = options.timeoutMs ?? 20_000;
  const maxBytes = options.maxBytes ?? 10 * 1024 * 1024;
  const agent = new Agent({
    connect: {
      lookup: publicOnly(options.lookup ?? (lookUp as LookupFunction), allowance),
      timeout: Math.min(timeoutMs, 10_000),
    },
    // One connection a host: a poller must not be what brings a small publisher down.
    connections: 1,
    pipelining: 1,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 32 * 1024,
  });

  async function get(request: FetchRequest): Promise<Fetched> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    let url = checkUrl(request.url, allowance);
    let moved = true;
    try {
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const response = await undiciFetch(url, {
          dispatcher: agent as Dispatcher,
          redirect: 'manual',
          signal,
          headers: headersOf(request, options.userAgent),
        });
        const location = response.headers.get('location');
        if (redirects.has(response.status) && location !== null) {
          await response.body?.cancel();
          moved &&= permanent.has(response.status);
          const next = URL.parse(location, url);
          if (!next) return failed(`${url.host} redirects to "${location.slice(0, 80)}", which is no address.`);
          const from = url;
          url = checkUrl(next.href, allowance);
          if (url.host !== from.host && (await request.mayGoTo?.(url)) === false)
            return failed(`${from.host} redirects to ${url.host}, which may not be read.`);
          continue;
        }
        return await answerOf(response, { url, moved: moved && hop > 0, firstBytes: request.firstBytes ?? null });
      }
      return { ...failed(`${url.host} redirects more than ${mostRedirects} times.`), status: 302 };
    } catch (error) {
      if (request.signal?.aborted) throw error;
      const refusal = refusalIn(error);
      if (refusal) throw refusal;
      return failed(
        timeout.aborted ? `${url.host} did not answer within ${timeoutMs / 1000} seconds.` : inWords(error, url.host),
      );
    }
  }

  async function answerOf(
    response: Awaited<ReturnType<typeof undiciFetch>>,
    at: { url: URL; moved: boolean; firstBytes: number | null },
  ): Promise<Fetched> {
    const { status, headers } = response;
    if (status === 200 || status === 203) {
      const bytes = await readAtMost(response.body, at.firstBytes ?? maxBytes, at.firstBytes !== null);
      if (!bytes)
        return failed(`${at.url.host} sends more than ${Math.round(maxBytes / 1024 / 1024)} MB, so it was not read.`);
      return {
        kind: 'ok',
        url: at.url.href,
        moved: at.moved,
        bytes,
        contentType: headers.get('content-type'),
        etag: headers.get('etag'),
        lastModified: headers.get('last-modified'),
        maxAgeSeconds: maxAge(headers.get('cache-control')),
      };
    }
    await response.body?.cancel();
    if (status === 304) return { kind: 'not-modified' };
    if (status === 404 || status === 410) return { kind: 'gone', forGood: status === 410 };
    const why = statusWords[status] ?? `answers with status ${status}`;
    return {
      kind: 'failed',
      why: `${at.url.host} ${why}.`,
      retryAfterSeconds: retryAfter(headers.get('retry-after'), now()),
      status,
    };
  }

  return { get, close: () => agent.close() };
}

/** Retry-After as seconds from now, be it a number or a date (RFC 9110 section 10.2.3); null when it is neither. */
export function retryAfter(value: string | null, now: Date): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value.trim());
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}

const statusWords: Readonly<Record<number, string>> = {
  401: 'wants a login',
  402: 'wants payment',
  403: 'refuses to be read by programs',
  406: 'has no feed in a form we know',
  429: 'asks to be read less often',
  451: 'may not be read for legal reasons',
  500: 'has an error of its own',
  502: 'cannot reach its own server',
  503: 'is down for now',
  504: 'is too slow for its own gateway',
};

function headersOf(request: FetchRequest, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: request.accept,
    'accept-encoding': 'gzip, br, deflate',
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified ? { 'if-modified-since': request.lastModified } : {}),
  };
}

/** A lookup that answers only with addresses that may be connected to. */
function publicOnly(lookup: LookupFunction, allowance: Allowance): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    lookup(hostname, { ...lookupOptions, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const all = Array.isArray(found) ? found : [{ address: found, family: 4 }];
      const free =
        isAllowed(hostname, '', allowance) ||
        allowance.hosts.some((each) => each.toLowerCase().startsWith(`${hostname.toLowerCase()}:`));
      const open = free ? all : all.filter((each) => isPublicAddress(each.address));
      const first = open[0];
      // One private address among public ones is an attack or a mistake; either way it is left out, never tried.
      if (!first) return callback(privateAddress(hostname), []);
      if (lookupOptions.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}

async function readAtMost(
  body: Awaited<ReturnType<typeof undiciFetch>>['body'],
  maxBytes: number,
  cut: boolean,
): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes && !cut) return null;
    chunks.push(chunk);
    if (size > maxBytes) return Buffer.concat(chunks).subarray(0, maxBytes);
  }
  return Buffer.concat(chunks);
}

function maxAge(cacheControl: string | null): number | null {
  const found = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl ?? '');
  return found ? Number(found[1]) : null;
}

/** Our own refusal somewhere in an error's chain of causes. */
function refusalIn(error: unknown): NutgrafError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof NutgrafError) return at;
  return null;
}

function inWords(error: unknown, host: string): string {
  const codes = new Set<string>();
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) codes.add(String(at.code));
  if (codes.has('ENOTFOUND') || codes.has('EAI_AGAIN')) return `${host} ${unknownHost}.`;
  if (codes.has('ECONNREFUSED')) return `${host} refuses the connection.`;
  if ([...codes].some((code) => /CERT|TLS|SSL|SELF_SIGNED/.test(code))) return `${host} has no valid certificate.`;
  if (codes.has('ECONNRESET') || codes.has('UND_ERR_SOCKET')) return `${host} broke the connection off.`;
  if (codes.has('UND_ERR_CONNECT_TIMEOUT')) return `${host} cannot be reached.`;
  return `${host} could not be read.`;
}

const failed = (why: string) => ({ kind: 'failed' as const, why, retryAfterSeconds: null, status: null });
