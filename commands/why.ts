import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { requiredWords } from '../src/bot/input.ts';
import { presentWhy } from '../src/bot/present/why.ts';
import { badInput } from '../src/errors.ts';
import type { Digest } from '../src/model.ts';

const input = z.object({ what: requiredWords('citation or article', 'why 2 northkorea') });

/** Why a citation or an article is in a brief, or was left out of it. */
export default {
  name: 'why',
  summary: 'Why something is in a brief, or is not',
  usage: 'why <citation number or article id> [topic]',
  examples: ['why 2 northkorea', 'why 003 northkorea'],
  options: [
    { name: 'what', summary: 'A citation number or an article id, then the topic', kind: 'words', required: true },
  ],
  input,
  async run({ what }, { core }) {
    const [wanted = '', ...rest] = what.replace(/^\[(\d+)\]/, '$1').split(/\s+/);
    const topics = await core.topics();
    const topic = rest.join(' ') || (topics.length === 1 ? topics[0]!.slug : '');
    if (topic === '')
      throw badInput(`Name the topic as well, such as: why ${wanted} ${topics[0]?.slug ?? 'northkorea'}`);
    const digest = await core.brief({ topic, length: 'standard' });
    const cited = /^[1-9]\d?$/.test(wanted) ? digest.citations.find(({ n }) => n === Number(wanted)) : undefined;
    const id = cited?.article ?? wanted;
    const found = await core.read(id);
    if (found === null) {
      const most = digest.citations.length;
      throw badInput(`The brief of ${digest.topic} has citations 1 to ${most}, and no article is called "${wanted}".`);
    }
    const { article } = found;
    const numbers = digest.citations.filter((each) => each.article === article.id).map(({ n }) => n);
    const match = topics.find(({ slug }) => slug === topic)?.match ?? [topic];
    const text = `${article.title ?? ''} ${article.text}`.toLowerCase();
    const why = {
      article,
      topic: digest.topic,
      cited: cited ?? null,
      sentences: sentencesOf(digest, cited === undefined ? numbers : [cited.n]),
      numbers,
      words: match.filter((each) => text.includes(each.toLowerCase())),
      copyOf: digest.copies?.find((copy) => copy.article === article.id)?.of ?? null,
      alsoIn: digest.sources.find((source) => source.article === article.id)?.alsoIn ?? [],
      publishers: digest.stories.find(({ articles }) => articles.includes(article.id))?.publishers ?? null,
      considered: digest.sources.some((source) => source.article === article.id) || numbers.length > 0,
    };
    const { sentences, words, considered, copyOf, alsoIn, publishers } = why;
    const counted = { copyOf, alsoIn, publishers };
    const data = {
      article: article.id,
      topic: why.topic,
      citations: numbers,
      sentences,
      words,
      considered,
      ...counted,
    };
    return { data, reply: presentWhy(why) };
  },
} satisfies Command<typeof input>;

/** The sentences that rest on these citations. */
function sentencesOf(digest: Digest, numbers: readonly number[]): string[] {
  return digest.sentences.filter(({ citations }) => citations.some((n) => numbers.includes(n))).map(({ text }) => text);
}
