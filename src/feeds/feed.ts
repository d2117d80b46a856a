import { decodeFeed } from './feed-charset.ts';
import { jsonFeed } from './feed-json.ts';
import type { ParsedFeed } from './feed-model.ts';
import { xmlFeed } from './feed-xml.ts';

export type FeedBytes = {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Where it was fetched from: relative addresses are resolved against it. */
  readonly url: string;
};

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed in any charset, leniently. What is no feed is refused
 * with a reason that completes "It is no feed: …".
 */
export function parseFeed(source: FeedBytes): ParsedFeed {
  const text = decodeFeed(source.bytes, source.contentType);
  const start = text.slice(0, 2000).trimStart();
  if (start === '') return { kind: 'refused', why: 'it is empty' };
  if (start.startsWith('{')) return jsonFeed(text, source.url);
  const feed = xmlFeed(text, source.url);
  if (feed) return { kind: 'feed', feed };
  if (/<html|<!doctype html/i.test(start)) {
    const login = /<input[^<>]{1,500}type\s*=\s*["']?password/i.test(text);
    return { kind: 'refused', why: login ? 'it is a login page' : 'it is a web page' };
  }
  return { kind: 'refused', why: start.startsWith('<') ? 'it is XML of another kind' : 'it is neither XML nor JSON' };
}
