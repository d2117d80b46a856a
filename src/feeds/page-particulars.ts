import type { Particulars } from './incoming.ts';
import type { LinkedArticle } from './json-ld.ts';
import type { PageContext } from './page.ts';
import { pageDate } from './page-date.ts';
import { type Dom, tight } from './page-dom.ts';
import { type Meta, metaOf } from './page-meta.ts';
import { pageTitle } from './page-title.ts';
import { wholeUrl } from './whole-url.ts';

/** Longer names are sentences that a content system put in the wrong place. */
const mostNameChars = 120;

/** What a page's head, markup and JSON-LD say of its article. To be read before its furniture is cleared away. */
export function particularsOf(document: Dom, linked: LinkedArticle | null, { url, now }: PageContext): Particulars {
  const meta = metaOf(document);
  const base = url ?? null;
  const canonical =
    wholeUrl(document.querySelector('link[rel=canonical]')?.getAttribute('href'), base) ??
    wholeUrl(meta('og:url'), base);
  const publisher =
    name(meta('og:site_name')) ??
    name(linked?.publisher ?? null) ??
    name(meta('application-name', 'publisher', 'dc.publisher', 'article_publication_name'));
  const title = pageTitle(document, {
    said: [
      meta('og:title'),
      linked?.headline ?? null,
      meta('twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'),
    ],
    site: [publisher, linked?.publisher ?? null, siteOf(canonical ?? base)],
  });
  const author = authorOf(document, linked, meta);
  const published = pageDate(document, linked?.published ?? null, meta, now ?? null);
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published, publishedHow: 'read' as const } : {}),
    ...(canonical && isSameSite(canonical, base) ? { url: canonical } : {}),
  };
}

function name(words: string | null): string | null {
  const text = tight(words);
  return text === '' || text.length > mostNameChars || /^https?:|^@|\{\{/.test(text) ? null : text;
}

function authorOf(document: Dom, linked: LinkedArticle | null, meta: Meta): string | null {
  const linkedNames = (linked?.authors ?? []).map(person).filter((each) => each !== null);
  if (linkedNames.length > 0) return linkedNames.join(', ');
  const said = person(
    meta(
      'author',
      'article:author',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'og:article:author',
      'article_author',
      'twitter:creator:name',
    ),
  );
  if (said) return said;
  const marked = new Set<string>();
  for (const element of document.querySelectorAll('[itemprop=author],[rel=author],[itemprop~=author]')) {
    const inner = element.querySelector('[itemprop=name]') ?? element;
    const found = person(inner.getAttribute('content') ?? inner.textContent);
    if (found) marked.add(found);
    if (marked.size === 4) break;
  }
  if (marked.size > 0) return [...marked].join(', ');
  for (const element of document.querySelectorAll('[class*=byline],[class*=Byline],[class*=author],[id*=byline]')) {
    const text = tight(element.textContent);
    const found = text.length <= mostNameChars ? person(text) : null;
    if (found && /^(?:by|von|par|por|door)\s/i.test(text)) return found;
  }
  return null;
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
