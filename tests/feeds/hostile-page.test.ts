import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/feeds/html.ts';

const words = 'The quarry at Lindal is to be filled with water by the autumn, the county said on Monday. ';
const paragraph = `<p>${words.repeat(3)}</p>`;
/** Each takes a second or two; where a step is quadratic they take minutes. */
const limit = 20_000;

describe('parsePage of a hostile page', () => {
  it.each([
    ['paragraphs in elements nested deep', '<div class="related">'.repeat(5000) + paragraph.repeat(5000)],
    ['items of a list that never end', `<ul>${'<li class="share"><a href="x">one two</a>'.repeat(100_000)}`],
    ['a table of a million cells', `<table>${'<tr><td>1<td>2<td>3'.repeat(300_000)}`],
    ['text without end', `<p>${words.repeat(100_000)}`],
    ['entities without end', `<p>${'&amp;&lt;&nosuch;'.repeat(400_000)}`],
    ['meta elements without end', '<meta property="og:title" content="x">'.repeat(200_000)],
  ])('is done soon with %s', { timeout: limit }, async (_, html) => {
    const parsed = await parsePage(`<html><head><title>Quarry</title></head><body>${paragraph}${html}`);

    expect(['page', 'none']).toContain(parsed.kind);
    if (parsed.kind === 'page') expect(parsed.text.length).toBeLessThan(1_000_000);
  });
});
