import type { Digest } from '../model.ts';
import { countWords } from './weighing.ts';

type Parts = Pick<Digest, 'headline' | 'sentences' | 'changes' | 'disagreements' | 'people'>;

/**
 * The whole digest as a person would read it, the list of sources and the citation marks apart, in at
 * most `most` words. What does not fit is
 * left out by whole lines, the least important part first; nothing is cut in the middle of a sentence.
 */
export function digestText(parts: Parts, most: number): string {
  const lines: string[] = [];
  let left = most;
  const say = (line: string): boolean => {
    const words = countRuns(line);
    if (words > left) return false;
    lines.push(line);
    left -= words;
    return true;
  };
  const section = (title: string, entries: readonly string[]): void => {
    const first = entries.findIndex((entry) => countRuns(title) + countRuns(entry) <= left);
    if (first < 0) return;
    say(title);
    for (const entry of entries.slice(first)) say(entry);
  };
  if (parts.headline !== '') say(parts.headline);
  for (const sentence of parts.sentences) say(sentence.text);
  section(
    'What changed:',
    parts.changes.map(({ text }) => `- ${text}`),
  );
  section('Where the sources differ:', parts.disagreements.map(disagreementLine));
  section(
    'Who is who:',
    parts.people.map(({ name, role }) => `- ${name}: ${role}`),
  );
  return lines.join('\n');
}

/** "- the toll: 12 killed, says A; 14 killed, says B". */
function disagreementLine({ about, says }: Digest['disagreements'][number]): string {
  return `- ${about}: ${says.map(({ text }) => text).join('; ')}`;
}

// Whoever counts words may count signs standing alone as well: the larger count is kept to.
function countRuns(line: string): number {
  return Math.max(countWords(line), line.trim().split(/\s+/).length);
}
