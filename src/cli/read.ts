import { statSync } from 'node:fs';
import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
import { badInput } from '../errors.ts';
import type { ReadArticle } from '../model.ts';
import type { CliContext, OperatorCommand } from './context.ts';
import { type ReadingShape, readingShape } from './reading-shape.ts';

/** Shows how an article is understood: its sentences, names, dates, quotations and events. */
export default {
  name: 'read',
  summary: 'How an article is read',
  arguments: [
    { name: 'article', summary: 'an article id, a file, or - for standard input', required: true, many: false },
  ],
  options: [{ name: 'published', summary: 'When a text was published, such as 2018-05-31', kind: 'text' }],
  examples: ['read 003-envoy-to-bring-letter', 'read story.txt --published 2018-05-31 --json'],
  async run(given, context) {
    const shape = readingShape(await find(String(given.article), given.published, context));
    context.terminal.out(context.json ? `${harmlessJson(shape)}\n` : plain(shape));
    return 0;
  },
} satisfies OperatorCommand;

async function find(what: string, published: unknown, context: CliContext): Promise<ReadArticle> {
  const date = typeof published === 'string' ? published : null;
  if (date !== null && Number.isNaN(Date.parse(date))) {
    throw badInput(`There is no date "${date}". Use a date such as 2018-05-31.`);
  }
  const newsroom = await context.newsroom();
  if (what === '-') return newsroom.core.readText(await standardInput(context), date);
  if (statSync(what, { throwIfNoEntry: false })?.isFile()) return newsroom.readFile(what, date);
  const stored = await newsroom.core.read(what);
  if (stored === null)
    throw badInput(`No article has the id "${what}", and there is no such file. "stories" lists ids.`);
  return stored;
}

async function standardInput({ terminal }: CliContext): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.input) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (text.trim() === '') throw badInput('Standard input is empty. Pipe an article into it.');
  return text;
}

function plain(shape: ReadingShape): string {
  const lines = [`${shape.title ?? shape.article} (${shape.published ?? 'date unknown'})`, ''];
  for (const { n, kind, text } of shape.sentences) lines.push(`${String(n).padStart(3)} ${kind.padEnd(11)} ${text}`);
  lines.push('', 'Names');
  for (const { name, kind, aliases, roles, mentions } of shape.names) {
    const also = aliases.length > 0 ? `, also ${aliases.join(', ')}` : '';
    lines.push(`  ${name} (${kind}, ${mentions.length} ×${also})${roles.length > 0 ? `: ${roles.join('; ')}` : ''}`);
  }
  lines.push(
    '',
    'Dates',
    ...shape.dates.map(({ text, value, until }) => `  ${text}: ${value ?? 'unknown'}${until ? ` to ${until}` : ''}`),
  );
  lines.push('', 'Quotations', ...shape.quotations.map(({ text, speaker }) => `  ${speaker ?? 'unknown'}: ${text}`));
  lines.push('', 'Events');
  for (const { who, does, whom, with: company, when, where, modality } of shape.events) {
    const parts = [
      who ?? '?',
      does,
      whom,
      company === null ? null : `with ${company}`,
      where === null ? null : `at ${where}`,
      when,
    ];
    lines.push(`  ${parts.filter((part) => part !== null).join(' ')} (${modality})`);
  }
  return `${lines.map((line) => line.replace(/^( *)(.*)$/s, (_, indent: string, rest: string) => indent + harmless(rest))).join('\n')}\n`;
}
