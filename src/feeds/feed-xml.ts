import { decodeHTML } from 'entities';
import { escapeText } from './escape-text.ts';
import type { Feed, FeedItem } from './feed-model.ts';
import { feedRhythm } from './feed-rhythm.ts';
import { isoPublished } from './published.ts';
import { wholeUrl } from './whole-url.ts';
import { child, childrenOf, markupIn, parseXml, textIn, type Xml } from './xml.ts';

/**
 * Reads any XML feed, whatever it calls itself: feeds in the wild mix the elements of RSS, RDF, Atom and Dublin Core, so
 * one mapping takes each field from wherever it may stand. Null when the document is no feed.
 */
export function xmlFeed(text: string, url: string): Feed | null {
  const document = parseXml(text);
  const root = feedRoot(document);
  if (!root) return null;
  const head = root.name === 'feed' || root.name === 'channel' ? root : (child(root, 'channel') ?? root);
  const base = baseOf(head, baseOf(root, url));
  // In RDF the items stand beside the channel, in RSS inside it.
  const items = [...childrenOf(head, 'item', 'entry'), ...(head === root ? [] : childrenOf(root, 'item', 'entry'))];
  const language = languageOf(head, languageOf(root, null));
  return {
    title: plain(child(head, 'title', 'dc:title')),
    description: html(
      child(
        head,
        'description',
        'subtitle',
        'tagline',
        'abstract',
        'itunes:summary',
        'itunes:subtitle',
        'info',
        'dc:description',
      ),
    ),
    url: linkOf(head, base),
    author: authorOf(head) ?? plain(child(head, 'managingeditor', 'itunes:author', 'webmaster')),
    language: textIn(child(head, 'language', 'dc:language')) ?? language,
    rights: html(child(head, 'rights', 'copyright', 'dc:rights')),
    image: wholeUrl(
      textIn(child(child(head, 'image'), 'url')) ??
        child(head, 'itunes:image')?.attributes.href ??
        textIn(child(head, 'logo', 'icon')),
      base,
    ),
    rhythm: feedRhythm(head),
    items: items.map((item) => toItem(item, { base, language })),
  };
}

function feedRoot(document: Xml | null): Xml | null {
  if (!document) return null;
  if (['rss', 'feed', 'rdf:rdf', 'channel', 'newlocation'].includes(document.name)) return document;
  // A prolog that is broken may leave a wrapper around the feed.
  return document.name === 'rdf' ? document : child(document, 'rss', 'feed', 'rdf:rdf', 'channel');
}

function toItem(item: Xml, feed: { base: string; language: string | null }): FeedItem {
  const base = baseOf(item, feed.base);
  const id = textIn(child(item, 'guid', 'id')) ?? item.attributes['rdf:about'] ?? null;
  const guid = child(item, 'guid');
  const permalink = guid && guid.attributes.ispermalink !== 'false' ? textIn(guid) : null;
  const content = html(child(item, 'content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'));
  const summary = html(
    child(item, 'summary', 'description', 'abstract', 'itunes:summary', 'dc:description', 'media:description'),
  );
  return {
    id,
    url: linkOf(item, base) ?? (permalink && /^https?:/i.test(permalink) ? wholeUrl(permalink, base) : null),
    title: plain(child(item, 'title', 'dc:title', 'media:title')),
    author: authorOf(item),
    published: date(item, 'published', 'issued', 'pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'created'),
    updated: date(item, 'updated', 'modified', 'dcterms:modified', 'lastmod') ?? isoPublished(item.attributes.lastmod),
    summary,
    content,
    categories: categoriesOf(item),
    image: imageOf(item, base),
    language: languageOf(child(item, 'content', 'content:encoded', 'title') ?? item, languageOf(item, feed.language)),
    from: plain(child(child(item, 'source'), 'title') ?? child(item, 'source')),
  };
}

/** The page's own address: Atom's alternate link, else RSS's text. Links to the feed itself or to files are not meant. */
function linkOf(element: Xml, base: string): string | null {
  const links = childrenOf(element, 'link', 'a');
  const alternate = links.find(
    ({ attributes }) => (attributes.href ?? '') !== '' && (attributes.rel ?? 'alternate') === 'alternate',
  );
  const plainLink = links.find((link) => textIn(link) !== null && (link.attributes.rel ?? 'alternate') === 'alternate');
  const words = textIn(plainLink ?? null) ?? alternate?.attributes.href ?? element.attributes.href ?? null;
  return wholeUrl(words, baseOf(alternate ?? plainLink ?? element, base));
}

function authorOf(element: Xml): string | null {
  const names = childrenOf(element, 'author', 'dc:creator', 'dc:author').map((author) => {
    const name = textIn(child(author, 'name'));
    const email = textIn(child(author, 'email'));
    if (name || email) return name && email ? `${name} (${email})` : (name ?? email);
    return author.children.some((each) => typeof each !== 'string') ? null : plain(author);
  });
  const known = names.filter((name) => name !== null);
  return known.length > 0 ? known.join(', ') : plain(child(element, 'itunes:author'));
}

function categoriesOf(item: Xml): string[] {
  const found = childrenOf(item, 'category', 'dc:subject', 'media:category').flatMap((category) => {
    const term = category.attributes.label ?? category.attributes.term ?? textIn(category) ?? category.attributes.text;
    return term ? [term] : [];
  });
  const keywords = textIn(child(item, 'itunes:keywords', 'media:keywords'))?.split(/[,\s]+/) ?? [];
  return [...new Set([...found, ...keywords.filter(Boolean)])];
}

function imageOf(item: Xml, base: string): string | null {
  const media = [
    ...childrenOf(item, 'media:content', 'media:thumbnail'),
    ...childrenOf(child(item, 'media:group'), 'media:content', 'media:thumbnail'),
  ];
  const pictured = media.find(
    ({ name, attributes }) =>
      name === 'media:thumbnail' || attributes.medium === 'image' || /^image\//.test(attributes.type ?? ''),
  );
  const enclosed = childrenOf(item, 'enclosure').find(({ attributes }) => /^image\//.test(attributes.type ?? ''));
  const itunes = child(item, 'itunes:image');
  return wholeUrl(pictured?.attributes.url ?? enclosed?.attributes.url ?? itunes?.attributes.href, base);
}

function date(item: Xml, ...names: readonly string[]): string | null {
  for (const name of names) {
    const found = isoPublished(textIn(child(item, name)));
    if (found) return found;
  }
  return null;
}

/** A title or name: without markup, on one line. Atom says what its text is; RSS leaves it open, so both are tried. */
function plain(element: Xml | null): string | null {
  if (!element) return null;
  const said = bodyOf(element);
  const type = (element.attributes.type ?? '').toLowerCase();
  const markup = type.includes('html') || (type === '' && /<\/?[a-z][^>]*>|&[a-z]+;|&#\d+;/i.test(said ?? ''));
  const text = said === null ? null : markup ? decodeHTML(said.replace(/<[^>]*>/g, '')) : said;
  const line = text?.replace(/\s+/g, ' ').trim();
  return line ? line : null;
}

/** An element's content as HTML. */
function html(element: Xml | null): string | null {
  if (!element) return null;
  const said = bodyOf(element);
  const type = (element.attributes.type ?? '').toLowerCase();
  if (said !== null && (type === 'text' || type === 'text/plain')) return escapeText(said);
  return said;
}

/** What an element holds: escaped or literal markup, or base64 where Atom says so. */
function bodyOf(element: Xml): string | null {
  const type = (element.attributes.type ?? '').toLowerCase();
  const inner = element.children.some((each) => typeof each !== 'string');
  if (inner) {
    const div = child(element, 'xhtml:div', 'div');
    const wrapper =
      div &&
      childrenOf(element, 'xhtml:div', 'div').length === 1 &&
      element.children.every((each) => each === div || (typeof each === 'string' && each.trim() === ''));
    // The div around XHTML is packaging (RFC 4287 section 3.1.1.3); HTML inside it is escaped once more by some.
    return (
      (wrapper && type.includes('html') && type !== 'xhtml' && type !== 'application/xhtml+xml'
        ? textIn(div)
        : markupIn(wrapper ? div : element)) || null
    );
  }
  const text = textIn(element);
  const encoded =
    element.attributes.mode === 'base64' || (type !== '' && !/^(text|html|xhtml)$|^text\/|[+/]xml$/.test(type));
  if (text === null || !encoded) return text;
  return /^[\w+/=\s]+$/.test(text) ? Buffer.from(text, 'base64').toString('utf8').trim() : text;
}

function baseOf(element: Xml, above: string): string {
  const own = element.attributes['xml:base'];
  return own ? (URL.parse(own, above)?.href ?? above) : above;
}

/** xml:lang as it is inherited; an empty one takes it back. */
function languageOf(element: Xml, above: string | null): string | null {
  const own = element.attributes['xml:lang'];
  return own === undefined ? above : own.replace('_', '-') || null;
}
