import { questionDates, type TimeFilter } from '../language/dates-question.ts';
import type { Span } from '../model.ts';
import { termsOf } from '../store/terms.ts';
import { namedSources } from './sources.ts';
import { isReportingTerm, isStopTerm } from './stopwords.ts';

/** One report that a question names: whose it is, what it is said to tell, and when it is said to have been published. */
export type Side = {
  /** The publisher's names as stored; "the Post" may be two. */
  readonly names: readonly string[];
  /** The publisher as the question writes it. */
  readonly said: string;
  /** What the report is said to tell, as the question puts it; may be empty. */
  readonly clause: string;
  /** ISO days between which it is said to have been published; null where nothing is said. */
  readonly from: string | null;
  readonly to: string | null;
  /** The word that sets it beside the report named before it, or opens the question: "before", "while", "and"; may be empty. */
  readonly joint: string;
};

/** A question that sets reports side by side: each report, and what is asked of them all. */
export type Sides = {
  readonly sides: readonly Side[];
  /** The words of the question that belong to no report: "was there a change in …". */
  readonly frame: string;
};

type Stretch = Span & { readonly joint: string };

type Anchor = Span & { names: readonly string[]; said: string };

const NOUN =
  '(?:reports?|articles?|coverage|reviews?|pieces?|stor(?:y|ies)|guides?|interviews?|blogs?|posts?|columns?|editorials?)';
/** "the report", "another article": a report without its publisher. "did X report on" is a verb. */
const REPORT = new RegExp(
  `\\b(?:(?:an|a|the|its|another|this|that|later|earlier|subsequent|previous|first|second|one|both|recent|news|other|same) )+(?:\\w+ )?${NOUN}\\b`,
  'gi',
);
/** "… and then reported", "and does it describe", "the one from", "with one discussing … and the other detailing": a report after another. */
const FURTHER =
  /\b(?:and|but) (?:then|again|later|subsequently)(?: (?:reported|said|wrote|described|suggested|noted|covered))?\b|\b(?:and|or) (?:does|did) (?:it|they)\b|\bwhile also \w+ing\b|\bthe one (?=from|of|on|by|in|published)|\b(?:one|the other|the former|the latter) (?=\w+ing\b)/gi;
const SAME_SOURCE =
  /\b(?:the )?same (?:news )?(?:source|publisher|publication|outlet|paper|newspaper|site|website)(?:'s)?\b/gi;
const BARE = new RegExp(`\\b${NOUN}\\b`, 'gi');
/** A report without its publisher is one only where it is set beside another: "and the article on", "between the report". */
const SET_BESIDE =
  /(?:^|,|\b(?:between|after|before|since|following|with|to|than|while|whereas|and|or|but|from|in|by|both))\s*['"]?$/i;
/** What may stand between a publisher and the word that says what it printed. */
const JOINED =
  /^['"’\s]*(?:'s|’s)?['"\s]*(?:(?:from|by|in|of|the|an?|on|news|own|later|earlier|recent|subsequent)\s+)*['"]?$/i;
const AND = /^['"’]*\s*(?:,|,? and|or|&)\s*(?:also |the |in |by |from )*['"]?$/i;
/** A word that joins, right before the next report is named. */
const LINK =
  /,?\s+(?:and|or|but|than|before|after|while|whereas|versus|compared (?:to|with)|as opposed to|in contrast to|from|to)(?:\s+(?:then|again|later|also|the|an?|in|by|whether))*\s*$/i;
/** Where one report's words end and the next one's begin, the surest first. */
const BREAKS: readonly RegExp[] = [
  /\b(?:while|whereas|as opposed to|in contrast to|contrasted with|unlike)\b/gi,
  /,? (?:and|or) (?:does|do|did|is|was|has|also)\b|\bcompared (?:to|with)\b|\bsimilar(?:ly)? to(?: how)?\b/gi,
  /\b(?:before|after|prior to|earlier than|later than|sooner than) (?!\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/gi,
  /,? (?:and|but) (?=(?:then|again|the|an?|another|its|later|how|whether|in)\b)/gi,
  /\b(?:than|versus)\b/gi,
  /,? (?:and|but)\b/gi,
  /,/g,
];
/** Where the question proper begins after "Between A's report … and B's …,": the last such place counts. */
const ASKED = /, (?:is|are|was|were|did|do|does|has|have|had|which|who|what|or do)\b/gi;
/** Words of what is asked of all reports, not of one. */
const FRAME =
  /\b(?:in?consisten\w*|(?:un)?changed?|discrepanc\w+|agree|disagree|contradict\w*|differ(?:ed|s)?|remain(?:s|ed)?|between)\b/i;
const FRAME_WORDS = new RegExp(FRAME.source, 'gi');
/** How long a stretch of days may be that says when a report was published. */
const LONGEST_DAYS = 31;
const DAY_MS = 86_400_000;
const LED = /^(?:between|after|before|following|since|given|considering|comparing)\b/i;

/**
 * Takes a question apart that names what two or more reports tell ("Did the Post report X before the Star reported Y?").
 * Null when it names no stored publisher, or points at one report only.
 */
export function readSides(asked: string, publishers: readonly string[], reference: string | null): Sides | null {
  const text = unquoted(asked);
  const anchors = anchorsOf(text, publishers);
  if (anchors.length < 2) return null;
  const head = LED.test(text) ? frameStart(text, anchors) : text.length;
  const within = anchors.filter(({ start }) => start < head);
  const kept = within.length >= 2 ? within : anchors;
  const end = within.length >= 2 ? head : text.length;
  const bounds = boundsOf(text.slice(0, end), kept);
  const lead = kept === within && LED.test(text) ? '' : leadOf(text, kept);
  const sides = kept.map((anchor, i): Side => {
    const from = i === 0 ? lead.length : bounds[i]!.start;
    const to = bounds[i]!.end;
    const segment = without(text, anchors, from, to);
    const dates = questionDates(segment, reference).filter((date) => isPublication(segment, date));
    const clause = dates.reduceRight((rest, date) => `${rest.slice(0, date.start)} ${rest.slice(date.end)}`, segment);
    const [date] = dates;
    return {
      names: anchor.names,
      said: anchor.said,
      clause: tidyClause(clause),
      from: date?.from ?? null,
      to: date?.to ?? null,
      joint: bounds[i]!.joint,
    };
  });
  const told = lendClauses(sides);
  const apart = told.filter(({ clause }) => FRAME.test(clause));
  const asks = apart.length > 0 && told.length - apart.length >= 2 ? apart : [];
  return {
    sides: told.filter((side) => !asks.includes(side)),
    frame: [lead, ...asks.map(({ clause }) => clause), text.slice(end)].join(' ').replace(/^[\s,]+|\s+$/g, ''),
  };
}

/** "… before the Star did", "both the Post and the Star …": a report of which nothing is said tells what the other one does. */
function lendClauses(sides: readonly Side[]): Side[] {
  const isSaid = ({ clause }: Side): boolean =>
    termsOf(clause.replace(FRAME_WORDS, ' ')).some(({ term }) => !isStopTerm(term) && !isReportingTerm(term));
  return sides.map((side, i) => {
    if (isSaid(side)) return side;
    const lender = sides.slice(0, i).findLast(isSaid) ?? sides.slice(i + 1).find(isSaid);
    return lender === undefined || side.from !== null || side.to !== null ? side : { ...side, clause: lender.clause };
  });
}

/** The text with spaces for quotation marks around names, every other character where it was. */
function unquoted(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/["“”]/g, ' ')
    .replace(/(^|[\s(])'((?:[^']|'(?=s\b)){1,120}?)'(?=[\s,.?)]|$)/g, '$1 $2 ');
}

/** Whether a date says when something was printed, as far as its length tells: a day or a month, written with a number. */
function isPublication(text: string, date: TimeFilter): boolean {
  if (!/\d/.test(text.slice(date.start, date.end)) || /other than\s*$/i.test(text.slice(0, date.start))) return false;
  if (date.from === null || date.to === null) return date.from !== date.to;
  return Date.parse(date.to) - Date.parse(date.from) <= LONGEST_DAYS * DAY_MS;
}

/** A stretch of the text without the words that name reports. */
function without(text: string, anchors: readonly Anchor[], from: number, to: number): string {
  let out = '';
  let at = from;
  for (const { start, end } of anchors) {
    if (end <= at || start >= to) continue;
    out += `${text.slice(at, Math.max(at, start))} `;
    at = end;
  }
  return `${out} ${text.slice(Math.min(at, to), to)}`;
}

function frameStart(text: string, anchors: readonly Anchor[]): number {
  const starts = [...text.matchAll(ASKED)].map(({ index }) => index);
  return starts.findLast((at) => anchors.filter(({ start }) => start < at).length >= 2) ?? starts.at(-1) ?? text.length;
}

/** "Has X's policy on Y changed between": what stands before the reports it is asked of. */
function leadOf(text: string, anchors: readonly Anchor[]): string {
  const before = text.slice(0, anchors[0]!.start);
  const at = /^.*\bbetween\b.*$|^.*\b(?:compared (?:to|with)|from)\s+(?:the time (?:they|it) )?$/i.exec(before);
  return at?.[0] ?? '';
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

/** Publishers named and reports pointed at; a report takes the publisher beside it, else the last one named. */
function anchorsOf(text: string, publishers: readonly string[]): Anchor[] {
  const spots = namedSources(text, publishers).spots.filter(
    (spot, i, all) => !all.some((other, j) => j !== i && other.start <= spot.start && other.end > spot.end),
  );
  if (spots.length === 0) return [];
  const further = new Set(spansOf(text, FURTHER));
  const nouns = [...spansOf(text, REPORT), ...spansOf(text, SAME_SOURCE), ...further];
  const bare = spansOf(text, BARE);
  const anchors: Anchor[] = [];
  const used = new Set<Span>();
  for (const spot of spots) {
    let { start, end } = spot;
    const before = nouns.find((n) => n.end <= start && JOINED.test(text.slice(n.end, start)));
    const after = bare.find((n) => n.start >= end && n.start - end < 14 && JOINED.test(text.slice(end, n.start)));
    const holding = nouns.find((n) => n.start <= start && n.end >= end);
    for (const noun of [before, after, holding]) {
      if (noun === undefined) continue;
      for (const other of nouns) if (other.start < noun.end && other.end > noun.start) used.add(other);
      start = Math.min(start, noun.start);
      end = Math.max(end, noun.end);
    }
    anchors.push({ start, end, names: spot.names, said: text.slice(spot.start, spot.end) });
  }
  for (const noun of nouns) {
    if (used.has(noun) || anchors.some((a) => a.start < noun.end && a.end > noun.start)) continue;
    if (!further.has(noun) && !SET_BESIDE.test(text.slice(0, noun.start))) continue;
    const owner = anchors.findLast((a) => a.end <= noun.start) ?? anchors[0]!;
    anchors.push({ ...noun, names: owner.names, said: owner.said });
  }
  return anchors.sort((a, b) => a.start - b.start);
}

/** The stretch of the question that belongs to each report; publishers in a list share one. */
function boundsOf(text: string, anchors: readonly Anchor[]): Stretch[] {
  const groups: Anchor[][] = [];
  for (const anchor of anchors) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && AND.test(text.slice(last.end, anchor.start))) groups.at(-1)!.push(anchor);
    else groups.push([anchor]);
  }
  const cuts = [{ at: 0, joint: /^(?:before|after|following|between|since)\b/i.exec(text)?.[0].toLowerCase() ?? '' }];
  for (let i = 1; i < groups.length; i++) {
    const from = groups[i - 1]!.at(-1)!.end;
    const { at, joint } = breakIn(text.slice(from, groups[i]![0]!.start));
    cuts.push({ at: from + at, joint });
  }
  return groups.flatMap((group, i) =>
    group.map(() => ({ start: cuts[i]!.at, end: cuts[i + 1]?.at ?? text.length, joint: cuts[i]!.joint })),
  );
}

/** Where in the words between two reports the second one's part begins, and the word that opens it. */
function breakIn(gap: string): { at: number; joint: string } {
  const link = LINK.exec(gap);
  const found = link ?? BREAKS.map((pattern) => [...gap.matchAll(pattern)].at(-1)).find((match) => match !== undefined);
  if (found === undefined) return { at: gap.length, joint: '' };
  const joint = /\p{L}+/u.exec(found[0])?.[0].toLowerCase() ?? '';
  return { at: found.index, joint };
}

function tidyClause(text: string): string {
  return text
    .replace(
      /^\W*(?:(?:did|does|do|is|are|was|were|has|have|had|between|after|before|following|since|while|whereas|and|but|than|or|compared (?:to|with)|as opposed to)\b\W*)+/i,
      ' ',
    )
    .replace(/\b(?:published|posted|printed|dated)(?: (?:on|at|in|later|before|after))?\b|\(\s*\)/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.'"?]+|[\s,?]+$/g, '');
}
