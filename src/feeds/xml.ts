import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

/** An element. `name` is lower case, its namespace a known short prefix ("media:content") or none. */
export type Xml = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
};

/** What namespaces are called here, whatever prefix a feed uses for them. Atom, RSS and CDF have none. */
const prefixes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://example.com/necho': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss2': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/dc/terms/': 'dcterms:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://search.yahoo.com/mrss': 'media:',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes:',
  'http://www.w3.org/1999/xhtml': 'xhtml:',
  'http://www.w3.org/xml/1998/namespace': 'xml:',
};

/** Deeper nesting and more elements than any feed has: reading ends there, because what goes beyond is an attack. */
const mostDepth = 200;
const mostElements = 500_000;
const tooMuch = new Error('deeper or longer than any feed');

/**
 * Reads markup that calls itself XML, leniently: unclosed elements, stray ampersands, undeclared entities and prefixes
 * are taken as they are most likely meant. Entities that a document declares itself are never expanded. Null when there
 * is no element at all.
 */
export function parseXml(text: string): Xml | null {
  type Open = {
    name: string;
    attributes: Record<string, string>;
    children: (Xml | string)[];
    spaces: ReadonlyMap<string, string>;
  };
  const root: Open = { name: '', attributes: {}, children: [], spaces: new Map([['xml', 'xml:']]) };
  const stack: Open[] = [root];
  let elements = 0;
  let inCdata = false;
  const parser = new Parser(
    {
      onopentag(raw, attributes) {
        const above = stack.at(-1)!;
        const spaces = declared(attributes, above.spaces);
        const element: Open = { name: qualified(raw, spaces), attributes: lowerKeys(attributes), children: [], spaces };
        if (stack.length > mostDepth || ++elements > mostElements) throw tooMuch;
        above.children.push(element);
        stack.push(element);
      },
      onclosetag() {
        if (stack.length > 1) stack.pop();
      },
      ontext(data) {
        stack.at(-1)!.children.push(inCdata ? data : decodeHTML(data));
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
    },
    // Entities are decoded here instead, so that &eacute;, which XML does not know, is understood too.
    { xmlMode: true, decodeEntities: false },
  );
  try {
    parser.end(text.slice(Math.max(0, text.indexOf('<'))));
  } catch (error) {
    // What was read before stands: an honest feed with a broken tail still gives its items.
    if (error !== tooMuch) throw error;
  }
  return root.children.find((child): child is Open => typeof child !== 'string') ?? null;
}

/** The first child element of one of these names, in the order of the names. */
export function child(element: Xml | null, ...names: readonly string[]): Xml | null {
  for (const name of names) {
    const found = element?.children.find((each): each is Xml => typeof each !== 'string' && each.name === name);
    if (found) return found;
  }
  return null;
}

/** All child elements of one of these names, in document order. */
export function childrenOf(element: Xml | null, ...names: readonly string[]): Xml[] {
  return (element?.children ?? []).filter((each): each is Xml => typeof each !== 'string' && names.includes(each.name));
}

/** All text inside an element, trimmed; null when there is none. */
export function textIn(element: Xml | null): string | null {
  const gather = (node: Xml | string): string => (typeof node === 'string' ? node : node.children.map(gather).join(''));
  const text = element ? gather(element).trim() : '';
  return text === '' ? null : text;
}

/** An element's content as markup again, for content that is XHTML rather than escaped HTML. */
export function markupIn(element: Xml): string {
  const write = (node: Xml | string): string => {
    if (typeof node === 'string') return node.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const name = node.name.replace(/^xhtml:/, '');
    const attributes = Object.entries(node.attributes)
      .filter(([key]) => !key.startsWith('xmlns') && !key.startsWith('xml:'))
      .map(([key, value]) => ` ${key}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`);
    const inner = node.children.map(write).join('');
    return inner === '' && /^(br|hr|img)$/.test(name)
      ? `<${name}${attributes.join('')} />`
      : `<${name}${attributes.join('')}>${inner}</${name}>`;
  };
  return element.children.map(write).join('').trim();
}

function declared(
  attributes: Readonly<Record<string, string>>,
  above: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let spaces: Map<string, string> | null = null;
  for (const [key, value] of Object.entries(attributes)) {
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6).toLowerCase() : null;
    if (prefix === null) continue;
    spaces ??= new Map(above);
    const known = prefixes[value.trim().toLowerCase()];
    // An unknown default namespace is taken for the feed's own language, an unknown prefix for what it says.
    spaces.set(prefix, known ?? (prefix === '' ? '' : `${prefix}:`));
  }
  return spaces ?? above;
}

function qualified(raw: string, spaces: ReadonlyMap<string, string>): string {
  const at = raw.indexOf(':');
  const prefix = at < 0 ? '' : raw.slice(0, at).toLowerCase();
  return (spaces.get(prefix) ?? (at < 0 ? '' : `${prefix}:`)) + raw.slice(at + 1).toLowerCase();
}

function lowerKeys(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), decodeHTML(value)]));
}
