import { readJsonLd } from './json-ld.ts';
import type { PageContext, ParsedPage } from './page.ts';
import { betterLines, markedBody } from './page-body.ts';
import { clearPage } from './page-clear.ts';
import type { Dom } from './page-dom.ts';
import { signsOf, whyNoArticle } from './page-kind.ts';
import { declaredLanguage, languageOf } from './page-language.ts';
import { linesOf } from './page-lines.ts';
import { metaOf } from './page-meta.ts';
import { particularsOf } from './page-particulars.ts';
import { pruneLines } from './page-prune.ts';
import { tidyPage } from './page-tidy.ts';
import { wholeUrl } from './whole-url.ts';

/** A page that declares its charset does so in its first bytes; the standard says 1,024, some come later. */
const headBytes = 8192;

/** The charset that a page's head declares; null when it declares none, or one its own words disprove. */
export const declaredCharset = (bytes: Uint8Array): string | null => {
  const head = String.fromCharCode(...bytes.subarray(0, headBytes));
  const said =
    /<meta[^<>]{1,300}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  // That it could be read as letters of one byte shows that it is none of two (HTML standard, 13.2.3.2).
  return said === undefined || /^utf-?(?:16|32)/i.test(said) ? null : said;
};

/**
 * The charset of a page that was fetched: the server's word, unless that is what servers say of every file (UTF-8 or
 * Latin-1) and the page itself says another.
 */
export const pageCharset = (bytes: Uint8Array, contentType: string | null): string | null => {
  const served = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? null;
  const declared = declaredCharset(bytes);
  return served === null || /^(?:utf-?8|iso-8859-1|latin-?1|windows-1252)$/i.test(served)
    ? (declared ?? served)
    : served;
};

/** A text in JSON-LD this much longer than what the markup holds is the article of a page that a script would build. */
const scripted = 2;
const scriptedChars = 500;

/**
 * The article of an HTML page, or why it has none. Readability weighs where the article is, after the page's furniture
 * is cleared away and before what is left of it is pruned (docs/decisions/12). The packages are loaded here and not
 * before, because they take longer to load than most commands take to run.
 */
export async function parsePage(html: string, context: PageContext = {}): Promise<ParsedPage> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const { html: tidy, jsonLd } = tidyPage(html);
  const read = (markup: string): Dom => parseHTML(markup).document as unknown as Dom;
  const document = read(tidy);
  const heading = document.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? null;
  const linked = readJsonLd(jsonLd, heading);
  const meta = metaOf(document);
  const particulars = particularsOf(document, { linked, meta, ...context });
  const declared = declaredLanguage(document, linked, meta);
  const image = wholeUrl(meta('og:image', 'og:image:url', 'twitter:image') ?? linked?.image, context.url ?? null);
  const signs = signsOf(document);
  clearPage(document.body);
  const marked = markedBody(document.body);
  const all = linesOf(document.body);
  const found = new Readability(document as never, { charThreshold: 200 }).parse();
  const lines = betterLines(
    found?.content ? linesOf(read(`<html><body>${found.content}</body></html>`).body) : all,
    marked,
  );
  const title = particulars.title ?? found?.title?.trim() ?? null;
  const pruned = pruneLines(lines, { title, url: particulars.url ?? null })
    .map((line) => line.text)
    .join('\n');
  const body = linked?.body ?? '';
  const text = body.length >= scriptedChars && body.length > scripted * pruned.length ? body : pruned;
  const why = text === body && body !== '' ? null : whyNoArticle(signs, all, text);
  if (why !== null) return { kind: 'none', why };
  if (text === '') return { kind: 'none', why: 'holds no text that could be an article' };
  const language = languageOf(declared, text);
  return { kind: 'page', text, particulars: { ...particulars, ...(title ? { title } : {}) }, language, image };
}
