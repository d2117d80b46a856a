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

describe('tidyPage', () => {
  it('closes what is open and keeps the attributes that say something', () => {
    expect(tidyPage('<div class="story" onclick="x()"><p>One<p>Two <b>three').html).toBe(
      '<div class="story"><p>One</p><p>Two <b>three</b></p></div>',
    );
  });

  it('leaves out scripts, styles and comments, and gives JSON-LD apart', () => {
    const { html, jsonLd } = tidyPage(
      '<style>p{}</style><script>if (a<b) x("</p>")</script><!-- no --><script type="application/ld+json">{"a":"<b>"}</script><p>Yes</p>',
    );

    expect(html).toBe('<p>Yes</p>');
    expect(jsonLd).toEqual(['{"a":"<b>"}']);
  });

  it('takes NUL characters out of the text', () => {
    expect(tidyPage('<p>o\0ne</p>').html).toBe('<p>one</p>');
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
