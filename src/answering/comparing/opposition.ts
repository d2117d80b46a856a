import { lemma } from '../../language/lemma.ts';
import { findNumbers } from '../../language/numbers.ts';
import { isStopWord } from '../stop-words.ts';
import { termOf, type Word, wordsOf } from '../words.ts';
import { areOpposed } from './antonyms.ts';

/** Two words that set a text against another, as the texts write them. */
export type Opposition = { readonly claimed: string; readonly said: string };

/** Says what an article leaves out, which is no claim about its subject: "without mentioning their finances". */
const LEFT_OUT = /,?\s*\bwithout (?:mention|discuss|compar|referr|specify|address|detail|describ)\w*\b.*$/i;
const NOT =
  /^(?:not|non|never|no|none|nobody|neither|nor|cannot|hardly|without|fails?|failed|lacks?|lacked|lacking|exclud(?:e|es|ed|ing)|omits?|omitted|denie[sd]|deny|refuse[sd]?|unable|declin(?:e|es|ed)|brush(?:es|ed)?|dismiss(?:es|ed)?|reject(?:s|ed)?)$|n't$/;
/** How many words a word that denies reaches to. */
const REACH = 6;
/** So near, it denies that word and not another. */
const NEAR = 2;
const CONTEST =
  /^(?:win|wins|won|winning|beat|beats|beaten|los(?:e|es|t|ing|s)|defeat(?:s|ed)?|victory|triumph(?:s|ed)?)$/;
const OTHER_THAN = /\b(?:someone|somebody|anyone|something|anything|anybody) (?:else|other)|\bother than\b/i;
const UNDER = /\b(?:less|fewer|lower|under|below|at most|no more) (?:than )?$/i;
const OVER = /\b(?:more|higher|over|above|at least|exceed\w*|greater) (?:than )?$/i;

/** What in two reports sets them against each other: as for a claim, but of one matter, which several words in common tell. */
export function findConflict(first: string, second: string): Opposition | null {
  const terms = new Set(contentOf(second));
  const shared = new Set(contentOf(first).filter((term) => terms.has(term)));
  return shared.size < LEAST_SHARED ? null : findOpposition(first, second);
}

const LEAST_SHARED = 2;
const contentOf = (text: string): string[] =>
  wordsOf(text).flatMap(({ lower, term }) => (isStopWord(lower) ? [] : [term]));

/** What in a sentence says the contrary of what it is said to tell; null when nothing does. */
export function findOpposition(claim: string, line: string): Opposition | null {
  const claimed = claim.replace(LEFT_OUT, '');
  const left = wordsOf(claimed);
  const right = wordsOf(line);
  return byNumber(claimed, line) ?? byAmount(claimed, line) ?? byDenial(left, right, claimed) ?? byAntonym(left, right);
}

/** A word for its contrary, where the sentence does not hold the claimed word too. */
function byAntonym(left: readonly Word[], right: readonly Word[]): Opposition | null {
  const there = new Set(right.map(({ term }) => term));
  const here = new Set(left.map(({ term }) => term));
  for (const a of left) {
    if (there.has(a.term) || (isStopWord(a.lower) && !/^(?:more|all|before|after|always|never)$/.test(a.lower)))
      continue;
    for (const b of right) {
      if (here.has(b.term) || !areOpposed(a.lower, b.lower)) continue;
      if (isDenied(left, left.indexOf(a)) !== isDenied(right, right.indexOf(b))) continue;
      // One side's win is the other's defeat: it must be told of the same one.
      if (CONTEST.test(a.lower) && bearerOf(left, a) !== bearerOf(right, b)) continue;
      return { claimed: a.text, said: b.text };
    }
  }
  return null;
}

/** One denies what the other asserts, of a word that both hold. */
function byDenial(left: readonly Word[], right: readonly Word[], claim: string): Opposition | null {
  const shared = left.flatMap((word, i) => {
    const j = isStopWord(word.lower) ? -1 : right.findIndex((other) => isSame(word, other));
    return j < 0 ? [] : [{ word, i, j }];
  });
  if (shared.length < 2) return null;
  const other = OTHER_THAN.exec(claim);
  if (other !== null) {
    const named = left.find((word) => word.start >= other.index + other[0].length && /^\p{Lu}/u.test(word.text));
    if (
      named !== undefined &&
      right.some(({ term }) => term === left[left.indexOf(named)]!.term || term === left[left.indexOf(named) + 1]?.term)
    )
      return { claimed: other[0], said: named.text };
  }
  const denied = shared.filter(({ i }) => isDenied(left, i));
  const refused = shared.filter(({ j }) => isDenied(right, j));
  const own = denied.find((each) => !refused.includes(each));
  if (own !== undefined && refused.length === 0) return { claimed: `not ${own.word.text}`, said: own.word.text };
  const plain = refused.filter((each) => !denied.includes(each));
  const nearest = plain.find(({ j }) => isDenied(right, j, NEAR));
  if (denied.length > 0 || plain.length === 0 || (plain.length < 2 && nearest === undefined)) return null;
  const { word } = nearest ?? plain[0]!;
  return { claimed: word.text, said: `not ${word.text}` };
}

/** The same word, whatever its tense: "met", "meet". */
function isSame(a: Word, b: Word): boolean {
  return a.term === b.term || (!/^\p{Lu}/u.test(a.text) && lemma(a.lower, 'VERB') === lemma(b.lower, 'VERB'));
}

/** The nearest name before a word, null where none is. */
function bearerOf(words: readonly Word[], word: Word): string | null {
  return words.findLast(({ start, text }) => start > 0 && start < word.start && /^\p{Lu}/u.test(text))?.term ?? null;
}

function isDenied(words: readonly Word[], at: number, reach = REACH): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) if (NOT.test(words[i]!.lower)) return true;
  return NOT.test(words[at]?.lower ?? '');
}

/** "140 jobs" of "155 jobs": another number of the same things, where the sentence gives one only. */
function byAmount(claim: string, line: string): Opposition | null {
  const there = amountsIn(line);
  for (const asked of amountsIn(claim)) {
    const same = there.filter(({ unit }) => unit === asked.unit);
    if (same.length === 1 && same[0]!.value !== asked.value) return { claimed: asked.text, said: same[0]!.text };
  }
  return null;
}

function amountsIn(text: string): { text: string; value: number; unit: string }[] {
  return findNumbers(text, 0, text.length).flatMap(({ start, end, value, unit, kind }) => {
    if (!/^(?:count|money|percent)$/.test(kind) || unit === '') return [];
    const said = text.slice(start, end);
    return [{ text: /^[A-Z%]/.test(unit) ? said : `${said} ${unit}`, value, unit: termOf(unit) }];
  });
}

/** "less than 400" of "over 400"; "the ninth goal" of "the eighth goal". */
function byNumber(claim: string, line: string): Opposition | null {
  for (const asked of numbersIn(claim)) {
    for (const said of numbersIn(line)) {
      if (asked.value === said.value && asked.bound !== 0 && asked.bound === -said.bound)
        return { claimed: asked.text, said: said.text };
      if (
        asked.ordinal &&
        said.ordinal &&
        asked.value !== said.value &&
        asked.after.some((word) => said.after.includes(word))
      )
        return { claimed: asked.text, said: said.text };
    }
  }
  return null;
}

type Numeral = { text: string; value: string; bound: -1 | 0 | 1; ordinal: boolean; after: string[] };

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

function numbersIn(text: string): Numeral[] {
  const words = wordsOf(text);
  return words.flatMap((word, i): Numeral[] => {
    const ordinal = ORDINALS.includes(word.lower) || /^\d+(?:st|nd|rd|th)$/.test(word.lower);
    if (!ordinal && !/^[$£€]?\d/.test(word.lower)) return [];
    const before = text.slice(0, word.start).replace(/[$£€]$/, '');
    const bound = UNDER.test(before) ? -1 : OVER.test(before) ? 1 : 0;
    const after = words.slice(i + 1, i + 3).map(({ lower }) => termOf(lower));
    const said = `${(UNDER.exec(before) ?? OVER.exec(before))?.[0] ?? ''}${text.slice(before.length, word.end)}`;
    return [{ text: said, value: word.lower.replace(/^[$£€]/, ''), bound, ordinal, after }];
  });
}
