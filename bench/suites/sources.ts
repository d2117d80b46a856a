import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseFeed } from '../../src/feeds/feed.ts';
import type { Feed } from '../../src/feeds/feed-model.ts';
import { parseOpml } from '../../src/feeds/opml.ts';
import { measureExtraction } from '../extraction.ts';
import { measureEveryFixture, type Sent } from '../polling/every-fixture.ts';
import { measurePolling } from '../polling/measure.ts';
import { measureStories } from '../stories/measure.ts';
import type { Figure, Suite } from '../suite.ts';

type Fixture = {
  readonly id: string;
  readonly expect_python: string;
  readonly checks: readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[];
  readonly http_headers: Readonly<Record<string, string>>;
  readonly bytes_b64: string;
};

/** Feeds, lists of feeds and pages: what is parsed, and which fields and words are right; stories over labelled articles. */
export default {
  name: 'sources',
  summary: 'Feeds, OPML lists and pages: parsed, and fields and text right; articles of one event found together',
  async run({ data, quick, say }) {
    const errors: string[] = [];
    const fixtures = rows<Fixture>(join(data, 'feeds/feedparser.jsonl'));
    const hostile = measureFixtures(fixtures, errors);
    const real = rows<{ id: string; bytes_b64: string }>(join(data, 'feeds/realfeeds.jsonl.gz'));
    const read = real.filter((each) => realFeed(each, errors)).length;
    const lists = rows<{ id: string; n_feeds_with_xmlUrl: number; opml?: string; bytes_b64?: string; xml?: string }>(
      join(data, 'feeds/opml.jsonl'),
    );
    const found = lists.map((list) => {
      const n = parseOpml(textOf(list)).length;
      if (n < list.n_feeds_with_xmlUrl) errors.push(`opml ${list.id}: ${n} of ${list.n_feeds_with_xmlUrl} feeds`);
      return Math.min(n, list.n_feeds_with_xmlUrl);
    });
    const wanted = lists.reduce((sum, list) => sum + list.n_feeds_with_xmlUrl, 0);
    const figures: Figure[] = [
      {
        name: 'feeds parsed',
        value: hostile.parsed,
        target: 0.95,
        anchor: 'feedsmith .823, rss-parser .807',
        note: `${fixtures.length} fixtures`,
      },
      {
        name: 'fields right',
        value: hostile.right,
        target: 0.85,
        anchor: 'feedsmith .753, rss-parser .259',
        note: `${hostile.checks} checks of fields we mean`,
      },
      { name: 'real feeds: read, or refused as none', value: read, target: real.length, anchor: 'feedsmith 27 of 28' },
      {
        name: 'feeds found in OPML',
        value: found.reduce((sum, n) => sum + n, 0),
        target: wanted,
        anchor: `${wanted} in ${lists.length} lists`,
      },
    ];
    const pages = await measureExtraction(data);
    const stories = await measureStories(data);
    const documents = await measureEveryFixture(
      [
        ...fixtures.map(sentAs),
        ...real.map(sentAs),
        ...lists.map((list) => ({ ...sentAs(list), bytes: Buffer.from(textOf(list)) })),
      ],
      errors,
    );
    const polling = await measurePolling({ quick, say });
    return {
      figures: [...figures, ...documents, ...pages.figures, ...stories.figures, ...polling],
      errors: [...errors, ...pages.errors, ...stories.errors],
    };
  },
} satisfies Suite;

function sentAs(row: { id: string; bytes_b64?: string; http_headers?: Readonly<Record<string, string>> }): Sent {
  const type = Object.entries(row.http_headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type');
  return { id: row.id, bytes: Buffer.from(row.bytes_b64 ?? '', 'base64'), contentType: type?.[1] ?? null };
}

function measureFixtures(fixtures: readonly Fixture[], errors: string[]) {
  let parsed = 0;
  let checks = 0;
  let right = 0;
  for (const fixture of fixtures) {
    const bytes = Buffer.from(fixture.bytes_b64, 'base64');
    const headers = Object.fromEntries(
      Object.entries(fixture.http_headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const result = parseFeed({
      bytes,
      contentType: headers['content-type'] ?? null,
      url: headers['content-location'] ?? 'http://127.0.0.1:8097/',
    });
    if (result.kind === 'feed') parsed++;
    else errors.push(`parse ${fixture.id}: ${result.why}`);
    for (const { path, value } of fixture.checks) {
      const ours = result.kind === 'feed' ? field(result.feed, path) : null;
      if (ours === undefined || typeof value !== 'string') continue;
      checks++;
      if (ours !== null && same(ours, value)) right++;
      else
        errors.push(
          `field ${fixture.id} ${path.join('.')}: ${JSON.stringify(ours)?.slice(0, 90)} for ${JSON.stringify(value).slice(0, 90)}`,
        );
    }
  }
  return { parsed: parsed / fixtures.length, checks, right: right / checks };
}

/** Our field for a path of Python's feedparser; undefined for one we do not mean to have. */
function field(feed: Feed, path: readonly (string | number)[]): string | null | undefined {
  const [of, at, ...rest] = path;
  if (of === 'feed' && path.length === 2) return feedField(feed, String(at));
  if (of === 'feed' && path[2] === 'value') return feedField(feed, String(at).replace(/_detail$/, ''));
  if (of !== 'entries') return undefined;
  const item = feed.items[Number(at)];
  if (!item) return rest.length === 1 || rest[2] === 'value' ? null : undefined;
  const key = rest.join('.').replace(/_detail\.value$/, '');
  const fields: Readonly<Record<string, string | null>> = {
    id: item.id,
    guid: item.id,
    link: item.url,
    title: item.title,
    author: item.author,
    summary: item.summary,
    description: item.summary ?? item.content,
    'content.0.value': item.content,
    'content.0.language': item.language,
    'title_detail.language': item.language,
    category: item.categories[0] ?? null,
    'tags.0.term': item.categories[0] ?? null,
    'tags.1.term': item.categories[1] ?? null,
    'image.href': item.image,
    'source.title': item.from,
  };
  return key in fields ? fields[key] : undefined;
}

function feedField(feed: Feed, key: string): string | null | undefined {
  const { title, url, language, author, rights, description } = feed;
  const fields: Readonly<Record<string, string | null>> = {
    title,
    link: url,
    language,
    author,
    rights,
    copyright: rights,
    description,
    tagline: description,
    subtitle: description,
    info: description,
  };
  return key in fields ? fields[key] : undefined;
}

/** Fields agree when a reader would see the same: markup and white space apart. */
function same(ours: string, theirs: string): boolean {
  const seen = (html: string): string =>
    html
      .replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .trim();
  return ours === theirs || seen(ours) === seen(theirs);
}

/** A document that is no feed is answered rightly when it is refused; whether it is one, its root element tells. */
function realFeed(each: { id: string; bytes_b64: string }, errors: string[]): boolean {
  const bytes = Buffer.from(each.bytes_b64, 'base64');
  const result = parseFeed({ bytes, contentType: null, url: 'http://127.0.0.1/' });
  const isFeed = /<(rss|feed|rdf:RDF|channel)[\s>]/i.test(bytes.toString('latin1')) || bytes.includes('jsonfeed.org');
  if (result.kind === 'refused') errors.push(`real ${each.id}: ${result.why}`);
  return (result.kind === 'feed') === isFeed;
}

function textOf(row: object): string {
  const texts = Object.values(row).filter((value): value is string => typeof value === 'string');
  return texts.sort((a, b) => b.length - a.length)[0] ?? '';
}

function rows<Row>(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
