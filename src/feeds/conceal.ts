import { PrivateAddressError, privateHost, unknownHost } from './address.ts';
import type { Fetcher } from './fetch.ts';

/** What is said to strangers of every host that is not of the public web, whether it exists or not. */
export const notPublic =
  'That address does not lead to the public web, so it is not fetched. Check its spelling; whoever runs this bot can allow a private host by name.';

/**
 * A fetcher for people whom the network is not theirs to explore: a private host and one that DNS does not know are
 * refused in the same words, so that nobody learns which names exist inside.
 */
export function concealing(fetcher: Fetcher): Fetcher {
  return {
    async get(request) {
      const got = await concealed(() => fetcher.get(request));
      if (got.kind === 'failed' && got.why.includes(unknownHost)) throw new PrivateAddressError('bad-input', notPublic);
      return got;
    },
    close: () => fetcher.close(),
  };
}

/** Words written down for whoever runs the bot, as strangers may read them. */
export function concealedWords<Why extends string | null>(why: Why): Why | string {
  return why !== null && (why.includes(privateHost) || why.includes(unknownHost)) ? notPublic : why;
}

/** Does work that may be refused for a private address, and refuses it in the words for strangers. */
export async function concealed<Given>(work: () => Given | Promise<Given>): Promise<Given> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PrivateAddressError)) throw error;
    throw new PrivateAddressError('bad-input', notPublic, { cause: error });
  }
}
