import type { Topic } from '../../model.ts';
import type { Reply } from '../reply.ts';
import { shownDate } from './date.ts';

export type Status = {
  readonly topics: readonly (Topic & { readonly articles: number })[];
  readonly stories: number;
  /** When the newest story was last told of; null when there is none. */
  readonly newest: string | null;
  /** Sources seen from here, and how many of them fail. */
  readonly sources: { readonly followed: number; readonly failing: number };
};

/** What the bot knows, in a few lines. */
export function presentStatus({ topics, stories, newest, sources }: Status): Reply {
  const count = (articles: number) => `${articles} ${articles === 1 ? 'article' : 'articles'}`;
  return {
    audience: 'you',
    parts: [
      { kind: 'heading', text: 'What I know' },
      {
        kind: 'facts',
        rows: [
          { label: 'Stories', line: [String(stories)] },
          { label: 'Newest', line: [newest === null ? 'nothing yet' : shownDate(newest)] },
          { label: 'Sources', line: [sourcesWords(sources)] },
          ...topics.map(({ slug, title, articles }) => ({ label: slug, line: [`${title}, ${count(articles)}`] })),
        ],
      },
    ],
    actions: topics.slice(0, 3).map(({ slug }) => ({
      kind: 'button',
      label: `Brief ${slug}`,
      command: 'brief',
      text: slug,
    })),
  };
}

function sourcesWords({ followed, failing }: Status['sources']): string {
  if (followed === 0) return 'none yet';
  return failing === 0 ? `${followed}, none failing` : `${followed}, ${failing} failing`;
}
