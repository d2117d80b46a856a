import cron from 'node-cron';
import type { TickReport } from './deliver.ts';

export type ScheduleOptions = {
  readonly tick: () => Promise<TickReport>;
  readonly say: (line: string) => void;
};

/**
 * Wakes every minute and delivers what is due. node-cron is only the alarm: what is due is worked out from the ledger,
 * because a cron expression by itself drops 01:30 on the day the clocks go forward and knows nothing of missed slots.
 */
export function startSchedule({ tick, say }: ScheduleOptions): { stop(): Promise<void> } {
  return everyMinute('digests', {
    async run() {
      const { posted, failed, gaveUp } = await tick();
      if (posted + failed + gaveUp > 0)
        say(`digests: ${posted} posted, ${failed} to be tried again, ${gaveUp} given up`);
    },
    say,
  });
}

/** Runs something at once and then every minute, never twice at the same time. What it throws is said, and it goes on. */
export function everyMinute(
  name: string,
  { run, say }: { readonly run: () => Promise<void>; readonly say: (line: string) => void },
): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const once = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      // The store may be busy or away for a while; the next minute tries again.
      say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  // A tick that takes longer than a minute is not overtaken by the next one.
  const wake = (): void => {
    running ??= once().finally(() => {
      running = null;
    });
  };
  const task = cron.schedule('* * * * *', wake, { name });
  // What was missed while the process was down need not wait for the full minute.
  wake();
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
