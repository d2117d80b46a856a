import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft, Token } from '../../src/language/draft.ts';
import { nameEntities } from '../../src/language/names.ts';
import { tag } from '../../src/language/tagger.ts';
import { tokenise } from '../../src/language/tokens.ts';
import type { EntityKind } from '../../src/model.ts';
import type { Figure, Suite } from '../suite.ts';

type Row = { readonly tokens: readonly string[]; readonly tags: readonly string[] };
type Counts = { gold: number; found: number; right: number };

const kinds = { PER: 'person', ORG: 'organisation', LOC: 'place' } as const satisfies Record<string, EntityKind>;
type Label = keyof typeof kinds;
const labels: readonly Label[] = ['PER', 'ORG', 'LOC'];

/**
 * Names in Reuters newswire of 1996 (CoNLL-2003), exact spans. The set gives no articles, so a new one is taken to begin
 * at each headline in capitals. Measured only, never trained on.
 */
const suite: Suite = {
  name: 'conll',
  summary: 'Names in newswire: exact spans and kinds (CoNLL-2003)',
  async run({ data }) {
    const rows = await readRows(join(data, 'conll2003/testa.jsonl'));
    const { figures, errors } = measure(rows);
    return { figures, errors };
  },
};

export default suite;

async function readRows(path: string): Promise<Row[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

function measure(rows: readonly Row[]): { figures: Figure[]; errors: string[] } {
  const all = fresh();
  const running = fresh();
  const errors: string[] = [];
  for (const article of splitArticles(rows)) {
    const found = readSpans(article);
    article.forEach((row, i) => {
      const prose = isProse(row);
      for (const label of labels) {
        const gold = spansOf(row.tags, label);
        const own = found[i]?.[label] ?? new Set<string>();
        count(all[label], gold, own);
        if (prose) count(running[label], gold, own);
        for (const span of gold) if (!own.has(span)) errors.push(say('missed', label, row, span));
        for (const span of own) if (!gold.has(span)) errors.push(say('wrong', label, row, span));
      }
    });
  }
  const note = `${rows.length} sentences`;
  return {
    figures: [
      { name: 'person F1', value: f1(all.PER), target: 0.85, anchor: 'compromise .558', note },
      { name: 'person F1, running text', value: f1(running.PER) },
      { name: 'person precision', value: all.PER.right / (all.PER.found || 1) },
      { name: 'person recall', value: all.PER.right / (all.PER.gold || 1) },
      { name: 'organisation F1', value: f1(all.ORG) },
      { name: 'organisation F1, running text', value: f1(running.ORG) },
      { name: 'place F1', value: f1(all.LOC) },
      { name: 'place F1, running text', value: f1(running.LOC) },
    ],
    errors,
  };
}

function fresh(): Record<Label, Counts> {
  return {
    PER: { gold: 0, found: 0, right: 0 },
    ORG: { gold: 0, found: 0, right: 0 },
    LOC: { gold: 0, found: 0, right: 0 },
  };
}

function count(counts: Counts, gold: ReadonlySet<string>, found: ReadonlySet<string>): void {
  counts.gold += gold.size;
  counts.found += found.size;
  for (const span of found) if (gold.has(span)) counts.right += 1;
}

function f1({ gold, found, right }: Counts): number {
  return right === 0 ? 0 : (2 * right) / (gold + found);
}

/** A sentence with a verb's worth of small letters that ends in a stop: no table row, headline or byline. */
function isProse({ tokens }: Row): boolean {
  const small = tokens.filter((token) => /^[a-z]{2,}$/.test(token)).length;
  return tokens.length >= 6 && small >= tokens.length * 0.4 && /^[.!?"']$/.test(tokens.at(-1) ?? '');
}

/** A headline: capitals only, four words or more, no sentence before it in capitals. */
function isHeadline(row: Row): boolean {
  const words = row.tokens.filter((token) => /[A-Za-z]/.test(token));
  return words.length >= 3 && words.every((word) => word === word.toUpperCase());
}

function splitArticles(rows: readonly Row[]): Row[][] {
  const articles: Row[][] = [];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (i === 0 || (isHeadline(row) && !(before && isHeadline(before)))) articles.push([]);
    articles.at(-1)?.push(row);
  });
  return articles;
}

/** The gold tokens read as one article; spans are token positions, as the gold has them. */
function readSpans(article: readonly Row[]): Record<Label, Set<string>>[] {
  const text = article.map((row) => row.tokens.join(' ')).join('\n');
  const draft: Draft = {
    text,
    title: null,
    published: null,
    lines: [],
    sentences: [],
    quoted: [],
    entities: [],
    dates: [],
    quotations: [],
    events: [],
  };
  let at = 0;
  article.forEach((row, n) => {
    const start = at;
    const tokens = row.tokens.map((word): Token => {
      const own = tokenise(word, at)[0];
      const token: Token = {
        start: at,
        end: at + word.length,
        text: word,
        lower: word.toLowerCase(),
        tag: own && own.end - own.start === word.length ? own.tag : 'NOUN',
        entity: -1,
      };
      at += word.length + 1;
      return token;
    });
    tag(tokens);
    draft.sentences.push({ n, start, end: at - 1, kind: 'body', paragraph: n, tokens });
  });
  nameEntities(draft);
  return draft.sentences.map((sentence) => {
    const spans = { PER: new Set<string>(), ORG: new Set<string>(), LOC: new Set<string>() };
    for (const entity of draft.entities) {
      const label = labels.find((one) => kinds[one] === entity.kind);
      if (!label) continue;
      for (const mention of entity.mentions) {
        if (mention.sentence !== sentence.n) continue;
        const from = sentence.tokens.findIndex((token) => token.start === mention.start);
        const to = sentence.tokens.findIndex((token) => token.end === mention.end) + 1;
        if (from >= 0 && to > from) spans[label].add(`${from}:${to}`);
      }
    }
    return spans;
  });
}

function spansOf(tags: readonly string[], label: Label): Set<string> {
  const spans = new Set<string>();
  let start = -1;
  for (let i = 0; i <= tags.length; i++) {
    if (start >= 0 && tags[i] !== `I-${label}`) {
      spans.add(`${start}:${i}`);
      start = -1;
    }
    if (tags[i] === `B-${label}`) start = i;
  }
  return spans;
}

function say(what: string, label: Label, row: Row, span: string): string {
  const [from = 0, to = 0] = span.split(':').map(Number);
  return `reading: ${what} ${label} [${row.tokens.slice(from, to).join(' ')}] in: ${row.tokens.join(' ').slice(0, 160)}`;
}
