import type { DateMention, EntityKind, Event, Mention, Quotation, Sentence, SentenceKind, Span } from '../model.ts';

/**
 * Parts of speech: the universal tags, with verbs split by form. VERB is a base or present form ("say", "says"), VBD a
 * simple past, VBN a past participle, VBG an -ing form used as a verb. AUX takes be, have, do (as helpers) and modals;
 * PART is "to" before a verb, "not" and the possessive 's.
 */
export type Tag =
  | 'NOUN'
  | 'PROPN'
  | 'VERB'
  | 'VBD'
  | 'VBN'
  | 'VBG'
  | 'AUX'
  | 'ADJ'
  | 'ADV'
  | 'PRON'
  | 'DET'
  | 'ADP'
  | 'NUM'
  | 'CCONJ'
  | 'SCONJ'
  | 'PART'
  | 'INTJ'
  | 'PUNCT'
  | 'SYM';

/** A word, number or mark of a sentence. `lower` is `text` in lower case with a plain apostrophe. */
export type Token = Span & {
  readonly text: string;
  readonly lower: string;
  tag: Tag;
  /** Id of the entity whose name covers this token, -1 for none. Pronouns and role phrases are found in its mentions. */
  entity: number;
};

/** A line of the text, which is what news prints as a paragraph. Blank lines are left out. */
export type Line = Span & {
  readonly n: number;
  readonly kind: SentenceKind;
  /** For a tweet: its author's name or, if only that is there, @handle, in the line after it or at its end. */
  readonly author?: Span;
};

export type DraftSentence = { -readonly [K in keyof Sentence]: Sentence[K] } & { readonly tokens: Token[] };

/** An entity under construction; `id` is its index in `draft.entities` and never changes. */
export type DraftEntity = {
  readonly id: number;
  name: string;
  kind: EntityKind;
  readonly aliases: string[];
  readonly roles: (Span & { text: string; sentence: number })[];
  gender: 'female' | 'male' | null;
  /** In order of the text once names are found; later passes may append, `finish` sorts. */
  readonly mentions: Mention[];
};

/**
 * An article while it is read. Passes run in a fixed order (`read.ts`), each a function of the draft that adds its part
 * and never takes away another's.
 */
export type Draft = {
  readonly text: string;
  readonly title: string | null;
  /** ISO date or instant of publication. */
  readonly published: string | null;
  readonly lines: Line[];
  readonly sentences: DraftSentence[];
  /** Stretches inside quotation marks, marks included, in order; one left open runs to the end of its line. */
  readonly quoted: Span[];
  readonly entities: DraftEntity[];
  readonly dates: DateMention[];
  readonly quotations: Quotation[];
  readonly events: Event[];
};
