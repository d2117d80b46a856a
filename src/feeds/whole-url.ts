/** An address made whole against a base; null when it is none, or not one of the web. */
export function wholeUrl(address: string | null | undefined, base: string | null): string | null {
  const trimmed = address?.trim();
  if (!trimmed) return null;
  const url = URL.parse(trimmed, base ?? undefined);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
