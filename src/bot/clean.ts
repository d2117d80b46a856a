// Invisible or direction-changing characters with which text shows something else than it says (Unicode TR #36):
// controls, soft hyphen, Arabic letter mark, Hangul fillers, Mongolian separator, zero-width and bidi marks, word
// joiners, interlinear marks, and the byte order mark.
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this removes.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|\u034f/gu;
/** Joiners are part of some emoji and of Arabic and Indic words; elsewhere they only hide. */
const joiners =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}])/gu;
/** Tag characters spell the flags of England, Scotland and Wales; elsewhere they are hidden text. */
const tags = /(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0000}-\u{e007f}]+/gu;
/** A pile of marks on one letter draws over the lines above and below. */
const piles = /(\p{M}{4})\p{M}+/gu;

/**
 * Text from outside as one line that shows what it says: no control, zero-width or direction-changing character, no
 * pile of marks, white space as single spaces. Lone surrogates become U+FFFD.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(hidden, '')
    .replace(tags, '')
    .replace(joiners, '')
    .replace(piles, '$1');
}

/** An address that may be linked: http or https, encoded, without a user name. Null for any other. */
export function safeUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if ((parsed.protocol !== 'https:' && parsed.protocol !== 'http:') || parsed.username || parsed.password) return null;
  return parsed.href.replace(/[<>|()[\]"'`\\^{}*_~\s]/g, (char) =>
    char === '_' || char === '~' ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * Whether a link's words look like an address of another host than the one it leads to, as in a link that says
 * "bank.example" and leads elsewhere.
 */
export function masksHost(text: string, url: string): boolean {
  const host = new URL(url).hostname.replace(/^www\./, '');
  // Hosts end within 253 characters, and the pattern is slow on a run of 100 kB.
  const said = text.slice(0, 2000).match(/(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}/giu) ?? [];
  return said.some((each) => {
    const name = each
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '');
    return name !== host && !host.endsWith(`.${name}`);
  });
}
