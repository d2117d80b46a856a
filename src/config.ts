import { readFileSync } from 'node:fs';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { badInput } from './errors.ts';
import type { Length, Topic } from './model.ts';

const everyPattern = /^(\d{1,4})(s|m|h|d)$/;
const daysPattern =
  /^(daily|((mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?)(,(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?)*)$/;

const topicSchema = z.strictObject({
  title: z.string().min(1).describe('What readers see'),
  match: z.array(z.string().min(1)).min(1).describe('Words any of which make an article belong'),
  sources: z.array(z.string().min(1)).default([]).describe('Publishers or source ids it is kept to; empty means all'),
});

const sourceSchema = z.strictObject({
  url: z
    .string()
    .refine((url) => isWebAddress(url) || /^\.{0,2}\//.test(url), {
      error: 'Write a whole address such as "https://example.org/feed.xml", or the path of a folder such as ./articles',
    })
    .describe('Address of a feed, a site or a page, or a folder that is watched: ./ is where package.json lies'),
  topics: z.array(z.string()).default([]).describe('Topics its articles belong to whatever their words'),
  every: z
    .string()
    .regex(everyPattern, 'Write a number and s, m, h or d, such as 15m')
    .optional()
    .describe('Time between two polls; without it the rhythm of the source decides'),
});

const digestSchema = z.strictObject({
  topic: z.string().min(1),
  to: z
    .string()
    .regex(/^(console|(slack|discord):\S+)$/, 'Write console, or slack: or discord: and a channel id')
    .describe('console, slack:C0123456789 or discord:123456789012345678'),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day in quotes, such as "08:00"'),
  days: z.string().regex(daysPattern, 'Write daily, mon-fri or a list such as mon,wed,fri').default('daily'),
  zone: z
    .string()
    .refine((zone) => isZone(zone), { error: 'Use a time zone name such as Europe/Dublin' })
    .default('UTC'),
  length: z.enum(['short', 'standard', 'long']).default('standard'),
});

const limitsSchema = z.strictObject({
  perPerson: z.number().int().positive().default(600).describe('Commands a minute of one person in chat'),
  perWorkspace: z.number().int().positive().default(3600).describe('Commands a minute of one Slack team or server'),
  mayChange: z
    .union([z.enum(['admins', 'everyone']), z.array(z.string().min(1))], {
      error: 'Write admins, everyone or a list of user ids',
    })
    .default('admins')
    .describe('Who may change sources, topics and digests: admins, everyone or a list of user ids'),
  sources: z
    .number()
    .int()
    .positive()
    .default(100)
    .describe('Most sources that one Slack team or Discord server may add'),
  hosts: z
    .array(z.string().min(1))
    .default([])
    .describe('Private hosts that may be fetched all the same, such as intranet.example or 10.0.0.5:8080'),
  contact: z.string().min(1).optional().describe('How a publisher reaches whoever runs this bot; sent with each fetch'),
});

/** The shape of config/nutgraf.yaml. The JSON Schema for editors beside that file is made from it. */
const configSchema = z.strictObject({
  $schema: z.string().optional(),
  topics: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A topic is named in a-z, 0-9 and -'), topicSchema)
    .default({}),
  sources: z.array(sourceSchema).default([]),
  digests: z.array(digestSchema).default([]),
  limits: limitsSchema.prefault({}),
});

/** The JSON Schema for editors, as config/nutgraf.schema.json holds it. */
export function configJsonSchema(): unknown {
  return z.toJSONSchema(configSchema, { io: 'input' });
}

export type ConfiguredSource = z.output<typeof sourceSchema>;
export type ConfiguredDigest = z.output<typeof digestSchema> & { readonly length: Length };

export type Config = {
  readonly path: string;
  readonly topics: readonly Topic[];
  readonly sources: readonly ConfiguredSource[];
  readonly digests: readonly ConfiguredDigest[];
  readonly limits: z.output<typeof limitsSchema>;
};

/** Reads and checks a config file. Throws bad input that names file, line, path and cure. */
export function readConfig(path: string): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw badInput(
      `Cannot read the config ${path}: ${unreadable(cause)}. Check NUTGRAF_CONFIG or --config, or restore the file.`,
      cause,
    );
  }
  const checked = checkConfig(text, path);
  return {
    path,
    topics: Object.entries(checked.topics).map(([slug, topic]) => ({ slug, ...topic })),
    sources: checked.sources,
    digests: checked.digests,
    limits: checked.limits,
  };
}

function unreadable(cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return code === 'EACCES' || code === 'EPERM' ? 'this user may not read it' : 'the disk gives an error';
}

function checkConfig(text: string, path: string): z.output<typeof configSchema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw badInput(`${path}:${lines.linePos(broken.pos[0]).line} is not YAML: ${broken.message}`);
  }
  const result = configSchema.safeParse(document.toJS() ?? {});
  if (result.success) {
    checkReferences(result.data, path);
    return result.data;
  }
  // A misspelt key is also a missing one: its spelling is what there is to mend.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0]! : null;
  const where = unknown === null ? issue.path : [...issue.path, unknown];
  const cure =
    unknown === null ? wordsOf(issue) : `Nothing is called "${unknown}" here; remove it or mend its spelling`;
  throw badInput(`${path}:${lineOf(where)} ${where.join('.') || 'the file'}: ${cure}.`);

  // The nearest part of the path that stands in the file: a missing key has no line of its own.
  function lineOf(keys: readonly PropertyKey[]): number {
    for (let length = keys.length; length > 0; length--) {
      const parent = length === 1 ? document.contents : document.getIn(keys.slice(0, length - 1), true);
      const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(keys[length - 1])) : null;
      const node = pair?.key ?? document.getIn(keys.slice(0, length), true);
      const range = (node as { range?: readonly number[] | null } | undefined)?.range;
      if (range) return lines.linePos(range[0]!).line;
    }
    return 1;
  }
}

// zod's own words for what is missing or of another kind speak of types; a person writes lists and words.
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  const kinds: Record<string, string> = { array: 'a list such as [one, two]', string: 'words', object: 'settings' };
  return `${issue.message.endsWith('undefined') ? 'It is missing; write' : 'Write'} ${kinds[issue.expected] ?? issue.expected} here`;
}

// A digest of a topic nobody defined is a search, which is allowed; a source's topic must exist, or its articles are lost.
function checkReferences(config: z.output<typeof configSchema>, path: string): void {
  const slugs = Object.keys(config.topics);
  for (const [index, source] of config.sources.entries()) {
    const missing = source.topics.find((topic) => !slugs.includes(topic));
    if (missing === undefined) continue;
    throw badInput(
      `${path} sources.${index}.topics: no topic is called "${missing}". Topics: ${slugs.join(', ') || 'none'}.`,
    );
  }
}

function isWebAddress(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '');
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
