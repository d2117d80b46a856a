import { describe, expect, it } from 'vitest';
import { parseOpml, writeOpml } from '../../src/feeds/opml.ts';

describe('parseOpml', () => {
  it('finds feeds in folders, with their titles', () => {
    const list = `<opml version="2.0"><body><outline text="Sea"><outline text="Ferries" xmlUrl="https://a.example/f?x=1&y=2"/></outline>
      <outline title="Rail" text="r" xmlUrl=" https://b.example/f "/></body></opml>`;

    expect(parseOpml(list)).toEqual([
      { url: 'https://a.example/f?x=1&y=2', title: 'Ferries', folder: ['Sea'] },
      { url: 'https://b.example/f', title: 'Rail', folder: [] },
    ]);
  });

  it('finds a feed whose description holds markup', () => {
    const list = `<opml><body><outline text="A" description="By <a href="https://c.example">C</a>." xmlUrl="https://a.example/f"/></body></opml>`;

    expect(parseOpml(list)).toMatchObject([{ url: 'https://a.example/f' }]);
  });

  it('gives back what was written', () => {
    const feeds = [{ url: 'https://a.example/f?x=1&y="2"', title: 'Sea <& land>' }];

    expect(parseOpml(writeOpml('Mine', feeds))).toEqual([{ ...feeds[0], folder: [] }]);
  });

  it('writes no control characters: no reader takes them, and a terminal would obey them', () => {
    const [feed] = parseOpml(writeOpml('Mine', [{ url: 'https://a.example/f', title: '\u001b[31mSea\u0007\n daily' }]));

    expect(feed?.title).toBe('Sea daily');
  });

  it('finds nothing where there is nothing', () => {
    expect(parseOpml('hello')).toEqual([]);
  });
});
