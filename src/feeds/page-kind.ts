import { type Dom, tight } from './page-dom.ts';
import type { PageLine } from './page-lines.ts';

/** What is looked at before a page's furniture is cleared away. */
export type PageSigns = {
  /** Whether it asks for a password. */
  readonly password: boolean;
  /** Title and main heading, a line each. */
  readonly titles: string;
  /** Whether it says that it is an article. */
  readonly article: boolean;
  /** Headings that are links to other pages. */
  readonly linkedHeadings: number;
};

/** Longer texts are articles, whatever words stand in them. */
const noticeChars = 1200;
const shortNoticeChars = 500;
/** A paragraph of an article. */
const paragraphChars = 80;
const mostLinkedHeadings = 8;
const fewestInARow = 3;

/** What a page says instead of an article: as the beginning of its title, and anywhere in its few words. */
type Notice = { readonly title: RegExp; readonly words: RegExp; readonly why: string };

const notices: readonly Notice[] = [
  {
    title:
      /^\W*(?:404|410)\b|\b(?:404|410) (?:not found|error|page)|^error \d{3}|^(?:sorry|oops)\b|\b(?:page|article|story|content) (?:was |is |could |can)*(?:not (?:be )?found|no longer (?:available|exists))|^not found|page introuvable|seite (?:wurde )?nicht gefunden|p[aá]gina no (?:encontrada|existe)|pagina non trovata|p[aá]gina n[aã]o encontrada/i,
    words:
      /\b(?:page|article|story|content|url|file)(?: (?:that )?you (?:requested|(?:are|were) looking for))? (?:(?:was|is|could|can|cannot|may|might|has|have) ?)*(?:not (?:be )?found|does(?:n['’]t| not) exist|no longer (?:available|exists?|here)|not (?:here )?any more|been (?:moved|removed|deleted))|\b(?:404|410) (?:not found|error)|nothing (?:was )?found (?:at|here)|page introuvable|seite (?:wurde )?nicht gefunden/i,
    why: 'is a page that says the article is not there',
  },
  {
    title:
      /^(?:just a moment|attention required|access (?:to this page )?(?:has been )?denied|are you (?:a )?(?:robot|human)|(?:robot|security|human) (?:check|verification)\W*$|verify(?:ing)? you|pardon our interruption|request (?:blocked|rejected)|captcha|ddos protection|checking your browser)/i,
    words:
      /are you (?:a )?(?:robot|human)\b|(?:verify|confirm|prove)(?:ing)? (?:that )?you(?:['’]re| are)? (?:not a robot|(?:a )?human)|checking (?:your browser|if the site connection)|(?:complete|solve) (?:the|this) captcha|captcha (?:below|to continue)|unusual (?:traffic|activity) from your|you (?:have been|are being|were) blocked|access to this page has been denied|you don['’]t have permission to access/i,
    why: 'asks whether a person is reading, so its article cannot be read',
  },
  {
    title: /^(?:please )?(?:enable|turn on) javascript|^javascript (?:is )?(?:disabled|required)|^unsupported browser/i,
    words:
      /(?:enable|turn on|activate|requires?|needs?) javascript|javascript (?:is|must be|has been|to be) (?:disabled|enabled|required|turned)|browser (?:is )?(?:not supported|out of date|unsupported|outdated)|(?:disable|turn off) (?:your |the )?ad ?blocker/i,
    why: 'shows its text only to a browser that runs scripts',
  },
  {
    title:
      /^(?:451|403|5\d\d)\b|^(?:service |temporarily |site )?unavailable|^(?:down for maintenance|under construction|coming soon|forbidden|internal server error|bad gateway|gateway time-?out)\W*$/i,
    words:
      /(?:not|un)available (?:in|to|for) (?:your (?:region|country|location)|readers? in|visitors? (?:in|from)|(?:most )?european)|unavailable for legal reasons|(?:temporarily|currently) (?:unavailable|down)|down for maintenance|internal server error|bad gateway/i,
    why: 'is not available just now, or not here',
  },
  {
    title:
      /^(?:please )?(?:log|sign) ?in\W*$|^(?:please )?(?:log|sign) ?in (?:to|or|\||-|–)|^(?:login|anmelden|anmeldung|connexion|iniciar sesi[oó]n|accedi)\b/i,
    words:
      /\b(?:log|sign) ?in (?:to (?:continue|your|read|view|see)|required|or (?:register|sign up|create))|forgot(?:ten)? (?:your )?password|create (?:an|your) (?:free )?account|don['’]t have an account/i,
    why: 'asks for a login, so its article cannot be read',
  },
];
const consent =
  /\b(?:we|our partners|and our \d* ?partners|this (?:site|website)) (?:use|uses|store|and our)\b.{0,80}\b(?:cookies|information on (?:a|your) device|partners)|\baccept (?:all|cookies)\b|before you continue|your (?:privacy|data) (?:choices|matters)|manage (?:cookies|preferences|consent)|cookies? (?:policy|settings|preferences)|\bgdpr\b|zustimmen|akzeptieren|accepter et continuer|aceptar (?:y continuar|todas)/i;

export function signsOf(document: Dom): PageSigns {
  const titles = [document.querySelector('title'), document.querySelector('h1')];
  let linkedHeadings = 0;
  for (const heading of document.querySelectorAll('h2 a[href],h3 a[href],a[href] h2,a[href] h3')) {
    if (tight(heading.textContent).length >= 20) linkedHeadings++;
  }
  return {
    password: document.querySelector('input[type=password]') !== null,
    article: document.querySelector('meta[property="og:type"][content=article],[itemprop=articleBody]') !== null,
    titles: titles.map((each) => tight(each?.textContent?.slice(0, 300))).join('\n'),
    linkedHeadings,
  };
}

/**
 * Why a page is no article, in words that end a sentence; null when it may be one. A server says "200 OK" for a login, a
 * question whether one is a robot, a page that is gone and a page for cookies, so their words have to tell. `lines` is all
 * the page says, `text` what was taken for its article.
 */
export function whyNoArticle(signs: PageSigns, lines: readonly PageLine[], text: string): string | null {
  const paragraphs = text.split('\n').filter((line) => line.length >= paragraphChars).length;
  if (text.length < noticeChars && longestRun(text) < fewestInARow) {
    const titled = notices.find(({ title }) => signs.titles.split('\n').some((each) => title.test(each)));
    if (titled) return titled.why;
    // A notice may be what was taken off the page as furniture; then nothing is left of it.
    const all = lines.map((line) => line.text).join('\n');
    const said = text.length >= paragraphChars ? text : all.slice(0, 2 * noticeChars);
    const worded = notices.find(({ words }) => words.test(said));
    if (worded && text.length < shortNoticeChars && paragraphs < 2) return worded.why;
    if (signs.password && paragraphs === 0) return 'asks for a login, so its article cannot be read';
  }
  if (text.length < 2 * noticeChars && isConsent(text, paragraphs))
    return 'asks for consent to cookies before it shows its article';
  if (!signs.article && signs.linkedHeadings >= mostLinkedHeadings && longestRun(text) < fewestInARow) {
    return 'is a list of articles, not one; add its feed or the address of one article';
  }
  return null;
}

/** How many paragraphs follow each other at most; in a list of articles each has its heading. */
function longestRun(text: string): number {
  let most = 0;
  let run = 0;
  for (const line of text.split('\n')) {
    run = line.length >= paragraphChars ? run + 1 : 0;
    most = Math.max(most, run);
  }
  return most;
}

/** Whether most of what is said is about cookies. */
function isConsent(text: string, paragraphs: number): boolean {
  if (!consent.test(text)) return false;
  const lines = text.split('\n');
  const about = lines.filter(
    (line) => consent.test(line) || /\bcookies?\b|\bpartners?\b|\bconsent\b|\bprivacy\b/i.test(line),
  );
  return paragraphs < 2 || about.length * 2 >= lines.length;
}
