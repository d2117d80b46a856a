const sentences =
  'The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. Rescue boats brought all of them ashore within two hours, the harbour office said. ';

/** Words that tell one article's text from another's: of one paper, two with one text are one. */
const about = (title: string): string =>
  `${title} was what people spoke of that day, for ${title} means much to them and ${title} had been feared for long. `;

/** A page whose article has the title and about a hundred words. */
export const page = (title: string, more = ''): string =>
  `<html><head><title>${title}</title>${more}<meta property="og:title" content="${title}"></head><body><nav>Home News</nav>
  <article><h1>${title}</h1><p>${sentences.repeat(3)}</p><p>${title}. ${about(title)}${sentences.repeat(2)}</p></article></body></html>`;

/** A page that names feeds in its head. */
export const homePage = (...feeds: readonly string[]): string =>
  `<html><head><title>Coast</title>${feeds.map((href) => `<link rel="alternate" type="application/rss+xml" title="${href}" href="${href}">`).join('')}</head><body><p>Welcome.</p></body></html>`;

/** A feed of RSS 2.0 around items. */
export const rss = (items: string, title = 'Coast'): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;

/** An item; each part is an element. */
export const item = (parts: Readonly<Record<string, string>>): string =>
  `<item>${Object.entries(parts)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item>`;

/** Text of an article that a feed holds whole. */
export const whole = (title: string): string => `&lt;p&gt;${title}. ${about(title)}${sentences.repeat(5)}&lt;/p&gt;`;

/** A feed whose items are whole articles with a link, an id and a date each, the first the newest. */
export const feedOf = (title: string, ...titles: readonly string[]): string =>
  rss(
    titles
      .map((each, at) =>
        item({
          title: each,
          link: `/${encodeURIComponent(each)}`,
          guid: each,
          pubDate: new Date(Date.UTC(2026, 0, 14 - at)).toUTCString(),
          description: whole(each),
        }),
      )
      .join(''),
    title,
  );
