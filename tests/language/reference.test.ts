import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/language/read.ts';

/** `words=name` of every pronoun and role phrase that is resolved, in order. */
function meant(text: string): string[] {
  const { entities } = readArticle({ text, title: null, published: '2021-03-17' });
  return entities
    .flatMap((entity) =>
      entity.mentions
        .filter((m) => m.how !== 'name')
        .map((m) => ({ at: m.start, said: `${text.slice(m.start, m.end)}=${entity.name}` })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ said }) => said);
}

/** `name: role; role` of everybody who has one. */
function roles(text: string): string[] {
  const { entities } = readArticle({ text, title: null, published: null });
  return entities
    .filter((entity) => entity.roles.length > 0)
    .map((entity) => `${entity.name}: ${entity.roles.map((role) => role.text).join('; ')}`);
}

/** `name: "…"` of every quotation, `?` where nobody is said to say it. */
function speakers(text: string): string[] {
  const { entities, quotations } = readArticle({ text, title: null, published: null });
  return quotations.map(
    (q) => `${q.speaker === null ? '?' : entities[q.speaker]!.name}: ${text.slice(q.start, q.end)}`,
  );
}

describe('readRoles', () => {
  it.each([
    ['Norwegian fisheries minister Ingrid Dahl resigned.', 'Ingrid Dahl: Norwegian fisheries minister'],
    [
      'Peter Hale, a professor at the University of Leeds, disagreed.',
      'Peter Hale: professor at the University of Leeds',
    ],
    ['Karen Moss, who heads the bakers’ union, objected.', 'Karen Moss: head of the bakers’ union'],
    ['Karen Moss is the director of the museum.', 'Karen Moss: director of the museum'],
    ['A former teacher, Peter Hale was elected in May.', 'Peter Hale: former teacher'],
  ])('reads %s', (text, expected) => {
    expect(roles(text)).toContain(expected);
  });

  it('does not give one man the office of the next', () => {
    expect(roles('Peter Hale, mayor Karen Moss and others came.').join()).not.toContain('Peter Hale: mayor');
  });
});

describe('resolveReference', () => {
  it('gives a pronoun to the subject of the sentence before', () => {
    expect(meant('Karen Moss met Peter Hale in Leeds.\nShe thanked the bakers.')).toEqual(['She=Karen Moss']);
  });

  it('knows a minister by his office', () => {
    const text =
      'Norwegian fisheries minister Ingrid Dahl arrived.\nFishermen in Leeds cheered.\nThe minister left early.';

    expect(meant(text)).toContain('The minister=Ingrid Dahl');
  });

  it('leaves a pronoun open after somebody who is not named', () => {
    const text = 'Peter Hale came to Leeds.\nThe tall referee told the players that his watch had stopped.';

    expect(meant(text)).toEqual([]);
  });

  it('leaves the words of a quotation alone', () => {
    expect(meant('Peter Hale came to Leeds.\n“He will never ever come back here,” a guard said.')).toEqual([]);
  });

  it('does not take two that are joined for one', () => {
    expect(meant('Peter Hale smiled.\nHe and Peter Hale shook hands.')).toEqual([]);
  });
});

describe('attributeQuotations', () => {
  it.each([
    ['“The roof leaks,” said Karen Moss.', 'Karen Moss: “The roof leaks,”'],
    ['"The roof leaks," Peter Hale told reporters.', 'Peter Hale: "The roof leaks,"'],
    ['Karen Moss said the roof was “a disgrace to the town”.', 'Karen Moss: “a disgrace to the town”'],
    ['“The roof leaks,” a spokeswoman for the ministry said.', '?: “The roof leaks,”'],
    ['Karen Moss left. “It was a very long and cold night.”', '?: “It was a very long and cold night.”'],
  ])('reads %s', (text, expected) => {
    expect(speakers(text)).toEqual([expected]);
  });

  it('carries the speaker over a quotation that goes on', () => {
    const text = '“The roof leaks,” Karen Moss said. “It has leaked for years.”\n“Nobody at the council listens.”';

    expect(speakers(text).every((said) => said.startsWith('Karen Moss'))).toBe(true);
  });

  it('does not lend a speaker over a sentence of its own', () => {
    const text = '“The roof leaks,” Karen Moss said. The council met on Monday. “We will see about that in time.”';

    expect(speakers(text)[1]).toMatch(/^\?/);
  });

  it('does not give the words of one clause to the speaker of another', () => {
    const text = 'After Karen Moss said all was well, the council issued a report calling it “an utter shambles”.';

    expect(speakers(text)).toEqual(['?: “an utter shambles”']);
  });
});

describe('reading hostile text', () => {
  it.each([
    ['pronouns and names without a stop', 'Karen Moss said he and she told him '.repeat(3000)],
    ['quotations without end', '“Karen Moss said ” she said “'.repeat(4000)],
    ['tweets', '“No.”\n— Karen Moss (@karenmoss) May 3, 2019\n'.repeat(2500)],
    ['roles', 'the minister, the head of the head of the '.repeat(3000)],
    ['commas', 'Karen Moss, who, the chief, '.repeat(4000)],
    ['dates', 'on Monday in May at 9am, 3-4 May, '.repeat(3000)],
  ])('takes %s in time linear in its length', (_what, text) => {
    const started = performance.now();

    readArticle({ text, title: null, published: '2021-03-17' });

    expect(performance.now() - started).toBeLessThan(5000);
  });
});
