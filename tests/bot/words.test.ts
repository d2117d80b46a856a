import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command } from '../../src/bot/command.ts';
import { parseWords } from '../../src/bot/words.ts';

const command: Command = {
  name: 'brief',
  summary: '',
  usage: '',
  examples: [],
  options: [
    { name: 'topic', summary: '', kind: 'words' },
    { name: 'length', summary: '', kind: 'choice', choices: ['short', 'long'] },
    { name: 'article', summary: '', kind: 'text', repeat: true },
    { name: 'quiet', summary: '', kind: 'flag' },
  ],
  input: z.object({}),
  run: async () => ({ data: {}, reply: { audience: 'you', parts: [], actions: [] } }),
};

describe('parseWords', () => {
  it('takes key:value as an option and the rest as words', () => {
    expect(parseWords(command, 'harbour strike length:short')).toEqual({ topic: 'harbour strike', length: 'short' });
  });

  it('takes flags as the command line writes them', () => {
    expect(parseWords(command, '--length=long harbour --quiet')).toEqual({
      topic: 'harbour',
      length: 'long',
      quiet: true,
    });
  });

  it('gathers an option that may be repeated', () => {
    expect(parseWords(command, 'article:a article:b,c')).toEqual({ topic: '', article: ['a', 'b', 'c'] });
  });

  it('takes a quoted value whole', () => {
    expect(parseWords(command, 'length:"very long" x')).toEqual({ topic: 'x', length: 'very long' });
  });

  it('leaves addresses, times and unknown keys to the words', () => {
    expect(parseWords(command, 'https://example.org/a at 08:00 re:port')).toEqual({
      topic: 'https://example.org/a at 08:00 re:port',
    });
  });

  it('refuses a misspelt option with the one meant', () => {
    expect(() => parseWords(command, 'harbour lenght:short')).toThrow('Did you mean length:?');
  });

  it('refuses an option without its value', () => {
    expect(() => parseWords(command, 'harbour --length')).toThrow('needs a value, such as length:short');
  });
});
