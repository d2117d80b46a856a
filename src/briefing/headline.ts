import { capitalise, dropOpening, withoutAsides, withoutTail } from './cuts.ts';
import { countWords } from './weighing.ts';

const MOST_WORDS = 18;

/**
 * A headline cut from the sentence that matters most: asides, sources and times of day go first, then trailing phrases,
 * until at most eighteen words are left. Ends without a full stop.
 */
export function headlineFrom(sentence: string): string {
  let text = withoutTail(withoutAsides(dropOpening(sentence))).replace(/["“”]?[.!]["”]?$/, '');
  for (const [n, cut] of CUTS.entries()) {
    // Who says it and who somebody is go in any case; the rest only as far as needed.
    if (n > 1 && countWords(text) <= MOST_WORDS) break;
    const match = cut.exec(text);
    const shorter = match ? match.slice(1).join(' ').replace(/\s+/g, ' ') : text;
    if (countWords(shorter) >= 6 && hasVerb(shorter) && !LOOSE_END.test(shorter)) text = shorter;
  }
  if (countWords(text) > MOST_WORDS) text = atPhrase(text);
  text = text.replace(
    /\s(?:(?:on|by|until)\s)?(?:(?:early|late)\s)?(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?(?!['’\w-])/g,
    '',
  );
  return capitalise(
    balanced(text)
      .trim()
      .replace(/[,;:]$/, ''),
  );
}

const CUTS: readonly RegExp[] = [
  /^According to [^,]{3,60},\s+(.+)$/,
  /^([^,]{3,50}), (?:an?|the|who|whose|which) [^,]+(?:, [^,]+)?, ((?:has|have|had|is|was|are|were|will|would|can|could|may)\s.+)$/,
  /^(.+?)\s+(?:on|in)\s+(?:about\s+)?(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}\b(.*)$/,
  /^(.{20,}?),\s+(?:[A-Z][\w-]+\s){1,4}(?:reported|reports|said|says)$/,
  /^(?:On|In|At|After|Before|During|Amid|Following)\s[^,]{3,50},\s+(.+)$/,
  /^(.+?)\s+\([^)]*\)/,
  /^(.{30,}?)\s+(?:amid|after|before|while|despite|following|during|as)\s(?!soon\b|possible\b)[^,"“”]*$/,
  /^(.{30,}?),\s.*$/,
  /^(.{30,}?)\s+["“][^"“”]+["”]$/,
  /^(.{30,})\s+(?:for|on|in|at|with|from|over)\s(?:[^ ]+\s){0,7}[^ ]+$/,
];

/** A clause about somebody holds a verb that is not the sentence's own. */
const RELATIVE = /\s(?:who|which|that|whose)\s(?:(?:has|have|had|is|was|are|were|will|would|been|be|not|\w+ly)\s)*\S+/g;

/** A day that is known only beside the article's own. */
const LOOSE_DAY =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|(?:this|last|next) (?:week|weekend|month|year))\b/i;

/** Whether an article's title says on its own, in a few words, what is told. */
export function isHeadline(title: string): boolean {
  const words = countWords(title);
  return words >= 4 && words <= 20 && !LOOSE_DAY.test(title) && !/[?…]|\.\.\.|[|]/.test(title);
}

/** Whether a stretch holds a verb by its look, so that a headline is no bare name. */
function hasVerb(text: string): boolean {
  const own = text.replace(RELATIVE, ' ');
  return /\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|says?|said|makes?|takes?|wins?|won|lost|made|took|met|left|held|cut|set|died|sold|began|\p{Ll}{2,}ed)\b/u.test(
    own,
  );
}

/** The longest beginning of whole phrases. */
function atPhrase(text: string): string {
  const words = text.split(/\s+/);
  for (let length = Math.min(words.length - 1, MOST_WORDS); length >= 6; length -= 1) {
    const next = words[length]!;
    const last = words[length - 1]!;
    const beginning = words.slice(0, length).join(' ');
    if (!hasVerb(beginning)) break;
    if (BREAKS_BEFORE.test(next) && !BREAKS_BEFORE.test(last) && !LOOSE_END.test(beginning)) {
      return beginning;
    }
  }
  return text;
}

/** Ends that promise more. */
const LOOSE_END = /\b(?:an?|the|his|her|its|their|of|to|\p{L}+ed|is|are|was|were|has|have|will|would)$/iu;

const BREAKS_BEFORE = /^(?:and|but|or|to|for|on|in|at|with|from|over|after|before|as|while|that|which|who|by|amid)$/i;

function balanced(text: string): string {
  const marks = (text.match(/["“”]/g) ?? []).length;
  return marks % 2 === 0 ? text : text.replace(/["“”]/g, '');
}
