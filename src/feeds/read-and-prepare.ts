import { readArticle } from '../language/read.ts';
import type { Article } from '../model.ts';
import { type Prepared, prepare } from '../store/prepare.ts';
import { readable } from './control.ts';
import { guessLanguage } from './page-language.ts';

/** What a store writes of an article, its reading included: all of ingest that takes time and touches nothing. */
export const readAndPrepare = (article: Article): Prepared =>
  prepare({ article: withLanguage(article), reading: readArticle(readable(article)) });

/** An article that does not say in which language it is, with the one its words tell. */
function withLanguage(article: Article): Article {
  const language = article.language ?? guessLanguage(article.text);
  return language === null ? article : { ...article, language };
}
