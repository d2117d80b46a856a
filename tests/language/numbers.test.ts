import { describe, expect, it } from 'vitest';
import { findNumbers, minutesBetween, numberOf, sayMinutes } from '../../src/language/numbers.ts';

function read(text: string): string[] {
  return findNumbers(text, 0, text.length).map((n) => `${text.slice(n.start, n.end)}|${n.value}|${n.unit}|${n.kind}`);
}

describe('findNumbers', () => {
  it.each([
    ['The fund raised $1.13bn.', '$1.13bn|1130000000|USD|money'],
    ['It rose by 76%.', '76%|76|%|percent'],
    ['Turnout was 61 per cent.', '61 per cent|61|%|percent'],
    ['The storm killed 46 people.', '46|46|person|count'],
    ['She won twice.', 'twice|2|time|times'],
    ['Two lorries burned.', 'Two|2|lorry|count'],
    ['He bought a dozen eggs.', 'a dozen|12|egg|count'],
    ['They walked for twenty-five days.', 'twenty-five|25|day|duration'],
    ['It cost 3.5 million euros.', '3.5 million|3500000|EUR|money'],
    ['The third match was lost.', 'third|3||ordinal'],
    ['Some 12,500 additional workers came.', '12,500|12500|worker|count'],
    ['One hundred and twenty miners left.', 'One hundred and twenty|120|miner|count'],
    ['It took a 25-mile detour.', '25|25|mile|count'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('does not hang on long runs of digits and words', () => {
    const started = performance.now();

    read('1,'.repeat(20000) + 'two '.repeat(20000) + '9'.repeat(20000));

    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('numberOf', () => {
  it('reads words and digits alike', () => {
    expect(numberOf('three hundred')).toBe(300);
    expect(numberOf('1,200')).toBe(1200);
    expect(numberOf('many')).toBeNull();
  });
});

describe('minutesBetween', () => {
  it('counts over midnight', () => {
    expect(minutesBetween('2021-03-17T23:30', '2021-03-18T01:00')).toBe(90);
    expect(sayMinutes(140)).toBe('2 hours 20 minutes');
  });
});
