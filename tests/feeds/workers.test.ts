import { afterEach, describe, expect, it } from 'vitest';
import { noParticulars } from '../../src/feeds/incoming.ts';
import { createWorkers, type Workers, type WorkersOptions } from '../../src/feeds/workers.ts';

const open: Workers[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function workersOf(options: WorkersOptions = {}): Workers {
  const workers = createWorkers({ threads: 1, ...options });
  open.push(workers);
  return workers;
}

const now = new Date('2026-01-15T08:00:00Z');
const body = (text: string) => ({ bytes: Buffer.from(text), url: 'https://coast.example/', contentType: 'text/xml' });
const source = (text: string) => ({ kind: 'look', body: body(text), now }) as const;
const feed = '<rss><channel><title>Coast</title><item><title>One</title><link>/one</link></item></channel></rss>';

const article = { ...noParticulars, id: 'a', source: 's' };

describe('createWorkers', () => {
  it('does in a thread what it does without one', async () => {
    const inThread = await workersOf().run(source(feed));

    expect(inThread).toEqual(await workersOf({ threads: 0 }).run(source(feed)));
    expect(inThread).toMatchObject({
      kind: 'feed',
      title: 'Coast',
      announced: [{ page: 'https://coast.example/one' }],
    });
  });

  it('gives up on work that takes too long, and goes on with the next', { timeout: 40_000 }, async () => {
    const workers = workersOf({ limitMs: 4000, mostMegabytes: 1000 });
    const text = 'The ferry of Solheim met the mayor of Bodvik on Monday at 10:00. '.repeat(200_000);
    const long = { kind: 'articles', articles: [{ ...article, text }] } as const;

    const [slow, next] = await Promise.allSettled([workers.run(long), workers.run(source(feed))]);

    expect(slow).toMatchObject({ reason: { code: 'unreadable', message: 'takes more than 4 seconds to read' } });
    expect(next).toMatchObject({ value: { kind: 'feed' } });
  });

  it('gives up on work that takes too much memory, and goes on with the next', { timeout: 20_000 }, async () => {
    const workers = workersOf({ mostMegabytes: 64 });
    const huge = `<rss><channel>${'<a>b</a>'.repeat(1_200_000)}</channel></rss>`;

    const [big, next] = await Promise.allSettled([workers.run(source(huge)), workers.run(source(feed))]);

    expect(big).toMatchObject({ reason: { code: 'unreadable', message: expect.stringContaining('more memory') } });
    expect(next).toMatchObject({ value: { kind: 'feed' } });
  });

  it('refuses what waits when it is closed', async () => {
    const workers = workersOf();
    const waiting = Promise.allSettled([workers.run(source(feed)), workers.run(source(feed))]);

    await workers.close();

    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
