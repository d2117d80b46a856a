import { describe, expect, it } from 'vitest';
import type { CommandEntry } from '../../src/bot/command.ts';
import { firstLink, hear } from '../../src/bot/hear.ts';

const entries: CommandEntry[] = ['brief', 'ask', 'sources'].map((name) => ({
  name,
  summary: name,
  slash: true,
  load: () => Promise.reject(new Error('not loaded')),
}));

describe('hear', () => {
  it.each([
    ['who met the minister?', 'ask', 'who met the minister?'],
    ['brief northkorea length:short', 'brief', 'northkorea length:short'],
    ['/brief me on the ferry', 'brief', 'the ferry'],
    ['Brief the talks?', 'ask', 'Brief the talks?'],
    ['sources', 'ask', 'sources'],
    ['sources list', 'sources', 'list'],
    ['help', 'help', ''],
    ['help brief', 'help', 'brief'],
  ])('takes "%s" for /%s %s', (said, command, text) => {
    expect(hear(said, entries)).toEqual({ command, text });
  });

  it.each(['thanks!', 'ok', '👍', '', '…'])('leaves "%s" unanswered', (said) => {
    expect(hear(said, entries)).toBeNull();
  });
});

describe('firstLink', () => {
  it('gives the address without what ends the sentence', () => {
    expect(firstLink('see https://news.example/a?b=1, and more')).toBe('https://news.example/a?b=1');
    expect(firstLink('no link here')).toBeNull();
  });
});
