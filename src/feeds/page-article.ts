import { webId } from './announced.ts';
import { decode } from './decode.ts';
import { pageCharset, parsePage } from './html.ts';
import type { Parsed } from './incoming.ts';
import { type ParsedPage, pageParticulars } from './page.ts';

/** A body that was fetched. */
export type Body = {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly contentType: string | null;
};

/** The article of a page, or why there is none. */
export async function pageArticle({ bytes, url, contentType }: Body, now: Date): Promise<Parsed> {
  const decoded = decode(bytes, pageCharset(bytes, contentType));
  if (decoded.kind === 'binary') return { kind: 'skipped', where: url, why: `is no text${typeIn(contentType)}` };
  const plain = /^text\/plain/i.test(contentType ?? '');
  const page: ParsedPage = plain
    ? { kind: 'page', text: decoded.text, particulars: {}, language: null, image: null }
    : await parsePage(decoded.text, { url, now });
  if (page.kind === 'none') return { kind: 'skipped', where: url, why: page.why };
  if (page.text.trim() === '') return { kind: 'skipped', where: url, why: 'holds no article' };
  // The canonical address a page declares is shown; what it was fetched from names it, for that cannot be forged.
  return {
    kind: 'article',
    incoming: {
      id: webId(url),
      ownId: true,
      where: url,
      particulars: { url, ...pageParticulars(page) },
      text: page.text,
    },
  };
}

function typeIn(contentType: string | null): string {
  const type = /^\s*([\w.+-]{1,40}\/[\w.+-]{1,80})/.exec(contentType ?? '')?.[1];
  return type === undefined || type.startsWith('text/') ? '' : ` but ${type}`;
}
