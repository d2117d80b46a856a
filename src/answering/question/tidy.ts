const CONTRACTIONS: Readonly<Record<string, string>> = {
  whos: 'who is',
  whats: 'what is',
  wheres: 'where is',
  whens: 'when is',
  whys: 'why is',
  hows: 'how is',
  thats: 'that is',
  theres: 'there is',
  theyre: 'they are',
  theyve: 'they have',
  theyll: 'they will',
  itll: 'it will',
  youll: 'you will',
  thatll: 'that will',
  theyd: 'they would',
  youd: 'you would',
  youre: 'you are',
  youve: 'you have',
  weve: 'we have',
  im: 'i am',
  ive: 'i have',
  hes: 'he is',
  shes: 'she is',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  werent: 'were not',
  hasnt: 'has not',
  havent: 'have not',
  hadnt: 'had not',
  wont: 'will not',
  wouldnt: 'would not',
  cant: 'can not',
  couldnt: 'could not',
  shouldnt: 'should not',
  u: 'you',
  pls: 'please',
  plz: 'please',
};

const CLITICS: readonly (readonly [RegExp, string])[] = [
  [/\b(who|what|where|when|why|how|he|she|it|that|there)'s\b/gi, '$1 is'],
  [/\bcan't\b/gi, 'can not'],
  [/\bwon't\b/gi, 'will not'],
  [/n't\b/gi, ' not'],
  [/'re\b/gi, ' are'],
  [/'ve\b/gi, ' have'],
  [/'ll\b/gi, ' will'],
];

const LEAD =
  /^(?:(?:hi|hey|hello|ok|okay|so|and|please|well)[,!]?\s+)*(?:(?:can|could|would|will) you (?:please )?(?:tell|show|remind) (?:me|us)|tell me|remind me|do (?:you|we) know|does anyone know|i (?:want|would like|need) to know|i wonder|any idea|just wondering)?[,:]?\s*/i;

/**
 * A question as it would stand in print: straight quotes, chat contractions written out ("whos" is "who is"), greetings
 * and "can you tell me" dropped. Case is kept, because capitals mark names.
 */
export function tidyQuestion(text: string): string {
  let out = text
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
  const lead = LEAD.exec(out)?.[0] ?? '';
  if (lead.length > 0 && lead.length < out.length) out = out.slice(lead.length);
  out = out.replace(/\b[a-z]+\b/gi, (word) => {
    const full = CONTRACTIONS[word.toLowerCase()];
    return full === undefined ? word : full;
  });
  out = out.replace(
    /\b(january|february|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b(?= [a-z])/gi,
    "$1's",
  );
  for (const [pattern, by] of CLITICS) out = out.replace(pattern, by);
  // Somebody's work is what the articles say they are.
  out = out.replace(
    /^what (?:is|was) (\S+(?: \S+){0,2}?)(?:'s?|s)? (?:job|occupation|profession|role|job title)\W*$/i,
    'who is $1',
  );
  out = out.replace(/^what does (\S+(?: \S+){0,2}) do(?: for a (?:living|job))?\W*$/i, 'who is $1');
  return out.replace(/\s+/g, ' ').trim();
}

/** Whether a question is written with capitals at all; if it is not, a small letter says nothing about names. */
export function usesCapitals(text: string): boolean {
  return /\s["'(]?\p{Lu}\p{Ll}/u.test(text);
}
