import { termsOf } from '../store/terms.ts';
import { namedSources } from './sources.ts';
import { isReportingTerm, isStopTerm } from './stopwords.ts';

/** A long question that points at what several articles tell, taken apart. */
export type Pointed = {
  /** What it says of the one asked for, one thing each, without the words that name publishers. */
  readonly clauses: readonly string[];
  /** The publishers it names, as stored. */
  readonly publishers: readonly string[];
};

/** Where one thing said of somebody ends and the next begins. */
const BETWEEN =
  /[,;:]|\b(?:who|whose|whom|which|while|and|but|yet|as well as|not only|despite|although|before|after)\b/gi;
/** A piece with fewer words of its own belongs to the piece before it. */
const LEAST_WORDS = 3;
const PARTICULARS =
  /\b(?:according to|as (?:reported|noted|mentioned|detailed|per|covered|emphasi[sz]ed)(?: by| in)?|(?:reported|covered|featured|mentioned|discussed|highlighted|noted|described)(?: across| by| in| on)|(?:articles?|reports?|news coverage|stories)(?: from| by| in| of)?|respectively|recently)\b/gi;

/** Takes a question apart that says several things of the one it asks for. */
export function readPointed(question: string, publishers: readonly string[]): Pointed {
  const { spots, groups } = namedSources(question, publishers);
  let text = question;
  for (const { start, end } of spots) text = `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`;
  const pieces = text
    .replace(PARTICULARS, ' ')
    .replace(/['"?]+(?=\s|$)|(?<=\s)['"]/g, ' ')
    .split(BETWEEN);
  const clauses: string[] = [];
  for (const piece of pieces) {
    const content = termsOf(piece).filter(({ term }) => !isStopTerm(term) && !isReportingTerm(term));
    if (content.length === 0) continue;
    if (content.length < LEAST_WORDS && clauses.length > 0) clauses.push(`${clauses.pop()} ${piece.trim()}`);
    else clauses.push(piece.trim());
  }
  return { clauses, publishers: groups.flat() };
}
