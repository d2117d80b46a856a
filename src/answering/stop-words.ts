const WORDS =
  'a an the this that these those it its he him his she her hers they them their theirs we our ours you your yours i me my ' +
  'mine who whom whose which what when where why how and or but nor so if than then as at by for from in into of off on onto ' +
  'out over to up with without about after again against before between during since through under until upon down is are ' +
  'was were be been being am do does did done doing has have had having will would shall should can could may might must ' +
  'not no yes there here just also too very more most much many some any all each both other such own same only ever never ' +
  'still yet already really actually please tell got get gets getting go goes going one ones s t d ll re ve m ' +
  'according article articles stories news reported said say says else happen happened happens people person someone anyone somebody anybody everybody everyone thing things while although though despite because ';

const STOP: ReadonlySet<string> = new Set(WORDS.split(' '));

/** Whether a word carries no content of a question by itself. */
export function isStopWord(lower: string): boolean {
  return STOP.has(lower);
}
