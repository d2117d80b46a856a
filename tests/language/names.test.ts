import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/language/read.ts';
import type { Entity } from '../../src/model.ts';

const read = (text: string) => readArticle({ text, title: null, published: null }).entities;
const names = (text: string) => read(text).map((entity) => `${entity.kind}: ${entity.name}`);
const find = (entities: readonly Entity[], name: string) => entities.find((entity) => entity.name === name);
const said = (text: string, entity: Entity | undefined) =>
  entity?.mentions.filter((mention) => mention.how === 'name').map((mention) => text.slice(mention.start, mention.end));

describe('nameEntities', () => {
  it.each([
    [
      'French Foreign Minister Claire Dubois met officials in Lagos on Monday.',
      ['person: Claire Dubois', 'place: Lagos'],
    ],
    [
      'The talks ended, said Omar Haddad, head of the Institute of Marine Studies in Lima.',
      ['person: Omar Haddad', 'organisation: Institute of Marine Studies', 'place: Lima'],
    ],
    [
      'Shares of Northwind Holdings Inc rose after the Bank of Portugal acted.',
      ['organisation: Northwind Holdings Inc', 'organisation: Bank of Portugal'],
    ],
    [
      'Former Kenyan President Wanjiku Maina and Mr. Lund flew from New York to Geneva.',
      ['person: Wanjiku Maina', 'person: Lund', 'place: New York', 'place: Geneva'],
    ],
    [
      'She was at the University of East Asian Studies in Busan.',
      ['organisation: University of East Asian Studies', 'place: Busan'],
    ],
    [
      'The officials were from the CIA and the European Commission.',
      ['organisation: CIA', 'organisation: European Commission'],
    ],
    ['Ludwig van der Berg lost to Ines de la Cruz.', ['person: Ludwig van der Berg', 'person: Ines de la Cruz']],
    ['They sang at the Prince of Wales Theatre in Hull.', ['organisation: Prince of Wales Theatre', 'place: Hull']],
    [
      'The retailer Brandell and the Securities and Exchange Commission were silent.',
      ['organisation: Brandell', 'organisation: Securities and Exchange Commission'],
    ],
    ['The Quito-based firm was silent.', []],
    ['Yesterday nobody came. However, the talks went on in May.', []],
  ])('reads “%s”', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('joins a bare family name, a title and a possessive to the full name', () => {
    const text = 'Prime Minister Clara Okafor resigned. Ms Okafor’s party was split. Okafor left at noon.';

    const okafor = find(read(text), 'Clara Okafor');

    expect(said(text, okafor)).toEqual(['Clara Okafor', 'Okafor', 'Okafor']);
    expect(okafor?.gender).toBe('female');
    expect(okafor?.aliases).toContain('Ms Okafor');
  });

  it('gives the short form to the bearer whose full name is not repeated', () => {
    const text =
      'Peter Lund will travel to see his brother, the painter Erik Lund. Mr Lund has been ill. Erik Lund lives in Oslo. Mr Lund said so.';

    expect(said(text, find(read(text), 'Peter Lund'))).toEqual(['Peter Lund', 'Lund', 'Lund']);
  });

  it('gives a short form in a relative clause to whom the clause is about', () => {
    const text = 'Peter Lund wrote to Erik Lund, whom he had met on Lund’s trip to Oslo.';

    expect(said(text, find(read(text), 'Erik Lund'))).toEqual(['Erik Lund', 'Lund']);
  });

  it('tells a couple apart by Mr and Mrs', () => {
    const text = 'Peter Lund and Anna Lund came. Mrs Lund spoke, and Mr Lund sang.';

    expect(said(text, find(read(text), 'Peter Lund'))).toEqual(['Peter Lund', 'Lund']);
    expect(said(text, find(read(text), 'Anna Lund'))).toEqual(['Anna Lund', 'Lund']);
  });

  it('joins spellings with and without hyphens, initials and capitals', () => {
    const text = 'Park Soo-jin sang. Fans of Park Soo Jin cheered. Anna B. Marsh and Anna Marsh are one.';

    expect(said(text, find(read(text), 'Park Soo-jin'))).toHaveLength(2);
    expect(said(text, find(read(text), 'Anna B. Marsh'))).toHaveLength(2);
  });

  it('joins an acronym to the organisation it shortens', () => {
    const text = 'The National Bureau of Rivers (NBR) met on Friday. The NBR found nothing.';

    expect(said(text, find(read(text), 'National Bureau of Rivers'))).toEqual([
      'National Bureau of Rivers',
      'NBR',
      'NBR',
    ]);
  });

  it('joins the names of one country', () => {
    const text = 'He left the United States. The U.S. said nothing, and US officials were silent.';

    expect(said(text, find(read(text), 'United States'))).toEqual(['United States', 'U.S.', 'US']);
  });

  it('passes over the people of furniture', () => {
    expect(
      names('The river rose on Monday in the north of the city, and two roads were shut.\nEdited by Anna Lindqvist'),
    ).toEqual([]);
  });
});
