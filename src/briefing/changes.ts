import { sayDate } from '../language/dates-say.ts';
import { opposed, related } from '../language/predicates.ts';
import type { Digest, Span } from '../model.ts';
import type { Citations } from './cite.ts';
import { clauseOf } from './clause.ts';
import { type Pair, sameSource } from './comparison.ts';
import { alike, common, type Deed, sameDeed, sameMatter } from './deeds.ts';
import { moved, sameQuantity } from './figures.ts';
import { restatements } from './restated.ts';
import type { Statement } from './statement.ts';

/** One thing that was so and is now otherwise; higher `weight` is surer and matters more. */
export type Change = {
  readonly before: Statement;
  readonly now: Statement;
  readonly weight: number;
  /** The words around which each is told; without them the whole statement is. */
  readonly cores?: readonly [string, string];
  /** ISO day or month of what is now, where its sentence gives it. */
  readonly date?: string;
};

/** What changed between earlier and later articles of a story: numbers, plans that were kept or dropped, positions. */
export function findChanges(pairs: readonly Pair[]): Change[] {
  const found: Change[] = [];
  for (const { first, second, days, sameStory } of pairs) {
    if (days < 1) continue;
    for (const before of sameStory ? first.figures : []) {
      // An article that repeats the old number has not changed it.
      const same = second.figures.filter((now) => sameQuantity(before, now));
      if (same.length === 0 || same.some((now) => !moved(before, now))) continue;
      found.push({
        before: before.statement,
        now: same[0]!.statement,
        weight: 3,
        cores: [written(before.read, before.number), written(same[0]!.read, same[0]!.number)],
      });
    }
    if (sameStory) {
      for (const { kind, before, now } of restatements(first, second)) {
        if (kind === 'moved' || sameSource(first.read, second.read)) found.push({ before, now, weight: 6 });
      }
    }
    for (const before of first.deeds) {
      for (const now of second.deeds) {
        const weight = sameStory ? changeOf(before, now) : keptLater(before, now);
        if (weight === 0) continue;
        found.push({
          before: before.statement,
          now: now.statement,
          weight,
          cores: [written(before.read, before.event.verb), written(now.read, now.event.verb)],
          ...(now.date !== null && now.date.length >= 7 && now.event.modality !== 'planned'
            ? { date: now.date.slice(0, 10) }
            : {}),
        });
      }
    }
  }
  return distinct(found);
}

/** Puts changes into words: what was said before, and what is said now. */
export function tellChanges(changes: readonly Change[], citations: Citations): Digest['changes'] {
  return changes.map(({ before, now, cores, date }) => ({
    date: date ?? now.read.article.published?.slice(0, 10) ?? '',
    text: `${label('Before', before)}: ${told(before, cores?.[0])}; ${label('now', now, date)}: ${told(now, cores?.[1])}.`,
    citations: [citations.cite(before), citations.cite(now)],
  }));
}

const DROPPED = /^(?:cancel|call off|scrap|abandon|suspend|halt|shelve|drop|ditch|withdraw|pull out|reject|block)$/;
const MOVED = /^(?:postpone|delay|put off|reschedule|defer|adjourn|bring forward)$/;

function changeOf(before: Deed, now: Deed): number {
  const planned = before.event.modality === 'planned' && !UNSURE.test(leadTo(before));
  const done = now.event.modality === 'stated' || now.event.modality === 'reported';
  if (planned && done && (DROPPED.test(now.does) || MOVED.test(now.does))) return dropped(before, now) ? 5 : 0;
  if (planned && done && staysAfterAll(before, now)) return 5;
  if (planned && done && sameDeed(before, now)) return inOrder(before, now) ? 4 : 0;
  if (planned && now.event.modality === 'planned' && sameDeed(before, now)) return otherDay(before, now) ? 4 : 0;
  if (!planned && done && opposed(before.does, now.does)) {
    const subject = common(before.who, now.who) > 0;
    const object = common(before.whom, now.whom) > 0;
    return subject && object && before.event.modality !== 'denied' ? 4 : 0;
  }
  return 0;
}

/** In another story only a plan that was surely this one counts: two who take part, done on a known later day. */
function keptLater(before: Deed, now: Deed): number {
  if (before.event.modality !== 'planned' || now.event.modality !== 'stated' || now.date === null) return 0;
  if (UNSURE.test(leadTo(before)) || common(before.who, now.who) === 0) return 0;
  const published = before.read.article.published?.slice(0, 7) ?? '';
  const named = [...before.parts].filter((part) => now.parts.has(part) && before.people.has(part)).length;
  return named >= 2 && sameDeed(before, now, 0.8) && now.date.slice(0, 7) >= published ? 2 : 0;
}

// "Try to save a summit", "whether it will meet": no plan of somebody who can keep it.
const UNSURE =
  /\b(?:tr(?:y|ies|ied|ying)|attempt\w*|hop(?:e|es|ed|ing)|salvage|restore|whether|if|efforts?|want\w*|wish\w*)\b[^,;.]*$/i;

function leadTo({ read, event }: Deed): string {
  const { start } = read.reading.sentences[event.sentence]!;
  return read.article.text.slice(Math.max(start, event.verb.start - 50), event.verb.start);
}

const LEAVES = /^(?:leave|quit|depart|resign|retire|step down|move on)$/;
const STAYS = /^(?:stay|stay on|remain|sign|extend|renew)$/;
const CONTRACT = /\b(?:contract|deal|terms|stay\w*|remain\w*)\b/;

/** Somebody who was about to leave stays, or signs for longer. */
function staysAfterAll(before: Deed, now: Deed): boolean {
  if (!LEAVES.test(before.does) || !STAYS.test(now.does) || common(before.who, now.who) === 0) return false;
  const text = now.statement.text;
  return CONTRACT.test(text) && (!/^sign$/.test(now.does) || /\b(?:new|until|extension|extended)\b/.test(text));
}

/** Whether what is dropped or moved now is what was planned before. */
function dropped(before: Deed, now: Deed): boolean {
  const objects = now.whom.size > 0 ? now.whom : now.who;
  const named = [...objects].some(
    (object) => related(object, before.does) >= 0.7 || before.whom.has(object) || before.who.has(object),
  );
  return named && (sameMatter(before, now) || alike(before.terms, now.terms) >= 0.35);
}

function inOrder(before: Deed, now: Deed): boolean {
  return before.date === null || now.date === null || now.date.slice(0, 10) >= before.date.slice(0, 10);
}

function otherDay(before: Deed, now: Deed): boolean {
  return isDay(before.date) && isDay(now.date) && before.date.slice(0, 10) !== now.date.slice(0, 10);
}

function isDay(date: string | null): date is string {
  return date !== null && date.length >= 10;
}

/** Surest first, each sentence in one change at most. */
function distinct(changes: readonly Change[]): Change[] {
  const used = new Set<string>();
  return [...changes]
    .sort((a, b) => b.weight - a.weight)
    .filter(({ before, now }) => {
      const keys = [before, now].map(({ read, n }) => `${read.article.id} ${n}`);
      if (keys.some((key) => used.has(key))) return false;
      for (const key of keys) used.add(key);
      return true;
    });
}

function label(word: string, { read }: Statement, date?: string): string {
  const { published, publishedHow } = read.article;
  if (published === null && date === undefined) return word;
  const day = sayDate(date ?? published!.slice(0, 10));
  return `${word} (${publishedHow === 'inferred' ? `about ${day}` : day})`;
}

function told({ text }: Statement, core?: string): string {
  return core === undefined ? text.replace(/[.!]$/, '') : clauseOf(text, core);
}

function written({ article }: Statement['read'], { start, end }: Span): string {
  return article.text.slice(start, end);
}
