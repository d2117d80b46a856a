import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { clusterProfiles } from '../../src/briefing/stories.ts';
import { readArticle } from '../../src/language/read.ts';
import { profileOf } from '../../src/store/profile.ts';
import { articleOf } from '../ask-all.ts';
import { b3 } from '../scorers/b3.ts';
import type { Suite } from '../suite.ts';

type Document = { readonly doc_id: string; readonly subtopic: string; readonly sentences: readonly string[][] };

/** Articles of ECB+ put into stories, two similar events a topic, no dates of publication. */
const suite: Suite = {
  name: 'ecb-stories',
  summary: 'Story clustering on ECB+: B-cubed over all documents of a half',
  async run({ data }) {
    const dev = readFileSync(join(data, 'ecbplus/dev.jsonl'), 'utf8');
    const train = gunzipSync(readFileSync(join(data, 'ecbplus/train.jsonl.gz'))).toString();
    const note = (n: number, score: { p: number; r: number }): string =>
      `${n} documents, precision ${score.p.toFixed(3)}, recall ${score.r.toFixed(3)}`;
    const [a, b] = [clustered(dev), clustered(train)];
    return {
      figures: [
        { name: 'B³, dev', value: a.score.f, target: 0.9, anchor: '.831', better: 'higher', note: note(a.n, a.score) },
        { name: 'B³, train (not trained on)', value: b.score.f, better: 'higher', note: note(b.n, b.score) },
      ],
    };
  },
};

export default suite;

function clustered(lines: string): { n: number; score: { p: number; r: number; f: number } } {
  const documents = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Document);
  const profiles = documents.map(({ doc_id: id, sentences }) => {
    const article = articleOf({ id, text: sentences.map(plain).join('\n') });
    return profileOf({ article, reading: readArticle(article) });
  });
  const story = new Array<string>(documents.length);
  for (const [n, group] of clusterProfiles(profiles).entries()) for (const i of group) story[i] = String(n);
  return {
    n: documents.length,
    score: b3(
      documents.map(({ subtopic }) => subtopic),
      story,
    ),
  };
}

/** Tokens put together as print has them. */
function plain(tokens: readonly string[]): string {
  return tokens
    .join(' ')
    .replace(/ ([,.;:!?%)\]])/g, '$1')
    .replace(/ ('s|n't|'re|'ve|'ll|'d|'m)\b/g, '$1')
    .replace(/([($[]) /g, '$1')
    .replace(/``|''/g, '"');
}
