import type { Citation } from '../model.ts';
import type { Line, Scene } from './scene.ts';
import { wordsOf } from './words.ts';

const MOST_WORDS = 80;
const LEAST_WORDS = 4;
export const MOST_CITATIONS = 8;

/** Numbers the lines that prove an answer, each once, in the order they are asked for. `scene` knows who else prints them. */
export function createCiter(scene?: Scene): { cite(line: Line): number | null; readonly citations: Citation[] } {
  const citations: Citation[] = [];
  const numbers = new Map<Line, number>();
  return {
    citations,
    cite(line) {
      const known = numbers.get(line);
      if (known !== undefined) return known;
      if (citations.length >= MOST_CITATIONS) return null;
      const quote = quoteOf(line);
      if (quote === null) return null;
      const { article } = line;
      const alsoIn = scene?.articles[line.a]?.alsoIn;
      citations.push({
        n: citations.length + 1,
        article: article.id,
        quote,
        title: article.title,
        source: article.publisher,
        published: article.published,
        publishedHow: article.publishedHow,
        url: article.url,
        ...(alsoIn === undefined ? {} : { alsoIn }),
      });
      numbers.set(line, citations.length);
      return citations.length;
    },
  };
}

/** The line's words as stored: the whole sentence, widened when it has under four words and cut when it has over eighty. */
function quoteOf(line: Line): string | null {
  const { text } = line.article;
  const count = countSpaced(line.text);
  if (count >= LEAST_WORDS && count <= MOST_WORDS - 8) return line.text;
  if (count < LEAST_WORDS) {
    const from = Math.max(0, text.lastIndexOf('\n', line.sentence.start - 1) + 1);
    const newline = text.indexOf('\n', line.sentence.end);
    const wide = text.slice(from, newline < 0 ? text.length : newline).trim();
    const words = countSpaced(wide);
    return words >= LEAST_WORDS && words <= MOST_WORDS - 8 ? wide : null;
  }
  const last = wordsOf(line.text)[MOST_WORDS - 20];
  return last === undefined ? null : line.text.slice(0, last.end);
}

function countSpaced(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
