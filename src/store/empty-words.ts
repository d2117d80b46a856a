/**
 * Words that say nothing of what a sentence is about: function words, numbers' small words, and what news says of
 * everything ("said", "told"). In the index's stemmed form they would collide with content, so they are looked up as written.
 */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so yet if then than that this these those there here it its it’s he him his she her hers they ' +
    'them their theirs we us our ours you your yours i me my mine who whom whose which what when where why how is are was were ' +
    'be been being am do does did done doing have has had having will would shall should can could may might must ought ' +
    'not no nor n’t of in on at by for with from to into onto over under about after before between among against during ' +
    'through without within upon off out up down as per via because while since until although though whether also just ' +
    'only even still again once very too much many more most some any each every all both few several other another such ' +
    'own same said say says saying told tell tells telling added adding according mr mrs ms dr one s t re ve ll d m'
  ).split(' '),
);

/** Whether a word, as it is written in small letters, says nothing of what a text is about. */
export const isEmptyWord = (lower: string): boolean => EMPTY.has(lower);
