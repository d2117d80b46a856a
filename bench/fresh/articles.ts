import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/model.ts';
import { articleOf, readFolder } from '../ask-all.ts';

const bbcRows = {
  'bbc-two': ['tech/006', 'business/501'],
  'bbc-affairs': ['business/393', 'business/307', 'politics/137', 'politics/333'],
  'bbc-leisure': ['entertainment/133', 'tech/123', 'sport/461', 'sport/088'],
  mixed: ['tech/356'],
  'bbc-one-each': ['tech/269', 'entertainment/125', 'business/312', 'politics/285'],
  'bbc-one-each-two': ['politics/261', 'tech/256', 'business/401', 'entertainment/143'],
  'bbc-one-each-three': ['politics/316', 'tech/138', 'sport/177', 'entertainment/301'],
  'mixed-two': ['tech/070'],
  'third-bbc-one': ['entertainment/100', 'sport/102', 'politics/378', 'business/304'],
  'third-bbc-two': ['politics/306', 'entertainment/354', 'business/160', 'tech/143'],
  'third-bbc-three': ['business/111', 'entertainment/327', 'politics/385', 'tech/075'],
  'fourth-bbc-one': ['entertainment/265', 'business/366', 'tech/065', 'politics/092'],
  'fourth-bbc-two': ['business/323', 'entertainment/161', 'sport/147', 'politics/393'],
  'fourth-bbc-three': ['business/460', 'entertainment/151', 'sport/163', 'tech/271'],
  'fourth-bbc-four': ['business/279', 'entertainment/373', 'tech/197', 'politics/219'],
  'fifth-bbc-one': ['politics/373', 'sport/379', 'tech/397', 'entertainment/303'],
  'fifth-bbc-two': ['sport/233', 'politics/386', 'business/049', 'entertainment/293'],
  'fifth-bbc-three': ['sport/465', 'politics/367', 'business/238', 'tech/365'],
  'fifth-bbc-four': ['sport/348', 'politics/033', 'business/064', 'entertainment/280'],
} as const;
const ecbRows = {
  'ecb-events': [
    '30_1ecb',
    '30_2ecb',
    '30_3ecb',
    '30_9ecb',
    '30_10ecb',
    '30_12ecb',
    '28_2ecbplus',
    '28_5ecbplus',
    '28_6ecbplus',
    '28_11ecbplus',
    '28_12ecbplus',
  ],
  mixed: ['33_1ecb', '33_3ecb', '33_5ecb'],
  'ecb-escape': [
    '3_10ecbplus',
    '3_11ecbplus',
    '3_1ecbplus',
    '3_2ecbplus',
    '3_4ecbplus',
    '3_5ecbplus',
    '3_6ecbplus',
    '3_8ecbplus',
  ],
  'mixed-two': ['12_2ecbplus', '12_3ecbplus', '12_6ecbplus'],
  'ecb-earthquake': [
    '20_11ecbplus',
    '20_1ecbplus',
    '20_2ecb',
    '20_3ecb',
    '20_3ecbplus',
    '20_6ecbplus',
    '20_8ecbplus',
    '20_9ecbplus',
  ],
  'ecb-election': ['11_11ecb', '11_1ecbplus', '11_2ecb', '11_2ecbplus', '11_3ecbplus', '11_5ecb', '11_6ecb', '11_8ecb'],
  'ecb-obituaries': [
    '4_10ecb',
    '4_10ecbplus',
    '4_1ecbplus',
    '4_2ecb',
    '4_2ecbplus',
    '4_4ecbplus',
    '4_7ecb',
    '4_8ecbplus',
  ],
} as const;
const newsroomRows = { mixed: ['8607'], 'mixed-two': ['10580', '7208'] } as const;

type Listed = Readonly<Record<string, readonly string[]>>;
type Row = {
  readonly id?: string;
  readonly doc_id?: string;
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  readonly sentences?: readonly (readonly string[])[];
  readonly source?: string;
};

/**
 * The articles a set of fresh questions is asked of, built from the folder of evaluation data by row. The questions'
 * evidence is given as offsets into exactly these texts, so that no article stands in the repository.
 */
export async function freshArticles(data: string, set: string): Promise<Article[]> {
  if (set === 'seeds') return readFolder(new URL('../../seeds', import.meta.url).pathname);
  const bbc = (bbcRows as Listed)[set] ?? [];
  const ecb = (ecbRows as Listed)[set] ?? [];
  const newsroom = (newsroomRows as Listed)[set] ?? [];
  return [
    ...pick(rows(join(data, 'summ/bbc.jsonl.gz')), bbc).map(bbcArticle),
    ...pick([...rows(join(data, 'ecbplus/train.jsonl.gz')), ...rows(join(data, 'ecbplus/dev.jsonl'))], ecb).map(
      ecbArticle,
    ),
    ...pick(rows(join(data, 'summ/newsroom.jsonl')), newsroom).map(newsroomArticle),
  ];
}

function pick(all: readonly Row[], ids: readonly string[]): Row[] {
  const byId = new Map(all.map((row) => [String(row.doc_id ?? row.id), row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new Error(`The evaluation data has no row ${id}.`);
    return row;
  });
}

function bbcArticle({ id = '', title = '', paragraphs = [] }: Row): Article {
  return articleOf({
    id: `bbc${id.replace('/', '')}`,
    title,
    publisher: 'BBC News',
    text: `${[title, ...paragraphs].join('\n\n')}\n`,
  });
}

/** A headline (no closing mark) stands on a line of its own; running sentences are joined by a space. */
function ecbArticle({ doc_id = '', sentences = [] }: Row): Article {
  const plus = doc_id.endsWith('plus');
  const said = sentences.map((tokens) => joined(tokens.join(' '), plus));
  const text = said
    .map((each, at) => each + (at === said.length - 1 ? '\n' : /[.!?]["')]*$/.test(each) ? ' ' : '\n\n'))
    .join('');
  const [, topic, number] = /^(\d+)_(\d+)/.exec(doc_id) ?? [];
  const title = (text.split('\n')[0] ?? '')
    .split(' ')
    .slice(0, 12)
    .join(' ')
    .replace(/[.,;:]$/, '');
  return articleOf({ id: `ecb${topic}${plus ? 'p' : ''}d${number}`, title, text });
}

function newsroomArticle({ id = '', source = '' }: Row): Article {
  const text = `${joined(source, false)}\n`;
  const [, month = '', day = '', year] = /([A-Z][a-z]+) (\d{1,2}), (\d{4})/.exec(text.slice(0, 80)) ?? [];
  const at = Date.parse(`${day} ${month} ${year} UTC`);
  const published = Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
  const publisher = text.includes('(CNN)') ? 'CNN' : null;
  return articleOf({
    id: `newsroom${id}`,
    title: text.split(' ').slice(8, 18).join(' '),
    publisher,
    published,
    publishedHow: published ? 'read' : null,
    text,
  });
}

/** Penn-style tokens as running text. The evidence's offsets depend on each step: what is changed here moves them. */
function joined(tokens: string, hyphens: boolean): string {
  let text = ` ${tokens} `.replace(/\s+/g, ' ');
  text = text
    .replace(/``\s*/g, '"')
    .replace(/\s*''/g, '"')
    .replace(/"'? '(?=\s)/g, (mark) => mark.replace(' ', ''))
    .replace(/ (n't|'s|'re|'ve|'ll|'d|'m)\b/gi, '$1');
  if (hyphens) {
    text = text
      .replace(/(\w) - (?=\w)/g, '$1-')
      .replace(/(\d) \/ (?=\d)/g, '$1/')
      .replace(/(\d) : (?=\d)/g, '$1:')
      .replace(/(\d) , (?=\d{3}\b)/g, '$1,')
      .replace(/\b([ap]) \. m \./g, '$1.m.');
  }
  return text
    .replace(/ ([,.;:?!%)\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/([$£€]) (?=\d)/g, '$1')
    .replace(/fiber- optic/g, 'fiber-optic')
    .replace(/then- (?=\d)/g, 'then-')
    .replace(/"' (?=[A-Z])/g, '"\'')
    .trim();
}

function rows(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
