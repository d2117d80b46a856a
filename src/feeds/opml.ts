import { blankControls } from './control.ts';
import { parseXml, type Xml } from './xml.ts';

/** A feed in a list of feeds. */
export type Outline = { readonly url: string; readonly title: string | null; readonly folder: readonly string[] };

// A description pasted with its links (description="He works at <a href="…">") would end its attribute too early.
const foreignTag = /<(?!\/?(?:opml|head|body|outline|title|date|owner|docs|expansion|vert|window)|[?!])[^<>]*>/gi;

/**
 * The feeds of an OPML list (opml.org/spec2), however deep, in its order; one that stands in two folders is given twice.
 * Lenient: lists in the wild are often not well-formed. Empty when there is none.
 */
export function parseOpml(text: string): Outline[] {
  const found: Outline[] = [];
  const visit = (element: Xml, folder: readonly string[]): void => {
    const title = element.attributes.title || element.attributes.text || null;
    const url = element.attributes.xmlurl?.trim();
    if (element.name === 'outline' && url) found.push({ url, title, folder });
    const inside = element.name === 'outline' && !url && title ? [...folder, title] : folder;
    for (const child of element.children) if (typeof child !== 'string') visit(child, inside);
  };
  const root = parseXml(text.replace(foreignTag, ''));
  if (root) visit(root, []);
  return found;
}

/** A list of feeds as OPML 2.0 that other readers take. */
export function writeOpml(title: string, outlines: readonly Pick<Outline, 'url' | 'title'>[]): string {
  // XML 1.0 has no way to write control characters, and a terminal would obey them.
  const quoted = (words: string): string =>
    blankControls(words)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/&/g, '&amp;')
      .replace(/"/g, '&quot;')
      .replace(/</g, '&lt;');
  const lines = outlines.map(
    ({ url, title: name }) => `    <outline type="rss" text="${quoted(name ?? url)}" xmlUrl="${quoted(url)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>${quoted(title)}</title></head>\n  <body>\n${lines.join('\n')}\n  </body>\n</opml>\n`;
}
