import { measureExtraction } from '../extraction.ts';
import type { Suite } from '../suite.ts';

/** Pages of the web: the article's text and its particulars. */
export default {
  name: 'extraction',
  summary: 'Pages: text of the article, particulars, lines called furniture',
  run: async ({ data }) => await measureExtraction(data),
} satisfies Suite;
