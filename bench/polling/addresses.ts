/** The loopback address of a source: each is a host of its own. */
export const addressOf = (source: number): string => `127.1.${Math.floor(source / 250)}.${1 + (source % 250)}`;

/** Every tenth feed gives a teaser, so that the pages of its items are fetched. */
export const isTeaser = (source: number): boolean => source % 10 === 0;
