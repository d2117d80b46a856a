/** An address made whole against a base; without user name and password; null when it is none, or not one of the web. */
export function wholeUrl(address: string | null | undefined, base: string | null): string | null {
  const trimmed = address?.trim();
  if (!trimmed) return null;
  const url = URL.parse(trimmed, base ?? undefined);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  // Whoever reads it must not learn with what name a feed was fetched.
  url.username = '';
  url.password = '';
  return url.href;
}
