import type { Adapter, Bot, Changers, Pace } from '../bot/adapter.ts';
import type { Place } from '../bot/place.ts';
import type { Router } from '../bot/router.ts';
import type { Config } from '../config.ts';
import type { Rating } from '../store/ratings.ts';
import type { CliContext } from './context.ts';

/** The platforms that the environment names, by any of their tokens: a half-configured one is to say what it lacks. */
export function platformsOf({ environment: { tokens } }: CliContext): readonly ('discord' | 'slack')[] {
  const slack = tokens.SLACK_BOT_TOKEN ?? tokens.SLACK_APP_TOKEN ?? tokens.SLACK_SIGNING_SECRET;
  return [...(tokens.DISCORD_TOKEN ? (['discord'] as const) : []), ...(slack ? (['slack'] as const) : [])];
}

/**
 * The adapters of the platforms that are configured. Each library is loaded only where it is used, and Discord's first:
 * Bolt, once loaded, puts a dispatcher in place that discord.js's version of undici cannot work with.
 */
export async function openAdapters(context: CliContext, bot: Bot, limits: Config['limits']): Promise<Adapter[]> {
  const { environment, log, now, newId } = context;
  const { tokens } = environment;
  const platforms = platformsOf(context);
  const common = { bot, log, now, newId, paces: pacesOf(limits), changers: limits.mayChange satisfies Changers };
  const adapters: Adapter[] = [];
  if (platforms.includes('discord')) {
    const { createDiscord } = await import('../adapters/discord/adapter.ts');
    const settings = { token: tokens.DISCORD_TOKEN ?? undefined, apiUrl: environment.discordApiUrl ?? undefined };
    adapters.push(createDiscord({ ...common, settings }));
  }
  if (platforms.includes('slack')) {
    const { createSlack } = await import('../adapters/slack/adapter.ts');
    const settings = {
      botToken: tokens.SLACK_BOT_TOKEN ?? undefined,
      appToken: tokens.SLACK_APP_TOKEN ?? undefined,
      signingSecret: tokens.SLACK_SIGNING_SECRET ?? undefined,
      port: environment.port ?? undefined,
      apiUrl: environment.slackApiUrl ?? undefined,
    };
    adapters.push(createSlack({ ...common, settings }));
  }
  return adapters;
}

/** What adapters may know of the bot: the router's answers, what completes a word, and where thumbs go. */
export function botOf(
  context: CliContext,
  router: Router,
  parts: {
    readonly topics: () => Promise<readonly string[]>;
    /** Names in the articles seen from a place. */
    readonly names: (part: string, place: Place) => Promise<readonly string[]>;
    /** Ids of the sources seen from a place. */
    readonly sources: (place: Place) => Promise<readonly string[]>;
    readonly rate: (rating: Rating) => Promise<void>;
  },
): Bot {
  const zones = Intl.supportedValuesOf('timeZone');
  const matching = (all: readonly string[], part: string) =>
    all.filter((each) => each.toLowerCase().includes(part.trim().toLowerCase()));
  return {
    handle: (typed, progress) => router.handle(typed, progress),
    entries: context.entries,
    async complete(kind, part, place) {
      if (kind === 'topics') return matching(await parts.topics(), part);
      if (kind === 'sources') return matching(await parts.sources(place), part);
      if (kind === 'zones') return matching(zones, part.replace(/ /g, '_'));
      return part.trim().length < 2 ? [] : await parts.names(part, place);
    },
    async feedback({ place, rating, about }) {
      const where = [place.platform, place.workspace, place.channel].join(':');
      const at = context.now().toISOString();
      await parts.rate({ place: where, person: place.user, about, good: rating === 'up', at });
    },
  };
}

function pacesOf({ perPerson, perWorkspace }: Config['limits']): { user: Pace; workspace: Pace } {
  const pace = (perMinute: number): Pace => ({ burst: Math.ceil(perMinute / 2), perSecond: perMinute / 60 });
  return { user: pace(perPerson), workspace: pace(perWorkspace) };
}
