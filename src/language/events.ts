import type { Argument, Event, Modality } from '../model.ts';
import type { Draft, DraftSentence, Token } from './draft.ts';
import { argumentsAfter, type Found } from './events-arguments.ts';
import { findSubjects, type Layout, titled } from './events-clause.ts';
import { type Layouts, layoutsOf } from './events-layout.ts';
import { LIGHT, LIGHT_NOUNS, PARTICLES } from './events-lists.ts';
import { modalityOf } from './events-modality.ts';
import { nominalEvents } from './events-nouns.ts';
import type { Phrase, VerbGroup } from './events-phrases.ts';
import { lemma } from './lemma.ts';

/** Sentences with more tokens than this hold no clause worth reading: tables, lists, text without stops. */
const LONGEST = 160;

/** Reads every clause of an article as who does what to whom, with whom, where and when. */
export function readEvents(draft: Draft, layoutOf: Layouts = layoutsOf(draft)): void {
  let d = 0;
  for (const sentence of draft.sentences) {
    while (d < draft.dates.length && draft.dates[d]!.sentence < sentence.n) d++;
    let end = d;
    while (end < draft.dates.length && draft.dates[end]!.sentence === sentence.n) end++;
    if (sentence.kind === 'boilerplate' || sentence.kind === 'heading' || sentence.tokens.length > LONGEST) continue;
    for (const event of eventsOf(draft, sentence, layoutOf(sentence), d, end)) draft.events.push(event);
  }
}

/** The clauses of one sentence; `dates` are `[from, to)` of the draft's. */
function eventsOf(draft: Draft, sentence: DraftSentence, layout: Layout, from: number, to: number): Event[] {
  const { tokens } = sentence;
  const { verbs } = layout.parsed;
  const { subject, fronted } = findSubjects(layout);
  const found = verbs.map((verb, v) =>
    argumentsAfter(layout, verb, v, { own: subject[v] ?? [], fronted: fronted[v] ?? null }),
  );
  const events: Event[] = [];
  const modalities: Modality[] = [];
  const whenOf = spreadDates(draft, layout, from, to);
  verbs.forEach((verb, v) => {
    const own = found[v]!;
    const modality = modalityOf(layout, v, modalities, subject, quotedAt(draft, tokens[verb.main]!));
    modalities.push(modality);
    const surface = subject[v] ?? [];
    const light = lightNoun(layout, v, own);
    if (isBareHelper(layout, verb, own, surface) || tokens[verb.main]!.lower === 'according') return;
    const governs = v > 0 && verb.infinitive && verbs[v - 1]!.to <= verb.from;
    const when = whenOf[v]!.length > 0 || !governs ? whenOf[v]! : whenOf[v - 1]!;
    const args = (list: readonly Phrase[]): Argument[] => list.map((phrase) => argument(layout, phrase));
    const passive = verb.passive || isReducedPassive(tokens, verb);
    events.push({
      sentence: sentence.n,
      does: light ? light.lemma : predicate(layout, v),
      verb: { start: tokens[verb.from]!.start, end: light ? tokens[light.at]!.end : tokens[verb.to - 1]!.end },
      who: passive ? args(own.by) : args(surface),
      whom: passive ? args([...surface, ...own.objects]) : args(light ? own.to : [...own.objects, ...own.to]),
      with: args(own.with),
      where: args(own.where.length > 0 || !governs ? own.where : found[v - 1]!.where),
      when,
      modality,
    });
  });
  for (const event of nominalEvents(layout, events, sentence.n))
    events.push({ ...event, when: nearestDates(event.verb, events) });
  return events;
}

/** An argument as offsets, with the entity its head means: the phrase's own, not that of its possessor. */
export function argument(layout: Layout, phrase: Phrase): Argument {
  const start = layout.tokens[phrase.from]!.start;
  const end = layout.tokens[phrase.to - 1]!.end;
  const title = titled(layout, phrase);
  const entity = title >= 0 ? title : (layout.entities[phrase.head] ?? -1);
  return { start, end, entity: entity >= 0 ? entity : null };
}

/** The lemma with its particle: "step down"; the place of the particle is right after the verb. */
function predicate(layout: Layout, v: number): string {
  const verb = layout.parsed.verbs[v]!;
  const particle = layout.tokens[verb.to];
  const base = layout.lemmas[v] ?? '';
  if (!particle || !PARTICLES.has(particle.lower) || particle.tag === 'PUNCT') return base;
  if ((particle.lower === 'in' || particle.lower === 'on') && (layout.phraseOf[verb.to + 1] ?? -1) >= 0) return base;
  return `${base} ${particle.lower}`;
}

function lightNoun(layout: Layout, v: number, own: Found): { readonly lemma: string; readonly at: number } | null {
  const verb = layout.parsed.verbs[v]!;
  const object = own.objects[0];
  if (!object || verb.passive || !LIGHT.has(layout.lemmas[v] ?? '')) return null;
  const noun = layout.tokens[object.head]!;
  const base = lemma(noun.lower, 'NOUN');
  return LIGHT_NOUNS.has(base) ? { lemma: base, at: object.head } : null;
}

/** "is", "has" and "do" that carry nothing: no object, no complement. */
function isBareHelper(layout: Layout, verb: VerbGroup, own: Found, surface: readonly Phrase[]): boolean {
  if (layout.tokens[verb.main]!.tag !== 'AUX') return false;
  return own.objects.length === 0 && (own.where.length === 0 || surface.length === 0);
}

function isReducedPassive(tokens: readonly Token[], verb: VerbGroup): boolean {
  return !verb.finite && verb.main === verb.from && tokens[verb.main]!.tag === 'VBN';
}

/** Each date of the sentence goes to the nearest verb before it, one that opens the sentence to the first finite verb. */
function spreadDates(draft: Draft, layout: Layout, from: number, to: number): number[][] {
  const { verbs } = layout.parsed;
  const when: number[][] = verbs.map(() => []);
  if (verbs.length === 0) return when;
  for (let d = from; d < to; d++) {
    const date = draft.dates[d]!;
    let owner = -1;
    verbs.forEach((verb, v) => {
      if (layout.tokens[verb.main]!.start < date.start) owner = v;
    });
    if (owner < 0)
      owner = Math.max(
        0,
        verbs.findIndex((verb) => verb.finite),
      );
    when[owner]!.push(d);
  }
  return when;
}

/** A nominal event shares the dates of the verb it stands with. */
function nearestDates(span: { readonly start: number }, events: readonly Event[]): readonly number[] {
  let best: readonly number[] = [];
  let least = 60;
  for (const event of events) {
    const distance = Math.abs(event.verb.start - span.start);
    if (event.when.length > 0 && distance < least) {
      least = distance;
      best = event.when;
    }
  }
  return best;
}

function quotedAt(draft: Draft, token: Token): boolean {
  let low = 0;
  let high = draft.quoted.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const span = draft.quoted[mid]!;
    if (span.end <= token.start) low = mid + 1;
    else if (span.start > token.start) high = mid - 1;
    else return true;
  }
  return false;
}
