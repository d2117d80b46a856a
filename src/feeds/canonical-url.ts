/** Parameters that say where a reader came from, not which article is meant. */
const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|ncid|smid|sr_share|at_\w+|_ga|rss|spm|wt_mc|wt\.\w+)$/i;

/**
 * One form for all addresses of an article: without fragment, tracking parameters, default port and "www.", with the
 * remaining parameters in order. For telling addresses apart only; what is shown and fetched is the address itself.
 */
export function canonicalUrl(address: string): string {
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/(index\.html?|amp)?\/?$/i, '') || '/';
  return `${url.hostname.replace(/^www\./, '')}${path}${url.search}`;
}
