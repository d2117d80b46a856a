import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An article of a bundle, its sentences in order. `date` is a day, YYYY-MM-DD. */
export type OwnArticle = {
  readonly letter: string;
  readonly publisher: string;
  readonly date: string;
  readonly title: string;
  readonly sentences: readonly string[];
};

/** A sentence of a bundle: the index of its article and its own, both from 0. */
export type Place = { readonly article: number; readonly sentence: number };

/** What a question asks for. */
export const KINDS = [
  'who',
  'what',
  'which',
  'when',
  'where',
  'why',
  'how',
  'number',
  'money',
  'howlong',
  'yesno',
  'said',
  'list',
] as const;
export type Kind = (typeof KINDS)[number];

/** d: in the article's words; p: in other words; f: presumes what is not so; n: not told. */
export const STYLES = ['d', 'p', 'f', 'n'] as const;
export type Style = (typeof STYLES)[number];

export type OwnQuestion = {
  /** The sentences that answer by themselves, the fullest first; none where nothing in the bundle answers. */
  readonly gold: readonly Place[];
  /** Of an unanswerable question, the sentence most likely to be taken for an answer. */
  readonly near: Place | null;
  readonly kind: Kind;
  readonly style: Style;
  readonly question: string;
  /** Any of them answers; for a list each is all its parts. A yes or no comes before what proves it. */
  readonly answers: readonly (readonly string[])[];
};

/** Articles on one event, or a single article, with questions on them. `id` is the file's name and a number. */
export type Bundle = {
  readonly id: string;
  readonly heldOut: boolean;
  readonly articles: readonly OwnArticle[];
  readonly questions: readonly OwnQuestion[];
};

const FOLDER = join(import.meta.dirname, 'questions');

/** Files that nothing is trained on and whose errors nobody reads: they are what the rest is tested by. */
const HELD_OUT = /-(?:04|08|12)\.txt$/;

/** All bundles of questions/, in the order of the files' names. Its README tells the format. */
export function readOwn(folder = FOLDER): Bundle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseBundles(name, readFileSync(join(folder, name), 'utf8')));
}

/** The bundles of one file. Throws on the first line that is not as the README says, naming it. */
export function parseBundles(file: string, text: string): Bundle[] {
  const bundles: { articles: (OwnArticle & { sentences: string[] })[]; questions: OwnQuestion[] }[] = [];
  for (const [n, line] of text.split('\n').entries()) {
    const fail: (why: string) => never = (why) => {
      throw new Error(`${file}, line ${n + 1}: ${why}`);
    };
    if (line.trim() === '') continue;
    if (line.trim() === '====') {
      bundles.push({ articles: [], questions: [] });
      continue;
    }
    const bundle = bundles.at(-1) ?? fail('A bundle begins with "====".');
    const { articles, questions } = bundle;
    if (line.startsWith('== ')) {
      const [letter, publisher, date, ...rest] = cells(line.slice(3));
      if (letter === undefined || !publisher || !/^\d{4}-\d\d-\d\d$/.test(date ?? '') || rest.length > 0)
        fail('An article begins with "== LETTER | publisher | YYYY-MM-DD".');
      if (articles.some((a) => a.letter === letter)) fail(`There is an article ${letter} already.`);
      articles.push({ letter: letter!, publisher: publisher!, date: date!, title: '', sentences: [] });
    } else if (line.startsWith('?? ')) questions.push(parseQuestion(line.slice(3), articles, fail));
    else {
      const last = articles.length - 1;
      const article = articles[last] ?? fail('There is no article yet.');
      const [, number, sentence] = /^(\d+)\. (.+)$/.exec(line) ?? [];
      if (sentence === undefined) {
        if (article.title !== '') fail('A sentence begins with its number and a full stop.');
        articles[last] = { ...article, title: line.trim() };
      } else if (Number(number) !== article.sentences.length + 1) fail('Sentences are numbered from 1, without a gap.');
      else article.sentences.push(sentence.trim());
    }
  }
  return bundles.map((bundle, i) => ({ id: `${file}/${i + 1}`, heldOut: HELD_OUT.test(file), ...bundle }));
}

const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());

function parseQuestion(line: string, articles: readonly OwnArticle[], fail: (why: string) => never): OwnQuestion {
  const parts = cells(line);
  if (parts.length !== 5) fail('A question has five cells: gold | kind | style | question | answers.');
  const [where, kindCell, styleCell, question, said] = parts as [string, string, string, string, string];
  const place = (reference: string): Place => {
    const [, letter, number] = /^([A-Z])(\d+)$/.exec(reference.trim()) ?? [];
    const article = articles.findIndex((a) => a.letter === letter);
    const sentence = Number(number) - 1;
    if (articles[article]?.sentences[sentence] === undefined) fail(`There is no sentence ${reference}.`);
    return { article, sentence };
  };
  const kind = KINDS.find((k) => k === kindCell) ?? fail(`There is no kind ${kindCell}.`);
  const style = STYLES.find((s) => s === styleCell) ?? fail(`There is no style ${styleCell}.`);
  if (question === '' || said === '') fail('A question has words and an answer.');
  if (where === '-') {
    if (style === 'd' || style === 'p') fail('A question nothing answers has style f or n.');
    if (!said.startsWith('~')) fail('What nothing answers names the nearest sentence, as ~A1.');
    return { gold: [], near: place(said.slice(1).split(',')[0]!), kind, style, question, answers: [] };
  }
  if (style === 'f' || style === 'n') fail('A question that is answered has style d or p.');
  const answers = said.split(' ; ').map((answer) => answer.split(' + ').map((part) => part.trim()));
  return { gold: where.split(',').map(place), near: null, kind, style, question, answers };
}
