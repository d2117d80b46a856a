import { type Dom, textNode, tight } from './page-dom.ts';

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
  const chars = new Map<Dom, Size>();
  measure(body, false, chars);
  const sizeOf = (element: Dom): Size => chars.get(element) ?? { text: 0, linked: 0 };
  const limit = Math.max(smallChars, sizeOf(body).text * mostShare);
  const small = (element: Dom): boolean => sizeOf(element).text <= limit;
  for (const element of [...body.querySelectorAll(furniture)]) if (small(element)) element.remove();
  for (const element of [...body.querySelectorAll('[class],[id]')]) {
    if (/^(?:BODY|HTML|MAIN|ARTICLE|H1)$/.test(element.nodeName)) continue;
    if (isNamedFurniture(element, sizeOf(element)) && small(element)) element.remove();
  }
}

/** Characters of an element, and how many of them are links. */
type Size = { readonly text: number; readonly linked: number };

/** Measures each element once: to ask every one for its text would be quadratic on nested pages. */
function measure(element: Dom, inLink: boolean, sizes: Map<Dom, Size>): Size {
  let text = 0;
  let linked = 0;
  for (const child of element.childNodes) {
    if (child.nodeType === textNode) {
      const length = tight(child.textContent).length;
      text += length;
      if (inLink) linked += length;
    } else {
      const size = measure(child, inLink || child.nodeName === 'A', sizes);
      text += size.text;
      linked += size.linked;
    }
  }
  const size = { text, linked };
  sizes.set(element, size);
  return size;
}

function isNamedFurniture(element: Dom, size: Size): boolean {
  const classes = element.getAttribute('class') ?? '';
  const id = element.getAttribute('id') ?? '';
  if (classes.length + id.length > 400 || embedded.test(classes)) return false;
  const ofId = wordsOf(id);
  const ofName = [...wordsOf(classes), ...(ofId.length <= mostIdWords ? ofId : [])];
  if (namedPairs.test(classes) || (ofId.length <= mostIdWords && namedPairs.test(id))) return true;
  if (ofName.some((word) => named.has(word))) return true;
  return ofName.some((word) => sometimes.has(word)) && isLinks(size);
}

/** Whether an element is short or has a third of its text in links. */
function isLinks({ text, linked }: Size): boolean {
  return text <= smallChars / 2 || linked * 3 >= text;
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
