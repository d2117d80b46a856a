import type { Entity, Reading, Sentence, SentenceKind, Span } from '../model.ts';
import { readDates } from './dates.ts';
import type { Draft, DraftSentence, Line, Token } from './draft.ts';
import { readEvents } from './events.ts';
import { layoutsOf } from './events-layout.ts';
import { findLines } from './lines.ts';
import { nameEntities } from './names.ts';
import { attributeQuotations } from './quotations.ts';
import { findQuoted } from './quoted.ts';
import { resolveReference } from './reference.ts';
import { readRoles } from './roles.ts';
import { cutSentences } from './sentences.ts';
import { tag } from './tagger.ts';
import { tokenise } from './tokens.ts';

/** What is read: `published` is an ISO date or instant, by which "Thursday" is resolved. */
export type Readable = { readonly text: string; readonly title: string | null; readonly published: string | null };

/** Everything the engine understands of one article. Never throws, whatever the text; takes time linear in its length. */
export function readArticle(article: Readable): Reading {
  return finish(draftArticle(article));
}

/** The article with all passes done, tokens and tags included, for callers that need more than the reading. */
export function draftArticle({ text, title, published }: Readable): Draft {
  const lines = findLines(text, title);
  const draft: Draft = {
    text,
    title,
    published,
    lines,
    sentences: [],
    quoted: [],
    entities: [],
    dates: [],
    quotations: [],
    events: [],
  };
  for (const line of lines) {
    const quoted = findQuoted(text, line.start, line.end);
    for (const span of quoted) draft.quoted.push(span);
    addSentences(draft, line, quoted);
  }
  nameEntities(draft);
  readDates(draft);
  readRoles(draft);
  resolveReference(draft);
  const layouts = layoutsOf(draft);
  attributeQuotations(draft, layouts);
  readEvents(draft, layouts);
  return draft;
}

function addSentences(draft: Draft, line: Line, quoted: readonly Span[]): void {
  const tokens = tokenise(draft.text, 0, line.start, line.end);
  for (const cut of cutSentences(tokens)) {
    const own = tokens.slice(cut.start, cut.end);
    const first = own[0];
    const last = own.at(-1);
    if (!first || !last) continue;
    tag(own);
    const span = { start: first.start, end: last.end };
    draft.sentences.push({
      n: draft.sentences.length,
      ...span,
      kind: sentenceKind(line.kind, own, span, quoted),
      paragraph: line.n,
      tokens: own,
    });
  }
}

/** How much of a body sentence must be quotation for it to count as one. */
const QUOTE_SHARE = 0.75;

function sentenceKind(kind: SentenceKind, tokens: readonly Token[], span: Span, quoted: readonly Span[]): SentenceKind {
  if (kind !== 'body' || tokens.length === 0) return kind;
  let inside = 0;
  for (const quote of quoted) {
    if (quote.start >= span.end) break;
    inside += Math.max(0, Math.min(quote.end, span.end) - Math.max(quote.start, span.start));
  }
  return inside >= (span.end - span.start) * QUOTE_SHARE ? 'quote' : kind;
}

/** Turns a finished draft into the reading that is kept. */
export function finish(draft: Draft): Reading {
  return {
    sentences: draft.sentences.map(kept),
    entities: draft.entities.map(
      (entity): Entity => ({ ...entity, mentions: entity.mentions.sort((a, b) => a.start - b.start || b.end - a.end) }),
    ),
    dates: draft.dates,
    quotations: draft.quotations,
    events: draft.events,
  };
}

function kept({ n, start, end, kind, paragraph }: DraftSentence): Sentence {
  return { n, start, end, kind, paragraph };
}
