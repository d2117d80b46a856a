import type { Token } from './draft.ts';
import { CALENDAR, flagsOf, flagsOfToken, GIVEN, LETTERS, ORDINARY } from './names-lexicon.ts';

/** A stretch of tokens `[from, to)` of one sentence that may be a name, with the evidence for each kind. */
export type Piece = {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** First token of the title or office right before it, -1 for none; and whether it is an address ("Mr", "Dr"). */
  titleFrom: number;
  honorific: boolean;
  /** An office by its word (“King”), kept only where somebody of that name is. */
  readonly weak: boolean;
  person: number;
  organisation: number;
  place: number;
  other: number;
};

/** Whether a token begins with a capital, or is a name with one inside ("al-Qaeda", "iPhone"). */
export function isCapital(token: Token | undefined): boolean {
  if (!token) return false;
  const text = token.text;
  const unit = text.charCodeAt(0);
  if (unit >= 0x41 && unit <= 0x5a) return true;
  if (unit < 0x80)
    return (
      unit >= 0x61 &&
      unit <= 0x7a &&
      text !== token.lower &&
      /^(?:[a-z]{1,2}[A-Z]|(?:al|el|an|ad|as|ul|ibn|d|l|o)[-'’]\p{Lu})/u.test(text)
    );
  return text !== token.lower && /^\p{Lu}/u.test(text);
}

/** Small words that titles and headings write with a capital. */
export function cannotBegin(token: Token | undefined): boolean {
  const tag = token?.tag;
  if (!token) return true;
  if (token.text.length === 1 && token.lower === 'i') return true;
  if (tag === 'PUNCT' || tag === 'SYM') return true;
  if (token.text.includes('-') && isCompound(token)) return true;
  if ((flagsOfToken(token) & LETTERS) !== 0 && /^\p{Lu}{2,}s?$/u.test(token.text)) return true;
  if ((flagsOfToken(token) & CALENDAR) !== 0) return (flagsOfToken(token) & GIVEN) === 0 || token.tag === 'NUM';
  return functionWords.has(token.lower);
}

const functionWords = new Set(
  (
    "the a an this that these those he she it they we you i his her hers its their our my your your's who whom whose which what when where why how and or but nor so yet if as at by for from in into of off on onto out over to " +
    'up with within without about above across after against along among around before behind below beneath beside between beyond despite down during except inside like near since than through throughout till toward towards under until upon via ' +
    'not no yes is are was were be been being am do does did has have had can could shall should would may might must there here then now also only just even still too very more most much many some any all both each every either neither few several such other another own same ' +
    "while although though because unless whether however meanwhile moreover therefore thus hence instead otherwise perhaps maybe once again already always never often sometimes soon later earlier today tomorrow yesterday tonight 's 're 've 'll 'd 'm n't ok oh well hello please thanks let " +
    'one two three four five six seven eight nine ten another nobody nothing everyone everybody everything someone something somebody anyone anything others'
  ).split(' '),
);

/** “London-based”, “Moscow-backed”, “Oscar-winning”: an adjective made with a name. */
function isCompound({ text, lower }: Token): boolean {
  const cut = text.lastIndexOf('-') + 1;
  const tail = text.slice(cut);
  return tail.length > 2 && lower.endsWith(tail) && (flagsOf(tail) & ORDINARY) !== 0;
}
