/** Text of a file, or why it holds none. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly charset: string }
  | { readonly kind: 'binary' };

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
// Kinds of file that people drop into a folder of articles and that may begin without a NUL.
const BINARY_STARTS = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
  '{\\rtf',
  'SQLite format 3',
];
const LOOK_AT = 8192;
// More than this share of control characters is no text in any charset.
const CONTROL_SHARE = 0.02;

/**
 * Decodes bytes by their BOM, the declared charset, UTF-8 if they are valid UTF-8, and else as what such bytes most
 * often are: damaged UTF-8 when most of its sequences are whole, Windows-1252 otherwise. The BOM is taken off.
 */
export const decode = (bytes: Uint8Array, declared: string | null = null): Decoded => {
  const bom = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  const charset = bom?.[0] ?? wideWithoutBom(bytes) ?? null;
  if (charset !== null) return { kind: 'text', text: decodeAs(charset, bytes)!, charset };
  if (isBinary(bytes)) return { kind: 'binary' };
  const strict = decodeStrictly(bytes);
  // A page that says it is Latin-1 but is valid UTF-8 with letters beyond ASCII was labelled wrongly.
  if (strict !== null) return { kind: 'text', text: strict, charset: 'utf-8' };
  const said = declared === null || /^utf-?8$/i.test(declared) ? null : decodeAs(declared, bytes);
  if (said !== null) return { kind: 'text', text: said, charset: declared! };
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const damaged = lossy.match(/\ufffd/g)?.length ?? 0;
  const whole = lossy.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  if (whole > 2 * damaged) return { kind: 'text', text: lossy, charset: 'utf-8' };
  return { kind: 'text', text: new TextDecoder('windows-1252').decode(bytes), charset: 'windows-1252' };
};

const decodeAs = (charset: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
};

const decodeStrictly = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-16 without a BOM: Latin text has a NUL in every second byte. */
const wideWithoutBom = (bytes: Uint8Array): string | null => {
  const seen = Math.min(bytes.length, LOOK_AT) & ~1;
  if (seen < 16) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < seen; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = seen / 2;
  if (odd > 0.8 * half && even === 0) return 'utf-16le';
  if (even > 0.8 * half && odd === 0) return 'utf-16be';
  return null;
};

const isBinary = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, LOOK_AT);
  const start = String.fromCharCode(...head.subarray(0, 16));
  if (BINARY_STARTS.some((mark) => start.startsWith(mark))) return true;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++;
  }
  return control > head.length * CONTROL_SHARE;
};
