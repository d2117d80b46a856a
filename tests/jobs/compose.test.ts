import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Part } from '../../src/bot/reply.ts';
import { createBriefing } from '../../src/briefing/briefing.ts';
import { createComposer } from '../../src/jobs/compose.ts';
import { placeKey } from '../../src/jobs/deliver.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Article, Subscription } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const wish: Subscription = {
  id: 's1',
  topics: ['ferry'],
  to: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  at: '08:00',
  days: [1, 2, 3, 4, 5],
  zone: 'Europe/Oslo',
  length: 'short',
  quiet: 'silent',
  paused: false,
  by: 'U1',
  since: '2026-01-01T00:00:00.000Z',
};
const monday =
  'The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. Rescue boats brought all passengers ashore within two hours. The harbour office closed the northern channel to ships.';
const tuesday =
  'Divers found a crack of three metres in the hull of the car ferry Solheim on Tuesday. The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. The owner of the ferry expects repairs to last six weeks.';

let store: Store;
let briefed: number;

beforeEach(async () => {
  store = await openStore('memory:');
  briefed = 0;
});
afterEach(async () => {
  await store.close();
});

async function publish(id: string, text: string, published: string): Promise<void> {
  const article: Article = {
    id,
    title: null,
    publisher: `Paper ${id}`,
    author: null,
    published,
    publishedHow: 'read',
    url: null,
    source: 'desk',
    text,
  };
  await store.put([{ article, reading: readArticle({ text, title: null, published }) }]);
}

function composer(failing: readonly string[] = []) {
  const topics = [{ slug: 'ferry', title: 'Ferries', match: ['ferry'], sources: [] }];
  const now = () => new Date('2026-01-14T07:00:00.000Z');
  const briefing = createBriefing({ store, search: createSearch({ store }), topics, now });
  const core = {
    stories: briefing.stories,
    brief: (request: Parameters<typeof briefing.brief>[0]) => {
      briefed++;
      return briefing.brief(request);
    },
  };
  return createComposer({ coreFor: async () => core, ledger: store.ledger, now, failing: async () => failing });
}

const slotted = { subscription: wish, slot: '2026-01-14T08:00', folded: [], late: false };
const words = (parts: readonly Part[]): string => JSON.stringify(parts);

describe('createComposer', () => {
  it('tells a channel only what it was not told before', async () => {
    await publish('a', monday, '2026-01-12');
    const first = await composer()(slotted);
    await store.ledger.claim({
      subscription: 's1',
      slot: 'x',
      folded: [],
      now: '2026-01-13',
      leaseUntil: '2026-01-13',
    });
    await store.ledger.record(
      { subscription: 's1', slot: 'x' },
      placeKey(wish.to),
      first.told,
      '2026-01-13T07:00:00.000Z',
    );
    await publish('b', tuesday, '2026-01-13');

    const second = await composer()(slotted);

    expect(words(first.reply?.parts ?? [])).toContain('ran aground');
    expect(words(second.reply?.parts ?? [])).toContain('crack');
    expect(words(second.reply?.parts ?? [])).not.toContain('ran aground');
  });

  it('says nothing when nothing is new and silence is wished', async () => {
    expect(await composer()(slotted)).toEqual({ reply: null, details: null, told: [] });
  });

  it('says in one line that nothing is new when that is wished', async () => {
    const composed = await composer()({ ...slotted, subscription: { ...wish, quiet: 'line' } });

    expect(words(composed.reply?.parts ?? [])).toContain('Nothing new on');
  });

  it('says aloud that sources are failing, which silence would hide', async () => {
    const composed = await composer(['example.org has not answered since Monday.'])(slotted);

    expect(words(composed.reply?.parts ?? [])).toContain('example.org has not answered');
    expect(words(composed.reply?.parts ?? [])).not.toContain('Nothing new');
  });

  it('computes digests that would be alike once', async () => {
    await publish('a', monday, '2026-01-12');
    const compose = composer();

    await Promise.all(
      [1, 2, 3].map((channel) =>
        compose({ ...slotted, subscription: { ...wish, to: { ...wish.to, channel: `C${channel}` } } }),
      ),
    );

    expect(briefed).toBe(1);
  });

  it('says when it comes late and what it makes up for', async () => {
    await publish('a', monday, '2026-01-12');

    const composed = await composer()({ ...slotted, late: true, folded: ['2026-01-13T08:00'] });

    expect(words(composed.reply?.parts ?? [])).toContain('due at 08:00 and comes late');
    expect(words(composed.reply?.parts ?? [])).toContain('an earlier digest that was missed');
  });
});
