/** A stretch of a line by offsets into it. */
type Stretch = { readonly start: number; readonly end: number };

const CUT =
  /[,;:()–—]\s|\s(?=(?:but|while|whereas|although|though|because|after|before|since|until|unless|which|who|whose|whom)\s)|\s(?=and (?:then|has|have|had|is|are|was|were|will|would|that|he|she|it|they)\s)/gi;

/** The piece of a line between two breaks that holds these offsets. */
export function pieceAround(text: string, start: number, end: number): Stretch {
  let from = 0;
  let to = text.length;
  for (const m of text.matchAll(CUT)) {
    const at = m.index + m[0].length;
    if (at <= start) from = at;
    else if (m.index >= end) {
      to = m.index;
      break;
    }
  }
  return { start: from, end: to };
}

const NOT_BEFORE =
  /(?:\b(?:not|never|no|neither|nor|nobody|none|cannot|hardly|without)\b|n['’]t\b)(?:\s+[\w-]+){0,2}\s*$/i;
const NONE_AFTER = /^\s+(?:no|nobody|none|nothing|neither)\b/i;
const ANY_NOT =
  /\b(?:not|never|no|neither|nor|nobody|none|cannot|hardly|without|few|unlikely|doubt\w*|unclear)\b|n['’]t\b/i;
/** Verbs whose complement did not come about. */
const PREVENTS =
  /\b(?:refus(?:es|ed|ing)|declin(?:es|ed|ing)|fail(?:s|ed|ing)?|cancel(?:s|led|ling|ed)|reject(?:s|ed|ing)|rul(?:es|ed|ing) out|scrapp(?:ed|ing)|call(?:s|ed) off|avoid(?:s|ed)?|unable|halt(?:s|ed)|block(?:s|ed)|(?:clear|acquitt|absolv|exonerat)ed\b.*\bof)\b(?:\s+[\w'’-]+){0,4}\s*$/i;
/** Words under which a clause is only somebody's charge, wish or question. */
const ALLEGES =
  /\b(?:accus\w+|alleg\w+|charg(?:es?|ed|ing)|suspect\w*|whether|if|den(?:y|ies|ied|ying)|rumou?r\w*|speculat\w+|unclear|doubt\w*|question\w*|investigat\w+|demand\w*|urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:for|on)|threat\w*|warn\w*|fear\w*|before|until|unless|would have|could have|should(?: have)?)\b/i;
/** Words by which something is likely rather than settled. */
export const HEDGE =
  /\b(?:likely|may|might|could|possibl[ey]|perhaps|probably|expected|hop(?:es?|ed|ing)|want(?:s|ed)?)\b/i;
const INTENDS =
  /\b(?:plan(?:s|ned|ning)?|will|would|may|might|could|hop(?:es|ed|ing)|want(?:s|ed)?|intend(?:s|ed)?|due|expected|set|scheduled|likely|aim(?:s|ed|ing)?|going|try(?:ing)?|agreed|must)(?: to)?(?: \w+){0,2} $/i;

/** What the words around a predicate make of it. */
export type Clues = {
  readonly denied: boolean;
  /** Only charged, asked, wished or feared. */
  readonly alleged: boolean;
  readonly intended: boolean;
  /** Words that deny stand in the clause, but not on the predicate. */
  readonly murky: boolean;
};

/** Reads the words of a predicate's own clause; what the question says itself counts for nothing. */
export function cluesOf(text: string, piece: Stretch, hit: Stretch, question: string): Clues {
  const before = text.slice(piece.start, hit.start);
  const after = text.slice(hit.end, piece.end);
  const said = (pattern: RegExp): boolean => {
    const m = pattern.exec(before);
    return m !== null && !question.toLowerCase().includes((/\w{3,6}/.exec(m[0])?.[0] ?? m[0]).toLowerCase());
  };
  const prevented = said(PREVENTS);
  const denied = NOT_BEFORE.test(before) || NONE_AFTER.test(after) || prevented;
  return {
    denied,
    alleged: said(ALLEGES),
    intended: INTENDS.test(before),
    murky: ANY_NOT.test(before) || ANY_NOT.test(after),
  };
}
