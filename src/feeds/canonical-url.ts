/** Parameters that say where a reader came from or how a page is shown, not which article is meant. */
const TRACKING =
  /^(?:(?:utm|pk|mtm|hsa|at|ns|vero|oly|guce|__twitter)_\w+|\w*clid|gbraid|wbraid|mc_[ce]id|igsh(?:id)?|ref|ref_?src|ref_?url|cmp|cmpid|campaign_id|ncid|ocid|icid|s_?cid|intcmp|smid|smtyp|soc_src|sr_share|share|sref|srnd|xtor|ito|taid|trk|mkt_tok|li_fat_id|guccounter|_hs(?:enc|mi)|_gl|_ga|__source|traffic_source|rss|spm|wt_mc|wt\.\w+|amp)$/i;

/** Labels of a host that name the form of a page for small screens, where the rest of the host is a site of its own. */
const SMALL_SCREEN = new Set(['m', 'mobile', 'amp']);

/** Caches that hold other sites' pages: a host, and what stands in its path before the address of the page. */
const CACHES: readonly { readonly host: RegExp; readonly before: RegExp }[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, before: /^\/amp\/(s\/)?/ },
  { host: /\.cdn\.ampproject\.org$/, before: /^\/[cv]\/(s\/)?/ },
];

/**
 * One form for all addresses of an article: without scheme, fragment, tracking parameters, default port, "www." and the
 * host of small screens, out of AMP's caches, percent-encoding the same, with the remaining parameters in order. For
 * telling addresses apart only; what is shown and fetched is the address itself. Throws for what is no address.
 */
export function canonicalUrl(address: string): string {
  const url = uncached(new URL(address));
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  if (/^amp(?:html)?$/i.test(url.searchParams.get('outputType') ?? '')) url.searchParams.delete('outputType');
  url.searchParams.sort();
  // "#!/story" names a page that a script shows; any other fragment a place in it.
  const page = url.hash.startsWith('#!') ? url.hash : '';
  return `${hostOf(url)}${pathOf(url)}${url.search}${page}`;
}

function uncached(url: URL): URL {
  for (const { host, before } of CACHES) {
    const start = before.exec(url.pathname);
    if (!start || !host.test(url.hostname)) continue;
    const inner = URL.parse(`http${start[1] ? 's' : ''}://${url.pathname.slice(start[0].length)}${url.search}`);
    if (inner?.hostname.includes('.')) return inner;
  }
  return url;
}

/** The host and a port that is no default one. */
function hostOf(url: URL): string {
  const labels = url.hostname.replace(/\.$/, '').split('.');
  const isDefault = url.port === '' || url.port === '80' || url.port === '443';
  // An IP address has no labels that mean anything, and "m.com" is a site of its own.
  const kept = /^[\d.]+$|:/.test(url.hostname) ? labels : withoutForm(labels);
  return `${kept.join('.')}${isDefault ? '' : `:${url.port}`}`;
}

function withoutForm(labels: readonly string[]): readonly string[] {
  if (labels[0] === 'www' && labels.length > 2) return withoutForm(labels.slice(1));
  const at = labels.findIndex((label) => SMALL_SCREEN.has(label));
  return at >= 0 && at < labels.length - 2 ? [...labels.slice(0, at), ...labels.slice(at + 1)] : labels;
}

function pathOf(url: URL): string {
  const path = url.pathname
    .replace(/%[0-9a-f]{2}/gi, plain)
    .replace(/\/{2,}/g, '/')
    .replace(/^\/amp(?=\/.)/i, '')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/\/(?:index\.(?:html?|php)|amp)?\/?$/i, '');
  return path === '' ? '/' : path;
}

/** An escaped character as RFC 3986 section 6.2.2 writes it: plain where it may be, else in capitals. */
function plain(escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
  return /[A-Za-z0-9._~-]/.test(character) ? character : escaped.toUpperCase();
}
