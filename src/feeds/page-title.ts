import { type Dom, tight } from './page-dom.ts';

/** Longer titles are descriptions. */
const mostTitleChars = 300;
const separates = /\s[|–—:»·•/-]\s|[|»]/;
const separator = /\s+[|–—\-:»·•/]+\s+|\s*[|»]\s*|\s+::\s+/g;

/** A name of a site is a few words. */
const mostSiteWords = 4;
/** What stands before a site's name is longer than a section's. */
const fewestTitleChars = 15;

/** A page's title, and the site's name that stood behind or before it; null where there is none. */
export type Titled = { readonly title: string | null; readonly site: string | null };

/**
 * A page's title without the site's name behind or before it. `said` are titles of its head, best first; `site` are
 * names the site is known to go by. A main heading that its own title only adds to is what a reader sees, and taken.
 */
export function pageTitle(
  document: Dom,
  { said, site }: { readonly said: readonly (string | null)[]; readonly site: readonly (string | null)[] },
): Titled {
  const headings = [...document.querySelectorAll('h1')].slice(0, 20).map((element) => shortened(element.textContent));
  const heading = headings.filter((text) => text.length > 8 && text.length <= mostTitleChars);
  const own = shortened(document.querySelector('title')?.textContent);
  const names = new Set(site.flatMap((each) => (each === null ? [] : [plain(each), plain(each.replace(domain, ''))])));
  const [first = '', ...others] = said.map(shortened);
  const all = [first, own, ...others].filter((text) => text !== '');
  // The title for sharing is the one an editor wrote; without it, the one that stands on the page.
  for (const whole of first === '' ? all : [first]) {
    for (const text of heading) {
      const rest = plain(whole) === plain(text) ? '' : restOf(whole, text, names);
      if (rest !== null) return { title: text, site: isSite(rest) ? rest : null };
    }
  }
  const whole = [first, ...others, own].find(
    (text) => text !== '' && !names.has(plain(text)) && text.length <= mostTitleChars,
  );
  if (whole === undefined) return { title: (heading.length === 1 ? heading[0] : all[0]) ?? null, site: null };
  return withoutSite(whole, names);
}

const domain = /\.[a-z]{2,}(?:\.[a-z]{2})?$/;

/** What a title says beside a heading it begins with, or, behind a known name of the site, ends with; null if it does not. */
function restOf(title: string, heading: string, names: ReadonlySet<string>): string | null {
  for (const at of title.matchAll(separator)) {
    const [before, after] = [title.slice(0, at.index), title.slice(at.index + at[0].length)];
    if (plain(before) === plain(heading)) return after;
    if (plain(after) === plain(heading) && names.has(plain(before))) return before;
  }
  return null;
}

function withoutSite(title: string, names: ReadonlySet<string>): Titled {
  const cuts = [...title.matchAll(separator)];
  for (const at of cuts) {
    const after = title.slice(at.index + at[0].length);
    if (names.has(plain(after)) && at.index > 0) return { title: title.slice(0, at.index).trim(), site: after };
  }
  for (const at of cuts.toReversed()) {
    const before = title.slice(0, at.index);
    if (names.has(plain(before))) return { title: title.slice(at.index + at[0].length).trim(), site: before };
  }
  // A bar stands between a title and its site; a dash may stand within a title.
  const last = cuts.at(-1);
  const after = last === undefined ? '' : title.slice(last.index + last[0].length);
  if (last?.[0].includes('|') && last.index >= fewestTitleChars && isSite(after)) {
    return { title: title.slice(0, last.index).trim(), site: after };
  }
  return { title, site: null };
}

function isSite(words: string): boolean {
  return words !== '' && words.split(' ').length <= mostSiteWords && !separates.test(words);
}

/** Enough of it to judge it by. */
function shortened(words: string | null | undefined): string {
  return tight(words?.slice(0, 2 * mostTitleChars));
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
