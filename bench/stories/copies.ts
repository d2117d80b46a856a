import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { traceOrigins } from '../../src/briefing/copies.ts';
import { readArticle } from '../../src/language/read.ts';
import type { ReadArticle } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import { articleOf } from '../ask-all.ts';
import type { Figure } from '../suite.ts';

const COPIED_EACH = 100;
const AT_A_TIME = 50;

type Original = { readonly title: string; readonly paragraphs: readonly string[] };
type Rewrite = (sentences: readonly string[], others: readonly string[]) => readonly string[];

/** What an editor does to an agency's report, hardest last. */
const REWRITES: Readonly<Record<string, Rewrite>> = {
  cut: (sentences) => sentences.slice(0, Math.ceil(sentences.length * 0.4)),
  changed: (sentences, others) => sentences.map((sentence, i) => (i % 4 === 3 ? (others[i] ?? sentence) : sentence)),
  'cut and changed': (sentences, others) => REWRITES.changed!(REWRITES.cut!(sentences, others), others),
};

/** Copies made of BBC articles that are found again among all of them, and articles taken for copies that nobody made. */
export async function measureCopies(data: string): Promise<{ figures: Figure[]; errors: string[] }> {
  const rows = gunzipSync(readFileSync(join(data, 'summ/bbc.jsonl.gz')))
    .toString()
    .trim()
    .split('\n');
  const originals = rows.map((row) => JSON.parse(row) as Original);
  const reads = originals.map(({ title, paragraphs }, i) => read(`bbc-${i}`, title, paragraphs.join('\n')));
  const made = Object.entries(REWRITES).flatMap(([how, rewrite], k) =>
    Array.from({ length: COPIED_EACH }, (_, n) => {
      const of = (n * REWRITES_APART + k) % originals.length;
      const lines = rewrite(sentencesOf(reads[of]!), sentencesOf(reads[(of + 500) % reads.length]!));
      return { how, of, read: read(`copy-${how}-${of}`, 'Another headline', lines.join('\n')) };
    }),
  );
  const store = await openStore('memory:');
  try {
    const all = [...reads, ...made.map((copy) => copy.read)];
    for (let at = 0; at < all.length; at += AT_A_TIME) {
      await store.put(all.slice(at, at + AT_A_TIME));
      await traceOrigins(all.slice(at, at + AT_A_TIME), store);
    }
    const origins = await store.origins.of(all.map(({ article }) => article.id));
    const groupOf = (id: string): string => origins.get(id)!.group;
    const found = made.map((copy) => ({ ...copy, found: groupOf(copy.read.article.id) === groupOf(`bbc-${copy.of}`) }));
    const joined = [...Map.groupBy(originals.keys(), (i) => groupOf(`bbc-${i}`)).values()].filter(
      (group) => new Set(group.map((i) => originals[i]!.title)).size > 1,
    );
    return {
      figures: [
        ...Object.keys(REWRITES).map((how): Figure => {
          const own = found.filter((copy) => copy.how === how);
          return {
            name: `copies found: ${how}`,
            value: own.filter((copy) => copy.found).length / own.length,
            target: 0.95,
            note: `${own.length} among ${originals.length} articles`,
          };
        }),
        {
          name: 'groups of copies whose titles differ',
          value: joined.length,
          better: 'lower',
          note: 'BBC articles; most are one article, republished',
        },
      ],
      errors: joined.map((group) => `copies: ${group.map((i) => `${i} ${originals[i]!.title}`).join(' | ')}`),
    };
  } finally {
    await store.close();
  }
}

/** Steps through the articles so that each way of rewriting gets others. */
const REWRITES_APART = 11;

function read(id: string, title: string, text: string): ReadArticle {
  const article = articleOf({ id, title, text });
  return { article, reading: readArticle(article) };
}

function sentencesOf({ article, reading }: ReadArticle): string[] {
  return reading.sentences.map(({ start, end }) => article.text.slice(start, end));
}
