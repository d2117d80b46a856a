import type { Layout } from './events-clause.ts';
import { MOTION, PARTICLES, PLACE_PREPOSITIONS } from './events-lists.ts';
import type { Phrase, VerbGroup } from './events-phrases.ts';
import { ROLE_NOUNS } from './roles-lists.ts';

/** What follows a verb: its objects, and phrases by the preposition that leads them. */
export type Found = {
  readonly objects: Phrase[];
  /** After "by". */
  readonly by: Phrase[];
  readonly with: Phrase[];
  readonly where: Phrase[];
  /** Persons or bodies after "to": whom something is said or given to. */
  readonly to: Phrase[];
};

const COMPANY = new Set(['with', 'alongside']);
const COMPANY_AFTER = new Set(['along', 'together']);

/**
 * Objects and prepositional phrases of a verb, up to the next verb that has a subject of its own. A phrase right before
 * a finite verb is that verb's subject, not an object. `own` are its
 * subjects, which may follow it; `fronted` is the object that stands before ("whom X met").
 */
export function argumentsAfter(
  layout: Layout,
  verb: VerbGroup,
  v: number,
  subjects: { readonly own: readonly Phrase[]; readonly fronted: Phrase | null },
): Found {
  const { tokens, parsed, phraseOf, verbOf } = layout;
  const found: Found = { objects: subjects.fronted ? [subjects.fronted] : [], by: [], with: [], where: [], to: [] };
  let i = verb.to;
  let open = true;
  let preposition = '';
  const moves = MOTION.has(layout.lemmas[v] ?? '');
  const limit = Math.min(tokens.length, verb.to + 60);
  leading(layout, verb, v, found);
  while (i < limit) {
    const token = tokens[i]!;
    const p = phraseOf[i] ?? -1;
    if (p >= 0) {
      const phrase = parsed.phrases[p]!;
      if (startsClause(layout, phrase)) break;
      if (subjects.own.includes(phrase)) {
        i = phrase.to;
        continue;
      }
      if (layout.dated[phrase.head]) {
        i = phrase.to;
        preposition = '';
        continue;
      }
      if (preposition) place(layout, found, { preposition, moves }, phrase);
      else if (open && found.objects.length < 4) found.objects.push(phrase);
      i = listAfter(layout, phrase, (more) => {
        if (preposition) place(layout, found, { preposition, moves }, more);
        else if (open) found.objects.push(more);
      });
      // A second phrase right after the first: "gave the minister a letter".
      open = open && !preposition && (phraseOf[i] ?? -1) >= 0;
      preposition = '';
      continue;
    }
    const u = verbOf[i] ?? -1;
    if (u >= 0 && u !== v) {
      // What follows another verb is that verb's, whatever it is.
      break;
    }
    if (token.tag === 'ADP' || (token.tag === 'PART' && token.lower === 'to')) {
      if (!(i === verb.to && PARTICLES.has(token.lower) && token.lower !== 'in' && token.lower !== 'on')) {
        preposition = token.lower;
        open = false;
      }
    } else if (token.tag === 'ADV' && COMPANY_AFTER.has(token.lower)) preposition = 'with';
    else if (token.lower === 'alongside') preposition = 'with';
    else if (token.tag === 'SCONJ' || token.lower === ';' || token.lower === ':') break;
    else if (token.tag === 'PUNCT' || token.tag === 'CCONJ') {
      open = false;
      if (token.lower !== ',' && !/^["'“”‘’()]$/.test(token.text) && token.tag !== 'CCONJ') break;
    }
    i++;
  }
  // "the fear that the bank had lost money": the clause has its object, so "that" took none up.
  const { fronted } = subjects;
  if (fronted && found.objects.length > 1 && tokens[fronted.to]?.lower === 'that') found.objects.shift();
  return found;
}

/** Prepositional phrases that open the sentence belong to the first finite verb: "In Lima, the mayor met…". */
function leading(layout: Layout, verb: VerbGroup, v: number, found: Found): void {
  if (!verb.finite) return;
  for (let u = 0; u < v; u++) if (layout.parsed.verbs[u]!.finite) return;
  const first = layout.tokens[0];
  if (first?.tag !== 'ADP') return;
  const phrase = layout.parsed.phrases[0];
  if (phrase?.from !== 1 || layout.dated[phrase.head]) return;
  place(layout, found, { preposition: first.lower, moves: false }, phrase);
}

function place(
  layout: Layout,
  found: Found,
  lead: { readonly preposition: string; readonly moves: boolean },
  phrase: Phrase,
): void {
  const { preposition, moves } = lead;
  if (preposition === 'by') found.by.push(phrase);
  else if (COMPANY.has(preposition)) found.with.push(phrase);
  else if (preposition === 'to' || preposition === 'for') {
    if (isPlace(layout, phrase)) found.where.push(phrase);
    else if (preposition === 'to') {
      if (moves && !isPerson(layout, phrase) && !isAbstract(layout, phrase)) found.where.push(phrase);
      else found.to.push(phrase);
    }
  } else if (PLACE_PREPOSITIONS.has(preposition)) {
    if (
      isPlace(layout, phrase) ||
      (isAt(layout, preposition, phrase) && !isPerson(layout, phrase) && !isAbstract(layout, phrase))
    )
      found.where.push(phrase);
  }
}

/** Whether the preposition makes any concrete noun a place, or only a noun of ground or vehicle ("on the bridge"). */
function isAt(layout: Layout, preposition: string, phrase: Phrase): boolean {
  if (CONCRETE.has(preposition)) return true;
  return preposition === 'on' && ON_GROUND.test(layout.tokens[phrase.head]!.lower);
}

const CONCRETE = new Set(
  'in at near inside outside into across through throughout aboard around toward towards from'.split(' '),
);
const ON_GROUND =
  /^(?:street|road|avenue|island|coast|border|board|plane|train|bus|ship|boat|ferry|stage|site|floor|roof|campus|beach|river|highway|motorway|bridge|line|shore|side|outskirts|field|pitch|court|base|farm|territory|soil|ground|land|bank|square|hill|mountain|peninsula|continent|planet|moon|web|internet|website|air|television|radio)s?$/;

function isPerson(layout: Layout, phrase: Phrase): boolean {
  const head = layout.tokens[phrase.head]!;
  return (
    head.tag === 'PRON' ||
    layout.persons.has(layout.entities[phrase.head] ?? -1) ||
    ROLE_NOUNS.has(head.lower) ||
    ROLE_NOUNS.has(head.lower.replace(/s$/, ''))
  );
}

function isPlace(layout: Layout, phrase: Phrase): boolean {
  return layout.places.has(layout.entities[phrase.head] ?? -1);
}

const ABSTRACT =
  /(?:tion|sion|ment|ness|ity|ism|ance|ence|ship|dom|ing)$|^(?:case|effort|bid|attempt|way|time|years?|days?|months?|weeks?|hours?|minutes?|light|fact|order|addition|favou?r|response|return|exchange|person|part|front|charge|danger|trouble|public|private|future|past|end|least|first|last|all|terms?|hopes?|doubt|detail|percent|dollars|pounds|euros|step|move|sign|form|spite|need|view|mind|deal|talks?|interview|speech|letter|tweet|report|vote|war|game|match|final|tournament|race)$/;

function isAbstract(layout: Layout, phrase: Phrase): boolean {
  const head = layout.tokens[phrase.head]!;
  return (
    head.tag === 'PRON' ||
    head.tag === 'NUM' ||
    ABSTRACT.test(head.lower) ||
    layout.persons.has(layout.entities[phrase.head] ?? -1)
  );
}

/** Whether the phrase is the subject of a finite verb right after it. */
function startsClause(layout: Layout, phrase: Phrase): boolean {
  let i = phrase.to;
  while (layout.tokens[i]?.tag === 'ADV') i++;
  const u = layout.verbOf[i] ?? -1;
  return u >= 0 && layout.parsed.verbs[u]!.finite && layout.tokens[phrase.from - 1]?.tag !== 'ADP';
}

/** Walks over ", B and C" after a phrase; gives the index after the list. */
function listAfter(layout: Layout, first: Phrase, take: (phrase: Phrase) => void): number {
  let end = first.to;
  for (let count = 0; count < 12; count++) {
    let i = end;
    const comma = layout.tokens[i]?.lower === ',';
    if (comma) i++;
    const and = layout.tokens[i]?.lower === 'and' || layout.tokens[i]?.lower === '&';
    if (and) i++;
    if (!comma && !and) return end;
    const p = layout.phraseOf[i] ?? -1;
    const phrase = layout.parsed.phrases[p];
    if (!phrase || phrase.from !== i || startsClause(layout, phrase) || layout.dated[phrase.head]) return end;
    // After a comma alone only a name goes on with the list: anything else is an apposition or a new clause.
    const same =
      (layout.entities[phrase.head] ?? -1) >= 0 && layout.entities[phrase.head] === layout.entities[first.core - 1];
    if (!and && (same || !continuesList(layout, phrase))) {
      const last = afterApposition(layout, first, end);
      if (!last) return end;
      take(last);
      return last.to;
    }
    take(phrase);
    end = phrase.to;
  }
  return end;
}

/** "met Ann Lee, the head of the union, and Bo Dahl": the person who follows what is said of the first. */
function afterApposition(layout: Layout, first: Phrase, from: number): Phrase | null {
  const { tokens, persons, entities } = layout;
  const own = entities[first.core - 1] ?? -1;
  if (!persons.has(own)) return null;
  for (let i = from + 1; i < Math.min(tokens.length - 2, from + 26); i++) {
    const { tag, lower } = tokens[i]!;
    if (tag === 'VBD' || tag === 'AUX' || lower === ';' || lower === '.' || /^["“”]$/.test(lower)) return null;
    if (lower !== ',' || tokens[i + 1]!.lower !== 'and') continue;
    const phrase = layout.parsed.phrases[layout.phraseOf[i + 2] ?? -1];
    const id = phrase ? (entities[phrase.core - 1] ?? -1) : -1;
    if (!phrase || phrase.from !== i + 2 || startsClause(layout, phrase)) return null;
    return persons.has(id) && id !== own ? phrase : null;
  }
  return null;
}

function continuesList(layout: Layout, phrase: Phrase): boolean {
  const after = layout.tokens[phrase.to]?.lower;
  if (after !== ',' && after !== 'and' && after !== '&') return false;
  return (layout.entities[phrase.head] ?? -1) >= 0 || after === 'and';
}
