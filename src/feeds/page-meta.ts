import { type Dom, tight } from './page-dom.ts';

/** Reads a meta element by property, name or itemprop, whatever its case; the first of `names` that has content. */
export type Meta = (...names: readonly string[]) => string | null;

/** The meta elements of a page. */
export function metaOf(document: Dom): Meta {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = tight(element.getAttribute('content'));
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      // Two properties in one attribute are legal and seen.
      for (const key of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (key !== '' && !found.has(key)) found.set(key, content);
      }
    }
  }
  return (...names) => {
    for (const each of names) {
      const value = found.get(each.toLowerCase());
      if (value !== undefined) return value;
    }
    return null;
  };
}
