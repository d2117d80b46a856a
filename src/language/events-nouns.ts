import type { Argument, Event, Modality } from '../model.ts';
import type { Layout } from './events-clause.ts';
import { EVENT_NOUNS, MUTUAL, PLACE_PREPOSITIONS, PLANNING, PROSPECTIVE } from './events-lists.ts';
import type { Phrase } from './events-phrases.ts';
import { lemma } from './lemma.ts';

/**
 * Events told by a noun: "the mayor's visit to Lima", "talks between A and B", "the death of C". Only those that name a
 * participant or a place; a noun that a light verb has already made an event is left out.
 */
export function nominalEvents(layout: Layout, verbal: readonly Event[], sentence: number): Event[] {
  const events: Event[] = [];
  for (const phrase of layout.parsed.phrases) {
    const event = nominal(layout, phrase, sentence);
    if (!event) continue;
    if (verbal.some((v) => v.verb.start <= event.verb.start && v.verb.end >= event.verb.end)) continue;
    events.push(event);
  }
  return events;
}

function nominal(layout: Layout, phrase: Phrase, sentence: number): Event | null {
  const { tokens } = layout;
  const noun = tokens[phrase.head]!;
  const base = lemma(noun.lower, 'NOUN');
  if (!EVENT_NOUNS.has(base) || noun.tag !== 'NOUN') return null;
  const who: Argument[] = [];
  const whom: Argument[] = [];
  const company: Argument[] = [];
  const where: Argument[] = [];
  if (phrase.owner && !layout.dated[phrase.owner.to - 1]) who.push(spanOf(layout, phrase.owner.from, phrase.owner.to));
  if (phrase.to > phrase.core + 1) {
    const of = spanOf(layout, phrase.core + 1, phrase.to);
    if (!MUTUAL.has(base)) whom.push(of);
    else if (of.entity !== null) who.push(of);
  }
  let i = phrase.to;
  for (let count = 0; count < 3; count++) {
    const preposition = tokens[i]?.lower ?? '';
    const next = layout.parsed.phrases[layout.phraseOf[i + 1] ?? -1];
    if (!next || next.from !== i + 1 || tokens[i]?.tag === 'PUNCT') break;
    if (layout.dated[next.head]) {
      i = next.to;
      continue;
    }
    const own = spanOf(layout, next.from, next.to);
    i = next.to;
    if (preposition === 'between') {
      who.push(own);
      const second = tokens[i]?.lower === 'and' ? layout.parsed.phrases[layout.phraseOf[i + 1] ?? -1] : undefined;
      if (second) {
        who.push(spanOf(layout, second.from, second.to));
        i = second.to;
      }
    } else if (preposition === 'with') company.push(own);
    else if (preposition === 'by') who.push(own);
    else if (PLACE_PREPOSITIONS.has(preposition)) {
      if (layout.places.has(own.entity ?? -1)) where.push(own);
      else break;
    } else break;
  }
  if (who.length + whom.length + company.length + where.length === 0) return null;
  return {
    sentence,
    does: base,
    verb: { start: noun.start, end: noun.end },
    who,
    whom,
    with: company,
    where,
    when: [],
    modality: prospect(layout, phrase),
  };
}

function spanOf(layout: Layout, from: number, to: number): Argument {
  let entity = -1;
  for (let i = to - 1; i >= from && entity < 0; i--) entity = layout.entities[i] ?? -1;
  return { start: layout.tokens[from]!.start, end: layout.tokens[to - 1]!.end, entity: entity >= 0 ? entity : null };
}

/** An event noun is planned when its adjective or the verb that governs it says so. */
function prospect(layout: Layout, phrase: Phrase): Modality {
  for (let i = phrase.from; i < phrase.head; i++) if (PROSPECTIVE.has(layout.tokens[i]!.lower)) return 'planned';
  for (let i = phrase.from - 1; i >= Math.max(0, phrase.from - 3); i--) {
    const u = layout.verbOf[i] ?? -1;
    if (u < 0) continue;
    const verb = layout.parsed.verbs[u]!;
    return PLANNING.has(layout.lemmas[u] ?? '') || verb.infinitive || (verb.helper !== '' && verb.helper === 'will')
      ? 'planned'
      : 'stated';
  }
  return 'stated';
}
