import { z } from 'zod';
import { escapeText } from './escape-text.ts';
import type { FeedItem, ParsedFeed } from './feed-model.ts';
import { noRhythm } from './feed-rhythm.ts';
import { isoPublished } from './published.ts';
import { wholeUrl } from './whole-url.ts';

// Lenient throughout: a field of the wrong type is as good as a missing one.
const text = z
  .string()
  .trim()
  .min(1)
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const author = z.object({ name: text }).nullish().catch(null);
const item = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(null),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  language: text,
  author,
  authors: z.array(author).nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
});
const feed = z.object({
  version: z.string().optional().catch(undefined),
  title: text,
  home_page_url: text,
  description: text,
  language: text,
  icon: text,
  author,
  authors: z.array(author).nullish().catch(null),
  items: z.array(item.nullable().catch(null)),
});

/** Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1). */
export function jsonFeed(source: string, base: string): ParsedFeed {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { kind: 'refused', why: 'it is neither XML nor JSON' };
  }
  const parsed = feed.safeParse(value);
  if (!parsed.success) return { kind: 'refused', why: 'it is JSON of another kind' };
  const { data } = parsed;
  return {
    kind: 'feed',
    feed: {
      title: data.title,
      description: data.description,
      url: wholeUrl(data.home_page_url, base),
      author: nameOf(data),
      language: data.language,
      rights: null,
      image: wholeUrl(data.icon, base),
      rhythm: noRhythm,
      items: data.items.flatMap((each) => (each ? [toItem(each, base)] : [])),
    },
  };
}

function toItem(each: z.output<typeof item>, base: string): FeedItem {
  return {
    id: each.id ?? null,
    url: wholeUrl(each.url ?? each.external_url, base),
    title: each.title,
    author: nameOf(each),
    published: isoPublished(each.date_published),
    updated: isoPublished(each.date_modified),
    summary: each.summary === null ? null : escapeText(each.summary),
    content: each.content_html ?? (each.content_text === null ? null : escapeText(each.content_text)),
    categories: each.tags ?? [],
    image: wholeUrl(each.image ?? each.banner_image, base),
    language: each.language,
    from: null,
  };
}

function nameOf(from: {
  author?: z.output<typeof author>;
  authors?: z.output<typeof author>[] | null | undefined;
}): string | null {
  const names = (from.authors ?? [from.author]).flatMap((each) => (each?.name ? [each.name] : []));
  return names.length > 0 ? names.join(', ') : null;
}
