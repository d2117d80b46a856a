import { describe, expect, it } from 'vitest';
import { tidyPage } from '../../src/feeds/page-tidy.ts';

/** Each is read in well under a second; what needs quadratic time for them needs minutes. */
const limit = 5000;
const depthOf = (html: string): number => {
  let depth = 0;
  let most = 0;
  for (const [, end] of html.matchAll(/<(\/?)(?!br)[a-z]/g)) {
    depth += end ? -1 : 1;
    most = Math.max(most, depth);
  }
  return most;
};

const bodyOf = (html: string): string | undefined => /<body>(.*)<\/body>/s.exec(tidyPage(html).html)?.[1];

describe('tidyPage', () => {
  it('gives one head and one body, however often a page opens and closes them', () => {
    const html =
      '<html lang="en"><body><p>a</p></body></html><html><head><title>T</title><body><p>b</p><meta name="x" content="y">';

    expect(tidyPage(html).html).toBe(
      '<html lang="en"><head><title>T</title><meta name="x" content="y"></head><body><p>a</p><p>b</p></body></html>',
    );
  });

  it('closes what is open and keeps the attributes that say something', () => {
    expect(bodyOf('<div class="story" onclick="x()"><p>One<p>Two <b>three')).toBe(
      '<div class="story"><p>One</p><p>Two <b>three</b></p></div>',
    );
  });

  it('leaves out scripts, styles and comments, and gives JSON-LD apart', () => {
    const { html, jsonLd } = tidyPage(
      '<style>p{}</style><script>if (a<b) x("</p>")</script><!-- no --><script type="application/ld+json">{"a":"<b>"}</script><p>Yes</p>',
    );

    expect(html).toBe('<html><head></head><body><p>Yes</p></body></html>');
    expect(jsonLd).toEqual(['{"a":"<b>"}']);
  });

  it('goes on with the text after a drawing that is left open', () => {
    expect(bodyOf('<svg><path><g><title>x</title><p>After</p>')).toBe('<p>After</p>');
    expect(bodyOf('<svg><foreignObject><div>In</div></foreignObject></svg><p>After</p>')).toBe('<p>After</p>');
  });

  it('takes NUL characters out of the text', () => {
    expect(bodyOf('<p>o\0ne</p>')).toBe('<p>one</p>');
  });

  it.each([
    ['elements nested without end', '<div>'.repeat(300_000)],
    ['elements nested and closed by others', '<div>'.repeat(100_000) + '</b>'.repeat(500_000)],
    ['an element with a million attributes', `<div ${'a=1 '.repeat(1_000_000)}>`],
    ['signs that open nothing', '<'.repeat(3_000_000)],
    ['an attribute that never ends', `<a href="${'x'.repeat(9_000_000)}`],
    ['comments that never end', '<!--'.repeat(1_000_000)],
    ['tables in tables', '<table><tr><td>'.repeat(100_000)],
    ['script that never ends', `<script>${'"<p>" + '.repeat(1_000_000)}`],
  ])('reads %s in bounded time, depth and size', { timeout: limit }, (_, html) => {
    const tidied = tidyPage(`<p>Before.</p>${html}`);

    expect(tidied.html).toContain('Before.');
    expect(depthOf(tidied.html)).toBeLessThanOrEqual(200);
  });
});
