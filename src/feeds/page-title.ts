import { type Dom, tight } from './page-dom.ts';

/** Longer titles are descriptions. */
const mostTitleChars = 300;
const separator = /\s+[|–—\-:»·•/]+\s+|\s*[|»]\s*|\s+::\s+/g;

/**
 * A page's title without the site's name behind or before it; null when it has none. `said` are titles of its head, best
 * first; `site` are names the site goes by. A main heading that the title only adds to is taken as it stands.
 */
export function pageTitle(
  document: Dom,
  { said, site }: { readonly said: readonly (string | null)[]; readonly site: readonly (string | null)[] },
): string | null {
  const headings = [...document.querySelectorAll('h1')].slice(0, 20).map((element) => shortened(element.textContent));
  const heading = headings.filter((text) => text !== '' && text.length <= mostTitleChars);
  const own = document.querySelector('title');
  const all = [...said, own?.textContent].map(shortened).filter((text) => text !== '');
  const names = new Set(
    site.flatMap((each) =>
      each === null ? [] : [plain(each), plain(each.replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/, ''))],
    ),
  );
  const whole = all.find((text) => !names.has(plain(text)) && text.length <= mostTitleChars);
  if (whole === undefined) return heading.length === 1 ? (heading[0] ?? null) : (all[0] ?? null);
  const exact = heading.find((text) => text.length > 8 && plain(whole) !== plain(text) && isPart(text, whole));
  return exact ?? withoutSite(whole, names);
}

/** Whether a heading is the title up to, or from, a separator. */
function isPart(heading: string, title: string): boolean {
  const parts = [...title.matchAll(separator)];
  return parts.some(
    (at) =>
      plain(title.slice(0, at.index)) === plain(heading) ||
      plain(title.slice(at.index + at[0].length)) === plain(heading),
  );
}

function withoutSite(title: string, names: ReadonlySet<string>): string {
  const cuts = [...title.matchAll(separator)];
  for (const at of cuts) {
    const after = title.slice(at.index + at[0].length);
    if (names.has(plain(after)) && at.index > 0) return title.slice(0, at.index).trim();
  }
  for (const at of cuts.toReversed()) {
    if (names.has(plain(title.slice(0, at.index)))) return title.slice(at.index + at[0].length).trim();
  }
  return title;
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
