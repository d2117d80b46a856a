/** Gathers articles that were stored and puts them into stories many at a time, one batch after the other. */
export type StoryKeeper = {
  add(articles: readonly string[]): void;
  /** Puts the rest into stories and waits until all are. */
  finish(): Promise<void>;
};

/** Each batch is compared with all that is known of its days: the more go together, the less each costs. */
const together = 200;

/**
 * A keeper that calls `assign` with about two hundred articles at a time. What `assign` throws is said and stops nothing:
 * an article without a story can still be found and cited.
 */
export function createStoryKeeper(
  assign: (articles: readonly string[]) => Promise<void>,
  say: (line: string) => void,
): StoryKeeper {
  let waiting: string[] = [];
  let running: Promise<void> = Promise.resolve();

  function send(): void {
    const batch = waiting;
    waiting = [];
    running = running
      .then(() => assign(batch))
      .catch((error: unknown) => say(`stories: ${error instanceof Error ? error.message : String(error)}`));
  }

  return {
    add(articles) {
      waiting.push(...articles);
      if (waiting.length >= together) send();
    },
    async finish() {
      if (waiting.length > 0) send();
      await running;
    },
  };
}
