/** News made by rule, the same for the same number: what the poller is measured on. */
export type MadeArticle = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly published: string;
};

const towns = words(
  'Bodvik Halden Corrin Marsk Ostrava Lindau Tavira Skerra Velsk Arenys Kolda Pinhal Murska Dorne Ystad',
);
const first = words('Anna Piet Marta Luis Ingrid Tomas Helena Omar Clara Viktor Nadia Hugo Elsa Ravi Joana');
const last = words(
  'Berg Kovac Lindqvist Moreau Okafor Petrov Silva Tanaka Weber Novak Haddad Keller Byrne Costa Duarte',
);
const bodies = words(
  'council harbour hospital university parliament court railway museum brewery airport shipyard library',
);
const acts = [
  'approved the plan to rebuild the old bridge',
  'closed the northern road after the storm',
  'signed a contract for twelve new trains',
  'opened an inquiry into the failed tender',
  'promised to hire nurses before the winter',
  'rejected the appeal of the two owners',
  'moved the market to the square by the river',
  'sold the last of its coal barges',
];
const replies = [
  'Opponents called the decision a mistake and asked for a vote.',
  'Work is to begin in the spring and to last about two years.',
  'Residents had waited for an answer since the flood.',
  'A spokesman declined to say what would happen to the staff.',
  'The opposition wants the figures to be published in full.',
  'Nobody was hurt, and the traffic returned to normal at night.',
];

/** A generator of numbers from 0 to 1 (mulberry32, public domain). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many items a source has: 10 to 20. */
export const itemsOf = (source: number): number => 10 + Math.floor(numbers(source * 7 + 1)() * 11);

const syllables = words('ba ke li mo nu ra se ti vo ya dar fen gol hin jal kor lum mas ner pol rin sol tam vel zan');

/** An article of about 3,000 characters: item `item` of source `source`. Its rarer words are its own, as in the news. */
export function makeArticle(source: number, item: number): MadeArticle {
  const random = numbers(source * 1000 + item);
  const pick = <Kind>(from: readonly Kind[]): Kind => from[Math.floor(random() * from.length)]!;
  const rare = (): string => pick(syllables) + pick(syllables) + pick(syllables);
  const name = (): string => `${pick(first)} ${pick(last)}${random() < 0.7 ? rare() : ''}`;
  const person = name();
  const town = pick(towns) + rare();
  const body = pick(bodies);
  const act = pick(acts);
  const subject = [rare(), rare(), rare()];
  const number = 2 + Math.floor(random() * 900);
  const paragraphs = Array.from({ length: 8 }, (_, at) => {
    const other = name();
    return [
      at === 0
        ? `The ${body} of ${town} ${act} on ${pick(['Monday', 'Tuesday', 'Thursday', 'Friday'])}, ${person} said.`
        : `${other}, who has led the ${pick(bodies)} of ${pick(towns)} for ${2 + Math.floor(random() * 20)} years, met ${person} there.`,
      `The ${pick(subject)} will cost ${number + at} million euros, of which ${town} pays ${1 + Math.floor(random() * 80)} per cent for its ${rare()} and ${rare()}.`,
      pick(replies),
      `“We have looked at ${number} offers for the ${pick(subject)} and taken the ${rare()},” ${pick([person, other])} told reporters in ${pick(towns)}.`,
    ].join(' ');
  });
  const published = new Date(Date.UTC(2026, 0, 1 + (source % 14), item, source % 60)).toISOString();
  return { title: `${town}: ${body} ${act} (${source}.${item})`, paragraphs, published };
}

function words(list: string): string[] {
  return list.split(' ');
}
