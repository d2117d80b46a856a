/** Below this many characters a feed gives a teaser, and the page itself is fetched. */
const teaserChars = 600;
/** A longer text is whole even if it ends with a link to read on at the site. */
const longChars = 3000;
/** Of the longer words of an announcement, the share that its article must hold. */
const leastShared = 0.3;
/** Fewer words tell nothing. */
const fewestWords = 4;

const ending =
  /(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.|\b(?:read (?:more|on|full|the)|continue|keep reading|learn more|see more|weiterlesen|lire la suite|leer m[aá]s|leggi tutto|lees verder)\b[^.!?]{0,60})\s*[.»>→]*\s*$/i;
const wordPressTail = /\s*\bthe post .{1,300} (?:first )?appeared (?:first )?on .{1,120}$/i;

/** Whether what a feed holds of an item is only the beginning of its article. */
export function isTeaser(text: string): boolean {
  const own = text.replace(wordPressTail, '').trim();
  return own.length < teaserChars || (own.length < longChars && ending.test(own.slice(-200)));
}

/**
 * Whether a page tells of what a feed announced: a third of the longer words of its title and teaser. A site that answers
 * with its front page, a wall or a notice answers with other words.
 */
export function tellsOf(page: string, announced: string): boolean {
  const wanted = longWords(announced);
  if (wanted.size < fewestWords) return true;
  const there = longWords(page);
  let shared = 0;
  for (const word of wanted) if (there.has(word)) shared++;
  return shared >= leastShared * wanted.size;
}

/** Words of four letters and more, without their ending, so that another form of one is the same. */
function longWords(text: string): Set<string> {
  const words =
    text
      .slice(0, 100_000)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  // Scripts without spaces between words: their signs two by two.
  const pairs = text.slice(0, 20_000).match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{2}/gu) ?? [];
  return new Set([
    ...words.filter((word) => !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}]/u.test(word)).map((word) => word.slice(0, 6)),
    ...pairs,
  ]);
}
