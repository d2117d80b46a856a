import type { NumberMention } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import type { Line } from '../scene.ts';
import { wordsOf } from '../words.ts';
import type { Sort } from './number-asked.ts';
import { durationRange } from './number-kinds.ts';

/** The currency after a sum written without its sign. */
const COIN =
  /^ (?:of )?(?:(?:US|Canadian|Australian|Hong Kong|Swiss|Norwegian|Swedish|Danish) )?(?:dollars?|euros?|pounds?|yen|yuan|won|rou?bles?|rupees?|francs?|pesos?|kron(?:er|or|e|a)|cents?|pence)\b/i;

/** Words for people of whatever kind, whom a number counts. */
export const PEOPLE =
  /^(?:people|persons?|men|women|children|passengers?|workers?|staff|employees?|soldiers?|victims?|students?|residents?|others|fans?|visitors?|users?|viewers?|readers?|listeners?|voters?|customers?|members?|guests?|drivers?|pupils?|migrants?|refugees?|demonstrators?|spectators?|supporters?|volunteers?|farmers?|nurses?|teachers?|doctors?|troops|crew|adults?|families|tourists?|players?|officers?|civilians?|protesters?|patients?|jobs?|dead|killed|injured)$/;

/** The number with its unit as the article writes it. */
export function sayNumber(ask: Ask, line: Line, number: NumberMention, sort: Sort): string {
  const said = line.text.slice(number.start, number.end);
  const after = line.text.slice(number.end);
  const more = /^[ -]?(?:(?:hundred|thousand|million|billion|trillion|bn|m)\b)?/.exec(after)?.[0] ?? '';
  const base = `${said}${more.trimEnd()}`;
  if (number.kind === 'times') return said;
  if (sort === 'age') return base;
  if (number.kind === 'money' && !/[$£€¥₹]/.test(base))
    return `${base}${COIN.exec(line.text.slice(number.start + base.length))?.[0] ?? ''}`;
  if (number.kind === 'percent' || number.kind === 'money') return base;
  const unit =
    /^[- ](?:(?:and a half|straight|consecutive|more) )?(\p{L}+)/u.exec(
      line.text.slice(number.start + base.length),
    )?.[0] ?? '';
  if (sort === 'duration') return durationRange(line.text, number) ?? `${base}${unit}`;
  if (sort === 'measure') return `${base}${unit}`;
  // "100 wooden caskets": as far as the noun asked for; another word after the number may be half of a phrase.
  const rest = line.text.slice(number.start + base.length);
  const next = /^(?:[- ]\p{Ll}[\p{Ll}-]*){1,3}/u.exec(rest)?.[0] ?? '';
  const words = wordsOf(next);
  const head = ask.question.noun.at(-1);
  const at = words.findIndex(
    (w) => head !== undefined && (w.term === head.term || ask.lexicon.related(head, w) >= 0.5),
  );
  if (at >= 0) {
    // "Three cable systems" are not three cables: only a plural ends the phrase of a number above one.
    const whole = number.value <= 1 || !/s$/.test(head!.lower) || /s$/.test(words[at]!.lower);
    return whole ? `${base}${rest.slice(0, words[at]!.end)}` : base;
  }
  if (words.some((w) => ask.question.noun.some((n) => n.term === w.term))) return base;
  // A word that ends its phrase is the noun counted.
  const alone =
    /^[- ]\p{Ll}+(?:[.,;:)]|$|\s(?:in|of|at|on|to|for|from|with|by|and|or|but|were|was|are|is|have|had|who|that|which)\b)/u;
  const counted = words[0] !== undefined && number.unit !== '' && (PEOPLE.test(words[0].lower) || alone.test(rest));
  return counted ? `${base}${rest.slice(0, words[0]!.end)}` : base;
}
