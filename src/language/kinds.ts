import type { Token } from './draft.ts';
import { BODY, CALENDAR, COUNTRY, flagsOfToken, PLACE, ROLE, SAYS } from './names-lexicon.ts';
import { isCapital, type Piece } from './names-piece.ts';

const placePrepositions = new Set([
  'in',
  'near',
  'outside',
  'throughout',
  'across',
  'toward',
  'towards',
  'around',
  'via',
  'inside',
]);
const loosePrepositions = new Set(['at', 'to', 'from']);
const teams = new Set(['beat', 'against', 'v', 'vs', 'defeated', 'over', 'thrashed', 'edged', 'joined']);
const humanVerbs = new Set(
  (
    'met visited resigned died married born arrested retired travelled traveled flew returned arrived departed left spoke smiled laughed walked refused agreed hopes wants wanted hoped knew felt looked sat stood lives lived scored won lost ' +
    'joined became served headed led wrote played signed shook pleaded appeared testified has had was is will would'
  ).split(' '),
);
const organisationVerbs = new Set(
  'announced reported launched acquired employs operates sells sold makes made bought merged filed posted shares plans owns owned'.split(
    ' ',
  ),
);
const firmNouns = new Set(
  'shares stock spokesman spokeswoman spokesperson officials executives employees staff members headquarters chief president chairman ceo director manager coach fans supporters players leader leaders'.split(
    ' ',
  ),
);

/** What is named after whoever leads it: “the Lund administration”. */
const eras = new Set(
  'administration presidency campaign regime era family foundation cabinet doctrine camp'.split(' '),
);
const placeNouns = new Set(
  'city town village region province district capital island port site suburb county border area valley neighbourhood neighborhood resort state territory nation country republic river lake mountain enclave peninsula base camp municipality commune hamlet'.split(
    ' ',
  ),
);

/** Adds to a piece what the words around it say of its kind. Weights are set by hand on development texts. */
export function weighContext(piece: Piece, tokens: readonly Token[]): void {
  const { from, to } = piece;
  const start = piece.titleFrom >= 0 ? piece.titleFrom : from;
  const before = tokens[start - 1];
  const before2 = tokens[start - 2];
  const after = tokens[to];
  const after2 = tokens[to + 1];
  if (before) {
    const word = before.lower;
    const flags = flagsOfToken(before);
    if ((flags & ROLE) !== 0 && !isCapital(before) && piece.organisation < 3)
      piece.person += to - from > 1 || piece.place < 3 ? 3 : 0;
    if ((flags & BODY) !== 0 && !isCapital(before) && before.tag !== 'PROPN') piece.organisation += 3;
    if (placePrepositions.has(word)) piece.place += 1.6;
    else if (loosePrepositions.has(word)) piece.place += 0.5;
    else if (word === 'of') piece.place += 0.3;
    if (word === 'the' && to - from === 1 && after && eras.has(after.lower)) piece.person += 1.5;
    else if (word === 'the' && to - from === 1 && after?.tag === 'NOUN') piece.person -= 0.8;
    else if (word === 'the' || word === 'an') {
      piece.person -= 2.5;
      piece.organisation += 0.8;
      piece.other += 0.8;
    }
    if ((flags & SAYS) !== 0 && before.tag !== 'NOUN')
      piece.person += before2?.text === ',' || before2?.tag === 'PUNCT' ? 2.5 : 0.8;
    if (teams.has(word)) piece.organisation += 0.4;
    if (word === 'by' && to - from > 1) piece.person += 0.5;
    if (word === ',' && before2 && (flagsOfToken(before2) & (PLACE | COUNTRY)) !== 0) piece.place += 0.3;
    if (word === '-' || word === '(') piece.place += 0.2;
  }
  if (before && placeNouns.has(before.lower) && before.tag === 'NOUN' && !isCapital(before)) piece.place += 2;
  else if (before?.lower === 'of' && placeNouns.has(before2?.lower ?? '') && to - from <= 3) piece.place += 2.5;
  if (!after) return;
  const word = after.lower;
  const flags = flagsOfToken(after);
  const object = before?.tag === 'ADP' && before.lower !== 'by';
  if (object) {
    // The verb after “talks at X” is not X's.
  } else if ((flags & SAYS) !== 0 && after.tag !== 'NOUN') {
    piece.person += 1.4;
    piece.organisation += 0.5;
  } else if (word === 'reported' || word === 'reports') {
    piece.person += 0.4;
    piece.organisation += 2;
  } else if (humanVerbs.has(word)) piece.person += 0.5;
  else if (organisationVerbs.has(word)) piece.organisation += 0.5;
  if (word === ',' && after2) {
    if (/^\d{1,2}$/.test(after2.text) && Number(after2.text) > 9) piece.person += 2.5;
    else if (after2.lower === 'who' || after2.lower === 'whose' || after2.lower === 'whom') piece.person += 1.5;
    else if (after2.lower === 'which') piece.organisation += 0.5;
    else if (after2.lower === 'where') piece.place += 1.5;
    else if ((flagsOfToken(after2) & (COUNTRY | PLACE)) !== 0 && isCapital(after2)) piece.place += 1;
    else if ((flagsOfToken(after2) & CALENDAR) !== 0) piece.place += 0.2;
    // “Northport, a city in …”, “Northport, its largest harbour site”
    if (after2.tag === 'DET' || after2.tag === 'PRON') {
      for (let i = to + 2; i < to + 7 && tokens[i]; i++) {
        const word = tokens[i] as Token;
        if (placeNouns.has(word.lower)) piece.place += 1.5;
        if (word.tag !== 'ADJ' && word.tag !== 'NOUN' && word.tag !== 'ADV' && word.tag !== 'NUM') break;
      }
    }
    if (after2.tag === 'VBG') piece.person += 0.6;
    const role = tokens[to + 2];
    if (
      (after2.tag === 'DET' &&
        role &&
        ((flagsOfToken(role) & ROLE) !== 0 || (flagsOfToken(tokens[to + 3]) & ROLE) !== 0)) ||
      (flagsOfToken(after2) & ROLE) !== 0
    )
      piece.person += 1.2;
  }
  if (word === 'who' || word === 'whose') piece.person += 1.5;
  if (word === '(' && after2 && /^\d{1,2}$/.test(after2.text)) piece.person += 0.6;
  if ((word === "'s" || word === "'") && after2) {
    const thing = after2.lower;
    if (
      /^(?:wife|husband|son|daughter|mother|father|lawyer|brother|sister|death|family|career|life|resignation|arrest)$/.test(
        thing,
      )
    )
      piece.person += 1.5;
    else if (
      /^(?:capital|government|president|prime|parliament|foreign|economy|army|border|ambassador|people|population|largest)$/.test(
        thing,
      )
    )
      piece.place += 1.2;
    else if (/^(?:board|shares|stock|chief|ceo|headquarters|customers|profits|earnings)$/.test(thing))
      piece.organisation += 1;
  }
  if (firmNouns.has(word) && piece.titleFrom < 0) piece.organisation += 0.9;
}
