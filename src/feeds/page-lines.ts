import { type Dom, textNode, tight } from './page-dom.ts';

/** A line of a page: what a reader sees as one paragraph, heading, item of a list or row of a table. */
export type PageLine = {
  readonly text: string;
  readonly kind: 'prose' | 'heading' | 'item' | 'quote' | 'row';
  /** Share of its characters that are links. */
  readonly linked: number;
};

const blocks = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
  HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL`.split(/\s+/),
);
const unseen = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'IFRAME', 'BUTTON', 'HEAD']);
const heading = /^H[1-6]$/;

/** The lines of an element, spaces as a browser shows them. A row of short cells is one line. */
export function linesOf(root: Dom): PageLine[] {
  const lines: PageLine[] = [];
  let words = '';
  let linked = 0;
  let kind: PageLine['kind'] = 'prose';
  const end = (): void => {
    const text = tight(words);
    if (text !== '') lines.push({ text, kind, linked: Math.min(1, linked / text.length) });
    words = '';
    linked = 0;
  };
  const visit = (at: Dom, inLink: boolean, inKind: PageLine['kind']): void => {
    if (at.nodeType === textNode) {
      const data = at.textContent ?? '';
      words += data;
      kind = inKind;
      if (inLink) linked += tight(data).length;
      return;
    }
    const name = at.nodeName.toUpperCase();
    if (unseen.has(name)) return;
    if (name === 'TR' && isShortRow(at)) {
      end();
      for (const cell of at.childNodes) {
        if (words !== '' && tight(cell.textContent) !== '') words += ' | ';
        for (const child of cell.childNodes) inline(child, inLink);
      }
      kind = 'row';
      end();
      return;
    }
    const block = blocks.has(name);
    if (block) end();
    const inner = innerKind(name, inKind);
    for (const child of at.childNodes) visit(child, inLink || name === 'A', inner);
    if (block) end();
  };
  const inline = (at: Dom, inLink: boolean): void => {
    if (at.nodeType === textNode) {
      words += at.textContent ?? '';
      if (inLink) linked += tight(at.textContent).length;
    } else if (!unseen.has(at.nodeName.toUpperCase())) {
      for (const child of at.childNodes) inline(child, inLink || at.nodeName.toUpperCase() === 'A');
      words += ' ';
    }
  };
  visit(root, false, 'prose');
  end();
  return lines;
}

function innerKind(name: string, outer: PageLine['kind']): PageLine['kind'] {
  if (heading.test(name)) return 'heading';
  if (name === 'BLOCKQUOTE') return 'quote';
  if (outer === 'quote') return outer;
  return name === 'LI' ? 'item' : name === 'P' ? 'prose' : outer;
}

/** A row of figures, not of a table that lays out a page: short cells without paragraphs in them. */
function isShortRow(row: Dom): boolean {
  const cells = [...row.childNodes].filter(({ nodeName }) => /^T[DH]$/i.test(nodeName));
  return (
    cells.length > 1 &&
    cells.every(
      (cell) => tight(cell.textContent).length <= 120 && cell.querySelector('p + p, div + div, table, ul') === null,
    )
  );
}
