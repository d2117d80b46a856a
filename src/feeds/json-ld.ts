import { decodeHTML } from 'entities';
import { tight } from './page-dom.ts';

/** What a page's JSON-LD says of its article (https://schema.org/Article). Every part may be missing. */
export type LinkedArticle = {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly body: string | null;
};

type Node = Readonly<Record<string, unknown>>;

// What a page says of itself is written by anybody: nothing is followed deeper or longer than an honest page needs.
const mostNodes = 2000;
const mostDepth = 10;
const mostChars = 500;
const mostBodyChars = 300_000;
const mostAuthors = 8;

const article =
  /^(?:\w*article|blogposting|\w*newsarticle|report|liveblogposting|socialmediaposting|discussionforumposting|review|claimreview|analysis)$/i;

/**
 * The article that a page's JSON-LD describes; null when there is none, or several of which none has `title`, since
 * then they are a list of other pages. Scripts that are no JSON are left out.
 */
export function readJsonLd(scripts: readonly string[], title: string | null): LinkedArticle | null {
  const nodes = scripts.flatMap((script) => nodesOf(parse(script)));
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  const resolve = (value: unknown): unknown => {
    const id = isNode(value) && Object.keys(value).length === 1 ? value['@id'] : null;
    return typeof id === 'string' ? (byId.get(id) ?? value) : value;
  };
  const found = nodes.filter((node) => typesOf(node).some((type) => article.test(type)));
  const named = found.filter((node) => title !== null && sameWords(words(node.headline ?? node.name), title));
  const chosen = named[0] ?? (found.length <= 3 ? (found.find((node) => node.articleBody) ?? found[0]) : undefined);
  const site = nodes.find((node) => typesOf(node).some((type) => /^(?:website|newsmediaorganization)$/i.test(type)));
  if (!chosen) return null;
  return {
    headline: words(chosen.headline) ?? words(chosen.name),
    authors: namesOf(chosen.author ?? chosen.creator, resolve),
    publisher:
      namesOf(chosen.publisher ?? chosen.sourceOrganization, resolve)[0] ?? (site ? words(site.name) : null) ?? null,
    published: words(chosen.datePublished),
    language: words(chosen.inLanguage),
    image: imageOf(chosen.image),
    body: bodyOf(chosen.articleBody),
  };
}

function parse(script: string): unknown {
  const json = script
    .replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|(?:\/\/\s*)?\]\]>|;)\s*$/, '');
  try {
    // Raw line ends within strings are forbidden by JSON and common in what content systems write.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    return JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' '));
  } catch {
    return null;
  }
}

/** All objects of a document, those of @graph and of lists among them, outermost first. */
function nodesOf(root: unknown): Node[] {
  const nodes: Node[] = [];
  let level: unknown[] = [root];
  for (let depth = 0; depth < mostDepth && level.length > 0 && nodes.length < mostNodes; depth++) {
    const next: unknown[] = [];
    for (const value of level.slice(0, mostNodes)) {
      if (Array.isArray(value)) next.push(...value.slice(0, mostNodes));
      else if (isNode(value)) {
        nodes.push(value);
        next.push(
          ...Object.values(value)
            .filter((inner) => typeof inner === 'object')
            .slice(0, 100),
        );
      }
    }
    level = next;
  }
  return nodes.slice(0, mostNodes);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Node): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type])
    .filter((each) => typeof each === 'string')
    .map((each) => each.replace(/^.*[/:]/, ''));
}

function words(value: unknown): string | null {
  if (Array.isArray(value)) return words(value[0]);
  if (isNode(value)) return words(value['@value'] ?? value.name);
  if (typeof value !== 'string' && typeof value !== 'boolean') return null;
  const text = tight(decodeHTML(String(value).slice(0, mostChars)).replace(/<[^>]*>/g, ' '));
  return text === '' ? null : text;
}

function namesOf(value: unknown, resolve: (value: unknown) => unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, mostAuthors) : [value];
  const names = all.flatMap((each) => {
    const name = words(resolve(each));
    return name === null || /^https?:/i.test(name) ? [] : [name];
  });
  return [...new Set(names)];
}

function imageOf(value: unknown): string | null {
  if (Array.isArray(value)) return imageOf(value[0]);
  const address = isNode(value) ? value.url : value;
  return typeof address === 'string' && /^https?:\/\/\S{1,1900}$/i.test(address) ? address : null;
}

function bodyOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > mostBodyChars) return null;
  const text = decodeHTML(value.replace(/<\/?(?:p|br|div|li|h\d)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, ''));
  const lines = text
    .split('\n')
    .map(tight)
    .filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join('\n');
}

function sameWords(a: string | null, b: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return a !== null && plain(a) !== '' && (plain(a) === plain(b) || plain(b).startsWith(plain(a)));
}
