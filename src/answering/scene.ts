import { lemma } from '../language/lemma.ts';
import { isPredicate } from '../language/predicates.ts';
import type { Article, Event, Mention, ReadArticle, Sentence } from '../model.ts';
import { type Being, type Beings, gatherBeings, type Member } from './who.ts';
import { termOf, type Word, wordsOf } from './words.ts';

/** A being meant in a sentence, where and how. */
export type Meant = { readonly being: Being; readonly mention: Mention };

/** A sentence of an article that an answer may be read off. */
export type Line = {
  /** Index in `scene.lines`. */
  readonly i: number;
  /** Index in `scene.articles`. */
  readonly a: number;
  readonly article: Article;
  readonly sentence: Sentence;
  readonly text: string;
  readonly words: readonly Word[];
  /** Words written with a hyphen ("go-between") and phrasal verbs ("set up"), whole. */
  readonly compounds: readonly Word[];
  /** How surely each term is in the sentence: 1 in so many words, less by a pronoun or short form that means it. */
  readonly terms: ReadonlyMap<string, number>;
  readonly meant: readonly Meant[];
  readonly events: readonly Event[];
  /** The search's own score, 0 when the sentence was not among its best. */
  readonly found: number;
};

/** Everything one question is answered from. */
export type Scene = {
  readonly articles: readonly ReadArticle[];
  readonly lines: readonly Line[];
  readonly beings: Beings;
  /** How many lines hold a term. */
  readonly df: ReadonlyMap<string, number>;
  /** The line before or after in the same article, undefined at its ends. */
  beside(line: Line, step: -1 | 1): Line | undefined;
};

/** How surely a quotation's speaker is in its sentence. */
const SPOKEN = 0.7;

const TOLD = new Set(['body', 'quote', 'tweet', 'caption', 'headline']);

/** Lays out the articles found. Headings and boilerplate are left out: they never support an answer. */
export function layScene(options: {
  articles: readonly ReadArticle[];
  same: readonly (readonly Member[])[];
  found?: ReadonlyMap<string, number>;
}): Scene {
  const { articles } = options;
  const beings = gatherBeings(articles, options.same);
  const lines: Line[] = [];
  const df = new Map<string, number>();
  for (const [a, read] of articles.entries()) {
    const meant = new Map<number, Meant[]>();
    for (const entity of read.reading.entities) {
      for (const mention of entity.mentions) {
        const at = meant.get(mention.sentence) ?? [];
        at.push({ being: beings.of(a, entity.id), mention });
        meant.set(mention.sentence, at);
      }
    }
    const speakers = new Map<number, Being[]>();
    for (const { sentence, speaker } of read.reading.quotations) {
      if (speaker !== null) speakers.set(sentence, [...(speakers.get(sentence) ?? []), beings.of(a, speaker)]);
    }
    const events = new Map<number, Event[]>();
    for (const event of read.reading.events) events.set(event.sentence, [...(events.get(event.sentence) ?? []), event]);
    for (const sentence of read.reading.sentences) {
      if (!TOLD.has(sentence.kind)) continue;
      const text = read.article.text.slice(sentence.start, sentence.end);
      const words = wordsOf(text);
      const here = (meant.get(sentence.n) ?? []).sort((x, y) => x.mention.start - y.mention.start);
      const terms = termsOf(words, here);
      // "Co-operate" is written as one word too.
      const compounds = [...compoundsOf(text), ...phrasalsOf(words)];
      for (const { term } of compounds) terms.set(term, 1);
      // Who speaks of "I" is meant by it, though no word of the sentence names them.
      for (const being of speakers.get(sentence.n) ?? []) {
        for (const term of being.terms) if ((terms.get(term) ?? 0) < SPOKEN) terms.set(term, SPOKEN);
      }
      for (const [term, sure] of terms) if (sure === 1) df.set(term, (df.get(term) ?? 0) + 1);
      lines.push({
        i: lines.length,
        a,
        article: read.article,
        sentence,
        text,
        words,
        compounds,
        terms,
        meant: here,
        events: events.get(sentence.n) ?? [],
        found: options.found?.get(`${read.article.id} ${sentence.n}`) ?? 0,
      });
    }
  }
  return {
    articles,
    lines,
    beings,
    df,
    beside(line, step) {
      const other = lines[line.i + step];
      return other?.a === line.a ? other : undefined;
    },
  };
}

function termsOf(words: readonly Word[], meant: readonly Meant[]): Map<string, number> {
  const terms = new Map<string, number>();
  for (const [i, word] of words.entries()) {
    terms.set(word.term, 1);
    const next = words[i + 1];
    if (word.lower === 'united' && next?.lower === 'states') terms.set('us', 1);
    if (word.lower === 'united' && next?.lower === 'nations') terms.set('un', 1);
    if (word.lower === 'united' && next?.lower === 'kingdom') terms.set('uk', 1);
  }
  for (const { being, mention } of meant) {
    const sure = mention.how === 'pronoun' ? 0.8 : 0.9;
    for (const term of being.terms) if ((terms.get(term) ?? 0) < sure) terms.set(term, sure);
  }
  return terms;
}

function compoundsOf(text: string): Word[] {
  return [...text.matchAll(/\p{Ll}+(?:-\p{Ll}+)+/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[0],
    lower: m[0],
    term: termOf(m[0].replaceAll('-', '')),
  }));
}

const PARTICLE = /^(?:over|up|off|out|down|back|away|in|on|after|into|aside|together)$/;

/** Verbs with their particle where the two have a meaning of their own ("turned down"), in dictionary form. */
function phrasalsOf(words: readonly Word[]): Word[] {
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    if (next === undefined || !PARTICLE.test(next.lower)) return [];
    const lower = `${lemma(word.lower, 'VERB')} ${next.lower}`;
    return isPredicate(lower) ? [{ ...word, lower, term: lower }] : [];
  });
}
