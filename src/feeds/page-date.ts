import { type Dom, tight } from './page-dom.ts';
import type { Meta } from './page-meta.ts';
import { believableDate, isoPublished } from './published.ts';

/** Text beside a title that gives a date is short. */
const mostDateChars = 120;

const metaNames = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'og:datepublished',
  'parsely-pub-date',
  'article.published',
  'article_date_original',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'pubdate',
  'og:pubdate',
  'pub_date',
  'date.release',
  'date',
  'datecreated',
];

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const written = new RegExp(
  String.raw`\b(?:(${months})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d{2})|(\d{1,2})(?:st|nd|rd|th)? (${months})\.?,? ((?:19|20)\d{2})|((?:19|20)\d{2})-(\d{2})-(\d{2}))\b`,
  'gi',
);

/**
 * When a page says its article was published, ISO 8601 with the zone it gives; null when it does not say or says the
 * future. Sources in order: JSON-LD, meta elements, microdata, a `time` element, and last one date written in
 * words beside the title. A page with several written dates is not guessed at.
 */
export function pageDate(document: Dom, linked: string | null, meta: Meta, now: Date | null): string | null {
  const told = [linked, ...metaNames.map((each) => meta(each))];
  for (const each of told) {
    const date = believable(each, now);
    if (date) return date;
  }
  for (const element of document.querySelectorAll(
    '[itemprop=datePublished],[itemprop=dateCreated],time[pubdate],abbr.published,.published[title],time[datetime]',
  )) {
    const said = element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title');
    const date = believable(said, now) ?? believable(inWords(tight(element.textContent)), now);
    if (date) return date;
  }
  return writtenDate(document, now);
}

function writtenDate(document: Dom, now: Date | null): string | null {
  const dates = new Set<string>();
  for (const element of [...document.querySelectorAll(dated), ...besideHeading(document)]) {
    const text = tight(element.textContent?.slice(0, 3 * mostDateChars));
    if (text.length > mostDateChars) continue;
    const date = believable(inWords(text), now);
    if (date) dates.add(date);
    // Dates of other articles stand on the page too, and nothing tells them from this one's.
    if (dates.size > 1) return null;
  }
  return [...dates][0] ?? null;
}

const dated =
  '[class*=date],[class*=Date],[class*=time],[class*=published],[class*=byline],[class*=meta],[id*=date],time';

/** What stands under the only main heading: its next neighbours, those of its parent, and what they are made of. */
function besideHeading(document: Dom): Dom[] {
  const headings = [...document.querySelectorAll('h1')];
  const heading = headings.length === 1 ? headings[0] : undefined;
  const near: Dom[] = [];
  for (const from of [heading, heading?.parentElement]) {
    let next = from?.nextElementSibling ?? null;
    for (let n = 0; n < 3 && next !== null; n++, next = next.nextElementSibling) {
      const parts = [...next.querySelectorAll('p,span,div,time')].slice(0, 12);
      near.push(...(parts.length > 0 ? parts : [next]));
    }
  }
  return near;
}

/** The one date a short text gives, as ISO; null when it gives none or several. */
function inWords(text: string): string | null {
  const found = [...text.slice(0, mostDateChars).matchAll(written)];
  const match = found[0];
  if (!match || found.length > 1) return null;
  const [, month, day, year, day2, month2, year2, iso1, iso2, iso3] = match;
  if (iso1) return `${iso1}-${iso2}-${iso3}`;
  const number =
    1 + 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((month ?? month2 ?? '').slice(0, 3).toLowerCase()) / 3;
  return `${year ?? year2}-${String(number).padStart(2, '0')}-${String(day ?? day2).padStart(2, '0')}`;
}

/** The date if it is one and can be an article's; without `now` the future cannot be told. */
function believable(value: string | null, now: Date | null): string | null {
  const iso = value === null || value.length > 80 ? null : isoPublished(value);
  if (iso === null || iso < '18') return null;
  return believableDate(iso, now ?? new Date(8.64e15));
}
