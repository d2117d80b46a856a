import type { Citation, Digest } from '../../model.ts';
import type { Line, Part, Reply } from '../reply.ts';
import { shownDate } from './date.ts';
import { citedLine, marks, sourceLine } from './lines.ts';

/**
 * A digest: headline, the news, what changed, where the sources differ, who is who, and the sources. The timeline is a
 * command and a button of its own: in the digest it would tell the same facts twice.
 */
export function presentDigest(digest: Digest): Reply {
  if (digest.sentences.length === 0) {
    const words = digest.notice ?? `No article was found on ${digest.title ?? digest.topic}.`;
    return { audience: 'you', parts: [{ kind: 'notice', tone: 'info', line: [words] }], actions: [] };
  }
  const parts: Part[] = [{ kind: 'heading', text: digest.headline }];
  if (digest.notice !== undefined) parts.push({ kind: 'notice', tone: 'info', line: [digest.notice] });
  parts.push({ kind: 'list', ordered: false, items: digest.sentences.map((sentence) => citedLine(sentence)) });

  parts.push(
    ...section(
      'What changed',
      digest.changes.map((change) => dated(change)),
    ),
  );
  parts.push(
    ...section(
      'Where the sources differ',
      digest.disagreements.map(({ about, says }) => differing(about, says)),
    ),
  );
  parts.push(
    ...section(
      'Who is who',
      digest.people.map((person) => personLine(person)),
    ),
  );
  parts.push(...section('Sources', sources(digest)));
  return { audience: 'you', parts, actions: actions(digest) };
}

/** The proof of a digest: each quote under its number, with where it is from. */
export function presentDigestQuotes(digest: Digest): Reply {
  if (digest.citations.length === 0) return presentDigest(digest);
  const quotes = digest.citations.map(
    (citation): Part => ({
      kind: 'quote',
      text: citation.quote,
      by: [{ cite: citation.n }, ' ', ...sourceLine(citation)],
    }),
  );
  return { audience: 'you', parts: [{ kind: 'heading', text: `Sources: ${digest.headline}` }, ...quotes], actions: [] };
}

function section(text: string, items: readonly Line[]): Part[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text },
    { kind: 'list', ordered: false, items },
  ];
}

function dated(entry: { date: string; text: string; citations: readonly number[] }): Line {
  const date = shownDate(entry.date);
  return citedLine(entry, entry.text.includes(date) ? [] : [{ bold: date }, ': ']);
}

function differing(about: string, says: Digest['disagreements'][number]['says']): Line {
  const sides = says.flatMap((side, index) => [...(index === 0 ? [] : ['; ']), ...citedLine(side)]);
  return [{ bold: about }, ': ', ...sides];
}

function personLine({ name, aliases, role, citations }: Digest['people'][number]): Line {
  const also = aliases.length > 0 ? ` (also ${aliases.join(', ')})` : '';
  return [{ bold: name }, `${also}${role === '' ? '' : `: ${role}`}`, ...marks(citations)];
}

function sources(digest: Digest): Line[] {
  const { sentences, changes, disagreements, people } = digest;
  const parts = [...sentences, ...changes, ...people, ...disagreements.flatMap(({ says }) => says)];
  const shown = new Set(parts.flatMap(({ citations }) => citations));
  return digest.sources.map((source) => {
    const own = digest.citations.filter(({ article, n }: Citation) => article === source.article && shown.has(n));
    const numbers = own.map(({ n }) => n);
    return [...sourceLine(source), ...marks(numbers)];
  });
}

function actions(digest: Digest): Reply['actions'] {
  return [
    { kind: 'button', label: 'More', command: 'brief', text: `${digest.topic} length:long` },
    { kind: 'button', label: 'Timeline', command: 'timeline', text: digest.topic },
    { kind: 'button', label: 'Sources', command: 'brief', text: `${digest.topic} quotes:yes` },
  ];
}
