import type { Particulars } from './incoming.ts';
import type { LinkedArticle } from './json-ld.ts';
import type { PageContext } from './page.ts';
import { pageDate } from './page-date.ts';
import { type Dom, tight } from './page-dom.ts';
import type { Meta } from './page-meta.ts';
import { pageTitle } from './page-title.ts';
import { wholeUrl } from './whole-url.ts';

/** Longer names are sentences that a content system put in the wrong place. */
const mostNameChars = 120;

/** What stands in a page's head. */
type Head = { readonly linked: LinkedArticle | null; readonly meta: Meta };

/** What a page's head, markup and JSON-LD say of its article. To be read before its furniture is cleared away. */
export function particularsOf(document: Dom, { linked, meta, url, now }: PageContext & Head): Particulars {
  const base = url ?? null;
  const canonical =
    wholeUrl(document.querySelector('link[rel=canonical]')?.getAttribute('href'), base) ??
    wholeUrl(meta('og:url'), base);
  const named =
    siteName(meta('og:site_name')) ??
    name(linked?.publisher ?? null) ??
    name(meta('application-name', 'publisher', 'dc.publisher', 'article_publication_name'));
  const { title, site } = pageTitle(document, {
    said: [
      meta('og:title'),
      linked?.headline ?? null,
      meta('twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'),
    ],
    site: [named, linked?.publisher ?? null, siteOf(canonical ?? base)],
  });
  const publisher = named ?? name(site);
  const author = authorOf(document, { linked, meta, title, publisher });
  const published = pageDate(document, linked?.published ?? null, meta, now ?? null);
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published, publishedHow: 'read' as const } : {}),
    ...(canonical && isSameSite(canonical, base) ? { url: canonical } : {}),
  };
}

/** A site's name without the slogan after it. */
function siteName(words: string | null): string | null {
  const [first = '', slogan = ''] = tight(words).split(/\s[|–—-]\s/, 2);
  return slogan.split(' ').length > 3 && first.length >= 3 ? name(first) : name(words);
}

function name(words: string | null): string | null {
  const text = tight(words);
  return text === '' || text.length > mostNameChars || /^https?:|^@|\{\{/.test(text) ? null : text;
}

type Known = Head & { readonly title: string | null; readonly publisher: string | null };

function authorOf(document: Dom, { linked, meta, title, publisher }: Known): string | null {
  const isPerson = (each: string | null): each is string => each !== null && each !== publisher;
  const linkedNames = (linked?.authors ?? []).map(person).filter(isPerson);
  if (linkedNames.length > 0) return linkedNames.join(', ');
  const said = metaAuthors.map((each) => person(meta(each))).find(isPerson);
  if (said) return said;
  const marked = markedAuthors(document, title).filter(isPerson);
  if (marked.length > 0) return marked.join(', ');
  for (const element of document.querySelectorAll('[class*=byline],[class*=Byline],[class*=author],[id*=byline]')) {
    const text = tight(element.textContent?.slice(0, 2 * mostNameChars));
    const found = text.length <= mostNameChars ? person(text) : null;
    if (found && /^(?:by|von|par|por|door)\s/i.test(text)) return found;
  }
  // A publisher that signs its article itself.
  return person(linked?.authors[0] ?? null) ?? metaAuthors.map((each) => person(meta(each))).find(Boolean) ?? null;
}

const metaAuthors = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'og:article:author',
  'article_author',
];

/** Authors that microdata or a link's relation names: those that stand together, first under the title's heading. */
function markedAuthors(document: Dom, title: string | null): string[] {
  let under = false;
  const before: Dom[] = [];
  const after: Dom[] = [];
  for (const element of document.querySelectorAll('h1,[itemprop~=author],[rel~=author]')) {
    if (element.nodeName === 'H1') under ||= tight(element.textContent) === title;
    else (under ? after : before).push(element);
  }
  const found = after.length > 0 ? after : before;
  const group = found.filter(({ parentElement }) => parentElement === found[0]?.parentElement).slice(0, 4);
  const names = group.map((element) => {
    const inner = element.querySelector('[itemprop=name]') ?? element;
    return person(inner.getAttribute('content') ?? inner.textContent);
  });
  return [...new Set(names.filter((each) => each !== null))];
}

/** A person's name without "By" before it and place, role or date after it; null when nothing like a name is left. */
function person(words: string | null): string | null {
  const text = tight(words)
    .replace(/^(?:posted |written |story |text )?(?:by|von|par|por|door|di|av)[:\s]+/i, '')
    .replace(/\s*(?:[|•·–—]|\bon\b|\bin\b|,? updated\b|,? published\b).*$/i, '')
    .replace(/,?\s*(?:\d{1,2}[ .]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\S*\s.*\d{4}.*$/i, '')
    .trim();
  if (text === '' || text.length > mostNameChars || !/\p{L}{2}/u.test(text)) return null;
  if (
    /^https?:|[{}<>@]|^(?:admin|administrator|editor|staff|author|unknown|none|null|undefined|anonymous)$/i.test(text)
  )
    return null;
  return text.split(' ').length > 16 ? null : text;
}

/** The words of a site's address that may stand after a title: "example" of www.example.co.uk. */
function siteOf(address: string | null): string | null {
  return address === null ? null : (URL.parse(address)?.hostname.replace(/^www\d?\./, '') ?? null);
}

/**
 * Whether two addresses are of one site, by their last two labels (three under a two-letter second level such as
 * co.uk). A page that names another site's address as its own is not believed.
 */
export function isSameSite(one: string, other: string | null): boolean {
  if (other === null) return true;
  const site = (address: string): string => {
    const labels = (URL.parse(address)?.hostname ?? address).split('.');
    const deep = labels.length > 2 && (labels.at(-1) ?? '').length === 2 && (labels.at(-2) ?? '').length <= 3;
    return labels.slice(deep ? -3 : -2).join('.');
  };
  return site(one) === site(other);
}
