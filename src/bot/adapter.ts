import type { Command, CommandEntry, Option } from './command.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';

/** What was typed, in no platform's terms: a command's name without the slash, and the words after it. */
export type Typed = { readonly command: string; readonly text: string; readonly place: Place };

/** A finding of `doctor` and of the start: one sentence that says what is wrong and where to get it. */
export type Finding = { readonly ok: boolean; readonly what: string };

/**
 * How a start ended. `refused` needs a person (a wrong token); `waiting` means that the platform does not answer and
 * is tried again in the background.
 */
export type Started =
  | { readonly kind: 'up'; readonly as: string }
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** A message nobody asked for just now, such as a scheduled digest. */
export type Post = {
  /** The platform's channel id. */
  readonly to: string;
  /** A message of that channel whose thread is meant; platforms whose threads are channels pass it over. */
  readonly thread?: string;
  readonly reply: Reply;
  /** The same for every attempt at one message; with it a second post is recognised. */
  readonly key: string;
  /** True when an earlier attempt may have got through: the place is looked at before anything is sent. */
  readonly again: boolean;
};

export type Posted =
  | { readonly kind: 'posted'; readonly message: string }
  /** Not now. `afterMs` is what the platform asked for, or a guess. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly why: string }
  /** Never: the channel is gone, the bot was removed from it or may not write there. */
  | { readonly kind: 'gone'; readonly why: string };

/** One platform people talk to Nutgraf on. */
export type Adapter = {
  readonly name: 'slack' | 'discord';
  /** Looks at tokens, rights and clock without starting anything. */
  check(): Promise<readonly Finding[]>;
  start(): Promise<Started>;
  /** Takes nothing new, finishes what is running, and closes. Never takes longer than `withinMs`. */
  stop(withinMs: number): Promise<void>;
  post(message: Post): Promise<Posted>;
  /** Tells one person something privately; a failure is not thrown, only logged. */
  tell?(user: string, reply: Reply): Promise<void>;
  /** The person's own time zone, where the platform knows it. */
  zoneOf?(user: string): Promise<string | null>;
  /** The workspace (team, server) that a channel is in; null as long as that is not known. */
  workspaceOf?(channel: string): Promise<string | null>;
  /** Why nothing can be posted in a channel, in a sentence; null when it can. */
  refusal?(channel: string): Promise<string | null>;
};

/** A thumb up or down on a reply. */
export type Feedback = {
  readonly place: Place;
  readonly rating: 'up' | 'down';
  /** The command and words it was given for. */
  readonly about: string;
};

/** What an adapter may know of the bot behind it. */
export type Bot = {
  /** Never throws. `progress` is called with a few words when work takes long. */
  readonly handle: (typed: Typed, progress: (words: string) => void) => Promise<Reply>;
  readonly entries: readonly CommandEntry[];
  /** What completes `part` for somebody there, best first. */
  readonly complete: (kind: NonNullable<Option['complete']>, part: string, place: Place) => Promise<readonly string[]>;
  readonly feedback: (feedback: Feedback) => Promise<void>;
};

/** Who may change sources, topics and digests: those the platform trusts, everybody, or these user ids. */
export type Changers = 'admins' | 'everyone' | readonly string[];

/** How fast people may ask: `burst` at once, then `perSecond`. */
export type Pace = { readonly burst: number; readonly perSecond: number };

/** Generous: it stops a script gone wild, not a busy newsroom on a big day. */
export const defaultPaces: { readonly user: Pace; readonly workspace: Pace } = {
  user: { burst: 240, perSecond: 10 },
  workspace: { burst: 1000, perSecond: 60 },
};

/** The commands that have a slash name in chat, loaded. */
export async function slashCommands(entries: readonly CommandEntry[]): Promise<readonly Command[]> {
  const loaded = await Promise.all(entries.filter((entry) => entry.slash).map((entry) => entry.load()));
  return loaded.map((module) => module.default);
}
