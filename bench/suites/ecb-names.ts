import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noParticulars } from '../../src/feeds/incoming.ts';
import { linkEntities } from '../../src/language/linking.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Entity, ReadArticle } from '../../src/model.ts';

import { detokenise } from '../detokenise.ts';

import { b3 } from '../scorers/b3.ts';
import type { Suite } from '../suite.ts';

type Mention = {
  readonly type: string;
  readonly chain: string;
  readonly sent: number;
  readonly tokens: readonly number[];
  readonly text: string;
};
type Document = {
  readonly doc_id: string;
  readonly sentences: readonly (readonly string[])[];
  readonly sent_ids: readonly number[];
  readonly mentions: readonly Mention[];
};

/**
 * ECB+ development documents, all linked at once. Measured on the mentions of people and bodies (HUM) that are names: each
 * word but small ones begins with a capital, and one of them stands nowhere in the documents in lower case (headlines
 * print "Woman" and "Suspect" with a capital too). A mention takes the linked entity that covers most of it; one
 * the reading did not find stands for its own words. B³ against the gold chains.
 */
const suite: Suite = {
  name: 'ecb-names',
  summary: 'ECB+ dev: the same person or body across articles',
  run({ data, say }) {
    const documents = readFileSync(join(data, 'ecbplus', 'dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Document);
    const laid = documents.map(layOut);
    const ordinary = new Set(documents.flatMap((d) => d.sentences.flat()).filter((word) => /^\p{Ll}/u.test(word)));
    const clusterOf = new Map<string, number>();
    const linked = linkEntities(laid.map(({ read }) => read));
    linked.forEach(({ members }, i) => {
      for (const { article, entity } of members) clusterOf.set(`${article} ${entity}`, i);
    });
    const gold: string[] = [];
    const given: string[] = [];
    const words: string[] = [];
    const lines: string[] = [];
    let found = 0;
    laid.forEach(({ read, offsets }, d) => {
      const document = documents[d]!;
      for (const mention of document.mentions) {
        if (mention.type !== 'HUM' || !isName(mention.text, ordinary)) continue;
        const span = spanOf(document, offsets, mention);
        if (!span) continue;
        const entity = covering(read.reading.entities, span);
        if (entity) found++;
        const label = entity ? `#${clusterOf.get(`${read.article.id} ${entity.id}`)}` : mention.text.toLowerCase();
        gold.push(mention.chain);
        given.push(label);
        words.push(mention.text.toLowerCase());
        lines.push(
          `${document.doc_id} ${mention.text} → ${label} ${entity ? linked[Number(label.slice(1))]!.name : ''}`,
        );
      }
    });
    const ours = b3(gold, given);
    const plain = b3(gold, words);
    say(`${gold.length} names in ${documents.length} documents, ${found} found by the reading`);
    return Promise.resolve({
      figures: [
        {
          name: 'name linking B³',
          value: ours.f,
          target: 0.92,
          anchor: '.866',
          better: 'higher',
          note: `${gold.length} names`,
        },
        { name: 'name linking B³ precision', value: ours.p, better: 'higher' },
        { name: 'name linking B³ recall', value: ours.r, better: 'higher' },
        { name: 'same words, same name (for comparison)', value: plain.f, better: 'higher' },
        { name: 'names found by the reading', value: found / gold.length, better: 'higher' },
      ],
      errors: wrong(gold, given, lines),
    });
  },
};

export default suite;

/** The document as an article, a sentence a line, with the offset of each token. */
function layOut(document: Document): { read: ReadArticle; offsets: number[][] } {
  let text = '';
  const offsets = document.sentences.map((sentence) => {
    const line = detokenise(sentence);
    const starts = line.starts.map((start) => start + text.length);
    text += line.text;
    text = `${text.trimEnd()}\n`;
    return starts;
  });
  const article = { ...noParticulars, id: document.doc_id, source: 'ecb', text };
  return { read: { article, reading: readArticle(article) }, offsets };
}

function isName(text: string, ordinary: ReadonlySet<string>): boolean {
  const words = text.split(/[\s.,]+/).filter((word) => /\p{L}/u.test(word) && !/^(?:of|the|and|for|'s)$/i.test(word));
  return (
    words.every((word) => /^\p{Lu}/u.test(word)) &&
    words.some((word) => word.length > 1 && !ordinary.has(word.toLowerCase()))
  );
}

function spanOf(
  document: Document,
  offsets: readonly number[][],
  mention: Mention,
): { start: number; end: number } | null {
  const s = document.sent_ids.indexOf(mention.sent);
  const first = mention.tokens[0];
  const last = mention.tokens.at(-1);
  if (s < 0 || first === undefined || last === undefined) return null;
  const start = offsets[s]?.[first];
  const end = offsets[s]?.[last];
  const token = document.sentences[s]?.[last];
  return start === undefined || end === undefined || token === undefined ? null : { start, end: end + token.length };
}

/** The entity whose mention shares most with the span. */
function covering(entities: readonly Entity[], span: { start: number; end: number }): Entity | null {
  let best: Entity | null = null;
  let most = 0;
  for (const entity of entities) {
    for (const mention of entity.mentions) {
      const shared = Math.min(mention.end, span.end) - Math.max(mention.start, span.start);
      const union = Math.max(mention.end, span.end) - Math.min(mention.start, span.start);
      if (shared > 0 && shared / union > most) {
        most = shared / union;
        best = entity;
      }
    }
  }
  return best;
}

/** Names that stand apart from most of their chain, or with another chain. */
function wrong(gold: readonly string[], given: readonly string[], lines: readonly string[]): string[] {
  const majority = new Map<string, string>();
  for (const chain of new Set(gold)) {
    const counts = new Map<string, number>();
    gold.forEach((g, i) => {
      if (g === chain) counts.set(given[i]!, (counts.get(given[i]!) ?? 0) + 1);
    });
    majority.set(chain, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '');
  }
  return lines.filter((_, i) => majority.get(gold[i]!) !== given[i]).map((line) => `reading: ${line}`);
}
