import { describe, expect, it } from 'vitest';
import { createLog, type LogLevel } from '../src/log.ts';

function logAt(level: LogLevel, secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog({ level, write: (line) => lines.push(line), now: () => new Date(0), secrets });
  return { log, lines };
}

describe('createLog', () => {
  it('writes one line for an event, with its fields', () => {
    const { log, lines } = logAt('warn');

    log.warn('feed\nrefused', { url: 'https://example.org/"x"', status: 503, gone: undefined });

    expect(lines).toEqual([
      '1970-01-01T00:00:00.000Z warn feed refused url="https://example.org/\\"x\\"" status=503\n',
    ]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = logAt('error');

    log.warn('x');

    expect(lines).toEqual([]);
  });

  it('never shows a secret, whatever field it hides in', () => {
    const { log, lines } = logAt('debug', ['xoxb-12345678']);

    log.debug('post xoxb-12345678', { error: 'at https://example.org/?token=xoxb-12345678' });

    expect(lines.join('')).not.toContain('xoxb-12345678');
  });
});
