import { type Dom, tight } from './page-dom.ts';

/** Elements and roles that hold a page's furniture whatever they are called. */
const furniture = [
  'noscript,iframe,button,input,select,textarea,option,dialog,menu,template,audio,video,object,embed,canvas',
  'nav,aside,figcaption,footer',
  '[role=navigation],[role=banner],[role=contentinfo],[role=complementary],[role=search],[role=dialog]',
  '[role=alertdialog],[role=menu],[role=menubar],[role=toolbar],[role=tablist],[role=button]',
  '[hidden],[aria-modal=true]',
].join(',');

/**
 * Words in classes and ids that name furniture. Each is how many sites name such a part; a word counts only as a whole
 * word of the name, so that "related" does not hit "correlated".
 */
const named = words(`ad ads advert advertisement advertising adslot adbox dfp sponsor sponsored sponsorship
  share shares sharing sharebar sharebox sharetools sharedaddy social socials addthis addtoany
  newsletter newsletters subscribe subscription signup optin mailchimp
  relatedposts relatedcontent recirc recirculation mostread mostpopular morefrom readmore readnext upnext
  outbrain taboola zergnet revcontent
  cookie cookies consent gdpr ccpa onetrust
  comments disqus respond commentlist
  breadcrumb breadcrumbs crumbs pagination pager pagenav
  nav navbar navigation sidebar footer masthead toolbar skiplink
  byline bylines dateline timestamp pubdate authorbio authorbox
  caption captions figcaption credit credits slideshow
  modal popup lightbox tooltip donate donation taglist`);
/** Words that name furniture and also other things: they count only for what is short or mostly links. */
const sometimes =
  words(`related recommended recommendations recommendation trending popular promo promos promotion promobox
  teaser teasers comment replies menu carousel overlay banner widget widgets poll tags`);
/** What an embedded message is called; it is part of the article whatever frame it is set in. */
const embedded = /tweet|embed|instagram|bluesky|mastodon/i;
/** Two words that name furniture only together. */
const namedPairs =
  /(?:^|[-_ ])(?:author[-_](?:bio|box|info|card|block|about)|about[-_]author|post[-_]meta|article[-_]meta|entry[-_]meta|meta[-_]data|image[-_](?:caption|credit|copyright)|photo[-_](?:caption|credit)|wp[-_]caption[-_]text|media[-_](?:caption|credit)|read[-_]more|more[-_](?:stories|news|from|on|articles)|most[-_](?:read|popular|viewed)|you[-_]may|see[-_]also|also[-_]read|story[-_]links|sr[-_]only|screen[-_]reader(?:[-_]text)?|visually[-_]hidden|print[-_]only|sign[-_]up|email[-_]signup|follow[-_](?:us|author)|jump[-_]to|skip[-_](?:to|link)|table[-_]of[-_]contents|audio[-_]player|video[-_]player|article[-_]tags|post[-_]tags|entry[-_]tags|posted[-_]on|posted[-_]by|publish(?:ed)?[-_](?:date|time|on)|last[-_]updated|reading[-_]time|time[-_]to[-_]read)(?:$|[-_ ])/i;

/** What must stay: an element with this share of the page's words is its body, whatever it is called. */
const mostShare = 0.3;
/** Always small enough to go. */
const smallChars = 200;
/** A longer id is the address of a heading ("sharing-a-changeset-with-others"), not the name of a part. */
const mostIdWords = 3;

/**
 * Takes the furniture off a page: what elements, roles and names say is no part of the article. Works on the page in
 * place. What holds much of the page's text stays, because sites give any name to what holds all they have.
 */
export function clearPage(body: Dom): void {
  const all = charsOf(body);
  const small = (element: Dom): boolean => charsOf(element) <= Math.max(smallChars, all * mostShare);
  for (const element of [...body.querySelectorAll(furniture)]) if (small(element)) element.remove();
  for (const element of [...body.querySelectorAll('[class],[id]')]) {
    if (/^(?:BODY|HTML|MAIN|ARTICLE|H1)$/.test(element.nodeName)) continue;
    if (isNamedFurniture(element) && small(element)) element.remove();
  }
}

function isNamedFurniture(element: Dom): boolean {
  const classes = element.getAttribute('class') ?? '';
  const id = element.getAttribute('id') ?? '';
  if (classes.length + id.length > 400 || embedded.test(classes)) return false;
  const ofId = wordsOf(id);
  const ofName = [...wordsOf(classes), ...(ofId.length <= mostIdWords ? ofId : [])];
  if (namedPairs.test(classes) || (ofId.length <= mostIdWords && namedPairs.test(id))) return true;
  if (ofName.some((word) => named.has(word))) return true;
  return ofName.some((word) => sometimes.has(word)) && isLinks(element);
}

/** Whether an element is short or has a third of its text in links. */
function isLinks(element: Dom): boolean {
  const chars = charsOf(element);
  if (chars <= smallChars / 2) return true;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += charsOf(link);
  return linked * 3 >= chars;
}

function charsOf(element: Dom): number {
  return tight(element.textContent).length;
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
