/** Who asked and where. `workspace` is a Slack team, a Discord guild or the console. */
export type Place = {
  readonly platform: 'console' | 'slack' | 'discord';
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
  /** A thread or chain of replies everybody in the channel sees; its subject is everybody's. */
  readonly thread?: string;
};
