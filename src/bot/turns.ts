/**
 * Lets one piece of work begin in each round of the event loop. What has come in from the platforms is read, and
 * acknowledged, between two of them: without it, ten commands that arrive together are worked on before the last of
 * them is acknowledged.
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
