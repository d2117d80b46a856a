import { Tokenizer } from 'htmlparser2';

/** A page's markup cut down to what can matter for its text, and the JSON-LD of its scripts. */
export type Tidied = {
  /**
   * Balanced markup with one head and one body: every element that is opened is closed, none lies deeper than
   * {@link mostDepth}. What is said of the page stands in the head wherever it stood.
   */
  readonly html: string;
  readonly jsonLd: readonly string[];
};

/** Deeper nesting than any honest page has; what lies deeper is read as if it lay here. */
const mostDepth = 64;
/** Elements that are read; what comes after them is text. Weighing needs about .1 ms for each on the worst pages. */
const mostElements = 10_000;
/** Characters of text and of markup that are kept: three times the longest articles. */
const mostTextChars = 300_000;
const mostMarkupChars = 2_000_000;
/** Elements that one element holds; what weighs them asks each for all its siblings. */
const mostChildren = 1000;
/** A title is not allowed to use up the page's text. */
const mostTitleChars = 2000;
const mostAttributes = 24;
const mostAttributeChars = 2000;
const mostJsonLdChars = 400_000;
const mostJsonLd = 20;

const voids = new Set(
  'area base basefont br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);
/** Opened by every page, and by broken ones anywhere and often. */
const frame = new Set(['html', 'head', 'body', 'frameset']);
/** What is said of a page, not on it. */
const ofHead = new Set(['meta', 'link', 'base', 'title']);
/** Their content is never text of the article. */
const unread = new Set(['script', 'style', 'svg']);
const keptAttributes = new Set(
  `id class itemprop itemtype itemscope role rel href property name content datetime lang dir hidden style title aria-hidden
  aria-modal src alt type http-equiv`.split(/\s+/),
);
const blocks =
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul`.split(/\s+/);
const isBlock = new Set(blocks);

/** What an opening tag closes when it is the innermost open element (HTML standard, 13.1.2.4 optional tags). */
const closedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...blocks.map((name) => [name, new Set(['p'])] as const),
  ['p', new Set(['p'])],
  ['li', new Set(['li', 'p'])],
  ['dd', new Set(['dd', 'dt', 'p'])],
  ['dt', new Set(['dd', 'dt', 'p'])],
  ['tr', new Set(['tr', 'th', 'td', 'p'])],
  ['td', new Set(['th', 'td', 'p'])],
  ['th', new Set(['th', 'td', 'p'])],
  ['tbody', new Set(['thead', 'tbody', 'tr', 'td', 'th'])],
  ['option', new Set(['option'])],
]);

/**
 * Reads a page's markup once, in time that grows with its length alone, whatever it nests or leaves open: parsers that
 * build a tree need quadratic time or recurse on such pages. Scripts, styles, comments and attributes that say nothing
 * are left out, most of what a page weighs.
 */
export function tidyPage(html: string): Tidied {
  const out: string[] = [];
  const head: string[] = [];
  const framed = new Map<string, string>();
  let inTitle = false;
  const open: string[] = [];
  /** How many elements each open element has, the page itself first. */
  const children: number[] = [0];
  const jsonLd: string[] = [];
  let elements = 0;
  let chars = 0;
  let markupChars = 0;
  /** Open elements that were left out because they lie too deep. */
  let beyond = 0;
  let breaks = 0;
  let name = '';
  let attributes: [string, string][] = [];
  let attribute = '';
  let valueFrom = -1;
  let value = '';
  /** The element whose content is being left out, how deep it nests in itself, and whether it is JSON-LD. */
  let skipping: { name: string; depth: number; data: boolean; foreign: boolean } | null = null;

  const written = (): string => attributes.map(([key, text]) => ` ${key}="${text}"`).join('');

  const close = (): void => {
    out.push(`</${open.pop()}>`);
    children.pop();
  };

  const text = (from: number, to: number): void => {
    if (chars > mostTextChars) return;
    const most = inTitle ? mostTitleChars : mostTextChars;
    const raw = html.slice(from, Math.min(to, from + most)).replaceAll('\0', '');
    // A space is kept for many, so that a page of nothing else costs nothing.
    const kept = raw.length > 1000 ? raw.replace(/[ \t]{2,}/g, ' ') : raw;
    chars += kept.length;
    (inTitle ? head : out).push(kept);
  };

  const endOfTag = (): void => {
    // Text elements end a drawing that was left open (HTML standard, 13.2.6.5), but not those of its foreignObject.
    if (skipping?.name === 'svg' && isBlock.has(name) && !skipping.foreign) skipping = null;
    if (skipping) {
      if (name === skipping.name) skipping.depth++;
      if (name === 'foreignobject') skipping.foreign = true;
      return;
    }
    if (unread.has(name)) {
      const data = attributes.some(([key, type]) => key === 'type' && /ld\+json/i.test(type));
      skipping = { name, depth: 1, data, foreign: false };
      if (data && jsonLd.length < mostJsonLd) jsonLd.push('');
      return;
    }
    if (frame.has(name)) {
      if (attributes.length > 0 && !framed.has(name)) framed.set(name, written());
      return;
    }
    if (ofHead.has(name)) {
      if (inTitle || head.length > mostElements) return;
      head.push(`<${name}${written()}>`);
      inTitle = name === 'title';
      return;
    }
    const closes = closedBy.get(name);
    while (closes && beyond === 0 && open.length > 0 && closes.has(open.at(-1)!)) close();
    children[children.length - 1] = (children.at(-1) ?? 0) + 1;
    const crowded = (children.at(-1) ?? 0) > mostChildren;
    if (++elements > mostElements || open.length >= mostDepth || crowded || markupChars > mostMarkupChars) {
      if (!voids.has(name)) beyond++;
      // The words of two paragraphs must not run together.
      if (isBlock.has(name) && chars <= mostTextChars) out.push(breaks++ < mostChildren ? '<br>' : ' ');
      return;
    }
    const tag = `<${name}${written()}>`;
    markupChars += tag.length;
    out.push(tag);
    if (voids.has(name)) return;
    open.push(name);
    children.push(0);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      ontext(from, to) {
        if (skipping === null) text(from, to);
        else if (skipping.data && jsonLd.length > 0) {
          const before = jsonLd.at(-1)!;
          if (before.length < mostJsonLdChars) jsonLd[jsonLd.length - 1] = before + html.slice(from, to);
        }
      },
      ontextentity() {},
      onopentagname(from, to) {
        name = html.slice(from, Math.min(to, from + 40)).toLowerCase();
        attributes = [];
      },
      onattribname(from, to) {
        attribute = html.slice(from, Math.min(to, from + 40)).toLowerCase();
        value = '';
        valueFrom = -1;
      },
      onattribdata(from, to) {
        if (valueFrom < 0) valueFrom = from;
        if (value.length < mostAttributeChars) value += html.slice(from, Math.min(to, from + mostAttributeChars));
      },
      onattribentity() {},
      onattribend() {
        if (!keptAttributes.has(attribute) || attributes.length >= mostAttributes) return;
        attributes.push([attribute, value.replaceAll('"', '&quot;').replaceAll('\0', '')]);
      },
      onopentagend: endOfTag,
      onselfclosingtag: endOfTag,
      onclosetag(from, to) {
        const closed = html.slice(from, Math.min(to, from + 40)).toLowerCase();
        if (skipping) {
          if (closed === skipping.name && --skipping.depth === 0) skipping = null;
          return;
        }
        if (closed === 'br') out.push('<br>');
        if (closed === 'title' && inTitle) {
          head.push('</title>');
          inTitle = false;
        }
        if (voids.has(closed) || frame.has(closed) || ofHead.has(closed)) return;
        if (beyond > 0) {
          beyond--;
          if (isBlock.has(closed) && chars <= mostTextChars) out.push(breaks++ < mostChildren ? '<br>' : ' ');
          return;
        }
        // At most `mostDepth` are open, so that looking for one is cheap.
        const at = open.lastIndexOf(closed);
        if (at < 0) return;
        while (open.length > at) close();
      },
      oncdata(from, to) {
        if (skipping === null) text(from, to);
      },
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  while (open.length > 0) close();
  if (inTitle) head.push('</title>');
  const page = `<html${framed.get('html') ?? ''}><head>${head.join('')}</head><body${framed.get('body') ?? ''}>${out.join('')}</body></html>`;
  return { html: page, jsonLd };
}
