import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { Article } from '../../src/model.ts';
import { articleOf } from '../ask-all.ts';
import { detokenise } from '../detokenise.ts';

/** An article with the story it was labelled with. */
export type Labelled = { readonly article: Article; readonly story: string };

type Label = {
  readonly set: string;
  readonly from: 'bbc' | 'ecbplus' | 'seeds';
  readonly row?: number;
  readonly id?: string;
  readonly sha: string;
  readonly story: string;
};

type Bbc = { readonly title: string; readonly paragraphs: readonly string[] };
type Ecb = { readonly sentences: readonly (readonly string[])[] };

/** The names of the sets, in the order of labels.jsonl. */
export function labelledSets(): string[] {
  return [...new Set(labels().map(({ set }) => set))];
}

/**
 * The labelled articles of one set, in the order of labels.jsonl. Their texts come from the folder of evaluation data.
 * Throws when a text is not the one that was labelled.
 */
export function labelledArticles(data: string, set: string): Labelled[] {
  const bbc = lines<Bbc>(gunzipSync(readFileSync(join(data, 'summ/bbc.jsonl.gz'))).toString());
  const ecb = lines<Ecb>(gunzipSync(readFileSync(join(data, 'ecbplus/train.jsonl.gz'))).toString());
  return labels()
    .filter((label) => label.set === set)
    .map((label) => {
      const { from, row = 0, id = '', story } = label;
      if (from === 'seeds') return { article: seed(id, label), story };
      const raw = from === 'bbc' ? bbc[row]!.paragraphs : ecb[row]!.sentences.map((tokens) => tokens.join(' '));
      const text =
        from === 'bbc' ? raw.join('\n') : ecb[row]!.sentences.map((tokens) => detokenise(tokens).text).join('\n');
      check(raw.join('\n'), label);
      return {
        article: articleOf({ id: `${from}-${row}`, text, title: from === 'bbc' ? bbc[row]!.title : null }),
        story,
      };
    });
}

function labels(): Label[] {
  return lines(readFileSync(join(import.meta.dirname, 'labels.jsonl'), 'utf8'));
}

function seed(id: string, label: Label): Article {
  const folder = join(import.meta.dirname, '..', '..', 'seeds');
  const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
  check(text, label);
  const said = (parse(readFileSync(join(folder, 'index.yaml'), 'utf8')) as Record<string, string>[]).find(
    ({ file }) => file === `${id}.txt`,
  );
  return { ...articleOf({ id, text, title: said?.title ?? null }), published: said?.published ?? null };
}

function check(text: string, { sha, from, row, id }: Label): void {
  const is = createHash('sha256').update(text).digest('hex').slice(0, sha.length);
  if (is !== sha) throw new Error(`${from} ${row ?? id} is not the text that was labelled.`);
}

function lines<Row>(text: string): Row[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
