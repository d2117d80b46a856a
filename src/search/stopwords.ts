import { termOf } from '../store/terms.ts';

// Words that say how something is asked or joined, not what it is about.
const WORDS = `a about above after again against all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each either few for from further had has have having he her
here hers herself him himself his how however i if in into is it its itself just know let many may me might more most much
must my myself neither no nor not now of off on once only or other our ours ourselves out over own please same shall she
should since so some such tell than that the their theirs them themselves then there these they this those through to too
under until up upon us very was we were what when where whether which while who whom whose why will with within without
would yes you your yours yourself yourselves`;

// Words by which a question points at articles instead of saying what is in them.
const REPORTING = `according article articles author claim claims coverage discuss discusses discussed discussing indicate
indicates indicated information mention mentions mentioned news piece publication publish publishes published report
reports reported reporting say says said source sources state states stated suggest suggests suggested story stories`;

const terms = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(termOf));

let stop: ReadonlySet<string> | null = null;
let reporting: ReadonlySet<string> | null = null;

/** Whether an index term says nothing of a subject ("the", "which"). */
export const isStopTerm = (term: string): boolean => {
  stop ??= terms(WORDS);
  return stop.has(term);
};

/** Whether an index term only points at articles ("report", "according"). It still counts when a text holds it, but little. */
export const isReportingTerm = (term: string): boolean => {
  reporting ??= terms(REPORTING);
  return reporting.has(term);
};
