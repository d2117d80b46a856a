import type { Log } from '../log.ts';
import { type Bot, defaultPaces, type Pace, type Typed } from './adapter.ts';
import { createPacer } from './pace.ts';
import { type Press, runOf, type Shown } from './press.ts';
import { createRecent } from './recent.ts';
import type { Reply } from './reply.ts';
import { createTurns } from './turns.ts';
import { tokensOf } from './words.ts';

/** One thing somebody asked for, as an adapter brings it to the desk. */
export type Visit = {
  /** The same for a redelivery of the same thing; it is served once. */
  readonly id: string;
  readonly typed: Typed;
  /** Whether this person may change what everybody shares. Asked only when the command would. */
  readonly mayChange: () => Promise<boolean>;
  /** Called when the answer takes longer than a second, with words to show meanwhile. */
  readonly working: (words: string) => Promise<void>;
  readonly answer: (shown: Shown) => Promise<void>;
};

/** What pressing a button asks for, with what is remembered of the reply it stood under. */
export type Pressed =
  | { readonly kind: 'run'; readonly command: string; readonly text: string }
  | { readonly kind: 'share'; readonly shown: Shown }
  | { readonly kind: 'rest'; readonly shown: Shown; readonly page: number }
  | { readonly kind: 'rate'; readonly rating: 'up' | 'down'; readonly about: string }
  | { readonly kind: 'form'; readonly form: string; readonly value: string }
  | { readonly kind: 'shared-before' }
  | { readonly kind: 'forgotten' };

export type Desk = {
  /** Serves a visit once and keeps its reply for its buttons. Never throws. */
  serve(visit: Visit): Promise<void>;
  /** Runs other work once for an id, such as a button that runs no command. Never throws. */
  once(id: string, work: () => Promise<void>): Promise<void>;
  pressed(press: Press): Pressed;
  /** Gives a reply that nobody's command made an id, so that its buttons work. */
  keep(reply: Reply, command: string, text: string): Shown;
  /** Takes nothing new; resolves when all that runs is done, or after `withinMs`. */
  close(withinMs: number): Promise<void>;
};

export type DeskOptions = {
  readonly bot: Bot;
  readonly log: Log;
  readonly now: () => Date;
  readonly paces?: { readonly user: Pace; readonly workspace: Pace };
  readonly newId: () => string;
};

/** How long somebody waits before they are told that it is being worked on. */
const patienceMs = 1000;

/**
 * The part of talking that is alike on every platform: each thing once, not too fast, only by those who may, a sign
 * of life when it takes long, and every failure ending in the log instead of in the process.
 */
export function createDesk({ bot, log, now, newId, paces = defaultPaces }: DeskOptions): Desk {
  const seen = createRecent<true>(5000);
  const shown = createRecent<Shown>(300);
  const shared = createRecent<true>(300);
  const userPace = createPacer(paces.user);
  const workspacePace = createPacer(paces.workspace);
  const turn = createTurns();
  const running = new Set<Promise<void>>();
  let closed = false;

  function keep(reply: Reply, command: string, text: string): Shown {
    const kept = { id: newId(), reply, command, text };
    shown.set(kept.id, kept);
    return kept;
  }

  function once(id: string, work: () => Promise<void>): Promise<void> {
    if (closed || !seen.first(id, true)) return Promise.resolve();
    const task = work()
      .catch((error: unknown) =>
        log.error('an answer was lost', { id, error: String((error as Error)?.stack ?? error) }),
      )
      .finally(() => running.delete(task));
    running.add(task);
    return task;
  }

  async function replyTo(visit: Visit): Promise<Reply> {
    const { place, command, text } = visit.typed;
    const who = `${place.platform} ${place.workspace}`;
    const waitMs = userPace(`${who} ${place.user}`, now()) || workspacePace(who, now());
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      return notice(
        `That was a lot at once. Please ask again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
      );
    }
    if (changes(bot, command, text) && !(await visit.mayChange())) {
      return notice(`You may not change this. Ask ${trusted[place.platform]}, or let whoever runs this bot allow it.`);
    }
    let words = 'Working on it…';
    let sign: Promise<void> = Promise.resolve();
    const timer = setTimeout(() => {
      sign = visit.working(words).catch((error: unknown) => log.warn('no sign of life', { error: String(error) }));
    }, patienceMs);
    try {
      await turn();
      return await bot.handle(visit.typed, (progress) => {
        words = progress;
      });
    } finally {
      clearTimeout(timer);
      // The answer takes the sign's place, so it must not overtake it.
      await sign;
    }
  }

  return {
    keep,
    once,
    serve: (visit) =>
      once(visit.id, async () => {
        const reply = await replyTo(visit);
        await visit.answer(keep(reply, visit.typed.command, visit.typed.text));
      }),
    pressed(press) {
      const before = shown.get(press.id);
      const known = before ?? (press.command === '' ? undefined : null);
      switch (press.verb) {
        case 'run': {
          const run = runOf(press, before);
          return run === null ? { kind: 'forgotten' } : { kind: 'run', ...run };
        }
        case 'form':
          return { kind: 'form', form: press.at, value: press.text };
        case 'up':
        case 'down': {
          const { command, text } = before ?? press;
          return { kind: 'rate', rating: press.verb, about: `${command} ${text}`.trim() };
        }
        case 'share':
        case 'rest':
          if (before === undefined)
            return known === null ? { kind: 'run', command: press.command, text: press.text } : { kind: 'forgotten' };
          if (press.verb === 'rest') return { kind: 'rest', shown: before, page: Number(press.at) };
          return shared.first(press.id, true) ? { kind: 'share', shown: before } : { kind: 'shared-before' };
      }
    },
    async close(withinMs) {
      closed = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([late, Promise.all(running)]);
      clearTimeout(timer);
    },
  };
}

const trusted: Record<Typed['place']['platform'], string> = {
  slack: 'a workspace admin or whoever created this channel',
  discord: 'somebody who may manage this server',
  console: 'whoever runs this bot',
};

function changes(bot: Bot, command: string, text: string): boolean {
  const words = bot.entries.find((entry) => entry.name === command)?.changes ?? [];
  if (words.includes('*')) return true;
  // Options may stand before the action, and it may be given by its name: any word that could be it is taken for it.
  return tokensOf(text).some((token) =>
    words.includes(token.replace(actionName, '').replace(quotes, '').toLowerCase()),
  );
}

const actionName = /^(?:--|—)?action[:=]/i;
const quotes = /^["“]|["”]$/g;

/** A remark for one person, in place of an answer. */
export function notice(words: string, tone: 'info' | 'warning' | 'error' = 'warning'): Reply {
  return { audience: 'you', parts: [{ kind: 'notice', tone, line: [words] }], actions: [] };
}
