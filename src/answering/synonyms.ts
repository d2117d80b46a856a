/**
 * Nouns and adjectives that papers and readers use for one another, one group a line. Verbs are the language room's
 * (`language/predicates.ts`); a word may stand in several groups.
 */
const GROUPS = `
keen eager enthusiastic
confident optimistic hopeful sure certain
worried anxious concerned nervous afraid
happy pleased delighted glad
angry furious unhappy upset annoyed
sad devastated heartbroken
dead killed victim fatality death casualty
hurt injured wounded injury
ill sick unwell illness disease sickness
doctor physician medic surgeon
hospital clinic ward
nurse carer
child kid youngster toddler boy girl
baby infant newborn
teenager youth adolescent
wife husband spouse partner
mother mum mom parent father dad
sibling brother sister
film movie picture feature
series show programme drama sitcom
song track single tune
album record disc
singer vocalist musician artist performer
band group act
actor actress star
book novel memoir volume
author writer novelist
prize award honour trophy medal
contest competition tournament championship cup
game match fixture tie clash
win victory triumph success
loss defeat
goal strike
shot effort attempt
player footballer striker midfielder defender
coach manager boss trainer
team side squad club
fan supporter
stadium ground arena venue
race run event
fast quick rapid
slow sluggish
late overdue belated delay
big large huge major great giant massive
small little tiny minor
cheap low inexpensive affordable
expensive costly pricey
rich wealthy affluent
poor deprived impoverished
money cash fund finance wealth fortune
profit earnings income gain
sales revenue turnover
debt loan borrowing
price cost value worth
sentence term
pay salary wage earnings
job post position role work occupation
staff employee worker workforce personnel
unemployed jobless
firm company business corporation
maker manufacturer producer
shop store outlet retailer
customer consumer shopper client buyer
owner proprietor
boss chief head leader chairman director
deputy assistant number-two
middleman go-between mediator intermediary broker
envoy ambassador emissary representative diplomat
spokesman spokeswoman spokesperson
politician lawmaker mp legislator
minister secretary
government administration cabinet ministry
election poll vote ballot
tory conservative
law legislation bill act statute
rule regulation
plan proposal scheme project strategy initiative
deal agreement pact accord treaty contract
talk discussion meeting negotiation session conversation dialogue
summit meeting
dinner meal lunch eat supper
dispute row argument quarrel conflict feud
fight battle clash
war conflict
weapon arm arsenal gun
bomb explosive nuclear device
soldier troop serviceman
police officer cop
jail prison custody bars cell
thief robber burglar
murder killing homicide
crime offence
suspect accused defendant
lawyer attorney solicitor barrister
judge court magistrate
trial hearing case
fine penalty punishment sentence
proof evidence
reason cause motive
aim goal purpose target objective
mistake error blunder
problem difficulty trouble issue
crisis emergency disaster
help aid assistance support relief
danger risk threat hazard
change shift switch
rise increase growth hike
fall drop decline decrease
start beginning launch opening
end finish conclusion close
car vehicle automobile
lorry truck
plane aircraft jet airliner flight
ship boat vessel ferry
train rail railway
crash accident collision
road street motorway highway
house home residence
flat apartment
building block tower
school college university
teacher tutor lecturer
student pupil undergraduate
scientist researcher expert
study research report survey analysis
computer pc laptop
phone mobile handset
internet web online net
site website page
photo picture image photograph
letter note message
newspaper paper daily journal
journalist reporter correspondent
rumour speculation gossip
criticism condemnation attack
remark comment statement
speech address
protest demonstration rally march
strike walkout stoppage
ban prohibition embargo
tax duty levy
storm hurricane typhoon
flood flooding
quake earthquake tremor
fire blaze
food meal
oil crude petroleum
gas fuel
nation country state
town city
area region zone district
border frontier
visit trip journey tour
holiday vacation break
guest visitor
neighbour resident
foe enemy rival opponent adversary
friend ally
answer reply response
demand request call
wish desire want
secret confidential classified
public open
new fresh latest recent
old former previous ex
important key crucial vital significant
difficult hard tough
easy simple
dangerous risky unsafe hazardous
illegal unlawful
legal lawful
last final
main chief principal
whole entire full
annual yearly
remains body corpse
casket coffin
wording language phrasing term formulation
climbdown retreat softening backdown
`;

let groups: Map<string, Set<number>> | undefined;

/** How near two lower-case dictionary forms are as nouns or adjectives: 0.8 when papers use them for one another, else 0. */
export function alike(a: string, b: string): number {
  groups ??= build();
  const left = groups.get(a);
  const right = groups.get(b);
  if (left === undefined || right === undefined) return 0;
  for (const group of left) if (right.has(group)) return 0.8;
  return 0;
}

/** Whether a dictionary form stands in any group. */
export function hasAlike(a: string): boolean {
  groups ??= build();
  return groups.has(a);
}

function build(): Map<string, Set<number>> {
  const made = new Map<string, Set<number>>();
  for (const [i, line] of GROUPS.trim().split('\n').entries()) {
    for (const word of line.split(' ')) made.set(word, (made.get(word) ?? new Set()).add(i));
  }
  return made;
}
