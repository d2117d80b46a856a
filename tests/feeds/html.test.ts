import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/feeds/html.ts';

const paragraphs = [
  'The harbour council of Bodvik voted on Tuesday to close the old pier, which storms had left leaning by four degrees.',
  'Engineers told the meeting that two of the eleven pillars had sunk since October, and that a third showed cracks.',
  'The ferry company said its boats would call at the fish market instead until a floating pier arrives in the spring.',
  'Shopkeepers near the pier asked for a lower rent, which the council will discuss when it meets again in two weeks.',
];
const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');

const page = (inner: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Pier to close | Bodvik Post</title>${head}</head><body>${inner}</body></html>`;

const textOf = async (html: string): Promise<string> => {
  const parsed = await parsePage(html);
  return parsed.kind === 'page' ? parsed.text : parsed.why;
};

describe('parsePage', () => {
  it('gives the paragraphs line by line and nothing around them', async () => {
    const html = page(`<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
      <article><h1>Pier to close</h1><div class="article-byline">By Ane Lund</div>${body}</article>
      <div class="related-stories"><h3>Related</h3><ul><li><a href="/x">Five boats to see before the summer is over</a></li></ul></div>
      <footer>Copyright Bodvik Post</footer>`);

    expect(await textOf(html)).toBe(paragraphs.join('\n'));
  });

  it('leaves out captions, share bars, newsletter boxes and notices of cookies that stand among the paragraphs', async () => {
    const [one = '', two = '', three = '', four = ''] = paragraphs.map((text) => `<p>${text}</p>`);
    const html = page(`<article><h1>Pier to close</h1>${one}
      <figure><img src="p.jpg"><figcaption>The pier on Monday. Photo: Ane Lund</figcaption></figure>${two}
      <div class="newsletter-signup"><p>Get the harbour news in your inbox every Friday morning.</p></div>${three}
      <div class="share-bar"><span>Share on every network there is</span></div>${four}</article>
      <div id="cookie-consent"><p>We use cookies to make this site work for you.</p></div>`);

    expect(await textOf(html)).toBe(paragraphs.join('\n'));
  });

  it('leaves out links to other articles between paragraphs and keeps links within them', async () => {
    const [one = '', two = '', ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
    const linked = two.replace('eleven pillars', '<a href="/pillars">eleven pillars</a>');
    const html = page(`<article><h1>Pier to close</h1>${one}
      <p><a href="/storm">Read more: Storm takes the roof off the old boathouse in Bodvik</a></p>${linked}${rest.join('')}</article>`);

    expect(await textOf(html)).toBe(paragraphs.join('\n'));
  });

  it('keeps headings, items of lists, quotations and embedded messages of the article', async () => {
    const html =
      page(`<article><h1>Pier to close</h1>${body}<h2>What it costs</h2><ul><li>a floating pier for two million</li>
      <li>new lamps along the quay</li></ul><blockquote class="twitter-tweet"><p>We will miss the old pier.</p>— Ferry (@ferry)</blockquote>
      <p>The council pays half of it, and the ferry company the other half over ten years.</p></article>`);

    const text = await textOf(html);

    expect(text).toContain('\nWhat it costs\na floating pier for two million\nnew lamps along the quay\n');
    expect(text).toContain('We will miss the old pier.');
  });

  it('writes a row of a table as one line', async () => {
    const html = page(`<article><h1>Pier to close</h1>${body}<table><tr><th>Pillar</th><th>Sunk</th></tr>
      <tr><td>3</td><td>14 cm</td></tr></table>${body.replaceAll('The ', 'A ')}</article>`);

    expect(await textOf(html)).toContain('\nPillar | Sunk\n3 | 14 cm\n');
  });

  it('says a paragraph once that the page holds twice', async () => {
    const html = page(
      `<article><h1>Pier to close</h1>${body}<div class="pull"><p>${paragraphs[1]}</p></div></article>`,
    );

    expect((await textOf(html)).split(paragraphs[1] ?? '').length).toBe(2);
  });

  it('keeps an article whose wrapper has the name of furniture', async () => {
    const html = page(`<div class="sidebar-left share-page comments-open"><h1>Pier to close</h1>${body}</div>`);

    expect(await textOf(html)).toBe(paragraphs.join('\n'));
  });

  it('takes the text of JSON-LD for a page that only a script would fill', async () => {
    const linked = {
      '@type': 'NewsArticle',
      headline: 'Pier to close',
      articleBody: paragraphs.concat(paragraphs[0] ?? '').join('\n\n'),
    };
    const html = page(
      '<div id="root"></div><noscript>You need to enable JavaScript.</noscript>',
      `<script type="application/ld+json">${JSON.stringify(linked)}</script>`,
    );

    expect(await textOf(html)).toContain(paragraphs.join('\n'));
  });

  it('has nothing to say of a page without text', async () => {
    expect(await textOf(page('<script>var text = "no";</script>'))).toBe('holds no text that could be an article');
  });
});
