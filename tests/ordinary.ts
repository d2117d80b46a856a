/**
 * What an ordinary English list holds, as far as the seeds could be mistaken for it: countries, languages and their
 * peoples, cities that name a time zone, months and weekdays (from the platform's own tables), common given names,
 * and everyday words that headlines write with a capital. Nobody's family name and no office's holder is in it.
 */
export const ordinaryNames: ReadonlySet<string> = new Set(
  [...regions(), ...languages(), ...zoneCities(), ...calendar(), ...givenNames(), ...everyday()]
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{M}]+/u))
    .filter((word) => word.length > 0),
);

/** Words that join others: a run of four with fewer than two words besides these is ordinary English, whoever wrote it. */
export const ordinaryRuns: readonly string[] =
  `a about after again against ago all also although always am an and another any are as at away back be because been
  before being between both but by came can come could day days did do does done down during each either end ever every few
  first five for four from get give given go going had half has have having he her here hers him his how i if in into is it
  its itself just last later least left less like long made make many may me might more most much must my near never new
  next no none nor not nothing now of off old on once one only or other others our out over own part people per put right
  s said same say says second see set several she should since six so some soon still such t take taken ten than that the
  their them then there these they thing things third this those though three through time times to together told too took
  towards two under until up upon us used very was way we week weeks well were what when where whether which while who whole
  whom whose why will with within without word words would yesterday yet you your year years today tomorrow month months
  hour hours number point place world country countries two name names article articles sentence sentences`.split(
    /\s+/,
  );

function regions(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) =>
    letters.map((second) => names.of(first + second) ?? '').filter((name) => name.length > 2),
  );
}

function languages(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const codes = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'ru', 'uk', 'vi', 'zh'];
  return [
    ...codes.map((code) => names.of(code) ?? ''),
    'American',
    'British',
    'European',
    'Asian',
    'Koreans',
    'Americans',
  ];
}

function zoneCities(): string[] {
  return [...Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1) ?? ''), 'Washington', 'Beijing'];
}

function calendar(): string[] {
  // Every month once and, as each month moves on by one day, every weekday.
  const days = Array.from(
    { length: 12 * 7 },
    (_, index) => new Date(Date.UTC(2024, index % 12, 1 + Math.floor(index / 12))),
  );
  return days.flatMap((day) => [
    day.toLocaleDateString('en', { month: 'long', timeZone: 'UTC' }),
    day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }),
  ]);
}

function givenNames(): string[] {
  return `James Robert John Michael Mike David William Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark
  Donald Steven Andrew Paul Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas
  Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis
  Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly
  Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Helen Heather Anna Julia Hannah Alice Judy
  Andy Chad Sam Kate Jane Peter Simon Oliver Robbie Mohammed Ali Ahmed Maria Jose Juan Luis Carlos Ivan Hans Jean Pierre
  Kim Sergey`.split(/\s+/);
}

function everyday(): string[] {
  return `adviser advisor air ambassador analysts area aside asked assembly base besides chairman department deputy don earth
  edited existing featured force forces general hopefully house join joint member moon national photo pink post speaking
  statements straits studies subscribe substantive sung technically these university vice war white air pence
  CIA USA BST Reuters Twitter Texas Manchester Newcastle`.split(/\s+/);
}
