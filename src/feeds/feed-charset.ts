const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a feed: by its byte order mark, the transport's charset, the XML declaration, and else as UTF-8 or, when it
 * is not that, Windows-1252 (the order of RFC 7303 section 3, with the mark first). Never throws: a charset that does
 * not exist or does not fit is passed over.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideCharset(bytes);
  if (wide === 'utf-32be' || wide === 'utf-32le') return decodeUtf32(bytes, wide === 'utf-32le');
  if (wide) return decodeAs(wide, bytes) ?? '';
  // Feeds that say Latin-1 but hold whole UTF-8 sequences were labelled by a template, not by whoever wrote them.
  const whole = decodeUtf8(bytes);
  const named = [/charset\s*=\s*["']?([\w:-]+)/i.exec(contentType ?? '')?.[1], declaredEncoding(bytes)];
  for (const charset of named) {
    // Plain ASCII is what servers say when they do not know; UTF-8 holds it.
    if (!charset || /^(us-)?ascii$|^utf-?(16|32)/i.test(charset)) continue;
    if (whole !== null && /^(windows-1252|iso-?8859-1|latin-?1)$/i.test(charset)) return whole;
    const text = decodeAs(charset, bytes);
    if (text !== null && (!/^utf-?8$/i.test(charset) || !text.includes('�'))) return text;
  }
  return whole ?? new TextDecoder('windows-1252').decode(bytes);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 and UTF-32 by their marks, or by where the zeros of the first "<" lie (XML 1.0 appendix F). */
function wideCharset(bytes: Uint8Array): string | null {
  const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (head.startsWith('0000feff') || head === '0000003c') return 'utf-32be';
  if (head.startsWith('fffe0000') || head === '3c000000') return 'utf-32le';
  if (head.startsWith('feff') || head === '003c003f') return 'utf-16be';
  if (head.startsWith('fffe') || head === '3c003f00') return 'utf-16le';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return /<\?xml[^>]+encoding\s*=\s*["']\s*([\w:-]+)/i.exec(head)?.[1];
}

function decodeAs(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength & ~3);
  let text = '';
  for (let at = 0; at < view.byteLength; at += 4) {
    const code = view.getUint32(at, little);
    if (code !== 0xfeff && code <= 0x10ffff) text += String.fromCodePoint(code);
  }
  return text;
}
