import type { Particulars } from './incoming.ts';
import { isoPublished } from './published.ts';

/** What a page says: its article's text, paragraph by line, and particulars from its head. */
export type Page = { readonly text: string; readonly particulars: Particulars };

/** The charset that a page's head declares, from its first bytes; null when it declares none. */
export const declaredCharset = (bytes: Uint8Array): string | null => {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? null
  );
};

/**
 * Extracts the article of an HTML page with Mozilla's Readability; null when the page has none. Both packages are
 * loaded here and not before, because they take longer to load than most commands take to run.
 */
export const parsePage = async (html: string): Promise<Page | null> => {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const { document } = parseHTML(/<html|<body/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const particulars = particularsOf(document as unknown as Dom);
  const fallback = textOf((document as unknown as Dom).body);
  const found = new Readability(document as never, { charThreshold: 200 }).parse();
  const content = found?.content ? parseHTML(`<html><body>${found.content}</body></html>`).document : null;
  const text = content === null ? fallback : textOf((content as unknown as Dom).body);
  if (text === '') return null;
  const title = particulars.title ?? found?.title?.trim() ?? null;
  const author = particulars.author ?? found?.byline?.trim() ?? null;
  return {
    text,
    particulars: { ...particulars, ...(title ? { title } : {}), ...(author ? { author } : {}) },
  };
};

/** The little of the DOM that is used; its own types belong to browsers. */
type Dom = {
  querySelector(selector: string): Dom | null;
  getAttribute(name: string): string | null;
  readonly body: Dom;
} & DomNode;
type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly childNodes: Iterable<DomNode>;
  readonly textContent: string | null;
};

const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN
  NAV OL P PRE SECTION TABLE TD TH TR UL`.split(/\s+/),
);
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'IFRAME', 'BUTTON', 'HEAD']);
const TEXT_NODE = 3;

/** Text of a node with a line for each block, spaces as a browser shows them. */
const textOf = (node: DomNode | null): string => {
  const lines: string[] = [''];
  const visit = (at: DomNode): void => {
    if (at.nodeType === TEXT_NODE) {
      lines[lines.length - 1] += at.textContent ?? '';
      return;
    }
    const name = at.nodeName.toUpperCase();
    if (UNSEEN.has(name)) return;
    const block = BLOCKS.has(name);
    if (block && lines.at(-1) !== '') lines.push('');
    for (const child of at.childNodes) visit(child);
    if (block && lines.at(-1) !== '') lines.push('');
  };
  if (node !== null) visit(node);
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
};

const particularsOf = (document: Dom): Particulars => {
  const meta = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`);
      const value = found?.getAttribute('content')?.trim();
      if (value) return value;
    }
    return null;
  };
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime') ?? null;
  const published = isoPublished(meta('article:published_time', 'datePublished', 'date', 'dc.date', 'pubdate') ?? time);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  const title =
    meta('og:title', 'twitter:title') ?? document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim();
  const publisher = meta('og:site_name', 'application-name');
  const author = meta('author', 'article:author');
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author && !/^https?:/.test(author) ? { author } : {}),
    ...(published ? { published, publishedHow: 'read' as const } : {}),
    ...(canonical && /^https?:/.test(canonical) ? { url: canonical } : {}),
  };
};
