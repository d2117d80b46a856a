import { z } from 'zod';
import type { Finding } from '../../bot/adapter.ts';
import { neededScopes, scopes } from './manifest.ts';
import { apiBase, modeOf, type SlackSettings } from './settings.ts';

/** Who the bot is in its workspace. */
export type Identity = { readonly user: string; readonly bot: string; readonly team: string; readonly name: string };

export type Checked =
  | { readonly kind: 'ready'; readonly identity: Identity; readonly findings: readonly Finding[] }
  /** A person has to change something; the last finding says what. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Slack does not answer now. */
  | { readonly kind: 'unreachable'; readonly why: string };

const answer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  user_id: z.string().default(''),
  bot_id: z.string().default(''),
  team_id: z.string().default(''),
  user: z.string().default('nutgraf'),
  team: z.string().default(''),
});

/** Slack refuses what was signed five minutes ago; half of that is worth a word. */
const skewMs = 150_000;
const tokenPage = 'api.slack.com/apps, your app';

/** Asks Slack whether the tokens are good, which rights they carry and what time it is. Starts nothing. */
export async function checkSlack(settings: SlackSettings, now: () => Date): Promise<Checked> {
  const mode = modeOf(settings);
  if (mode.kind === 'off') return { kind: 'refused', why: 'Slack is not configured.' };
  if (mode.kind === 'wrong') return { kind: 'refused', why: mode.why };
  const base = apiBase(settings.apiUrl);
  const bot = await call(base, 'auth.test', mode.botToken);
  if (bot.kind === 'unreachable') return bot;
  if (!bot.body.ok) return { kind: 'refused', why: refusal(bot.body.error, 'SLACK_BOT_TOKEN', mode.botToken) };
  const findings: Finding[] = [{ ok: true, what: `Slack knows the bot as ${bot.body.user} in ${bot.body.team}.` }];
  if (mode.kind === 'socket') {
    const app = await call(base, 'apps.connections.open', mode.appToken);
    if (app.kind === 'unreachable') return app;
    if (!app.body.ok) return { kind: 'refused', why: refusal(app.body.error, 'SLACK_APP_TOKEN', mode.appToken) };
    findings.push({ ok: true, what: 'Slack Socket Mode is open.' });
  }
  findings.push(...rights(bot.scopes), ...clock(bot.date, now()));
  const fatal = findings.find((each) => !each.ok && each.what.startsWith('Slack has not granted'));
  if (fatal) return { kind: 'refused', why: fatal.what };
  const { user_id: user, bot_id, team_id: team, user: name } = bot.body;
  return { kind: 'ready', identity: { user, bot: bot_id, team, name }, findings };
}

function rights(granted: readonly string[] | null): Finding[] {
  if (granted === null) return [];
  const missing = scopes.filter((scope) => !granted.includes(scope));
  const fatal = missing.filter((scope) => neededScopes.some((needed) => needed === scope));
  if (fatal.length > 0) {
    const what = `Slack has not granted ${fatal.join(', ')}: add it under OAuth & Permissions at ${tokenPage}, and reinstall the app.`;
    return [{ ok: false, what }];
  }
  if (missing.length === 0) return [];
  const what = `The Slack app lacks ${missing.join(', ')}: some things stay off until it is added at ${tokenPage}, OAuth & Permissions.`;
  return [{ ok: false, what }];
}

function clock(date: string | null, now: Date): Finding[] {
  const skew = date === null ? 0 : now.getTime() - Date.parse(date);
  if (!(Math.abs(skew) > skewMs)) return [];
  const minutes = Math.round(Math.abs(skew) / 60_000);
  const way = skew > 0 ? 'fast' : 'slow';
  return [
    {
      ok: false,
      what: `This machine's clock is ${minutes} minutes ${way}: set it (NTP), or Slack's signed requests are refused.`,
    },
  ];
}

function refusal(error: string | undefined, name: string, token: string): string {
  const kind = name === 'SLACK_BOT_TOKEN' ? 'xoxb-' : 'xapp-';
  const where =
    name === 'SLACK_BOT_TOKEN' ? 'OAuth & Permissions' : 'Basic Information, App-Level Tokens, scope connections:write';
  const wrongKind = token.startsWith(kind) ? '' : ` It should begin with ${kind}.`;
  return `Slack refuses ${name} (${error ?? 'no reason given'}): copy it again from ${tokenPage}, ${where}.${wrongKind}`;
}

type Called =
  | {
      readonly kind: 'called';
      readonly body: z.output<typeof answer>;
      readonly scopes: readonly string[] | null;
      readonly date: string | null;
    }
  | { readonly kind: 'unreachable'; readonly why: string };

async function call(base: string, method: string, token: string): Promise<Called> {
  try {
    const response = await fetch(`${base}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) return { kind: 'unreachable', why: `Slack answers ${method} with HTTP ${response.status}.` };
    const granted = response.headers.get('x-oauth-scopes');
    const body = answer.parse(await response.json());
    // Slack's own trouble comes as an error with status 200 too.
    if (
      ['internal_error', 'fatal_error', 'service_unavailable', 'ratelimited', 'request_timeout'].includes(
        body.error ?? '',
      )
    ) {
      return { kind: 'unreachable', why: `Slack answers ${method} with ${body.error}.` };
    }
    return {
      kind: 'called',
      body,
      scopes: granted === null ? null : granted.split(/\s*,\s*/),
      date: response.headers.get('date'),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'unreachable', why: `Slack cannot be reached (${cause instanceof Error ? cause.message : cause}).` };
  }
}
