/** What main found in the environment for Slack. */
export type SlackSettings = {
  readonly botToken?: string | undefined;
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly port?: number | undefined;
  /** Base of the Web API, ending in /api/. */
  readonly apiUrl?: string | undefined;
};

export type Mode =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number }
  | { readonly kind: 'off' }
  | { readonly kind: 'wrong'; readonly why: string };

const page = 'api.slack.com/apps';

/** How to connect, from what is set: an app token means Socket Mode, whatever stands beside it. */
export function modeOf({ botToken, appToken, signingSecret, port }: SlackSettings): Mode {
  if (!botToken && !appToken && !signingSecret) return { kind: 'off' };
  if (!botToken) {
    return {
      kind: 'wrong',
      why: `SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token (xoxb-…) from ${page}, OAuth & Permissions.`,
    };
  }
  if (appToken) return { kind: 'socket', botToken, appToken };
  if (!signingSecret) {
    return {
      kind: 'wrong',
      why: `Slack has a bot token but no way in: set SLACK_APP_TOKEN (Socket Mode; ${page}, Basic Information, App-Level Tokens, scope connections:write), or SLACK_SIGNING_SECRET and PORT (HTTP mode).`,
    };
  }
  if (port === undefined) {
    return {
      kind: 'wrong',
      why: 'SLACK_SIGNING_SECRET is set but PORT is not: HTTP mode needs the port to listen on, such as PORT=3000; or set SLACK_APP_TOKEN for Socket Mode.',
    };
  }
  return { kind: 'http', botToken, signingSecret, port };
}

/** The Web API's base with its last slash. */
export function apiBase(apiUrl: string | undefined): string {
  return `${(apiUrl || 'https://slack.com/api').replace(/\/+$/, '')}/`;
}
