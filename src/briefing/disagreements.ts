import { related } from '../language/predicates.ts';
import type { Digest, ReadArticle } from '../model.ts';
import { nameKey } from '../store/terms.ts';
import type { Citations } from './cite.ts';
import { clauseOf } from './clause.ts';
import { type Account, type Pair, sameSource } from './comparison.ts';
import { alike, common, type Deed, sameDeed, sameMatter } from './deeds.ts';
import { differ, sameQuantity } from './figures.ts';
import type { Spelling } from './people.ts';
import { restatements } from './restated.ts';
import { containment, shinglesOf } from './shingles.ts';
import { quoteOf, type Statement } from './statement.ts';

/** One side of a difference: words of ours or the article's, with what proves them. */
type Side = {
  readonly read: ReadArticle;
  readonly quote: string;
  readonly text: string;
  /** Whether the sentence is its article's news, which is told in full besides. */
  readonly lead?: boolean;
};

export type Difference = { readonly about: string; readonly sides: readonly [Side, Side]; readonly weight: number };

/** Where articles on the same story and day cannot both be right, or one denies what the other says. Few, but sure. */
export function findDifferences(pairs: readonly Pair[]): Difference[] {
  const found: Difference[] = [];
  for (const { first, second, days, sameStory } of pairs) {
    if (!sameStory || sameSource(first.read, second.read)) continue;
    if (days < 1) found.push(...figureDifferences(first, second));
    for (const { kind, before, now, cores } of restatements(first, second)) {
      if (kind !== 'contrast') continue;
      const sides = [clauseSide(before, cores?.[0]), clauseSide(now, cores?.[1])] as const;
      found.push({ about: 'the figure', sides, weight: 6 });
    }
    for (const a of first.deeds) {
      for (const b of second.deeds) {
        const about = differenceOf(a, b);
        if (about !== null)
          found.push({
            about,
            sides: [sideOf(a.statement), sideOf(b.statement)],
            weight: about === 'the date' ? 3 : 5,
          });
      }
    }
    found.push(...denials(first, second), ...denials(second, first));
    found.push(...speakerDifferences(first.read, second.read));
  }
  const used = new Set<string>();
  return found
    .sort((a, b) => b.weight - a.weight)
    .filter(({ sides }) => {
      const keys = sides.map(({ read, quote }) => `${read.article.id} ${quote}`);
      if (keys.some((key) => used.has(key))) return false;
      for (const key of keys) used.add(key);
      return true;
    });
}

/** Puts differences into words, each side with who says it. */
export function tellDifferences(differences: readonly Difference[], citations: Citations): Digest['disagreements'] {
  return differences.map(({ about, sides }) => ({
    about,
    says: sides.map((side) => ({
      text: `${sourceOf(side.read)}: ${side.text.replace(/[.!]$/, '')}`,
      citations: [citations.cite(side)],
    })),
  }));
}

function figureDifferences(first: Account, second: Account): Difference[] {
  return first.figures.flatMap((a) => {
    const same = second.figures.filter((b) => sameQuantity(a, b));
    const b = same[0];
    if (!b || same.some((one) => !differ(a, one))) return [];
    const about =
      a.number.kind === 'count' ? `how many ${a.number.unit}` : a.number.kind === 'money' ? 'the sum' : 'the figure';
    return [{ about, sides: [sideOf(a.statement), sideOf(b.statement)] as const, weight: 4 }];
  });
}

function differenceOf(a: Deed, b: Deed): string | null {
  // What is cheap to know is asked first: hardly any two deeds get as far as the words.
  const [x, y] = [a.event.modality, b.event.modality];
  const told = (modality: string): boolean => modality === 'stated' || modality === 'reported';
  if ((x === 'denied' && told(y)) || (y === 'denied' && told(x))) {
    return sameDeed(a, b, 0.8) && alike(a.terms, b.terms) >= 0.4 ? `whether it is so` : null;
  }
  if (!told(x) || !told(y) || a.date === null || b.date === null) return null;
  if (a.date.length < 10 || b.date.length < 10 || a.date.slice(0, 10) === b.date.slice(0, 10)) return null;
  return related(a.does, b.does) === 1 && sameMatter(a, b) && alike(a.terms, b.terms) >= 0.5 ? 'the date' : null;
}

const DENIES =
  /\b(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|disput)\w*\s+(?:the\s+|these\s+|those\s+)?(?:claim|report|allegation|accusation|charge|suggestion)s?)\b/;

/** Sentences of `other` that deny what `claims` says in nearly the same words. */
function denials(claims: Account, other: Account): Difference[] {
  return other.statements.flatMap((denial) => {
    if (!DENIES.test(denial.text)) return [];
    const words = new Set(denial.terms);
    const claim = claims.statements.find(
      (one) =>
        !DENIES.test(one.text) && !/\b(?:not|never|no)\b|n[’']t\b/.test(one.text) && opposes(new Set(one.terms), words),
    );
    return claim ? [{ about: 'whether it is so', sides: [sideOf(claim), sideOf(denial)] as const, weight: 5 }] : [];
  });
}

function opposes(claim: ReadonlySet<string>, denial: ReadonlySet<string>): boolean {
  return common(claim, denial) >= 4 && alike(claim, denial) >= 0.6;
}

/** The same words in the mouth of two people. */
function speakerDifferences(a: ReadArticle, b: ReadArticle): Difference[] {
  const found: Difference[] = [];
  for (const one of a.reading.quotations) {
    const speaker = one.speaker === null ? undefined : a.reading.entities[one.speaker];
    if (!speaker) continue;
    const words = shinglesOf(a.article.text.slice(one.start, one.end));
    if (words.size < 4) continue;
    for (const other of b.reading.quotations) {
      const rival = other.speaker === null ? undefined : b.reading.entities[other.speaker];
      if (!rival || sharesName(speaker, rival)) continue;
      if (containment(words, shinglesOf(b.article.text.slice(other.start, other.end))) < 0.8) continue;
      const [left, right] = [quoteOf(a, one.sentence), quoteOf(b, other.sentence)];
      if (left === null || right === null) continue;
      const sides = [
        { read: a, quote: left, text: `said by ${speaker.name}` },
        { read: b, quote: right, text: `said by ${rival.name}` },
      ] as const;
      found.push({ about: 'who said it', sides, weight: 4 });
    }
  }
  return found;
}

type Named = { readonly name: string; readonly aliases: readonly string[]; readonly kind: string };

function sharesName(a: Named, b: Named): boolean {
  // A spokesman and his office, or a bare family name, may be one voice: only two full personal names are two.
  if (a.kind !== 'person' || b.kind !== 'person' || !/\s/.test(a.name) || !/\s/.test(b.name)) return true;
  const words = new Set([b.name, ...b.aliases].flatMap((name) => nameKey(name).split(' ')));
  return [a.name, ...a.aliases].some((name) =>
    nameKey(name)
      .split(' ')
      .some((word) => words.has(word)),
  );
}

function clauseSide(statement: Statement, core = ''): Side {
  const text = core === '' ? statement.text : clauseOf(statement.text, core);
  return { ...sideOf(statement), text, lead: statement.position === 0 };
}

function sideOf({ read, quote, text }: Statement): Side {
  return { read, quote, text };
}

/** Names that articles spell too differently to be one, as a difference of which is told first. */
export function tellSpellings(
  spellings: readonly (readonly Spelling[])[],
  citations: Citations,
): Digest['disagreements'] {
  return spellings.map((sides) => ({
    about: 'the spelling of a name',
    says: sides.map(({ name, proof }) => ({
      text: `${sourceOf(proof.read)}: ${name}`,
      citations: [citations.cite(proof)],
    })),
  }));
}

/** How a side is called: its publisher, else its title. */
function sourceOf({ article }: ReadArticle): string {
  return article.publisher ?? (article.title ? `"${article.title}"` : article.id);
}
