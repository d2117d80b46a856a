import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeHTML } from 'entities';
import { decode } from '../src/feeds/decode.ts';
import { declaredCharset, parsePage } from '../src/feeds/html.ts';
import type { Page } from '../src/feeds/page.ts';
import { findLines } from '../src/language/lines.ts';
import { type Overlap, overlapF1, overlapOfPages, shingleOverlap } from './scorers/shingles.ts';
import type { Figure } from './suite.ts';

type Labelled = { readonly id: string; readonly url: string; readonly articleBody: string; readonly html_b64: string };
type ReadabilityPage = {
  readonly id: string;
  readonly html: string;
  readonly expected_html: string;
  readonly expected_metadata: Readonly<Record<string, unknown>>;
};
type Fixture = { readonly id: string; readonly html: string; readonly expected_md: string };

/** Below this F1 a page is named among the lost ones. */
const lostBelow = 0.9;
/** A line of ours is in the reference when this share of its words' runs is. */
const inBody = 0.5;

/**
 * What is got of pages: text of the labelled pages, of Readability's and defuddle's test pages, particulars of the last
 * two, and whether the language room calls the right lines furniture. Rules are tuned on one half by hash.
 */
export async function measureExtraction(data: string): Promise<{ figures: Figure[]; errors: string[] }> {
  const errors: string[] = [];
  const figures = [
    ...(await labelledPages(data, errors)),
    ...(await readabilityPages(data, errors)),
    ...(await fixtures(data, errors)),
  ];
  return { figures, errors };
}

async function labelledPages(data: string, errors: string[]): Promise<Figure[]> {
  const halves: Record<'tuned' | 'held', Overlap[]> = { tuned: [], held: [] };
  const lines = { furniture: 0, called: 0, body: 0, miscalled: 0 };
  let slowestMs = 0;
  let totalMs = 0;
  for (const row of rows<Labelled>(join(data, 'extraction/zyte-aeb.jsonl.gz'))) {
    const bytes = Buffer.from(row.html_b64, 'base64');
    const decoded = decode(bytes, declaredCharset(bytes));
    const started = performance.now();
    const parsed = decoded.kind === 'text' ? await parsePage(decoded.text) : null;
    const page = parsed?.kind === 'page' ? parsed : null;
    if (parsed?.kind === 'none') errors.push(`refused: ${row.id} ${parsed.why}`);
    const tookMs = performance.now() - started;
    slowestMs = Math.max(slowestMs, tookMs);
    totalMs += tookMs;
    const text = page?.text ?? '';
    const overlap = shingleOverlap(row.articleBody, text);
    halves[halfOf(row.id)].push(overlap);
    if (overlapF1(overlap) < lostBelow) errors.push(`${lossOf(overlap)}: ${row.id} ${row.url}`);
    countLines(row.articleBody, text, page?.particulars.title ?? null, lines);
  }
  const all = overlapOfPages([...halves.tuned, ...halves.held]);
  const pages = halves.tuned.length + halves.held.length;
  return [
    {
      name: 'labelled pages, F1',
      value: all.f1,
      target: 0.96,
      anchor: 'Readability .955, rs_trafilatura .970 (published)',
      note: `${pages} pages, P ${all.p.toFixed(3)}, R ${all.r.toFixed(3)}`,
    },
    {
      name: 'labelled pages, half tuned on, F1',
      value: overlapOfPages(halves.tuned).f1,
      note: `${halves.tuned.length}`,
    },
    { name: 'labelled pages, other half, F1', value: overlapOfPages(halves.held).f1, note: `${halves.held.length}` },
    {
      name: 'lines outside the article called furniture',
      value: lines.furniture === 0 ? 1 : lines.called / lines.furniture,
      note: `of ${lines.furniture} in our text`,
    },
    {
      name: 'lines of the article called furniture',
      value: lines.miscalled / Math.max(1, lines.body),
      better: 'lower',
      target: 0.002,
      note: `${lines.miscalled} of ${lines.body}`,
    },
    {
      name: 'mean time a page, ms',
      value: totalMs / Math.max(1, pages),
      better: 'lower',
      note: `slowest ${slowestMs.toFixed(0)} ms`,
    },
  ];
}

/** Sorts our lines into those of the article and others, and counts which of them the language room calls furniture. */
function countLines(
  reference: string,
  text: string,
  title: string | null,
  lines: { furniture: number; called: number; body: number; miscalled: number },
): void {
  for (const line of findLines(text, title)) {
    const words = text.slice(line.start, line.end);
    const inReference = (shingleOverlap(reference, words).p ?? 0) >= inBody || plain(reference).includes(plain(words));
    const told = line.kind === 'body' || line.kind === 'quote' || line.kind === 'tweet';
    if (inReference) {
      lines.body++;
      if (line.kind === 'boilerplate') lines.miscalled++;
    } else {
      lines.furniture++;
      if (!told) lines.called++;
    }
  }
}

const metadata = ['title', 'byline', 'siteName', 'publishedTime', 'lang'] as const;

async function readabilityPages(data: string, errors: string[]): Promise<Figure[]> {
  const overlaps: Overlap[] = [];
  const right = Object.fromEntries(metadata.map((key) => [key, { right: 0, of: 0 }])) as Record<
    (typeof metadata)[number],
    { right: number; of: number }
  >;
  for (const row of rows<ReadabilityPage>(join(data, 'extraction/readability-pages.jsonl.gz'))) {
    const page = await pageOf(row.html);
    const overlap = shingleOverlap(seen(row.expected_html), page?.text ?? '');
    overlaps.push(overlap);
    if (overlapF1(overlap) < lostBelow) errors.push(`${lossOf(overlap)}: readability ${row.id}`);
    for (const key of metadata) {
      const wanted = row.expected_metadata[key];
      if (typeof wanted !== 'string' || wanted.trim() === '') continue;
      right[key].of++;
      const ours = particular(page, key);
      if (agrees(key, wanted, ours)) right[key].right++;
      else errors.push(`particular ${key}: readability ${row.id}: ${ours} for ${wanted}`);
    }
  }
  const { f1, p, r } = overlapOfPages(overlaps);
  return [
    {
      name: "Readability's test pages, F1",
      value: f1,
      note: `${overlaps.length} pages, P ${p.toFixed(3)}, R ${r.toFixed(3)}`,
    },
    ...metadata.map((key) => ({
      name: `… ${key} as Readability gives it`,
      value: right[key].right / Math.max(1, right[key].of),
      note: `of ${right[key].of}`,
    })),
  ];
}

async function fixtures(data: string, errors: string[]): Promise<Figure[]> {
  const overlaps: Overlap[] = [];
  const keys = { title: 'title', author: 'byline', site: 'siteName', published: 'publishedTime' } as const;
  let right = 0;
  let of = 0;
  for (const row of rows<Fixture>(join(data, 'extraction/defuddle-fixtures.jsonl.gz'))) {
    const page = await pageOf(row.html);
    const [, front = '{}', body = row.expected_md] =
      /^```json\n([\s\S]*?)\n```\n([\s\S]*)$/.exec(row.expected_md) ?? [];
    const overlap = shingleOverlap(ofMarkdown(body), page?.text ?? '', 1);
    overlaps.push(overlap);
    if (overlapF1(overlap) < lostBelow) errors.push(`${lossOf(overlap)}: defuddle ${row.id}`);
    const wanted = JSON.parse(front) as Record<string, string>;
    for (const [key, ours] of Object.entries(keys)) {
      if (!wanted[key]) continue;
      of++;
      const got = particular(page, ours);
      if (agrees(ours, wanted[key], got)) right++;
      else errors.push(`particular ${key}: defuddle ${row.id}: ${got} for ${wanted[key]}`);
    }
  }
  const { f1, p, r } = overlapOfPages(overlaps);
  return [
    {
      name: "defuddle's fixtures, F1 of words",
      value: f1,
      note: `${overlaps.length} pages, P ${p.toFixed(3)}, R ${r.toFixed(3)}`,
    },
    { name: '… particulars as defuddle gives them', value: right / Math.max(1, of), note: `of ${of}` },
  ];
}

async function pageOf(html: string): Promise<Page | null> {
  const parsed = await parsePage(html);
  return parsed.kind === 'page' ? parsed : null;
}

function particular(page: Page | null, key: (typeof metadata)[number]): string | null {
  const { title, author, publisher, published } = page?.particulars ?? {};
  const fields = { title, byline: author, siteName: publisher, publishedTime: published, lang: page?.language };
  return fields[key] ?? null;
}

function agrees(key: (typeof metadata)[number], wanted: string, ours: string | null): boolean {
  if (ours === null) return false;
  if (key === 'publishedTime') return sameTime(wanted, ours);
  if (key === 'byline') return plain(wanted).replace(/^(by|par|von|por) /, '') === plain(ours).replace(/^by /, '');
  return plain(wanted) === plain(ours);
}

/** One instant, or one day where either gives no more than a day. */
function sameTime(a: string, b: string): boolean {
  const [x, y] = [Date.parse(a), Date.parse(b)];
  return x === y || a.slice(0, 10) === b.slice(0, 10);
}

function lossOf({ p, r }: Overlap): string {
  if (!r) return 'nothing found';
  return (p ?? 0) < r ? 'too much' : 'too little';
}

function halfOf(id: string): 'tuned' | 'held' {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'tuned' : 'held';
}

function seen(html: string): string {
  return decodeHTML(
    html
      .replace(/<(script|style|svg)[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<[^>]*>/g, (tag) =>
        /^<\/?(a|b|i|em|strong|span|u|s|sup|sub|code|font|abbr|cite|mark|small|q|time)\b/i.test(tag) ? '' : ' ',
      ),
  );
}

function ofMarkdown(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>\n]*>/g, ' ');
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function rows<Row>(path: string): Row[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
