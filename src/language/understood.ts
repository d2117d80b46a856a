import type { Article } from '../model.ts';

/** Whether an article is in the language that is read here; one whose language is not known is taken to be. */
export const isUnderstood = ({ language }: Pick<Article, 'language'>): boolean =>
  language === undefined || /^en\b/i.test(language);

/** The languages of articles by name, each once: "German and French". Articles whose language is not known are passed over. */
export function languageNames(articles: readonly Pick<Article, 'language'>[]): string {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
  const tags = articles.flatMap(({ language }) => (language === undefined ? [] : [language.split('-')[0]!]));
  const named = [...new Set(tags)].map((tag) => names.of(tag) ?? tag);
  return new Intl.ListFormat('en').format(named);
}
