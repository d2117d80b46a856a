import type { Command } from '../../bot/command.ts';

/** Rights the bot asks for, each with what it is for. */
export const scopes = [
  'app_mentions:read', // hear its name
  'assistant:write', // prompts and status in assistant threads
  'channels:history', // follow-ups in threads; look for a digest before posting it again
  'channels:read', // who created a channel
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read', // who is an admin
] as const;

/** Without these nothing works; the others only switch one thing off each. */
export const neededScopes = ['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const;

const events = [
  'app_home_opened',
  'app_mention',
  'assistant_thread_started',
  'message.channels',
  'message.groups',
  'message.im',
];

export const briefLinkId = 'brief_link';

/**
 * The app manifest for api.slack.com/apps, Create New App, From a manifest. Without an address it is for Socket Mode;
 * with one, requests go to its /slack/events.
 */
export function manifest(commands: readonly Command[], address?: string): object {
  const url = address === undefined ? {} : { url: `${address.replace(/\/+$/, '')}/slack/events` };
  const requests = address === undefined ? {} : { request_url: `${address.replace(/\/+$/, '')}/slack/events` };
  return {
    display_information: {
      name: 'Nutgraf',
      description: 'Cited news digests, and answers with the quotes that prove them',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      assistant_view: { assistant_description: 'Answers from the articles it has read, with the quotes' },
      bot_user: { display_name: 'nutgraf', always_online: true },
      shortcuts: [
        {
          name: 'Brief this link',
          type: 'message',
          callback_id: briefLinkId,
          description: 'A cited digest of the page',
        },
      ],
      slash_commands: commands.map((command) => ({
        command: `/${command.name}`,
        description: command.summary,
        usage_hint: command.usage.replace(/^\S+\s*/, '') || ' ',
        should_escape: false,
        ...url,
      })),
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { bot_events: events, ...requests },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}
