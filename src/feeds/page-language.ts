import type { LinkedArticle } from './json-ld.ts';
import type { Dom } from './page-dom.ts';
import type { Meta } from './page-meta.ts';

/** Words that stand in nearly every sentence of a language and seldom in another's. */
const common: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    en: 'the of and to in that is was for with on by are this from have has it at',
    de: 'der die das und ist nicht ein eine mit von zu den auf für dem sich auch im des',
    fr: 'le la les et des est une dans que pour pas qui sur du au plus avec ce par',
    es: 'el la los las de que y en un una por con para su se del al es como',
    pt: 'o os as de que e em um uma para com não por do da dos no na se',
    it: 'il la di che e un una per non con del della sono è i le gli nel si',
    nl: 'de het een van en in is dat op te zijn met voor niet aan er ook als bij',
    sv: 'och att det som en på är av för med den till i inte har om ett han var',
    da: 'og at det som en på er af for med den til i ikke har om et han var der',
    no: 'og at det som en på er av for med den til i ikke har om et han var seg',
    pl: 'i w na z że się do nie jest o to jak po od przez dla są ale oraz',
    tr: 've bir bu için ile da de olarak çok daha en olan gibi sonra kadar ama var ne',
    id: 'dan di dengan untuk dari ini pada itu dalam tidak ke akan oleh juga ada sebagai',
    ru: 'и в не на что с он как по это но из за от для было его она так',
    uk: 'і в не на що з та до як за про від для це був його він але є',
  }).map(([language, words]) => [language, words.split(' ')]),
);

/** Scripts that few languages are written in. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{sc=Hangul}/gu],
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['zh', /\p{sc=Han}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
  ['th', /\p{sc=Thai}/gu],
];

/** A letter of none of the Latin blocks; the punctuation of all scripts is left out. */
const otherThanLatin = /[^\0-\u024f\u1e00-\u1eff\u2000-\u2bff]/;

const lookAt = 4000;
/** Fewer words tell nothing. */
const fewestWords = 20;
/** Share of the words that are common ones, in any text of a language; and by how much the best must lead. */
const leastShare = 0.12;
const leastLead = 1.4;

/** The language a text is written in, as a code of ISO 639-1, by its script and its commonest words; null when unsure. */
export function guessLanguage(text: string): string | null {
  const start = text.slice(0, lookAt);
  // Most texts are in Latin letters alone: the scripts need not be counted one by one.
  const letters = otherThanLatin.test(start) ? (start.match(/\p{L}/gu)?.length ?? 0) : 0;
  for (const [language, script] of letters === 0 ? [] : scripts) {
    const own = start.match(script)?.length ?? 0;
    // Japanese mixes its own signs with Chinese ones.
    if (own > (language === 'ja' ? 0.1 : 0.4) * letters && own > 0) return language;
  }
  const words = start.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < fewestWords) return null;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shares = Object.entries(common).map(([language, list]) => {
    const hits = list.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    return { language, share: hits / words.length };
  });
  const [best, second] = shares.sort((a, b) => b.share - a.share);
  if (!best || best.share < leastShare || best.share < leastLead * (second?.share ?? 0)) return null;
  return best.language;
}

/** The language a page declares, as a BCP 47 tag; null when it declares none. To be read before the page is changed. */
export function declaredLanguage(document: Dom, linked: LinkedArticle | null, meta: Meta): string | null {
  const root = document.querySelector('html');
  const said = [
    root?.getAttribute('lang'),
    document.body.getAttribute('lang'),
    linked?.language,
    meta('content-language', 'dc.language', 'language'),
    meta('og:locale'),
  ];
  return said.map(tagOf).find((tag) => tag !== null) ?? null;
}

/**
 * The language of an article: what its page declares, unless its words are plainly another's, for many content systems
 * declare English whatever is written; null when neither tells.
 */
export function languageOf(declared: string | null, text: string): string | null {
  const guessed = guessLanguage(text);
  if (declared === null || guessed === null) return declared ?? guessed;
  return declared.toLowerCase().split('-')[0] === guessed ? declared : guessed;
}

function tagOf(value: string | null | undefined): string | null {
  const tag = value?.trim().replace('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag) ? tag : null;
}
