import type { Article } from '../model.ts';

/** News agencies whose texts papers print whole: the name they are known by here, and the forms in which they are named. */
const AGENCIES: readonly (readonly [name: string, forms: string])[] = [
  ['reuters', 'Reuters|Thomson Reuters'],
  ['ap', 'AP|A\\.P\\.|Associated Press|The Associated Press'],
  ['afp', 'AFP|\\p{Lu}\\p{Ll}+ France[- ]Presse'],
  ['pa', 'PA|PA Media|Press Association'],
  ['upi', 'UPI|United Press International'],
  ['dpa', 'dpa|DPA|Deutsche Presse-Agentur'],
  ['efe', 'EFE|Agencia EFE'],
  ['ansa', 'ANSA'],
  ['tass', 'TASS|ITAR-TASS'],
  ['interfax', 'Interfax'],
  ['xinhua', 'Xinhua'],
  ['kyodo', 'Kyodo|Kyodo News|Jiji|Jiji Press'],
  ['yonhap', 'Yonhap'],
  ['pti', 'PTI|Press Trust of India'],
  ['ani', 'ANI|Asian News International'],
  ['ians', 'IANS|Indo-Asian News Service'],
  ['aap', 'AAP|Australian Associated Press'],
  ['cp', 'CP|The Canadian Press|Canadian Press'],
  ['anadolu', 'AA|Anadolu|Anadolu Agency'],
  ['bernama', 'Bernama'],
  ['antara', 'Antara'],
  ['bloomberg', 'Bloomberg|Bloomberg News'],
  ['belga', 'Belga'],
  ['anp', 'ANP'],
  ['ntb', 'NTB'],
  ['ritzau', 'Ritzau'],
  ['apa', 'APA'],
  ['ctk', 'CTK|ČTK'],
  ['ukrinform', 'Ukrinform'],
];

/** Letters that an article begins and ends with, in which an agency is named. */
const HEAD = 300;
const TAIL = 400;

const FORMS = AGENCIES.map(([, forms]) => forms).join('|');
// "BODVIK (Reuters) -", "BODVIK, Jan 3 (AP) —"
const DATELINE = new RegExp(`^[^\\n]{0,80}\\((${FORMS})\\)\\s*(?:[-–—:]|$)`, 'mu');
// "By AFP", "Reuters Staff", "AP —" on a line or at the start of one
const BYLINE = new RegExp(
  `^\\s*(?:(?:By|by|Source|Via|via)[: ]\\s*)?(?:[^\\n,]{0,40},\\s+)?(${FORMS})(?:\\s+(?:Staff|staff|Reporters?|Writers?))?\\s*(?:$|[—–]|-\\s)`,
  'mu',
);
const COPYRIGHT = new RegExp(`(?:©|\\(c\\)|[Cc]opyright)\\s*(?:\\d{4},?\\s*)?(?:by\\s+)?(${FORMS})\\b`, 'u');
const SIGNED = new RegExp(`(?:^|\\n)\\s*[-–—(]*\\s*(${FORMS})\\s*\\)?\\s*$`, 'u');

/**
 * The agency that an article names as its author: as publisher, in its author line, dateline, byline, signature or
 * copyright line. Null when none is; "Reuters contributed to this report" does not make an article Reuters'.
 */
export function agencyIn({ publisher, author, text }: Pick<Article, 'publisher' | 'author' | 'text'>): string | null {
  const head = text.slice(0, HEAD);
  const tail = text.slice(-TAIL).trimEnd();
  return (
    agencyOf(publisher) ??
    authoring(author) ??
    known(DATELINE.exec(head)?.[1]) ??
    known(BYLINE.exec(head)?.[1]) ??
    known(COPYRIGHT.exec(tail)?.[1]) ??
    known(SIGNED.exec(tail)?.[1])
  );
}

/** The agency that words name and nothing else: "The Associated Press", "Reuters.com". */
function agencyOf(words: string | null): string | null {
  return words === null ? null : known(new RegExp(`^(${FORMS})(?:\\.com)?$`, 'u').exec(words.trim())?.[1]);
}

/** "Reuters", "AFP in Bodvik", "Anna Holt, Associated Press", "Anna Holt for Reuters", "By AP". */
function authoring(author: string | null): string | null {
  if (author === null) return null;
  const name = author.trim().replace(/^by\s+/i, '');
  return known(
    new RegExp(`^(?:[^,/|]{2,60}(?:,|/|\\|| for| of)\\s+)?(?:the )?(${FORMS})(?:\\s+(?:Staff|in\\s[^,]+))?$`, 'u').exec(
      name,
    )?.[1],
  );
}

function known(form: string | undefined): string | null {
  if (form === undefined) return null;
  return AGENCIES.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'u').test(form))?.[0] ?? null;
}
