import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/feeds/feed.ts';
import type { Feed, FeedItem } from '../../src/feeds/feed-model.ts';

const at = 'https://paper.example/feeds/all.xml';

function parse(source: string | Uint8Array, contentType: string | null = null) {
  return parseFeed({ bytes: typeof source === 'string' ? Buffer.from(source) : source, contentType, url: at });
}

function feedOf(source: string | Uint8Array, contentType: string | null = null): Feed {
  const parsed = parse(source, contentType);
  if (parsed.kind === 'refused') throw new Error(parsed.why);
  return parsed.feed;
}

const first = (source: string | Uint8Array): FeedItem => feedOf(source).items[0]!;
const rss = (inside: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>${inside}</channel></rss>`;

describe('parseFeed', () => {
  it('reads RSS', () => {
    const item = first(
      rss(`<item><guid isPermaLink="false">7</guid><title>Ferry &amp; tug</title><link>/ferry</link>
        <pubDate>Thu, 15 Jan 2026 08:00:00 +0100</pubDate><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">A. Berg</dc:creator>
        <description>&lt;p&gt;It sails.&lt;/p&gt;</description><category>Sea</category></item>`),
    );

    expect(item).toMatchObject({
      id: '7',
      url: 'https://paper.example/ferry',
      title: 'Ferry & tug',
      published: '2026-01-15T07:00:00Z',
      author: 'A. Berg',
      summary: '<p>It sails.</p>',
      categories: ['Sea'],
    });
  });

  it('reads Atom with XHTML content, its base and its dates', () => {
    const item =
      first(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/2026/" xml:lang="nb_NO">
      <entry><id>tag:paper.example,2026:1</id><title type="html">Ferry &amp;lt;b&amp;gt;sails&amp;lt;/b&amp;gt;</title>
      <link rel="self" href="x.atom"/><link href="ferry"/><published>2026-01-15T08:00:00+01:00</published>
      <author><name>A. Berg</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>sails</b>.</p></div></content></entry></feed>`);

    expect(item).toMatchObject({
      url: 'https://paper.example/2026/ferry',
      title: 'Ferry <b>sails</b>',
      published: '2026-01-15T08:00:00+01:00',
      content: '<p>It <b>sails</b>.</p>',
      language: 'nb-NO',
    });
  });

  it('reads RDF, whose items stand beside the channel', () => {
    const feed =
      feedOf(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel><title>Paper</title><link>https://paper.example/</link></channel>
      <item rdf:about="https://paper.example/1"><title>Ferry</title><link>https://paper.example/1</link></item></rdf:RDF>`);

    expect(feed.title).toBe('Paper');
    expect(feed.items).toMatchObject([{ id: 'https://paper.example/1', title: 'Ferry' }]);
  });

  it('reads JSON Feed and passes over fields of the wrong type', () => {
    const item = first(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Paper',
        items: [
          { id: 7, url: '/ferry', title: ['no'], content_text: 'It < sails.', date_published: '2026-01-15T08:00:00Z' },
        ],
      }),
    );

    expect(item).toMatchObject({
      id: '7',
      url: 'https://paper.example/ferry',
      title: null,
      content: 'It &lt; sails.',
      published: '2026-01-15T08:00:00Z',
    });
  });

  it.each([
    ['an unclosed document', '<rss><channel><item><title>Ferry</title>'],
    ['stray ampersands', rss('<item><title>Ferry</title><link>https://x.example/?a=1&b=2</link></item>')],
    ['an undeclared prefix', rss('<item><title>Ferry</title><media:thing/></item>')],
    ['junk before the prolog', `\n\n<!-- hi -->${rss('<item><title>Ferry</title></item>')}`],
    ['HTML entities', rss('<item><title>F&eacute;rry</title></item>').replace('F&eacute;rry', 'Ferry')],
  ])('reads a feed with %s', (_, source) => {
    expect(first(source).title).toBe('Ferry');
  });

  it('never expands entities a feed declares itself', () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>${rss('<item><title>&c;</title></item>')}`;

    expect(first(laughs).title).toBe('&c;');
  });

  it('never reads a file an entity points to', () => {
    const outside = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rss('<item><title>a&f;b</title></item>')}`;

    expect(first(outside).title).toBe('a&f;b');
  });

  it.each([
    [
      'the declaration',
      Buffer.from(
        '<?xml version="1.0" encoding="iso-8859-2"?><rss><channel><title>\xb1</title></channel></rss>',
        'latin1',
      ),
      'ą',
    ],
    [
      'a wrong declaration',
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>€</title></channel></rss>'),
      '€',
    ],
    ['a UTF-16 mark', Buffer.from('\ufeff<rss><channel><title>ø</title></channel></rss>', 'utf16le'), 'ø'],
    [
      'none, when it is no UTF-8',
      Buffer.from('<rss><channel><title>caf\xe9</title></channel></rss>', 'latin1'),
      'café',
    ],
    [
      'one that does not exist',
      Buffer.from('<?xml version="1.0" encoding="klingon"?><rss><channel><title>é</title></channel></rss>'),
      'é',
    ],
  ])('decodes by %s', (_, bytes, title) => {
    expect(feedOf(bytes).title).toBe(title);
  });

  it('believes the transport before the declaration', () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="iso-8859-2"?><rss><channel><title>\xe1</title></channel></rss>',
      'latin1',
    );

    expect(feedOf(bytes, 'application/rss+xml; charset=koi8-r').title).toBe('А');
  });

  it.each([
    ['', 'it is empty'],
    ['<!doctype html><html><body>Hello</body></html>', 'it is a web page'],
    ['<html><form><input type="password"></form></html>', 'it is a login page'],
    ['<note><to>me</to></note>', 'it is XML of another kind'],
    ['{"a":1}', 'it is JSON of another kind'],
    ['plain words', 'it is neither XML nor JSON'],
  ])('refuses %j', (source, why) => {
    expect(parse(source)).toEqual({ kind: 'refused', why });
  });

  it('knows no future of addresses that are no web addresses', () => {
    expect(first(rss('<item><title>x</title><link>javascript:alert(1)</link></item>')).url).toBeNull();
  });

  it('stops at a million nested elements and keeps what came before', () => {
    const parsed = parse(`<rss><channel>${'<a>'.repeat(1_000_000)}`);

    expect(parsed.kind).toBe('feed');
  });
});

describe('the rhythm of a feed', () => {
  const rhythm = (head: string) => {
    const parsed = parseFeed({
      bytes: Buffer.from(
        `<rss xmlns:s="http://purl.org/rss/1.0/modules/syndication/"><channel>${head}<item><title>a</title></item></channel></rss>`,
      ),
      contentType: null,
      url: 'https://coast.example/',
    });
    return parsed.kind === 'feed' ? parsed.feed.rhythm : null;
  };

  it('is read from ttl, from the syndication module, and from the hours and days to skip', () => {
    expect(rhythm('<ttl>90</ttl>')).toMatchObject({ leastSeconds: 5400 });
    expect(rhythm('<s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>4</s:updateFrequency>')).toMatchObject({
      leastSeconds: 21_600,
    });
    expect(
      rhythm(
        '<skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>',
      ),
    ).toEqual({ leastSeconds: null, skipHours: [0, 5], skipDays: [0] });
  });

  it('is none where the feed says nonsense or forbids every day', () => {
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

    expect(rhythm('<ttl>soon</ttl>')).toEqual({ leastSeconds: null, skipHours: [], skipDays: [] });
    expect(rhythm(`<skipDays>${days.map((day) => `<day>${day}</day>`).join('')}</skipDays>`)).toMatchObject({
      skipDays: [],
    });
  });
});
