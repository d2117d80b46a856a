import { z } from 'zod';
import type { Finding } from '../../bot/adapter.ts';

/** What main found in the environment for Discord. */
export type DiscordSettings = {
  readonly token?: string | undefined;
  /** Base of the API, ending in /api. */
  readonly apiUrl?: string | undefined;
};

export type Checked =
  | { readonly kind: 'ready'; readonly application: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string };

const application = z.object({ id: z.string(), name: z.string().default('nutgraf') });
const portal = 'discord.com/developers/applications, your app, Bot';
/** View channels, send messages (in threads too), embed links, read message history. */
const permissions = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 38n);
const skewMs = 150_000;

/** The API's base as discord.js wants it: without the version and the last slash. */
export function apiBase(apiUrl: string | undefined): string {
  return (apiUrl || 'https://discord.com/api').replace(/\/+$/, '').replace(/\/v\d+$/, '');
}

/** Where somebody who manages a server lets the bot in. */
export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
}

/** Asks Discord whether the token is good and what time it is. Starts nothing. */
export async function checkDiscord(settings: DiscordSettings, now: () => Date): Promise<Checked> {
  if (!settings.token) {
    return { kind: 'refused', why: `DISCORD_TOKEN is missing: copy it from ${portal}, Reset Token.` };
  }
  try {
    const response = await fetch(`${apiBase(settings.apiUrl)}/v10/applications/@me`, {
      headers: { authorization: `Bot ${settings.token.replace(/^Bot\s+/i, '')}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 401 || response.status === 403) {
      return { kind: 'refused', why: `Discord refuses DISCORD_TOKEN: copy it again from ${portal}, Reset Token.` };
    }
    if (!response.ok) return { kind: 'unreachable', why: `Discord answers with HTTP ${response.status}.` };
    const { id, name } = application.parse(await response.json());
    const findings: Finding[] = [
      { ok: true, what: `Discord knows the bot as ${name}. Invite it: ${inviteLink(id)}` },
      ...clock(response.headers.get('date'), now()),
    ];
    return { kind: 'ready', application: id, findings };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return {
      kind: 'unreachable',
      why: `Discord cannot be reached (${cause instanceof Error ? cause.message : cause}).`,
    };
  }
}

function clock(date: string | null, now: Date): Finding[] {
  const skew = date === null ? 0 : now.getTime() - Date.parse(date);
  if (!(Math.abs(skew) > skewMs)) return [];
  const minutes = Math.round(Math.abs(skew) / 60_000);
  const what = `This machine's clock is ${minutes} minutes ${skew > 0 ? 'fast' : 'slow'}: set it (NTP), or digests come at the wrong time.`;
  return [{ ok: false, what }];
}
