import type { Span } from '../model.ts';
import type { Draft, DraftSentence } from './draft.ts';
import { findSubjects, type Layout, titled } from './events-clause.ts';
import { type Layouts, layoutsOf } from './events-layout.ts';
import { REPORTING } from './events-lists.ts';
import type { Phrase } from './events-phrases.ts';

/** Who says something: an entity, somebody who is not named (`null`), or nobody is said to (`undefined`). */
type Speaker = number | null | undefined;

/** Sentences with more tokens than this are no sentences: nobody is looked for in them. */
const LONGEST = 400;

/** Words a reporting verb may be from the mark: "…," the club's new owner later told reporters. */
const REACH = 14;

/**
 * Finds who says what is quoted: the attribution right after the quotation, else the nearest reporting verb before it in
 * its sentence, else, for words that go on from an attributed quotation, its speaker. A tweet is its author's. Who is not
 * named ("a spokeswoman") and words that nobody is said to say have no speaker: a wrong one is worse than none.
 */
export function attributeQuotations(draft: Draft, layoutOf: Layouts = layoutsOf(draft)): void {
  tweets(draft);
  let s = 0;
  let previous: { end: number; paragraph: number; speaker: Speaker } | null = null;
  for (const span of draft.quoted) {
    while (s + 1 < draft.sentences.length && draft.sentences[s + 1]!.start <= span.start) s++;
    const sentence = draft.sentences[s];
    if (!sentence || span.start >= sentence.end || sentence.kind === 'boilerplate' || sentence.kind === 'tweet')
      continue;
    let speaker: Speaker = after(draft, span, s, layoutOf);
    if (speaker === undefined && sentence.tokens.length <= LONGEST) speaker = beforeQuote(layoutOf(sentence), span);
    if (speaker === undefined && previous && goesOn(draft, previous, span, sentence)) speaker = previous.speaker;
    draft.quotations.push({ ...span, sentence: sentence.n, speaker: speaker ?? null });
    previous = { end: span.end, paragraph: sentence.paragraph, speaker };
  }
  draft.quotations.sort((a, b) => a.start - b.start);
}

/** A tweet line with a known author is a quotation of its whole. */
function tweets(draft: Draft): void {
  const known = new Map<string, number | null>();
  let s = 0;
  for (const line of draft.lines) {
    if (line.kind !== 'tweet' || !line.author) continue;
    const author = draft.text.slice(line.author.start, line.author.end);
    while (s < draft.sentences.length && draft.sentences[s]!.start < line.start) s++;
    const sentence = draft.sentences[s];
    if (!sentence || sentence.end > line.end) continue;
    const speaker = known.has(author) ? known.get(author)! : byName(draft, line.author, author);
    known.set(author, speaker);
    draft.quotations.push({ start: line.start, end: line.end, sentence: sentence.n, speaker });
  }
}

function byName(draft: Draft, at: Span, name: string): number | null {
  const covering = draft.entities.find((entity) => entity.mentions.some((m) => m.start < at.end && m.end > at.start));
  if (covering) return covering.id;
  const words = new Set(
    name
      .toLowerCase()
      .replace(/[^\p{L} ]/gu, ' ')
      .split(/\s+/),
  );
  const fitting = draft.entities.filter((entity) => {
    const last = entity.name.toLowerCase().split(' ').at(-1) ?? '';
    return entity.kind === 'person' && words.has(last);
  });
  return fitting.length === 1 ? fitting[0]!.id : null;
}

/** The attribution that follows the closing mark, in the same sentence or in what is left of it. */
function after(draft: Draft, span: Span, s: number, layoutOf: Layouts): Speaker {
  let sentence = draft.sentences[s]!;
  // The closing mark may stand in a later sentence than the opening one.
  let n = s;
  while (sentence.end < span.end && draft.sentences[n + 1] && draft.sentences[n + 1]!.start < span.end) {
    n++;
    sentence = draft.sentences[n]!;
  }
  if (sentence.end <= span.end + 1 || sentence.tokens.length > LONGEST) return undefined;
  const layout = layoutOf(sentence);
  const { tokens, phraseOf, parsed } = layout;
  let i = 0;
  while (i < tokens.length && tokens[i]!.start < span.end) i++;
  while (i < tokens.length && (tokens[i]!.tag === 'PUNCT' || tokens[i]!.tag === 'ADV')) {
    if (/^["“‘;:.]$/.test(tokens[i]!.text)) return undefined;
    i++;
  }
  if (tokens[i]?.lower === 'according' && tokens[i + 1]?.lower === 'to') {
    return entityAt(layout, parsed.phrases[phraseOf[i + 2] ?? -1]);
  }
  const first = parsed.phrases[phraseOf[i] ?? -1];
  const verb = layout.parsed.verbs.findIndex((v) => v.from >= i);
  const group = parsed.verbs[verb];
  if (!group || group.from - i > REACH || !REPORTING.has(layout.lemmas[verb] ?? '') || !group.finite) return undefined;
  // The verb at once: "…", said Ann Lee; a phrase first: "…", Ann Lee said. Anything else is no attribution.
  if (group.from === i) {
    const subject = parsed.phrases[phraseOf[group.to] ?? -1];
    return subject && subject.from === group.to ? entityAt(layout, subject) : undefined;
  }
  if (!first || first.from !== i) return undefined;
  if (tokens.slice(i, group.from).some((t) => /^["“”]$/.test(t.text))) return undefined;
  const subjects = findSubjects(layout).subject[verb] ?? [];
  const own = subjects.at(-1);
  return own && own.from >= i ? entityAt(layout, subjects.length > 1 ? undefined : own) : undefined;
}

/** The nearest reporting verb before the opening mark in its sentence, outside other quotations. */
function beforeQuote(layout: Layout, span: Span): Speaker {
  const { tokens, parsed, lemmas } = layout;
  const { subject } = findSubjects(layout);
  for (let v = parsed.verbs.length - 1; v >= 0; v--) {
    const verb = parsed.verbs[v]!;
    if (tokens[verb.main]!.start >= span.start) continue;
    if (!REPORTING.has(lemmas[v] ?? '') || verb.passive) {
      // "declared himself", "the plan, which she called": some verb in between that reports nothing is passed over once.
      continue;
    }
    const own = subject[v] ?? [];
    if (own.length === 0 || interrupted(layout, v, span)) return undefined;
    return own.length > 1 ? null : entityAt(layout, own[0]);
  }
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i]!.lower === 'according' && tokens[i + 1]!.lower === 'to' && tokens[i]!.start < span.start)
      return entityAt(layout, parsed.phrases[layout.phraseOf[i + 2] ?? -1]);
  }
  return undefined;
}

/** Whether between the reporting verb and the mark another clause begins that is not what is reported. */
function interrupted(layout: Layout, v: number, span: Span): boolean {
  const { tokens, parsed } = layout;
  const { subject } = findSubjects(layout);
  const from = parsed.verbs[v]!.to;
  for (let i = from; i < tokens.length && tokens[i]!.start < span.start; i++) {
    const word = tokens[i]!;
    if (word.lower === 'but' || word.lower === ';' || /^(?:[–—]|-{1,2})$/.test(word.text)) return true;
  }
  return parsed.verbs.some((verb, u) => {
    if (u <= v || !verb.finite || tokens[verb.main]!.start >= span.start) return false;
    const first = subject[u]?.[0];
    return first !== undefined && first.from > from && tokens[first.from - 1]?.lower === ',';
  });
}

/** The entity a phrase means: its head's, or that of the name in apposition ("the captain, Ann Lee"). */
function entityAt(layout: Layout, phrase: Phrase | undefined): number | null {
  if (!phrase) return null;
  const title = titled(layout, phrase);
  if (title >= 0) return title;
  for (let i = phrase.core - 1; i >= phrase.head; i--) if ((layout.entities[i] ?? -1) >= 0) return layout.entities[i]!;
  const head = layout.entities[phrase.head] ?? -1;
  if (head >= 0) return head;
  // "the captain, Ann Lee": the next phrase is a name, and a mark or the end follows it.
  if (layout.tokens[phrase.to]?.lower !== ',') return null;
  const next = layout.parsed.phrases[layout.phraseOf[phrase.to + 1] ?? -1];
  if (!next || next.from !== phrase.to + 1 || (layout.entities[next.head] ?? -1) < 0) return null;
  const closing = layout.tokens[next.to];
  return !closing || closing.tag === 'PUNCT' ? layout.entities[next.head]! : null;
}

/**
 * Whether a quotation goes on from the one before: only marks between them, or its sentence begins the sentence after an
 * attribution in the same paragraph, or it opens the next paragraph and the one before was an attributed quotation.
 */
function goesOn(
  draft: Draft,
  previous: { readonly end: number; readonly paragraph: number; readonly speaker: Speaker },
  span: Span,
  sentence: DraftSentence,
): boolean {
  if (previous.speaker === undefined || previous.speaker === null) return false;
  const between = draft.text.slice(previous.end, span.start);
  if (between.length > 400) return false;
  if (/^[\s,.;:–—-]*$/.test(between)) return true;
  const opens = span.start <= sentence.start + 1;
  // No sentence of its own may stand between: `…," she said. "…`, not `…," she said. Another thing happened. "…`.
  const stops = (between.replace(/\b(?:Mr|Mrs|Ms|Dr|St|[A-Z])\./g, '$1').match(/[.!?](?=\s|$)/g) ?? []).length;
  if (sentence.paragraph === previous.paragraph) return opens && stops <= 1;
  const whole = span.start <= sentence.start + 1 && span.end >= sentence.end - 1;
  return sentence.paragraph === previous.paragraph + 1 && opens && whole && stops <= 1;
}
