import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command } from '../../src/bot/command.ts';
import { requiredWords } from '../../src/bot/input.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { badInput } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { coreWith } from './core.ts';

const input = z.object({ words: requiredWords('phrase', 'echo hello') });
const echo: Command<typeof input> = {
  name: 'echo',
  summary: 'Says it again',
  usage: 'echo <words>',
  examples: ['echo hello'],
  options: [{ name: 'words', summary: '', kind: 'words' }],
  input,
  async run({ words }) {
    if (words === 'refuse') throw badInput('That is refused.');
    if (words === 'break') throw new Error('the disk says no');
    return { data: {}, reply: { audience: 'everyone', parts: [{ kind: 'heading', text: words }], actions: [] } };
  },
};

function setUp() {
  const lines: string[] = [];
  const router = createRouter({
    entries: [{ name: 'echo', summary: '', slash: true, load: async () => ({ default: echo }) }],
    coreFor: () => coreWith({}),
    conversation: { understand: async (_, question) => ({ kind: 'question', question }), remember: () => {} },
    now: () => new Date(0),
    log: createLog({ level: 'error', write: (line) => lines.push(line), now: () => new Date(0) }),
    newId: () => 'abc123',
  });
  const say = (command: string, text: string) =>
    router.handle({ command, text, place: { platform: 'console', workspace: '', channel: '', user: '' } });
  return { say, lines };
}

function textOf(reply: Reply): string {
  return JSON.stringify(reply.parts);
}

describe('createRouter', () => {
  it('runs the command with its words', async () => {
    expect(await setUp().say('echo', ' hello ')).toMatchObject({ parts: [{ kind: 'heading', text: 'hello' }] });
  });

  it('finds a command in any case', async () => {
    expect(await setUp().say('Echo', 'hello')).toMatchObject({ audience: 'everyone' });
  });

  it('names the command that an unknown one comes near to', async () => {
    expect(textOf(await setUp().say('ecoh', 'x'))).toContain('Did you mean echo?');
  });

  it('answers bad input with the reason and the usage, to that person only', async () => {
    const reply = await setUp().say('echo', '  ');

    expect(reply.audience).toBe('you');
    expect(textOf(reply)).toContain('The phrase is empty.');
    expect(textOf(reply)).toContain('/echo <words>');
  });

  it('shows a refusal of the command itself', async () => {
    expect(textOf(await setUp().say('echo', 'refuse'))).toContain('That is refused.');
  });

  it('hides a fault of ours behind an id that the log explains', async () => {
    const { say, lines } = setUp();

    const reply = await say('echo', 'break');

    expect(textOf(reply)).toContain('abc123');
    expect(textOf(reply)).not.toContain('disk');
    expect(lines.join('')).toMatch(/id="abc123".*the disk says no/);
  });
});
