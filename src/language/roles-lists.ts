const set = (words: string) => new Set(words.trim().split(/\s+/));

/**
 * Nouns for what a person is by office, trade or standing. A role phrase ends with one of them or has one before "of",
 * "for", "at" or "to".
 */
export const ROLE_NOUNS = set(`
president vice-president premier minister secretary chancellor king queen prince princess emperor sultan emir sheikh
pope bishop archbishop cardinal rabbi imam priest pastor vicar monk nun reverend
leader chief head boss chairman chairwoman chair chairperson director ceo cfo executive founder co-founder owner partner manager
governor mayor senator congressman congresswoman lawmaker legislator deputy delegate councillor councilor councilman
commissioner ambassador envoy diplomat consul representative negotiator mediator emissary attache
official officer spokesman spokeswoman spokesperson aide adviser advisor counsellor counselor strategist lobbyist
general admiral colonel captain major lieutenant sergeant commander soldier marine veteran
judge justice magistrate prosecutor lawyer attorney solicitor barrister sheriff detective inspector policeman constable
superintendent investigator coroner
professor lecturer scientist researcher scholar historian economist analyst expert academic student teacher principal
headteacher dean provost librarian engineer doctor surgeon physician nurse psychologist biologist chemist physicist
astronomer geologist meteorologist epidemiologist
writer author novelist poet playwright journalist reporter editor columnist correspondent broadcaster presenter anchor host
critic blogger photographer filmmaker director producer screenwriter
actor actress singer musician rapper guitarist drummer composer conductor dancer comedian model designer artist painter
sculptor architect chef
player footballer striker midfielder defender goalkeeper winger forward quarterback pitcher batsman bowler coach trainer
referee umpire athlete runner sprinter swimmer cyclist boxer golfer skier champion winner runner-up medallist medalist driver
star captain skipper teammate
businessman businesswoman entrepreneur investor banker trader tycoon billionaire millionaire broker accountant auditor
consultant developer farmer fisherman pilot astronaut sailor firefighter paramedic worker builder electrician plumber
activist campaigner protester dissident rebel militant extremist terrorist gunman hacker spy agent whistleblower
witness suspect defendant victim survivor plaintiff convict prisoner inmate killer murderer bomber
candidate nominee contender challenger incumbent successor predecessor counterpart rival opponent ally confidant
confidante heir dictator ruler monarch politician statesman republican democrat conservative liberal socialist
father mother son daughter brother sister husband wife widow widower uncle aunt nephew niece cousin grandson
granddaughter grandfather grandmother fiance fiancee girlfriend boyfriend friend neighbour neighbor resident
treasurer trustee curator organiser organizer coordinator supervisor superintendent member
`);

/** Roles that many people in one article may bear: too thin to say who "the member" is. */
export const LOOSE_ROLES = set(
  'member resident friend neighbour neighbor witness worker student player victim protester survivor ally rival expert analyst official officer soldier star partner',
);

/** Groups of role nouns that news uses for one another, widest first: "the diplomat" may be an envoy. */
export const ROLE_KIN: readonly ReadonlySet<string>[] = [
  set('diplomat envoy ambassador emissary negotiator'),
  set(
    'leader president premier chancellor king queen ruler dictator chairman head emir sultan emperor monarch minister',
  ),
  set('boss ceo chief executive head chairman chairwoman director manager coach'),
  set(
    'politician president minister premier senator lawmaker congressman congresswoman governor mayor candidate legislator',
  ),
  set('lawmaker senator congressman congresswoman representative legislator deputy'),
  set('coach manager trainer boss'),
  set('player striker midfielder defender goalkeeper winger forward captain skipper footballer'),
  set('singer musician rapper star'),
  set('actor actress star'),
  set('academic professor scholar historian economist researcher scientist expert'),
  set('spokesman spokeswoman spokesperson'),
  set('lawyer attorney solicitor barrister'),
  set('official minister secretary envoy commissioner officer adviser'),
  set('businessman entrepreneur tycoon billionaire investor founder'),
  set('suspect gunman attacker bomber killer defendant'),
];

/** What heads of a department are called by trade: "the top diplomat" is the one over foreign affairs. */
export const TRADE_OF_OFFICE: readonly (readonly [RegExp, RegExp])[] = [
  [/\bdiplomat\b/, /\b(?:secretary of state|foreign (?:minister|secretary)|state secretary|ambassador|envoy)\b/i],
  [/\b(?:finance|economic) chief\b/, /\b(?:finance minister|chancellor|treasury secretary)\b/i],
  [/\b(?:prosecutor|lawyer)\b/, /\b(?:attorney general|district attorney)\b/i],
];

/** Nouns by which a text takes up an organisation it has named. */
export const ORGANISATION_NOUNS = set(`
company firm group bank agency organisation organization party club team airline retailer manufacturer carmaker
automaker maker publisher network channel university college school hospital charity ministry department commission
committee council union federation league association corporation giant start-up startup developer operator union
newspaper magazine broadcaster regulator watchdog force court studio label brand
`);

/** Verbs in "who heads the unit" and the noun that says it of a person. */
export const HEADING_VERBS: Readonly<Record<string, string>> = {
  heads: 'head of',
  leads: 'leader of',
  runs: 'head of',
  chairs: 'chair of',
  directs: 'director of',
  manages: 'manager of',
  coaches: 'coach of',
  owns: 'owner of',
  founded: 'founder of',
  created: 'creator of',
  headed: 'former head of',
  led: 'former leader of',
  ran: 'former head of',
  chaired: 'former chair of',
  represents: 'representative of',
  teaches: 'teacher of',
  edits: 'editor of',
};

/** Nouns that say a woman or a man. */
export const FEMALE_NOUNS = set(
  'queen princess chairwoman congresswoman spokeswoman businesswoman actress mother daughter sister wife widow aunt niece granddaughter grandmother girlfriend fiancee nun woman girl lady duchess',
);
export const MALE_NOUNS = set(
  'king prince chairman congressman spokesman businessman father son brother husband widower uncle nephew grandson grandfather boyfriend fiance monk man boy duke policeman',
);
