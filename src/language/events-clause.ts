import type { Token } from './draft.ts';
import { OBJECT_CONTROL, SPEAKING } from './events-lists.ts';
import type { Parsed, Phrase, VerbGroup } from './events-phrases.ts';
import { ROLE_NOUNS } from './roles-lists.ts';

/** A sentence laid out for the search of arguments. `lemmas` are those of the verbs' main words. */
export type Layout = {
  readonly tokens: readonly Token[];
  readonly parsed: Parsed;
  readonly lemmas: readonly string[];
  /** Index of the phrase (verb) that covers a token, -1 for none. */
  readonly phraseOf: Int16Array;
  readonly verbOf: Int16Array;
  /** Whether a token lies in a date. */
  readonly dated: Uint8Array;
  /** Entity of each token, -1 for none. */
  readonly entities: Int32Array;
  /** Ids of the entities that are persons. */
  readonly persons: ReadonlySet<number>;
  /** Ids of the entities that are places. */
  readonly places: ReadonlySet<number>;
};

/** Phrases that stand in the surface subject of each verb, and the relative object ("whom X met"), by verb index. */
export type Subjects = { readonly subject: Phrase[][]; readonly fronted: (Phrase | null)[] };

const SUBJECT_RELATIVE = new Set(['who', 'which', 'that']);
const OBJECT_RELATIVE = new Set(['whom', 'which', 'that', 'who']);

/** Finds the surface subject of every verb group, from left to right so that later verbs can inherit earlier ones. */
export function findSubjects(layout: Layout): Subjects {
  const found = known.get(layout);
  if (found) return found;
  const subject: Phrase[][] = [];
  const fronted: (Phrase | null)[] = [];
  const pending: number[] = [];
  layout.parsed.verbs.forEach((verb, v) => {
    fronted.push(null);
    const found = subjectOf(layout, verb, v, subject);
    subject.push(found ?? []);
    if (found === null) pending.push(v);
    const first = found?.[0];
    if (first) fronted[v] = relativeObject(layout, first);
  });
  // "Speaking in Lima, the mayor said": an opening participle takes the subject of the next finite verb.
  for (const v of pending) {
    const next = layout.parsed.verbs.findIndex((verb, i) => i > v && verb.finite && (subject[i]?.length ?? 0) > 0);
    if (next >= 0) subject[v] = subject[next] ?? [];
  }
  const made = { subject, fronted };
  known.set(layout, made);
  return made;
}

/** Quotations and events ask for the subjects of the same sentences. */
const known = new WeakMap<Layout, Subjects>();

/** `null` asks for the subject of the next finite verb. */
function subjectOf(layout: Layout, verb: VerbGroup, v: number, known: Phrase[][]): Phrase[] | null {
  const { tokens } = layout;
  if (verb.infinitive) return infinitiveSubject(layout, verb, v, known);
  if (!verb.finite) return participleSubject(layout, verb, v, known);
  const inverted = invertedSubject(layout, verb, v);
  if (inverted) return inverted;
  let i = before(tokens, verb.from);
  const directly = tokens[i];
  if (!directly) return [];
  if (SUBJECT_RELATIVE.has(directly.lower) && i > 0) {
    const antecedent = antecedentOf(layout, i);
    if (antecedent) return [antecedent];
  }
  if (directly.tag === 'CCONJ' && v > 0) return known[previousMain(layout, v, known)] ?? [];
  while (i >= 0) {
    const p = layout.phraseOf[i] ?? -1;
    if (p >= 0) {
      const phrase = layout.parsed.phrases[p]!;
      const adjacent = phrase.to === before(tokens, verb.from) + 1;
      if (isSubject(layout, phrase, adjacent)) return withList(layout, apposed(layout, phrase), adjacent);
      i = phrase.from - 1;
      continue;
    }
    const u = layout.verbOf[i] ?? -1;
    if (u >= 0) {
      const other = layout.parsed.verbs[u]!;
      const inner = known[u]?.[0];
      if (inner && inner.to <= other.from && isRelativeWithSubject(layout, known[u])) {
        i = inner.from - 2;
        continue;
      }
      const start = before(tokens, other.from);
      if (other.finite && !SUBJECT_RELATIVE.has(tokens[start]?.lower ?? '')) {
        const separator = tokens[before(tokens, verb.from)];
        return separator?.tag === 'CCONJ' || separator?.lower === ',' ? (known[u] ?? []) : [];
      }
      i = other.from - 1;
      continue;
    }
    if (tokens[i]!.lower === ';' || tokens[i]!.tag === 'SCONJ') return [];
    i--;
  }
  return [];
}

/** Index of the nearest token to the left that is no adverb and no quotation mark. */
function before(tokens: readonly Token[], at: number): number {
  let i = at - 1;
  while (i >= 0 && (tokens[i]!.tag === 'ADV' || /^["“”]$/.test(tokens[i]!.text))) i--;
  return i;
}

function previousFinite(layout: Layout, v: number): number {
  for (let u = v - 1; u >= 0; u--) if (layout.parsed.verbs[u]!.finite || u === 0) return u;
  return v;
}

/** The finite verb before `v` that is not inside a relative clause ("agreements he made", "the man who left"). */
function previousMain(layout: Layout, v: number, known: readonly (readonly Phrase[])[]): number {
  for (let u = v - 1; u >= 0; u--) {
    const verb = layout.parsed.verbs[u]!;
    if (!verb.finite) continue;
    const first = known[u]?.[0];
    const left = first ? first.from - 1 : -1;
    const relative =
      SUBJECT_RELATIVE.has(layout.tokens[before(layout.tokens, verb.from)]?.lower ?? '') ||
      (first !== undefined &&
        first.to <= verb.from &&
        left >= 0 &&
        ((layout.phraseOf[left] ?? -1) >= 0 || isRelativePronoun(layout, left)));
    if (!relative) return u;
  }
  return previousFinite(layout, v);
}

/** Prepositions that also open clauses: what follows them may be a subject. */
const CLAUSE_OPENER = /^(?:than|as|after|before|since|until|because)$/;

function isSubject(layout: Layout, phrase: Phrase, adjacent: boolean): boolean {
  const { tokens } = layout;
  if (layout.dated[phrase.head] && layout.entities[phrase.head] === -1) return false;
  const left = tokens[before(tokens, phrase.from)];
  if (!left) return true;
  if (left.lower === '(') return false;
  if (left.tag === 'ADP') return CLAUSE_OPENER.test(left.lower) && (adjacent || left.lower === 'as');
  const isObject = (layout.verbOf[before(tokens, phrase.from)] ?? -1) >= 0;
  return adjacent || !isObject;
}

/** In "Ann Lee, the head of the union, said" the name is the subject, not the apposition. */
function apposed(layout: Layout, phrase: Phrase): Phrase {
  const { tokens, entities, parsed, phraseOf } = layout;
  if ((entities[phrase.head] ?? -1) >= 0 || tokens[phrase.from - 1]?.lower !== ',') return phrase;
  const p = phraseOf[phrase.from - 2] ?? -1;
  const named = parsed.phrases[p];
  if (!named || (entities[named.core - 1] ?? -1) < 0) return phrase;
  return tokens[named.from - 1]?.tag === 'ADP' || titled(layout, phrase) >= 0 ? phrase : named;
}

/** "A, B and C": the other parts of a list that ends with this phrase. */
function withList(layout: Layout, last: Phrase, adjacent: boolean): Phrase[] {
  const list = [last];
  if (!adjacent) return list;
  let current = last;
  for (let count = 0; count < 12; count++) {
    const joint = layout.tokens[current.from - 1];
    if (!joint || !(joint.lower === 'and' || joint.lower === '&' || (joint.lower === ',' && list.length > 1))) break;
    let end = current.from - 2;
    if (layout.tokens[end]?.lower === ',') end--;
    const p = layout.phraseOf[end] ?? -1;
    const previous = layout.parsed.phrases[p];
    if (!previous) break;
    const left = layout.tokens[before(layout.tokens, previous.from)];
    if (
      ((left?.tag === 'ADP' && !CLAUSE_OPENER.test(left.lower)) ||
        (layout.verbOf[before(layout.tokens, previous.from)] ?? -1) >= 0) &&
      list.length === 1
    )
      break;
    list.unshift(previous);
    current = previous;
  }
  return list;
}

function antecedentOf(layout: Layout, relative: number): Phrase | null {
  let i = relative - 1;
  if (layout.tokens[i]?.lower === ',') i--;
  const p = layout.phraseOf[i] ?? -1;
  const phrase = layout.parsed.phrases[p];
  if (!phrase) return null;
  // "the head of the union, who": a person is meant, so the phrase as a whole; "Ann Lee, head of the union, who": Ann Lee.
  return apposed(layout, phrase);
}

function relativeObject(layout: Layout, subject: Phrase): Phrase | null {
  const i = subject.from - 1;
  if (!isRelativePronoun(layout, i)) return null;
  const antecedent = antecedentOf(layout, i);
  return antecedent && layout.dated[antecedent.head] ? null : antecedent;
}

/** Whether the token takes up a noun before it: "that" after a verb only opens a clause. */
function isRelativePronoun(layout: Layout, i: number): boolean {
  const token = layout.tokens[i];
  if (!token || !OBJECT_RELATIVE.has(token.lower) || token.tag === 'DET') return false;
  return token.lower !== 'that' || (layout.phraseOf[i - 1] ?? -1) >= 0;
}

function isRelativeWithSubject(layout: Layout, subject: readonly Phrase[] | undefined): boolean {
  const first = subject?.[0];
  return first !== undefined && OBJECT_RELATIVE.has(layout.tokens[first.from - 1]?.lower ?? '');
}

function infinitiveSubject(layout: Layout, verb: VerbGroup, v: number, known: Phrase[][]): Phrase[] | null {
  const p = layout.phraseOf[verb.from - 1] ?? -1;
  const phrase = layout.parsed.phrases[p];
  if (phrase && layout.tokens[phrase.from - 1]?.lower === 'for') return [phrase];
  if (v === 0) return null;
  const governor = layout.parsed.verbs[v - 1]!;
  if (phrase && phrase.from >= governor.to && OBJECT_CONTROL.has(layout.lemmas[v - 1] ?? '') && !governor.passive)
    return [phrase];
  return known[v - 1] ?? [];
}

function participleSubject(layout: Layout, verb: VerbGroup, v: number, known: Phrase[][]): Phrase[] | null {
  const i = before(layout.tokens, verb.from);
  const left = layout.tokens[i];
  if (!left) return null;
  const p = layout.phraseOf[i] ?? -1;
  if (p >= 0) return [layout.parsed.phrases[p]!];
  const u = previousFinite(layout, v);
  return v > 0 && u < v ? (known[u] ?? []) : null;
}

/** “…”, said the mayor. The verb of speech comes first; nothing that could be its subject stands before it. */
function invertedSubject(layout: Layout, verb: VerbGroup, v: number): Phrase[] | null {
  if (verb.main !== verb.from || !SPEAKING.has(layout.lemmas[v] ?? '')) return null;
  const left = layout.tokens[verb.from - 1];
  if (left && !/^[,"”“'’?!]$/.test(left.text)) return null;
  // Without a mark of quotation the words before must hold a clause: "The mill is lost, said Ann Lee".
  if (
    left?.text === ',' &&
    !/^["”’]$/.test(layout.tokens[verb.from - 2]?.text ?? '') &&
    !layout.parsed.verbs.some((other, u) => u < v && other.finite)
  )
    return null;
  const p = layout.phraseOf[verb.to] ?? -1;
  const phrase = layout.parsed.phrases[p];
  if (!phrase || phrase.from !== verb.to || layout.dated[phrase.head]) return null;
  const next = layout.verbOf[phrase.to] ?? -1;
  return next >= 0 && layout.parsed.verbs[next]!.finite ? null : [phrase];
}

/** The person a phrase names at its end after a title with "of" ("secretary of state Ann Lee"); -1 when there is none. */
export function titled(layout: Layout, phrase: Phrase): number {
  const id = layout.entities[phrase.to - 1] ?? -1;
  if (id < 0 || phrase.to === phrase.core || !layout.persons.has(id)) return -1;
  let start = phrase.to - 1;
  while (start > phrase.core && layout.entities[start - 1] === id) start--;
  const left = layout.tokens[start - 1];
  if (!left || left.tag === 'ADP' || left.tag === 'DET' || start - 1 <= phrase.core) return -1;
  // "a friend of mayor Ann Lee" is somebody else: the title before the name is hers.
  for (let i = phrase.core + 1; i < start; i++) if (ROLE_NOUNS.has(layout.tokens[i]!.lower)) return -1;
  return ROLE_NOUNS.has(layout.tokens[phrase.head]!.lower) ? id : -1;
}
