import { describe, expect, it } from 'vitest';
import { createCitations } from '../../src/briefing/cite.ts';
import { linkedPeople, peopleOf } from '../../src/briefing/people.ts';
import type { ReadArticle } from '../../src/model.ts';
import { read } from './newsroom.ts';

const before = read(
  'before',
  'The mayor of Marnholm, Ole Brandt, opened the fair on Monday. Brandt said the town was proud of it.',
  { published: '2025-03-03' },
);
const told = (text: string, published = '2025-03-20'): ReadArticle => read('after', text, { published });
const roleOf = (...reads: ReadArticle[]): string | undefined =>
  peopleOf(linkedPeople(reads), reads, createCitations(), 5).find((p) => p.name === 'Ole Brandt')?.role;

describe('who is who', () => {
  it('gives somebody the office an article gives them', () => {
    expect(roleOf(before)).toMatch(/mayor of Marnholm$/i);
  });

  it('says that an office was left since', () => {
    expect(roleOf(before, told('Ole Brandt resigned on Tuesday. Brandt gave no reason.'))).toMatch(
      /\(has since left\)$/,
    );
    expect(roleOf(before, told('Ole Brandt was dismissed by the council on Tuesday.'))).toMatch(/\(has since left\)$/);
  });

  it.each([
    'Ole Brandt resigned as chairman of the rowing club on Tuesday.',
    'Ole Brandt will resign in June.',
    'Ole Brandt dismissed the harbour master on Tuesday.',
  ])('but not because of "%s"', (text) => {
    expect(roleOf(before, told(text))).not.toMatch(/left/);
  });

  it('nor because of what an earlier article told', () => {
    expect(roleOf(before, told('Ole Brandt resigned on Tuesday.', '2024-12-01'))).not.toMatch(/left/);
  });
});
