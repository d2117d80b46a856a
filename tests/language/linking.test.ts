import { describe, expect, it } from 'vitest';
import { linkEntities } from '../../src/language/linking.ts';
import { initialOf, nameParts, samePerson, spellingDistance } from '../../src/language/linking-names.ts';
import { readArticle } from '../../src/language/read.ts';
import type { ReadArticle } from '../../src/model.ts';

function read(id: string, text: string): ReadArticle {
  const article = {
    id,
    title: null,
    publisher: null,
    author: null,
    published: '2021-03-17',
    publishedHow: 'read' as const,
    url: null,
    source: 'test',
    text,
  };
  return { article, reading: readArticle(article) };
}

/** Names of the linked entity that bears this name, with its articles. */
function linked(articles: readonly ReadArticle[], name: string): string {
  const found = linkEntities(articles).find((one) => one.name === name || one.aliases.includes(name));
  return found ? `${found.name}: ${[...new Set(found.members.map((m) => m.article))].join(' ')}` : 'none';
}

describe('linkEntities', () => {
  it('joins a full name and a bare one', () => {
    const articles = [
      read('a', 'Karen Moss opened the bakery in Leeds. Karen Moss sold bread.'),
      read('b', 'The bakery of Mrs Moss burned down, the police said.'),
    ];

    expect(linked(articles, 'Karen Moss')).toBe('Karen Moss: a b');
  });

  it('joins two spellings of a name in like company and says that they differ', () => {
    const articles = [
      read(
        'a',
        'The veteran negotiator Nguyen Van Dong signed the fisheries treaty in Hanoi on Monday. Nguyen Van Dong praised the fisheries treaty and thanked the Norwegian delegation.',
      ),
      read(
        'b',
        'The fisheries treaty was signed in Hanoi by veteran negotiator Nguyen Van Dang. Nguyen Van Dang thanked the Norwegian delegation for the fisheries treaty.',
      ),
    ];

    const found = linkEntities(articles).find((one) => one.spellings.length > 0);

    expect(found?.spellings.map((s) => s.name).sort()).toEqual(['Nguyen Van Dang', 'Nguyen Van Dong']);
  });

  it('never joins two spellings that one article tells apart', () => {
    const articles = [
      read(
        'a',
        'Negotiator Nguyen Van Dong signed the treaty in Hanoi. Negotiator Nguyen Van Dang signed the treaty in Hanoi as well.',
      ),
    ];

    expect(linkEntities(articles).every((one) => one.spellings.length === 0)).toBe(true);
  });
});

describe('samePerson', () => {
  it.each([
    ['Karen Moss', 'Karen J. Moss', true],
    ['George Wall', 'George W. Bell', false],
    ['Chris Moss', 'Christopher Moss', true],
    ['Karen Moss', 'Peter Moss', false],
    ['Kim Min-seok', 'Kim Min Seok', true],
  ])('%s and %s: %s', (a, b, same) => {
    expect(samePerson(nameParts(a), nameParts(b))).toBe(same);
  });
});

describe('initialOf', () => {
  it('knows an initial by its family name', () => {
    expect(initialOf(nameParts('K. Moss'), nameParts('Karen Moss'))).toBe(true);
    expect(initialOf(nameParts('K. Moss'), nameParts('Peter Moss'))).toBe(false);
  });
});

describe('spellingDistance', () => {
  it('is null for other names', () => {
    expect(spellingDistance(['karen', 'moss'], ['peter', 'moss'])).toBeNull();
    expect(spellingDistance(['mohammed', 'saleh'], ['mohamed', 'saleh'])).toBe(0.5);
  });
});
