import type { Dossier, Hit, Story, Timeline, Topic } from '../../model.ts';
import type { Line, Part, Reply } from '../reply.ts';
import { shownDate } from './date.ts';
import { citedLine, sourceLine, sourceLines } from './lines.ts';

/** Passages that were searched for, best first. */
export function presentHits(query: string, hits: readonly Hit[]): Reply {
  if (hits.length === 0) return info(`Nothing was found for "${query}".`);
  return reply(hits.map((hit) => ({ kind: 'quote', text: hit.passage, by: [...sourceLine(hit), ` ${hit.article}`] })));
}

/** What happened, in order, with its proof. */
export function presentTimeline(timeline: Timeline): Reply {
  if (timeline.entries.length === 0) return info(`No dated event was found on "${timeline.topic}".`);
  return reply([
    { kind: 'heading', text: `Timeline: ${timeline.topic}` },
    list(timeline.entries.map((entry) => citedLine(entry, [{ bold: shownDate(entry.date) }, ': ']))),
    ...sources(sourceLines(timeline.citations)),
  ]);
}

/** What the articles say of somebody or something. */
export function presentDossier(dossier: Dossier): Reply {
  if (dossier.nearest !== undefined) {
    const near = dossier.nearest.length > 0 ? ` Names like it: ${dossier.nearest.join(', ')}.` : '';
    return info(`No article names "${dossier.name}".${near}`);
  }
  const also = dossier.aliases.length > 0 ? [`Also written ${dossier.aliases.join(', ')}.`] : [];
  const together = dossier.with.map(({ name, times }) => `${name} (${times})`).join(', ');
  return reply([
    { kind: 'heading', text: dossier.name },
    ...also.map((text): Part => ({ kind: 'paragraph', line: [text] })),
    ...section(
      'Described as',
      dossier.roles.map((role) => citedLine(role)),
    ),
    ...section(
      'What is told',
      dossier.facts.map((fact) => citedLine(fact, fact.date === null ? [] : [{ bold: shownDate(fact.date) }, ': '])),
    ),
    ...section(
      'In their own words',
      dossier.quotes.map((quote) => citedLine(quote)),
    ),
    ...section('Named with', together === '' ? [] : [[together]]),
    ...sources(dossier.citations.map((citation) => [{ cite: citation.n }, ' ', ...sourceLine(citation)])),
  ]);
}

/** Groups of articles on one event, as they are given. */
export function presentStories(stories: readonly Story[]): Reply {
  if (stories.length === 0) return info('There are no stories yet. Read some news with: ingest <file or folder>.');
  return reply([
    list(stories.map((story) => [{ bold: story.title }, ` (${[period(story), ...holding(story)].join('; ')})`])),
  ]);
}

/** A story's articles, how many publishers they are of, and which of them count once. */
function holding({ articles, publishers, copies = [] }: Story): string[] {
  return [
    articles.join(', '),
    ...(publishers === undefined ? [] : [`${publishers} independent publishers`]),
    ...copies.map((group) => `counted once: ${group.join(', ')}`),
  ];
}

/** Topics with the number of articles that match each. */
export function presentTopics(topics: readonly (Topic & { articles: number })[]): Reply {
  if (topics.length === 0) return info('No topic is defined. Add one under topics: in config/nutgraf.yaml.');
  const rows = topics.map(({ slug, title, match, articles }) => ({
    label: slug,
    line: [`${title}, ${articles} ${articles === 1 ? 'article' : 'articles'}: `, { italic: match.join(', ') }],
  }));
  return reply([{ kind: 'facts', rows }]);
}

/** Plain words for a command that has only something to remark. */
export function info(text: string): Reply {
  return reply([{ kind: 'notice', tone: 'info', line: [text] }]);
}

function period({ from, to }: Story): string {
  if (from === null || to === null || from === to) return shownDate(from ?? to);
  return `${shownDate(from)} to ${shownDate(to)}`;
}

function reply(parts: readonly Part[]): Reply {
  return { audience: 'you', parts, actions: [] };
}

function list(items: readonly Line[]): Part {
  return { kind: 'list', ordered: false, items };
}

function section(text: string, items: readonly Line[]): Part[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text }, list(items)];
}

function sources(items: readonly Line[]): Part[] {
  return section('Sources', items);
}
