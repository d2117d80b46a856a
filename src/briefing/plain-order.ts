/**
 * Orders dates, ids and names by their characters, for `sort`. Comparing as a language does loads its rules first, which
 * costs a command about 5 ms.
 */
export function plainOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
