import type { CheckStage, SourceCheck } from '../../feeds/check-source.ts';
import type { Source, SourceHealth } from '../../model.ts';
import type { Action, Line, Part, Reply } from '../reply.ts';
import { shownEvery } from '../source-words.ts';
import type { Added, FirstPoll, FoundInSource, ListedSource, Removed } from '../sources.ts';
import { shownDate } from './date.ts';

/** Sources of a list that are named one by one. */
const mostNamed = 10;

/** What `/sources add` answers. */
export function presentAdded(added: Added): Reply {
  if (added.kind === 'list') return presentImported(added);
  const { source, how, found, others, polled } = added;
  const did = { new: 'Added', known: 'Followed already', changed: 'Changed' }[how];
  const parts: Part[] = [
    { kind: 'paragraph', line: [{ bold: did }, ': ', ...nameLine(source), '. Its id is ', { code: source.id }, '.'] },
  ];
  const rows: { label: string; line: Line }[] = [{ label: 'Address', line: [source.url] }];
  // What is odd is told once: the poll says it too.
  if (found !== null) rows.push(...foundRows(polled?.why ? { ...found, odd: [] } : found, source));
  rows.push({ label: 'Asked', line: [rhythm(source)] });
  if (source.topics.length > 0) rows.push({ label: 'Topics', line: [source.topics.join(', ')] });
  if (polled !== null) rows.push({ label: 'Stored', line: [polledWords(polled)] });
  else if (how === 'new') rows.push({ label: 'Stored', line: ['its articles are being fetched now'] });
  parts.push({ kind: 'facts', rows });
  if (others.length > 0)
    parts.push({
      kind: 'list',
      ordered: false,
      items: others.map(({ url, title }) => ['The site names another feed: ', { code: url }, title ? ` ${title}` : '']),
    });
  const actions: Action[] = [];
  if (others.length > 0)
    actions.push({
      kind: 'menu',
      label: 'Add another feed of this site',
      command: 'sources',
      options: others.map(({ url, title }) => ({ label: title ?? url, text: `add ${url}` })),
    });
  actions.push({ kind: 'button', label: 'Sources', command: 'sources', text: 'list' });
  return { audience: 'you', parts, actions };
}

/** The sources of a place with how each has gone; says how to add one when there is none. */
export function presentSources(list: readonly ListedSource[], now: Date): Reply {
  const add: Action = { kind: 'button', label: 'Add a source', command: 'sources', text: 'add', style: 'primary' };
  if (list.length === 0) {
    const line: Line = [
      'No source is followed yet. Add one: ',
      { code: '/sources add https://example.org/feed.xml' },
      '.',
    ];
    return { audience: 'you', parts: [{ kind: 'notice', tone: 'info', line }], actions: [add] };
  }
  const failing = list.filter((each) => each.failing);
  const well = list.filter((each) => !each.failing);
  const parts: Part[] = [
    { kind: 'heading', text: `Sources: ${list.length}${failing.length > 0 ? `, ${failing.length} failing` : ''}` },
  ];
  // What needs somebody stands first.
  parts.push({ kind: 'list', ordered: false, items: [...failing, ...well].map((each) => listedLine(each, now)) });
  return { audience: 'you', parts, actions: [add] };
}

/** What `/sources remove` answers. */
export function presentRemoved({ source, articles, forgotten }: Removed): Reply {
  const many = articlesIn(articles);
  const stay: Line = forgotten
    ? [` ${many} went with it.`]
    : articles === 0
      ? [' It had brought no article.']
      : [
          ` ${many} of it ${articles === 1 ? 'stays' : 'stay'}; whoever runs the bot deletes them with `,
          { code: `forget ${source.id}` },
          '.',
        ];
  const line: Line = [{ bold: 'Removed' }, ': ', ...nameLine(source), '.', ...stay];
  return { audience: 'you', parts: [{ kind: 'paragraph', line }], actions: [] };
}

/** What would happen with a source, stage by stage. */
export function presentCheck({ address, ok, stages, samples }: SourceCheck): Reply {
  const parts: Part[] = [
    { kind: 'heading', text: ok ? 'This source works' : 'This source does not work' },
    { kind: 'paragraph', line: [{ code: address }, ': looked at, and nothing of it stored.'] },
    {
      kind: 'facts',
      rows: stages.map(({ stage, state, says }) => ({ label: `${labels[stage]}, ${state}`, line: [says] })),
    },
  ];
  const items = samples.map((each): Line => {
    if (each.why !== null) return [each.url ?? 'An item', ` ${each.why}.`];
    const particulars = [
      each.words === 1 ? '1 word' : `${each.words.toLocaleString('en')} words`,
      each.author ?? 'no author',
      shownDate(each.published),
      each.publisher ?? 'no publisher',
    ];
    return [{ italic: each.title ?? 'without a title' }, `: ${particulars.join(', ')}`];
  });
  if (items.length > 0) parts.push({ kind: 'list', ordered: false, items });
  const add: Action = { kind: 'button', label: 'Add it', command: 'sources', text: `add ${address}` };
  return { audience: 'you', parts, actions: ok ? [add] : [] };
}

/** A place's sources in place of the OPML file, which a message cannot carry. */
export function presentExport(sources: readonly Source[]): Reply {
  const line: Line = ['There is no feed to export yet.'];
  if (sources.length === 0) return { audience: 'you', parts: [{ kind: 'notice', tone: 'info', line }], actions: [] };
  return {
    audience: 'you',
    parts: [
      { kind: 'heading', text: `${sources.length} ${sources.length === 1 ? 'feed' : 'feeds'}` },
      {
        kind: 'list',
        ordered: false,
        items: sources.map(({ url, title }) => [{ code: url }, title ? ` ${title}` : '']),
      },
    ],
    actions: [],
  };
}

/** How a source has gone, in words: "read 5 minutes ago, last news 2 hours ago". */
export function healthWords(health: SourceHealth, now: Date): string {
  const { failures, failingSince, why, lastSuccess, lastNew, articles } = health;
  const news = lastNew === null ? 'nothing new yet' : `last news ${shownAgo(lastNew, now)}`;
  if (failures > 0) {
    const since = failingSince === null ? '' : ` since ${shownAgo(failingSince, now)}`;
    const times = failures === 1 ? 'once' : `${failures} times`;
    const before = lastSuccess === null ? 'it never worked' : `last read ${shownAgo(lastSuccess, now)}`;
    return `failing${since} (${times}): ${asClause(why ?? 'no reason known')}; ${before}`;
  }
  if (lastSuccess === null) return 'not read yet';
  const remark = why === null ? '' : ` (${asClause(why)})`;
  return `read ${shownAgo(lastSuccess, now)}, ${news}, ${articlesIn(articles)}${remark}`;
}

function articlesIn(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'article' : 'articles'}`;
}

function asClause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** An instant as its distance from now: "just now", "5 minutes ago"; beyond a week its date. */
export function shownAgo(instant: string, now: Date): string {
  const seconds = Math.round((now.getTime() - Date.parse(instant)) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds > 7 * 86_400) return shownDate(instant);
  const [unit, name] = seconds < 3600 ? [60, 'minute'] : seconds < 86_400 ? [3600, 'hour'] : [86_400, 'day'];
  const number = Math.floor(seconds / unit);
  return `${number} ${number === 1 ? name : `${name}s`} ago`;
}

const labels: Record<CheckStage['stage'], string> = {
  address: 'Address',
  robots: 'Robots',
  fetch: 'Fetch',
  parse: 'Parse',
  items: 'Items',
  extraction: 'Extraction',
  duplicates: 'Duplicates',
};

function presentImported({ added, known, refused }: Extract<Added, { kind: 'list' }>): Reply {
  const counts = [
    `${added.length} added`,
    ...(known > 0 ? [`${known} followed already`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
  ];
  const named = added.slice(0, mostNamed).map((source): Line => [{ code: source.id }, ' ', ...nameLine(source)]);
  const more = added.length - named.length;
  const parts: Part[] = [{ kind: 'paragraph', line: [{ bold: 'A list of feeds' }, `: ${counts.join(', ')}.`] }];
  if (named.length > 0)
    parts.push({ kind: 'list', ordered: false, items: [...named, ...(more > 0 ? [[`and ${more} more`]] : [])] });
  if (added.length > 0) parts.push({ kind: 'paragraph', line: ['They are asked within a minute while the bot runs.'] });
  for (const { url, why } of refused.slice(0, mostNamed))
    parts.push({ kind: 'notice', tone: 'warning', line: [`${url}: ${why}`] });
  return { audience: 'you', parts, actions: [{ kind: 'button', label: 'Sources', command: 'sources', text: 'list' }] };
}

function foundRows({ items, newest, titles, odd }: FoundInSource, { kind }: Source): { label: string; line: Line }[] {
  if (kind === 'page')
    return [{ label: 'Found', line: ['no feed, so the page itself is followed and read again when it changes'] }];
  if (items === 0) return [{ label: 'Found', line: ['a feed without items yet'] }];
  const dated =
    newest === null ? (items === 1 ? 'not dated' : 'none of them dated') : `the newest of ${shownDate(newest)}`;
  const rows: { label: string; line: Line }[] = [
    { label: 'Found', line: [`${items.toLocaleString('en')} ${items === 1 ? 'item' : 'items'}, ${dated}`] },
  ];
  if (titles.length > 0) rows.push({ label: 'First', line: [titles.join(' · ')] });
  if (odd.length > 0) rows.push({ label: 'But', line: [odd.join('; ')] });
  return rows;
}

function listedLine({ source, health, own, once, of }: ListedSource, now: Date): Line {
  const topics = source.topics.length > 0 ? `, for ${source.topics.join(', ')}` : '';
  const whose = of !== null ? `, of ${of}` : own ? '' : ', for everybody';
  const fares = once
    ? `${articlesIn(health.articles)}, read once`
    : `${healthWords(health, now)}; ${rhythm(source, health)}`;
  return [{ code: source.id }, ' ', ...nameLine(source), `${topics}${whose}; ${fares}`];
}

function nameLine({ title, url, kind }: Source): Line {
  if (title === null) return [url];
  if (kind === 'folder') return [title];
  // An address that is shown in part leads nowhere.
  return url.endsWith('…') ? [`${title} ${url}`] : [{ link: { text: title, url } }];
}

function rhythm({ everySeconds, kind }: Source, health?: SourceHealth): string {
  if (everySeconds !== null) return `every ${shownEvery(everySeconds)}`;
  if (health?.intervalSeconds)
    return `about every ${shownEvery(Math.max(60, Math.round(health.intervalSeconds / 60) * 60))}`;
  return kind === 'folder' ? 'whenever a file changes' : 'as often as it brings something new';
}

function polledWords({ new: fresh, updated, duplicate, why }: FirstPoll): string {
  const counts = `${fresh} new, ${updated} updated, ${duplicate} known`;
  return why === null ? counts : `${counts}. ${why}`;
}
