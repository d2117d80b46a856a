import { readArticle } from '../language/read.ts';
import type { Article } from '../model.ts';
import { type Prepared, prepare } from '../store/prepare.ts';
import { readable } from './control.ts';

/** What a store writes of an article, its reading included: all of ingest that takes time and touches nothing. */
export const readAndPrepare = (article: Article): Prepared =>
  prepare({ article, reading: readArticle(readable(article)) });
