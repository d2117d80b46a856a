import { describe, expect, it } from 'vitest';
import { lemma } from '../../src/language/lemma.ts';
import { stem } from '../../src/language/stem.ts';

describe('lemma', () => {
  it.each([
    ['met', 'meet'],
    ['agreed', 'agree'],
    ['stopping', 'stop'],
    ['realised', 'realise'],
    ['announced', 'announce'],
    ['carries', 'carry'],
    ['referred', 'refer'],
    ['travelled', 'travel'],
    ['visiting', 'visit'],
    ['opened', 'open'],
    ['signs', 'sign'],
    ['was', 'be'],
    ['withdrew', 'withdraw'],
  ])('takes the verb "%s" back to "%s"', (form, base) => {
    expect(lemma(form, 'VERB')).toBe(base);
  });

  it.each([
    ['talks', 'talk'],
    ['countries', 'country'],
    ['women', 'woman'],
    ['crises', 'crisis'],
    ['churches', 'church'],
    ['gas', 'gas'],
    ['politics', 'politics'],
  ])('takes the noun "%s" back to "%s"', (form, base) => {
    expect(lemma(form, 'NOUN')).toBe(base);
  });
});

describe('stem', () => {
  it.each([
    ['negotiations', 'negoti'],
    ['negotiated', 'negoti'],
    ['hopping', 'hop'],
    ['relational', 'relat'],
    ['happy', 'happi'],
    ['agreed', 'agre'],
    ['generalizations', 'gener'],
    ['yes', 'ye'],
  ])('takes "%s" to "%s", as Porter does', (word, root) => {
    expect(stem(word)).toBe(root);
  });
});
