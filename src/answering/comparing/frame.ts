import type { Sides } from '../../search/sides.ts';

/** What a question asks of the reports it sets side by side. */
export type Frame = {
  readonly kind: /** Which was published before the other: "did A report it before B". */
    | 'order'
    /** Who was first: the answer is a publisher. */
    | 'first'
    /** Whether they fit together: "is the coverage consistent". */
    | 'consistent'
    /** Whether the later one tells another thing: "has the portrayal changed". */
    | 'change'
    /** Which of the publishers tells something: the answer is a publisher. */
    | 'which'
    /** What one publisher tells that the other does not: the answer is what it tells. */
    | 'only'
    /** Whether both tell the same thing of something: "the same …", "identically". */
    | 'same'
    /** Whether each tells what it is said to tell. */
    | 'claims';
  /** The question asks for the contrary: "unchanged", "inconsistent", "did A fail to report". */
  readonly negated: boolean;
  /** The two words to choose from where the question offers both: "consistent or inconsistent". Fitting together first. */
  readonly words: readonly [fits: string, fitsNot: string] | null;
  /** For the order of two reports: which of them is asked of, and whether it is to be the later one. */
  readonly asked?: 0 | 1;
  readonly later?: boolean;
};

const PAIRS: readonly (readonly [RegExp, readonly [string, string]])[] = [
  [/\bconsistent(?:ly)? or (?:inconsistent|not)\b/i, ['Consistent', 'Inconsistent']],
  [/\bagree or (?:disagree|not)\b/i, ['Agree', 'Disagree']],
  [/\ba change or (?:a )?consistency\b|\bconsistency or (?:a )?change\b/i, ['Consistency', 'Change']],
  [/\bsame or (?:a )?different\b/i, ['Same', 'Different']],
  [/\bsimilar or (?:a )?different\b/i, ['Similar', 'Different']],
  [/\bcontradict or (?:confirm|support)\b/i, ['Confirm', 'Contradict']],
  [/\bconsistent\b.*\bor (?:has|have|is|was) there (?:been )?(?:an? )?change/i, ['Consistent', 'Changed']],
];

const INCONSISTENT =
  /\b(?:inconsisten\w+|discrepanc\w+|contradict\w*|conflict(?:s|ed|ing)? (?:with|between|report\w*|account\w*)|disagree\w*)\b/i;
const CONSISTENT =
  /\b(?:consisten(?:t|cy|tly)|in agreement|in line with|agree with|agree (?:on|about|that)|tally with)\b/i;
const UNCHANGED = /\b(?:unchanged|no change|not change[d]?|remain(?:s|ed)? the same|stay(?:s|ed)? the same)\b/i;
const CHANGE = /\b(?:chang(?:e|es|ed|ing)|shift(?:s|ed)?|evolv(?:e|es|ed))\b/i;
/** Where the question has no words beside the reports: its own verb, before what a report is said to tell. */
const CHANGED =
  /^(?:has|have|had|did|does|do|was there|is there)\b(?:(?!\b(?:that|suggest\w*|report\w*|claim\w*|describ\w*)\b)[^,])*?\b(?:chang(?:e|ed)|shift(?:ed)?)\b/i;
const NONE =
  /\b(?:no|not any|without any) (?:\w+ )?(?:inconsisten\w+|discrepanc\w+|contradict\w*|conflict|disagree\w*)/i;
const FIRST =
  /^(?:and )?(?:who|which|what)\b.*?(?:\b(?:report\w*|publish\w*|cover\w*|break|broke|wr[oi]te|sa(?:id|y)|told?|tell)(?: [^\s,?]+){0,2} (?:first|earlier|earliest)\b|\b(?:came|appeared|was published|were published) (?:first|earlier)\b|\bfirst (?:(?:to )?(?:report|publish|cover|break|broke|wr[oi]te|say|said|tell|told|mention)\w*|with the (?:news|story))\b)/i;
const WHICH =
  /\bwhich (?:of (?:the|these|those|them|both)\b|(?:news |other )?(?:source|outlet|publisher|publication|paper|newspaper|site|website|article|report|one)s?\b)/i;
const ONLY = /^what (?:does|did|do|has)\b.*\b(?:(?:does|did|do|has) not\b|leaves? out\b)/i;
const SAME =
  /\b(?:the same (?!(?:news )?(?:source|day|date|publisher|publication|outlet|paper|newspaper|site|season|article|report|time|year|month|week|game|match|person|individual|man|woman|company|team|player)\b)\w+|identical(?:ly)?)\b/i;
/** A question of what was published when: its own verb is one of reporting. */
const REPORTS =
  /^(?:before|after|following|since)\b|^(?:did|does|do|has|have|had|was|were|is|are)\b.*?\b(?:report\w*|mention\w*|discuss\w*|describe\w*|cover\w*|publish\w*|say|said|writ\w+|wrote|announce\w*|note[ds]?|claim\w*|reveal\w*|suggest\w*|break|broke)\b/i;
const FAILED = /^(?:\W*\w+){0,3}?\W*\b(?:fail(?:s|ed)? to|neglect(?:s|ed)? to|not)\b/i;

/** What is asked, from the question's own words and those by which it joins the reports. */
export function readFrame(question: string, { frame, sides }: Sides): Frame {
  const pair = PAIRS.find(([pattern]) => pattern.test(question));
  if (pair !== undefined) return { kind: 'consistent', negated: false, words: pair[1] };
  const plain = { negated: false, words: null };
  const asked = frame === '' ? question : frame;
  if (FIRST.test(question)) return { ...plain, kind: 'first' };
  if (ONLY.test(question)) return { ...plain, kind: 'only' };
  if (WHICH.test(asked)) return { ...plain, kind: 'which' };
  if (INCONSISTENT.test(question)) return { ...plain, kind: 'consistent', negated: !NONE.test(question) };
  if (UNCHANGED.test(question)) return { ...plain, kind: 'change', negated: true };
  if (CONSISTENT.test(question)) return { ...plain, kind: 'consistent' };
  if (frame === '' ? CHANGED.test(question) : CHANGE.test(frame)) return { ...plain, kind: 'change' };
  const order = sides.findIndex(({ joint }) =>
    /^(?:before|after|earlier|later|prior|sooner|following|since)$/.test(joint),
  );
  if (order >= 0 && REPORTS.test(question)) {
    const { joint } = sides[order]!;
    // "After A reported X, did B report Y": what is asked of is named second.
    const later = /^(?:after|later|following|since)$/.test(joint);
    return {
      kind: 'order',
      negated: FAILED.test(sides[order === 0 ? 1 : 0]!.clause),
      words: null,
      asked: order === 0 ? 1 : 0,
      later,
    };
  }
  return { ...plain, kind: SAME.test(question) ? 'same' : 'claims' };
}
