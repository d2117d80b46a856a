import { setTimeout as pause } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';

export type SocketOptions = {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  readonly log: Log;
  readonly stopping: AbortSignal;
};

/** The library waits as long before it opens the next connection as it waits for a pong; its 5 s are a long silence. */
const pingTimeoutMs = 2500;
const longestPauseMs = 30_000;

/**
 * A Socket Mode connection that comes back however long Slack is away.
 *
 * The library starts its reconnects without looking at the result: a refused `apps.connections.open`, or a stop in
 * the middle of one, is an unhandled rejection that ends the process. So `start` is replaced by one that never
 * rejects and tries again. The options object is its own, because the library writes into it.
 */
export function createSocket({ appToken, slackApiUrl, logger, log, stopping }: SocketOptions): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    clientPingTimeout: pingTimeoutMs,
    installerOptions: { clientOptions: { slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000 } },
  });
  const { client } = receiver;
  const open = client.start.bind(client);
  client.start = async () => {
    for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      try {
        return await open();
      } catch (error) {
        if (stopping.aborted) return { ok: false };
        log.warn('slack socket did not open', { error: error instanceof Error ? error.message : String(error) });
        await pause(waitMs, undefined, { signal: stopping }).catch(() => {});
        if (stopping.aborted) return { ok: false };
      }
    }
  };
  return receiver;
}
