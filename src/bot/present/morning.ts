import type { Digest } from '../../model.ts';
import type { Action, Line, Part, Reply } from '../reply.ts';
import { citedLine, sourceLine } from './lines.ts';

/** A scheduled digest before it is shown: one topic's news, and which of its stories were told of before. */
export type MorningPart = {
  /** The topic as it is asked for: its slug or words. */
  readonly topic: string;
  readonly digest: Digest;
  /** Ids of stories this channel was told of in an earlier digest. */
  readonly known: ReadonlySet<string>;
};

export type Morning = {
  readonly parts: readonly MorningPart[];
  /** The local date and time it stands for, "2026-03-29T08:00"; null for one asked for now. */
  readonly slot: string | null;
  readonly late: boolean;
  /** How many earlier digests were missed and are folded into this one. */
  readonly folded: number;
  /** Sources that do not answer, each with the reason in words. */
  readonly failing: readonly string[];
  /** What pauses this subscription; null where there is none to pause. */
  readonly pause: string | null;
};

/** Words a minute of silent reading of English non-fiction (Brysbaert, Journal of Memory and Language 109, 2019). */
const wordsAMinute = 238;

/**
 * A scheduled digest as a person reads it standing up: short, the newest first, each item with its proof. With `apart`
 * what changed, where sources differ and the sources come as `details`, for a thread below; null when there are none.
 */
export function presentMorning(morning: Morning, apart: boolean): { reply: Reply; details: Reply | null } {
  const told = morning.parts.filter(({ digest }) => digest.sentences.length > 0);
  const parts: Part[] = [...remarks(morning)];
  if (told.length === 0) {
    const topics = morning.parts.map(({ digest }) => digest.title ?? digest.topic).join(', ');
    const nothing =
      morning.failing.length > 0 ? `No new article on ${topics} could be fetched.` : `Nothing new on ${topics}.`;
    parts.push({ kind: 'notice', tone: 'info', line: [nothing] });
    return { reply: { audience: 'everyone', parts, actions: actions(morning) }, details: null };
  }
  const details: Part[] = [];
  for (const part of told) {
    parts.push(...newsOf(part, told.length > 1));
    (apart ? details : parts).push(...detailsOf(part.digest));
  }
  const words = told.reduce((sum, { digest }) => sum + digest.text.split(/\s+/).length, 0);
  const minutes = Math.max(1, Math.round(words / wordsAMinute));
  parts.push({ kind: 'paragraph', line: [{ italic: `${minutes} min to read` }] });
  return {
    reply: { audience: 'everyone', parts, actions: actions(morning) },
    details: details.length > 0 ? { audience: 'everyone', parts: details, actions: [] } : null,
  };
}

function remarks(morning: Morning): Part[] {
  const said: Part[] = [];
  const notice = (tone: 'info' | 'warning', words: string): void => {
    said.push({ kind: 'notice', tone, line: [words] });
  };
  if (morning.late && morning.slot) notice('info', `This digest was due at ${morning.slot.slice(11)} and comes late.`);
  if (morning.folded > 0) {
    const missed = morning.folded === 1 ? 'an earlier digest that was' : `${morning.folded} earlier digests that were`;
    notice('info', `It also holds the news of ${missed} missed.`);
  }
  for (const why of morning.failing) notice('warning', why);
  return said;
}

function newsOf({ digest, known }: MorningPart, several: boolean): Part[] {
  const parts: Part[] = [
    { kind: 'heading', text: several ? `${digest.title ?? digest.topic}: ${digest.headline}` : digest.headline },
  ];
  const items = digest.sentences.map((sentence) => {
    const stories = digest.stories.filter((story) => story.sentences.some(({ text }) => text === sentence.text));
    const update = stories.some((story) => known.has(story.story));
    const publishers = new Set(stories.flatMap((story) => story.articles).map((id) => publisherOf(digest, id)));
    const line = citedLine(sentence, update ? [{ bold: 'Update: ' }] : []);
    return publishers.size > 1 ? [...line, ` (${publishers.size} sources)`] : line;
  });
  parts.push({ kind: 'list', ordered: false, items });
  const also = digest.articles - new Set(digest.citations.map(({ article }) => article)).size;
  if (also > 0) {
    parts.push({
      kind: 'paragraph',
      line: [`Also: ${also} more ${also === 1 ? 'article' : 'articles'} on ${digest.title ?? digest.topic}.`],
    });
  }
  return parts;
}

function detailsOf(digest: Digest): Part[] {
  const parts: Part[] = [];
  parts.push(
    ...section(
      'Changed',
      digest.changes.map((change) => citedLine(change)),
    ),
  );
  parts.push(
    ...section(
      'The sources differ',
      digest.disagreements.map(({ about, says }) => differing(about, says)),
    ),
  );
  parts.push(
    ...section(
      'Sources',
      digest.citations.map((citation) => [`[${citation.n}] `, ...sourceLine(citation)]),
    ),
  );
  return parts;
}

function publisherOf(digest: Digest, article: string): string {
  return digest.sources.find((source) => source.article === article)?.source ?? article;
}

function differing(about: string, says: Digest['disagreements'][number]['says']): Line {
  return [{ bold: about }, ': ', ...says.flatMap((side, at) => [...(at === 0 ? [] : ['; ']), ...citedLine(side)])];
}

function section(text: string, items: readonly Line[]): Part[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text },
        { kind: 'list', ordered: false, items },
      ];
}

function actions({ parts, pause }: Morning): Action[] {
  const topic = parts[0]?.topic;
  const more: Action[] = topic
    ? [
        { kind: 'button', label: 'More', command: 'brief', text: `${topic} length:long` },
        { kind: 'button', label: 'Timeline', command: 'timeline', text: topic },
        { kind: 'button', label: 'Sources', command: 'brief', text: `${topic} quotes:yes` },
      ]
    : [];
  return pause === null
    ? more
    : [...more, { kind: 'button', label: 'Mute', command: 'digest', text: `pause ${pause}` }];
}
