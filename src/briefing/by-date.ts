/**
 * Orders ISO dates and the like, for `sort`. Letters play no part in them, and comparing as a language does loads its
 * rules first, which costs a command about 5 ms.
 */
export function byDate(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
