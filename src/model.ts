/** A half-open range of UTF-16 units in an article's stored text. */
export type Span = { readonly start: number; readonly end: number };

/** Whether a date (or publisher) stands in the article or its feed, or was worked out by a person from what it says. */
export type Known = 'read' | 'inferred';

/** An article as it is stored. `text` is the decoded body without BOM and front matter, nothing else changed. */
export type Article = {
  readonly id: string;
  readonly title: string | null;
  /** The publisher's name as a reader is shown it. */
  readonly publisher: string | null;
  readonly author: string | null;
  /** ISO 8601 date or instant; null when it is not known. */
  readonly published: string | null;
  readonly publishedHow: Known | null;
  readonly url: string | null;
  /** The id of the source it came from: `seeds`, a feed's id, a folder. */
  readonly source: string;
  readonly text: string;
  /** BCP 47 tag of the language it is written in; left out where that is not known. */
  readonly language?: string;
  /** Address (https, of a public host as far as its words tell) of the picture it shows for itself; left out for none. */
  readonly image?: string;
};

export type EntityKind = 'person' | 'organisation' | 'place' | 'other';

/**
 * What a stretch of an article is. Only `body`, `quote` (mostly quotation) and `tweet` are told in digests and answers;
 * `caption` may support an answer; `heading` and `boilerplate` never.
 */
export type SentenceKind = 'headline' | 'body' | 'quote' | 'tweet' | 'caption' | 'heading' | 'boilerplate';

export type Sentence = Span & {
  /** Ordinal in the article, from 0. */
  readonly n: number;
  readonly kind: SentenceKind;
  /** Ordinal of the paragraph (line) it stands in. */
  readonly paragraph: number;
};

/** One place where an entity is meant: by name, by a role ("the finance minister") or by a pronoun. */
export type Mention = Span & { readonly sentence: number; readonly how: 'name' | 'role' | 'pronoun' };

/** Somebody or something an article names, with all its mentions there. `id` is its index in the reading. */
export type Entity = {
  readonly id: number;
  /** The fullest form used in the article, without titles. */
  readonly name: string;
  readonly kind: EntityKind;
  /** Other forms the article uses, titles and bare family names among them. */
  readonly aliases: readonly string[];
  /** What the article says the entity is: "finance minister", "captain of the team". Best first. */
  readonly roles: readonly (Span & { readonly text: string; readonly sentence: number })[];
  readonly gender: 'female' | 'male' | null;
  readonly mentions: readonly Mention[];
};

/** A date or time in the text. `value` is ISO 8601 as precise as is known (2018, 2018-05, 2018-05-31, 2018-05-31T11:25); null when it cannot be resolved. */
export type DateMention = Span & {
  readonly sentence: number;
  readonly value: string | null;
  /** Last day of a period ("the last three days"); absent for a single date. */
  readonly until?: string;
};

/** Quoted words with the entity that says them; `speaker` is an entity id, null when the article does not say. */
export type Quotation = Span & { readonly sentence: number; readonly speaker: number | null };

/** How sure the article is: done, said by somebody to be so, only intended, or said not to be so. */
export type Modality = 'stated' | 'reported' | 'planned' | 'denied';

/** A part of an event: the words, and the entity they mean if it is known. */
export type Argument = Span & { readonly entity: number | null };

/** One clause read as who did what to whom, with whom, when and where. */
export type Event = {
  readonly sentence: number;
  /** Lemma of the verb, or of the noun in "held talks", "had dinner". */
  readonly does: string;
  readonly verb: Span;
  readonly who: readonly Argument[];
  readonly whom: readonly Argument[];
  /** Companions and counterparts: "with …", "accompanied by …", "alongside …". */
  readonly with: readonly Argument[];
  readonly where: readonly Argument[];
  /** Indexes into the reading's dates. */
  readonly when: readonly number[];
  readonly modality: Modality;
};

/** Everything the language room understands of one article. All offsets are into the article's text. */
export type Reading = {
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
  readonly quotations: readonly Quotation[];
  readonly events: readonly Event[];
};

/** An article together with how it is read. `alsoIn` names other papers that print it, where it is counted once for all. */
export type ReadArticle = { readonly article: Article; readonly reading: Reading; readonly alsoIn?: readonly string[] };

/** Proof: an exact stretch of an article's stored text. `n` is the number printed as [n], from 1. */
export type Citation = {
  readonly n: number;
  readonly article: string;
  readonly quote: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly publishedHow: Known | null;
  readonly url: string | null;
  /** Other papers that print the same article. */
  readonly alsoIn?: readonly string[];
};

/** Words with the numbers of the citations that prove them. */
export type Cited = { readonly text: string; readonly citations: readonly number[] };

/** A group of articles on one event. `from` and `to` are ISO dates of the first and last article, null when unknown. */
export type Story = {
  readonly story: string;
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly articles: readonly string[];
  /** Articles among them that are copies of one another: each list counts once. Told where there are any. */
  readonly copies?: readonly (readonly string[])[];
  /** How many independent publishers tell it; told where it is known to be more than one. */
  readonly publishers?: number;
};

/** A subject people follow. `match` are the words any of which make an article belong. */
export type Topic = {
  readonly slug: string;
  readonly title: string;
  readonly match: readonly string[];
  readonly sources: readonly string[];
};

/** What an answer says. `answer` is for a person to read; `answers` are the shortest exact answers, best first. */
export type Answer = {
  readonly question: string;
  readonly answer: string;
  readonly answers: readonly Cited[];
  readonly citations: readonly Citation[];
  readonly abstained: boolean;
  readonly reason?: string;
  /** The nearest thing found when abstaining, labelled as such; never shown as an answer. */
  readonly nearest?: Citation;
  /** Further things worth saying: planned meetings, another spelling, a disagreement. */
  readonly notes: readonly Cited[];
  /** Probability that the answer is right, 0 to 1. */
  readonly confidence: number;
};

export type Length = 'short' | 'standard' | 'long';

export type Digest = {
  /** As it was asked for: a slug or words; what was found where nothing was asked for. */
  readonly topic: string;
  /** The topic's title, or how else what is told of is called. */
  readonly title?: string;
  readonly headline: string;
  readonly sentences: readonly Cited[];
  readonly stories: readonly {
    story: string;
    title: string;
    articles: readonly string[];
    sentences: readonly Cited[];
    /** How many independent publishers tell it; not there where it is not known to be more than one. */
    publishers?: number;
  }[];
  readonly timeline: readonly (Cited & { readonly date: string })[];
  readonly changes: readonly (Cited & { readonly date: string })[];
  readonly disagreements: readonly { readonly about: string; readonly says: readonly Cited[] }[];
  readonly people: readonly { name: string; aliases: readonly string[]; role: string; citations: readonly number[] }[];
  readonly citations: readonly Citation[];
  readonly sources: readonly ArticleLine[];
  /** Articles that only repeat one of the sources, with that one's id: each such pair is counted once. */
  readonly copies?: readonly { readonly article: string; readonly of: string }[];
  readonly window: { readonly from: string | null; readonly to: string | null };
  /** How many articles were considered. */
  readonly articles: number;
  /** The whole digest as a person would read it, the list of sources apart. */
  readonly text: string;
  /** Set when nothing could be briefed: what was looked for, and the nearest topic if one is near. */
  readonly notice?: string;
};

/** One line of a list of sources. */
export type ArticleLine = {
  readonly article: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly publishedHow: Known | null;
  readonly url: string | null;
  /** Other papers that print the same article. */
  readonly alsoIn?: readonly string[];
  /** Told where they are known, of the sources of a digest. */
  readonly language?: string;
  readonly image?: string;
};

export type Hit = ArticleLine & { readonly passage: string; readonly score: number };

/** What one article says of a person, organisation or place, gathered over articles. */
export type Dossier = {
  readonly name: string;
  readonly kind: EntityKind | null;
  readonly aliases: readonly string[];
  readonly roles: readonly Cited[];
  readonly facts: readonly (Cited & { readonly date: string | null })[];
  readonly quotes: readonly Cited[];
  readonly with: readonly { name: string; times: number }[];
  readonly citations: readonly Citation[];
  /** Set when nobody of that name is in any article: the nearest names. */
  readonly nearest?: readonly string[];
};

export type Timeline = {
  readonly topic: string;
  readonly entries: readonly (Cited & { readonly date: string })[];
  readonly citations: readonly Citation[];
  readonly articles: number;
};

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Where a digest goes. `thread` posts under a message; a direct message is a channel of its own. */
export type Destination = {
  readonly platform: 'console' | 'slack' | 'discord';
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
};

/** Somebody's wish for a digest: what, where, and at what local time on which days. */
export type Subscription = {
  readonly id: string;
  /** Topic slugs or words; several make one digest. */
  readonly topics: readonly string[];
  readonly to: Destination;
  /** Local wall-clock time, "08:00". */
  readonly at: string;
  /** Never empty, in ascending order. */
  readonly days: readonly Weekday[];
  /** IANA zone name. */
  readonly zone: string;
  readonly length: Length;
  /** What to do when nothing is new. */
  readonly quiet: 'silent' | 'line';
  readonly paused: boolean;
  /** Chat id of who asked for it; null for one from the configuration. */
  readonly by: string | null;
  /** ISO instant; slots before it were never wished for. */
  readonly since: string;
};

/** What a digest told a channel: enough to know a sentence again, and the article it came from. */
export type Told = { readonly article: string; readonly text: string };

/**
 * One digest for one subscription and slot. `claimed`: a process is at work until its lease ends; `posted`: it stands
 * in the channel; `recorded`: what it told is remembered; `failed`: it will be tried again at `nextTry`, or never if
 * that is null; `quiet`: nothing was new and nothing was posted; `folded`: missed, its news is in a later digest.
 */
export type DeliveryState = 'claimed' | 'posted' | 'recorded' | 'failed' | 'quiet' | 'folded';

export type Delivery = {
  readonly subscription: string;
  /** Local date and time, "2026-03-29T08:00". */
  readonly slot: string;
  readonly state: DeliveryState;
  /** How often posting was begun. */
  readonly attempts: number;
  /** ISO instants. */
  readonly leaseUntil: string | null;
  readonly nextTry: string | null;
  /** The platform's id of the posted message. */
  readonly message: string | null;
  /** Why it failed, in words for the person who subscribed. */
  readonly why: string | null;
  /** The composed digest as JSON: posted again word for word after a crash. Null until it is composed. */
  readonly composed: string | null;
};

/** Where articles come from and is asked for more. `id` is short and stable: a person types it to remove the source. */
export type Source = {
  readonly id: string;
  /** `slack:T…` or `discord:…`, whose own it is; null for the operator's, whose articles everybody sees. */
  readonly workspace: string | null;
  readonly kind: 'feed' | 'page' | 'folder';
  /** Address or path, as it is fetched. */
  readonly url: string;
  /** What the source calls itself; null until it was read. */
  readonly title: string | null;
  /** Topics its articles belong to whatever their words. */
  readonly topics: readonly string[];
  /** Seconds between polls as somebody wished; null lets the source's own rhythm decide. */
  readonly everySeconds: number | null;
  /** Chat id of who added it; null for the configuration and the command line. */
  readonly by: string | null;
  /** ISO instant it was added. */
  readonly since: string;
  /** The address that the configuration has for it, from which `url` was found; left out for what stands in no configuration. */
  readonly configured?: string;
};

/** How polling a source has gone. Instants are ISO; null where it has not happened. */
export type SourceHealth = {
  readonly source: string;
  /** Validators of the last answer, for a conditional request (RFC 9110 section 13). */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastPoll: string | null;
  readonly lastSuccess: string | null;
  /** When it last brought something new. */
  readonly lastNew: string | null;
  /** The next poll; null when it is due at once. */
  readonly nextPoll: string | null;
  /** Seconds between polls as they have settled. */
  readonly intervalSeconds: number | null;
  /** Failures in a row, and since when. */
  readonly failures: number;
  readonly failingSince: string | null;
  /** Why it failed last, in words for a person. */
  readonly why: string | null;
  /** Whether its death was said aloud; false again once it answers. */
  readonly told: boolean;
  /** Articles it has brought. */
  readonly articles: number;
};
