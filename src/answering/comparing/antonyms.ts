import { lemma } from '../../language/lemma.ts';
import { opposed } from '../../language/predicates.ts';

/** Adjectives and nouns that say the contrary of each other, two sides a line. Verbs are the language room's. */
const PAIRS = `
good great excellent strong impressive improved positive promising bright rosy | bad poor weak disappointing worse worsened negative bleak grim dire
better improved improving stronger | worse worsened worsening weaker poorer
improve improved improvement | worsen worsened decline deteriorate deteriorated
increase increased rise rising raise raised growth grow gain higher growing up climb climbed jump jumped soar dearer | decrease decreased fall falling decline declined drop dropped loss lower lowered shrinking shrink down reduction reduce reduced cut cheaper slump slumped plunge plunged
lose loses losing axed | keep keeps kept saved safe secure
more greater | fewer less
high higher highest | low lower lowest
large huge massive big major | small tiny minor
success successful victory win triumph | failure unsuccessful defeat loss
easy easily simple | hard difficult tough
trust confidence | distrust mistrust doubt
significant crucial important key vital decisive | insignificant unimportant irrelevant negligible minor trivial
useful helpful | useless unhelpful
necessary needed essential | unnecessary needless
equal even | unequal uneven uninspired one-sided
same identical | different
include including | exclude excluding omit
early first | late last
permanent | temporary interim
safe | dangerous unsafe risky
legal lawful | illegal unlawful
possible | impossible
likely | unlikely
rich wealthy | poor
public | private secret
open | closed shut
guilty | innocent
optimistic hopeful confident | pessimistic fearful doubtful
support supported backing | opposition opposed
praise praised | criticism criticised criticized
cheap cheaper | expensive costly dear
old older | young younger new newer
fast faster | slow slower
cautious careful | reckless careless bold
random chance accidental | strategic deliberate planned
serious severe | minor mild
rare | common frequent
always | never
all every | none no
before | after
alive | dead
ally friend | enemy rival foe
peace | war
profit profitable | loss unprofitable
surplus | deficit
shortage | glut
absent absence | present presence
`;

let opposites: Map<string, Set<string>> | undefined;

/** Whether two words of any kind say the contrary of each other: by a list, by a prefix ("unlikely") or a suffix ("useless"). */
export function areOpposed(a: string, b: string): boolean {
  if (a === b) return false;
  opposites ??= build();
  const [left, right] = [lemma(a, 'VERB'), lemma(b, 'VERB')];
  if (left === right) return false;
  const listed = opposites.get(a)?.has(b) === true || opposites.get(left)?.has(right) === true;
  return listed || isNegatedForm(a, b) || isNegatedForm(b, a) || opposed(left, right);
}

function build(): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => {
    const known = out.get(a);
    if (known === undefined) out.set(a, new Set([b]));
    else known.add(b);
  };
  for (const line of PAIRS.trim().split('\n')) {
    const [left, right] = line.split('|').map((side) => side.trim().split(/\s+/));
    for (const a of left!) {
      for (const b of right!) {
        add(a, b);
        add(b, a);
      }
    }
  }
  return out;
}

/** "unhappy" of "happy", "distrust" of "trust", "useless" of "useful". */
function isNegatedForm(negative: string, positive: string): boolean {
  if (positive.length < 4) return false;
  if (/less$/.test(negative) && /ful(?:ly)?$/.test(positive))
    return negative.slice(0, -4) === positive.replace(/ful(?:ly)?$/, '');
  const prefix = /^(?:un|in|im|ir|il|dis|mis|non)-?/.exec(negative)?.[0];
  if (prefix === undefined) return false;
  const stem = negative.slice(prefix.length);
  return stem.length >= 4 && (stem === positive || lemma(stem, 'VERB') === lemma(positive, 'VERB'));
}
