import type { Mention } from '../model.ts';
import type { Draft, DraftEntity, DraftSentence, Token } from './draft.ts';
import { hasMainVerb, isPossessed, isSubjectAt, roleAt } from './reference-place.ts';
import { contradicts, matchRole } from './reference-roles.ts';
import { ORGANISATION_NOUNS } from './roles-lists.ts';

type Gender = 'female' | 'male';

const PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word) => [word, 'male'] as const),
  ...['she', 'her', 'hers', 'herself'].map((word) => [word, 'female'] as const),
]);

/** Sentences with more tokens than this are no sentences. */
const LONGEST = 400;

/** What has been read so far, from left to right. */
type State = {
  /** Person who is the subject of the last sentence that is not all quotation. */
  subject: number;
  /** Persons of that sentence. */
  persons: number[];
  /** Sentences since a person was last named or meant. */
  silence: number;
  /** Sentence in which an entity was last meant, by id. */
  readonly last: Map<number, number>;
  /** Organisations of the last sentence that had any, and its ordinal. */
  bodies: number[];
  bodiesAt: number;
};

/**
 * Finds whom the pronouns and role phrases ("the minister", "the company") mean, in one pass from left to right, and adds
 * them to the mentions. Words in quotation marks are passed over: "he" in a quotation is the speaker's to know. Nothing is
 * guessed where two fit.
 */
export function resolveReference(draft: Draft): void {
  const state: State = { subject: -1, persons: [], silence: 9, last: new Map(), bodies: [], bodiesAt: -9 };
  let q = 0;
  for (const sentence of draft.sentences) {
    if (sentence.kind === 'boilerplate' || sentence.kind === 'heading' || sentence.kind === 'tweet') continue;
    if (sentence.tokens.length > LONGEST) continue;
    while (q < draft.quoted.length && draft.quoted[q]!.end <= sentence.start) q++;
    readSentence(draft, sentence, state, q);
  }
}

function readSentence(draft: Draft, sentence: DraftSentence, state: State, firstQuote: number): void {
  const { tokens } = sentence;
  const persons: number[] = [];
  const bodies: number[] = [];
  let subject = -1;
  let inner = -1;
  let stranger = false;
  let narrative = 0;
  let quote = firstQuote;
  let verbs = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    while (quote < draft.quoted.length && draft.quoted[quote]!.end <= token.start) quote++;
    const span = draft.quoted[quote];
    if (span && token.start >= span.start && span.end - span.start > 20) continue;
    if (token.tag !== 'PUNCT') narrative++;
    if (token.tag === 'VERB' || token.tag === 'VBD' || token.tag === 'AUX') verbs++;
    let meant = -1;
    let end = i + 1;
    if (token.entity >= 0) {
      while (tokens[end]?.entity === token.entity) end++;
      const entity = draft.entities[token.entity]!;
      if (entity.kind === 'person') meant = entity.id;
      else if (entity.kind === 'organisation' && !bodies.includes(entity.id)) bodies.push(entity.id);
    } else {
      const gender = PRONOUNS.get(token.lower);
      if (gender && token.tag !== 'PROPN') {
        const object = token.lower === 'him' || (token.lower === 'her' && !isPossessed(tokens, i));
        meant = stranger
          ? -1
          : pronoun(
              draft,
              { tokens, at: i, gender, object, persons, subject: inner >= 0 ? inner : subject, verbs },
              state,
            );
        if (meant >= 0) note(draft, meant, sentence, token.start, token.end, 'pronoun');
      } else if (token.lower === 'the' || token.lower === 'this') {
        const phrase = roleAt(tokens, i);
        if (phrase) {
          end = phrase.to;
          if (ORGANISATION_NOUNS.has(phrase.head)) {
            const body = organisation(draft, phrase.head, bodies, state, sentence.n);
            if (body >= 0) note(draft, body, sentence, token.start, tokens[end - 1]!.end, 'role');
          } else {
            meant = matchRole(draft, tokens.slice(i + 1, end), state.last, sentence.n);
            // Somebody who is not named is the subject: a pronoun after it is as likely his.
            if (meant < 0 && persons.length === 0 && isSubjectAt(tokens, i, end)) stranger = true;
            if (meant >= 0) note(draft, meant, sentence, token.start, tokens[end - 1]!.end, 'role');
          }
        }
      }
    }
    if (meant >= 0) {
      if (!persons.includes(meant)) persons.push(meant);
      state.last.set(meant, sentence.n);
      if (isSubjectAt(tokens, i, end)) {
        if (subject < 0 || !hasMainVerb(tokens, i)) subject = meant;
        // "a unit that Ann set up while she …": the clause has its own subject.
        else if (/^(?:that|which|whom|where)$/.test(tokens[i - 1]?.lower ?? '') && tokens[i - 2]?.tag !== 'VBD')
          inner = meant;
      }
    }
    i = end - 1;
  }
  if (bodies.length > 0) {
    state.bodies = bodies;
    state.bodiesAt = sentence.n;
  }
  if (narrative === 0) return;
  if (stranger) {
    state.persons = [];
    state.subject = -1;
    state.silence = 3;
  } else if (persons.length > 0) {
    state.persons = persons;
    state.subject = subject >= 0 ? subject : persons.length === 1 ? persons[0]! : -1;
    state.silence = 0;
  } else if (narrative > 3) state.silence++;
}

function note(
  draft: Draft,
  id: number,
  sentence: DraftSentence,
  start: number,
  end: number,
  how: Mention['how'],
): void {
  draft.entities[id]!.mentions.push({ start, end, sentence: sentence.n, how });
}

type Asked = {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly gender: Gender;
  readonly object: boolean;
  readonly persons: readonly number[];
  readonly subject: number;
  readonly verbs: number;
};

function pronoun(draft: Draft, asked: Asked, state: State): number {
  const beside = besides(asked);
  const fits = (id: number) => {
    if (id === beside) return false;
    const entity = draft.entities[id];
    // One bare name of unknown gender is too little to say "he" of.
    if (!entity || (entity.gender === null && !entity.name.includes(' '))) return false;
    return entity.gender === null || entity.gender === asked.gender;
  };
  const sure = (id: number) => draft.entities[id]?.gender === asked.gender;
  // "He is the longest-serving judge": who bears that role, or the one person it does not contradict.
  const role = asked.persons.length === 0 ? predicateRole(asked) : null;
  if (role) {
    const bearer = matchRole(draft, role, state.last, Number.MAX_SAFE_INTEGER);
    if (bearer >= 0 && fits(bearer)) return bearer;
    const usual = state.silence === 0 ? state.subject : -1;
    if (usual >= 0 && fits(usual) && !contradicts(draft.entities[usual]!, role)) return usual;
    return only([...state.last.keys()].filter((id) => fits(id) && !contradicts(draft.entities[id]!, role))) ?? -1;
  }
  const ahead = asked.persons.length === 0 ? nameAhead(draft, asked) : -1;
  if (ahead >= 0 && fits(ahead)) return ahead;
  if (asked.persons.length > 0) {
    // "Ann told him": the subject of the same verb is not meant by its object.
    const own = asked.persons.filter((id) => fits(id) && !(asked.object && id === asked.subject && asked.verbs <= 1));
    if (own.includes(asked.subject)) return only(own.filter(sure)) ?? asked.subject;
    const single = only(own);
    if (single !== null) return single;
    const certain = only(own.filter(sure));
    if (certain !== null) return certain;
    if (own.length > 1) return -1;
  }
  if (state.silence > 0) return mainPerson(draft, asked.gender, state, fits);
  const before = state.persons.filter((id) => fits(id) && !(asked.object && id === asked.subject));
  if (before.includes(state.subject)) return state.subject;
  return (
    only(before) ??
    only(before.filter(sure)) ??
    (before.length === 0 ? mainPerson(draft, asked.gender, state, fits) : -1)
  );
}

/** In "he and Ann Lee" the two are not one. */
function besides({ tokens, at }: Asked): number {
  const and = (i: number) => tokens[i]?.lower === 'and' || tokens[i]?.lower === 'with';
  if (and(at + 1)) {
    for (let i = at + 2; i < Math.min(tokens.length, at + 8); i++) {
      if (tokens[i]!.entity >= 0) return tokens[i]!.entity;
      if (!/^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[i]!.tag)) return -1;
    }
  }
  return and(at - 1) ? (tokens[at - 2]?.entity ?? -1) : -1;
}

function only(ids: readonly number[]): number | null {
  return ids.length === 1 ? ids[0]! : null;
}

/** The person of that gender most meant so far, if clearly more than any other and not long ago. */
function mainPerson(draft: Draft, gender: Gender, state: State, fits: (id: number) => boolean): number {
  let best = -1;
  let most = 0;
  let second = 0;
  for (const id of state.last.keys()) {
    const entity = draft.entities[id]!;
    if (!fits(id)) continue;
    const count = entity.mentions.length + (entity.gender === gender ? 0.5 : 0);
    if (count > most) {
      second = most;
      most = count;
      best = id;
    } else if (count > second) second = count;
  }
  return most >= 2 * second ? best : -1;
}

/** "As he left for Peru, Ann's brother Bo said": the subject after the comma, when the pronoun stands in an opening clause. */
function nameAhead(draft: Draft, asked: Asked): number {
  const { tokens, at } = asked;
  const opener = tokens[0]!;
  const clause =
    opener.tag === 'SCONJ' ||
    opener.tag === 'ADP' ||
    opener.tag === 'VBG' ||
    /^(?:as|while|when|after|before|earlier|despite|in|on|although|though)$/.test(opener.lower);
  if (!clause || at === 0) return -1;
  for (let i = at + 1; i < Math.min(tokens.length, at + 24); i++) {
    if (tokens[i]!.lower !== ',') continue;
    let name = i + 1;
    while (
      tokens[name] &&
      tokens[name]!.entity < 0 &&
      /^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[name]!.tag) &&
      name < i + 8
    )
      name++;
    const entity = draft.entities[tokens[name]?.entity ?? -1];
    if (entity?.kind === 'person') return entity.id;
  }
  return -1;
}

/** The words of the role in "he is the …", null when the pronoun stands in no such clause. */
function predicateRole({ tokens, at }: Asked): readonly Token[] | null {
  if (tokens[at]!.lower !== 'he' && tokens[at]!.lower !== 'she') return null;
  if (!/^(?:is|was|remains|became)$/.test(tokens[at + 1]?.lower ?? '') || tokens[at + 2]?.tag !== 'DET') return null;
  const phrase = roleAt(tokens, at + 2);
  return phrase ? tokens.slice(at + 3, phrase.to) : null;
}

/** The one organisation just spoken of, or the one that was said to be such a thing. */
function organisation(draft: Draft, noun: string, bodies: readonly number[], state: State, sentence: number): number {
  const near = bodies.length > 0 ? bodies : sentence - state.bodiesAt <= 2 ? state.bodies : [];
  const named = near.filter((id) => saysItIs(draft.entities[id]!, noun));
  if (named.length === 1) return named[0]!;
  return near.length === 1 ? near[0]! : -1;
}

function saysItIs(entity: DraftEntity, noun: string): boolean {
  return (
    entity.name.toLowerCase().split(' ').includes(noun) ||
    entity.roles.some((role) => role.text.toLowerCase().split(/\s+/).includes(noun))
  );
}
