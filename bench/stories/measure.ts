import { assignArticles } from '../../src/briefing/assign.ts';
import { readArticle } from '../../src/language/read.ts';
import type { ReadArticle } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import { seeded } from '../corpus.ts';
import { b3 } from '../scorers/b3.ts';
import { pairwise } from '../scorers/pairwise.ts';
import type { Figure } from '../suite.ts';
import { labelledArticles, labelledSets } from './labelled.ts';

/** How many arrival orders are tried, and how many articles come at a time. */
const ORDERS = 7;
const AT_A_TIME = 10;

/** Pairwise F1 that the labelled sets are held against. */
const TARGET = 0.85;
/** The set whose errors are not told, so that nothing is tuned on it by looking. */
const UNREAD = 'second held-out';

type Measured = { readonly figures: readonly Figure[]; readonly errors: readonly string[] };

/** The figures of each labelled set. */
export async function measureStories(data: string): Promise<Measured> {
  const parts: Measured[] = [];
  for (const set of labelledSets()) parts.push(await measureSet(data, set));
  return { figures: parts.flatMap(({ figures }) => figures), errors: parts.flatMap(({ errors }) => errors) };
}

/**
 * Stories of a labelled set as the product makes them: articles arrive in several shuffled orders, ten at a time, and
 * each is assigned as ingest does it. Figures are means over the orders; `errors` are the pairs that most orders get wrong.
 */
async function measureSet(data: string, set: string): Promise<Measured> {
  const labelled = labelledArticles(data, set);
  const reads = labelled.map(({ article }) => ({ article, reading: readArticle(article) }));
  const gold = labelled.map(({ story }) => story);
  const given: string[][] = [];
  for (let order = 0; order < ORDERS; order += 1) given.push(await arrived(reads, order));
  const pairs = given.map((one) => pairwise(gold, one));
  const cubed = given.map((one) => b3(gold, one));
  const agreements = given.flatMap((one, i) => given.slice(i + 1).map((other) => pairwise(one, other).f));
  const note = `${labelled.length} articles, ${new Set(gold).size} stories, ${ORDERS} orders of arrival; precision ${mean(pairs.map(({ p }) => p)).toFixed(3)}, recall ${mean(pairs.map(({ r }) => r)).toFixed(3)}`;
  return {
    figures: [
      { name: `stories, ${set}: pairwise F1`, value: mean(pairs.map(({ f }) => f)), note, target: TARGET },
      { name: `stories, ${set}: worst order`, value: Math.min(...pairs.map(({ f }) => f)) },
      { name: `stories, ${set}: B³`, value: mean(cubed.map(({ f }) => f)) },
      { name: `stories, ${set}: agreement of two orders`, value: mean(agreements), note: 'pairwise F1 between them' },
    ],
    errors:
      set === UNREAD
        ? []
        : wrongPairs(
            labelled.map(({ article }) => article.id),
            gold,
            given,
          ),
  };
}

/** The story of each article after all have arrived in a shuffled order. */
async function arrived(reads: readonly ReadArticle[], order: number): Promise<string[]> {
  const random = seeded(order + 1);
  const shuffled = reads.map((read) => ({ read, at: random() })).sort((a, b) => a.at - b.at);
  const store = await openStore('memory:');
  try {
    for (let at = 0; at < shuffled.length; at += AT_A_TIME) {
      const batch = shuffled.slice(at, at + AT_A_TIME).map(({ read }) => read);
      await store.put(batch);
      await assignArticles(batch, store);
    }
    const storyOf = new Map(
      (await store.stories()).flatMap(({ story, articles }) => articles.map((id) => [id, story])),
    );
    return reads.map(({ article }) => storyOf.get(article.id) ?? `none ${article.id}`);
  } finally {
    await store.close();
  }
}

function wrongPairs(ids: readonly string[], gold: readonly string[], given: readonly (readonly string[])[]): string[] {
  const wrong: string[] = [];
  for (let i = 0; i < ids.length; i += 1) {
    for (let j = i + 1; j < ids.length; j += 1) {
      const joined = given.filter((one) => one[i] === one[j]).length * 2 > given.length;
      if (joined !== (gold[i] === gold[j])) wrong.push(`${joined ? 'joined' : 'parted'}: ${ids[i]} ${ids[j]}`);
    }
  }
  return wrong;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
