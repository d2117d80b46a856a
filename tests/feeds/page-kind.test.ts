import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/feeds/html.ts';

const article = [
  'The night bus to Korsvik stops running in May, because too few people take it, the county said on Thursday.',
  'Drivers counted eleven passengers a night over the winter, a third of what the line was planned for ten years ago.',
  'Students who live in Korsvik have collected four hundred names against the plan and want to meet the county board.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');

const whyOf = async (title: string, body: string): Promise<string | null> => {
  const parsed = await parsePage(`<html><head><title>${title}</title></head><body>${body}</body></html>`);
  return parsed.kind === 'none' ? parsed.why : null;
};

describe('a page that is no article', () => {
  it.each([
    [
      'Sign in',
      '<h1>Sign in</h1><form><input name="u"><input type="password"></form><p>Forgot your password?</p>',
      'asks for a login',
    ],
    [
      'Korsvik Post',
      '<p>To go on reading, please log in to your account. Don’t have an account? Create an account for free.</p><input type=password>',
      'asks for a login',
    ],
    ['Just a moment...', '<h1>Checking your browser before you go on</h1>', 'asks whether a person is reading'],
    [
      'Korsvik Post',
      '<p>Please verify you are a human by completing the captcha below.</p>',
      'asks whether a person is reading',
    ],
    [
      'Korsvik Post',
      '<noscript></noscript><div>You need to enable JavaScript to run this app.</div>',
      'only to a browser that runs scripts',
    ],
    [
      'Page not found - Korsvik Post',
      '<h1>Oops</h1><p>The story you were looking for is not here any more, try our front page.</p>',
      'says the article is not there',
    ],
    ['404', '<p>Nothing here.</p>', 'says the article is not there'],
    [
      'Before you continue',
      '<h1>Before you continue</h1><p>We and our 412 partners store information on your device, such as cookies, and use it for ads.</p><p>Accept all or manage preferences.</p>',
      'asks for consent to cookies',
    ],
    [
      'Korsvik Post',
      '<h1>451: Unavailable for legal reasons</h1><p>This site is not available in your region.</p>',
      'is not available just now, or not here',
    ],
  ])('%s is told why: %s', async (title, body, why) => {
    expect(await whyOf(title, body)).toContain(why);
  });

  it('is told to be a list when it is one of headlines', async () => {
    const items = Array.from(
      { length: 12 },
      (_, n) =>
        `<div><h3><a href="/${n}">Headline number ${n} of the front page today</a></h3><p>Short words.</p></div>`,
    );

    expect(await whyOf('Korsvik Post', items.join(''))).toContain('is a list of articles, not one');
  });

  it.each([
    ['Sign in to the night bus: a new card for students', article],
    ['County: 404 passengers lost', article],
    ['Airport security check under construction', article.slice(0, article.indexOf('</p>') + 4)],
    [
      'Police block access',
      '<p>Access denied, read the sign at the pier on Monday.</p><p>Nobody knows who put it up.</p>',
    ],
    ['Night bus', `${article}<p>This site uses cookies. Accept all cookies or manage preferences.</p>`],
    ['Night bus', `${article}<form>Log in <input type="password"></form>`],
    [
      'Why a page could not be found, and what the county says of it',
      article.repeat(1) + article.replaceAll('The ', 'A ').repeat(4),
    ],
  ])('is not what an article is taken for: %s', async (title, body) => {
    expect(await whyOf(title, body)).toBeNull();
  });

  it('is not what an article is taken for that has headlines of others under it', async () => {
    const others = Array.from(
      { length: 9 },
      (_, n) => `<h3><a href="/${n}">Headline number ${n} of the front page today</a></h3>`,
    );

    expect(
      await whyOf('Night bus', `<article>${article}${article.replaceAll('The', 'That')}</article>${others.join('')}`),
    ).toBeNull();
  });
});
