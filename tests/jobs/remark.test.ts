import { expect, it } from 'vitest';
import { look } from '../../src/feeds/look.ts';
import { remarkOn } from '../../src/jobs/remark.ts';
import { item, rss } from '../doubles/news.ts';

const now = new Date('2026-01-15T08:00:00Z');
const dated = { pubDate: 'Mon, 12 Jan 2026 08:00:00 GMT', description: 'Aground.' };
const well = item({ title: 'A', link: '/a', guid: '1', ...dated });

it.each([
  ['nothing of a feed that is well', well, {}, null],
  ['that it is empty', '', {}, 'The feed of coast.example has no items.'],
  ['that it has no dates', item({ title: 'A', link: '/a' }), {}, 'No item has a date.'],
  [
    'that its dates are to come, and have one id',
    item({ title: 'A', link: '/a', guid: '1', pubDate: 'Mon, 12 Jan 2099 08:00:00 GMT' }) +
      item({ title: 'B', link: '/b', guid: '1', pubDate: 'Mon, 12 Jan 2099 08:00:00 GMT' }),
    {},
    '2 items are dated in the future; all items have the same id.',
  ],
  [
    'that it holds more than is read',
    well.repeat(201),
    {},
    'Only the newest 200 of 201 items are read; all items have the same id.',
  ],
  ['that its items have no text', well, { textless: 2 }, '2 items have no text.'],
  [
    'that its articles are in a language that is not understood',
    well,
    { foreign: [{ language: 'de-AT' }] },
    '1 new article is in German, and only English is understood.',
  ],
])('remarks %s', async (_, items, taken, remark) => {
  const body = { bytes: Buffer.from(rss(items)), url: 'https://coast.example/feed', contentType: 'text/xml' };
  const looked = await look(body, now);
  if (looked.kind !== 'feed') throw new Error(looked.kind);

  const said = remarkOn(looked, { textless: 0, foreign: [], ...taken }, 'coast.example');

  expect(said).toEqual(remark);
});
