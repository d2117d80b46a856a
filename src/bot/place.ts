/** Who asked and where. `workspace` is a Slack team, a Discord guild or the console. */
export type Place = {
  readonly platform: 'console' | 'slack' | 'discord';
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** A thread or chain of replies everybody in the channel sees; its subject is everybody's. */
  readonly thread?: string;
};

/**
 * Whose articles are shown in a place, beside everybody's: the key of its workspace (`slack:T…`, `discord:…`), or null
 * in the terminal, where whoever runs the bot sees all. A direct message on Discord belongs to no server: each person's
 * is a workspace of its own.
 */
export function workspaceOf({
  platform,
  workspace,
  user,
}: Pick<Place, 'platform' | 'workspace' | 'user'>): string | null {
  if (platform === 'console') return null;
  return workspace === 'direct' ? `${platform}:direct:${user}` : `${platform}:${workspace}`;
}
