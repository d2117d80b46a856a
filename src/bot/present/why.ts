import type { Article, Citation } from '../../model.ts';
import type { Part, Reply } from '../reply.ts';
import { shownDate } from './date.ts';
import { marks, sourceLine } from './lines.ts';

export type Why = {
  readonly article: Article;
  readonly topic: string;
  /** The citation that was asked about; null when it was an article. */
  readonly cited: Citation | null;
  /** Sentences of the brief that rest on it. */
  readonly sentences: readonly string[];
  /** Citations of the brief that are of this article. */
  readonly numbers: readonly number[];
  /** Words of the topic that the article holds. */
  readonly words: readonly string[];
  /** The brief looked at the article. */
  readonly considered: boolean;
  /** The article that this one only repeats; null when it does not. */
  readonly copyOf: string | null;
  /** Other papers that print it. */
  readonly alsoIn: readonly string[];
  /** Independent publishers that tell its story; null where more than one is not known. */
  readonly publishers: number | null;
};

/** What an article is doing in a brief, or why it is not there. */
export function presentWhy(why: Why): Reply {
  const { article, topic, cited, sentences, numbers, words } = why;
  const holds = words.length > 0 ? `holds ${words.join(', ')}` : 'holds none of its words';
  const title = article.title ?? `Article ${article.id}`;
  const parts: Part[] = [
    { kind: 'heading', text: title },
    {
      kind: 'facts',
      rows: [
        { label: topic, line: [holds] },
        { label: 'Published', line: [shownDate(article.published, article.publishedHow)] },
        { label: 'Outcome', line: [outcome(why), ...marks(numbers)] },
        ...(why.alsoIn.length > 0 ? [{ label: 'Also in', line: [`${why.alsoIn.join(', ')} (counted once)`] }] : []),
        ...(why.publishers === null
          ? []
          : [{ label: 'Its story', line: [`told by ${why.publishers} independent publishers`] }]),
      ],
    },
  ];
  if (sentences.length > 0) {
    parts.push({ kind: 'paragraph', line: [cited === null ? 'What the brief tells from it:' : 'What it proves:'] });
    parts.push({ kind: 'list', ordered: false, items: sentences.map((sentence) => [sentence]) });
  }
  if (cited !== null) {
    parts.push({ kind: 'quote', text: cited.quote, by: [{ cite: cited.n }, ' ', ...sourceLine(cited)] });
  }
  return { audience: 'you', parts, actions: [] };
}

function outcome({ numbers, words, considered, copyOf }: Why): string {
  if (copyOf !== null) return `counted once with article ${copyOf}: it says nothing that one does not`;
  if (numbers.length > 0) return 'it is cited: it tells something no other chosen sentence tells as well';
  if (words.length === 0) return 'left out: it is not about this topic';
  if (!considered) return 'left out: newer articles on the topic came first, or told the same';
  return 'looked at and left out: what it tells is told by other articles';
}
