import type { Tag } from './draft.ts';
import { IRREGULAR_NOUNS, IRREGULAR_VERBS } from './irregulars.ts';

let verbs: Map<string, string> | undefined;
const verbCache = new Map<string, string>();
const nounCache = new Map<string, string>();
const CACHE_SIZE = 25_000;

function table(source: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const row of source.trim().split(/[|\n]/)) {
    const [base = '', ...forms] = row.split(' ');
    // The first reading wins: "found" is of find, "lay" of lie only where no base form "lay" came before.
    for (const form of forms) if (!map.has(form)) map.set(form, base);
    map.set(base, base);
  }
  return map;
}

/**
 * The dictionary form of a lower-case word read with this tag: "met" (verb) gives "meet", "talks" (noun) gives "talk".
 * Words of other classes are given back as they are, comparatives included.
 */
export function lemma(lower: string, tag: Tag): string {
  const verb = tag === 'VERB' || tag === 'VBD' || tag === 'VBN' || tag === 'VBG' || tag === 'AUX';
  if (!verb && tag !== 'NOUN') return lower;
  if (lower.length > 40) return lower;
  const cache = verb ? verbCache : nounCache;
  const known = cache.get(lower);
  if (known !== undefined) return known;
  const made = verb ? verbLemma(lower) : nounLemma(lower);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(lower, made);
  return made;
}

const withE = new Set(
  (
    'hop nam com tim shap escap hat stat creat mak tak shak wak bak lik mov prov improv approv remov lov liv giv hav leav believ achiev receiv serv observ reserv deserv ' +
    'us accus caus paus clos los expos oppos propos impos suppos compos refus confus excus abus rais prais pleas increas decreas releas leas ceas purchas chas bas eras advis revis ' +
    'promis surpris exercis realis recognis organis nois pois rais not vot quot devot promot cit invit writ unit excit ignit wast tast hast past paste debat dat hat rat relat operat ' +
    'schedul rul handl settl battl struggl rescu argu continu valu issu pursu fac plac rac trac fenc danc forc announc pronounc produc reduc introduc replac embrac notic ' +
    'chang charg manag engag damag encourag urg merg emerg oblig challeng rang arrang exchang judg pledg acknowledg aveng pag stag wag ' +
    'describ prob rob brib subscrib hid rid guid decid divid provid resid presid trad mad invad fad persuad conclud includ exclud intrud explod erod cod concede conced preced ' +
    'stag hir fir wir tir admir acquir requir inquir retir desir inspir expir shar car star prepar declar compar scor bor stor restor ignor explor ador ensur assur measur injur captur featur figur secur endur procur cur lur ' +
    'declin defin examin imagin determin combin min lin shin din confin refin outlin undermin phon postpon zon clon tun fin plan ton don telephon ' +
    'assum consum resum presum fum nam blam fram sham tam welcom com becom overcom hom ' +
    'execut distribut contribut commut institut prosecut disput comput constitut pollut salut dilut refut attribut substitut ' +
    'hik strik lik evok provok invok revok jok pok chok smok rebuk nuk fak ' +
    'typ hop cop scop ros slop shap rap tap escap drap wip swip strip pip grop ' +
    'agre fre guarante se fle decre disagre overse referee ' +
    'seiz siz priz freez gaz blaz analyz apologiz criticiz organiz realiz authoriz ' +
    'breath bath cloth loath sooth ' +
    'liv driv surviv arriv deriv thriv striv div hiv reviv activ ' +
    'solv involv resolv revolv evolv nerv carv starv curv delv halv ' +
    'renam shad denot ced disciplin inclin destin instat condon compil scrib prescrib styl vi edg rag cag gaug loung plung chas clos complet delet compet athlet interfer persever adher cohere inher sever rever ' +
    'dy ey'
  ).split(' '),
);

function verbLemma(word: string): string {
  verbs ??= table(IRREGULAR_VERBS);
  const irregular = verbs.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith('ing') && word.length > 4) return restore(word.slice(0, -3));
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('eed')) return /(?:gr|fr|nt|cr|fer)eed$/.test(word) ? word.slice(0, -1) : word;
  if (word.endsWith('ed') && word.length > 3) return restore(word.slice(0, -2));
  return withoutS(word);
}

/** Stems that take a silent e by their ending alone: "realis(e)", "negotiat(e)", "resolv(e)", "continu(e)", "announc(e)". */
const endsForE =
  /(?:[^aeiou]is|iz|yz|[^eo]at|eat|[aeiou]v|[lr]v|[^aeo]u|[ao]gu|c|[dlr]g|[iu]g|[aeiou]g|[bcdfgkptz]l|[aeiou]s|[nrl]s|[^aeiou]ur)$/;
const keepsBare =
  /(?:[gbh]eat|treat|defeat|repeat|retreat|seat|float|coat|boat|threat|combat|format|chat|focus|bias|gas|canvas|harass|alias|ocur|occur|incur|recur)$/;
/** Verbs of more than one syllable double the last consonant, these already had two. */
const ownDouble = /(?:^add|^err|^egg|^ebb|^purr|^butt|^putt|[^aeiou]ll|[aeo]ll|ill|ss|ff|zz)$/;
const britishDouble =
  /(?:avell|ancell|odell|abell|ignall|uarrell|ontroll|atroll|xpell|ropell|ompell|ebell|ispell|epell|uell|ounsell|evell|ivall|otall|xcell|umbell|arshall|edall)$/;

/** Gives a verb stem left after -ed or -ing its silent e back, or takes a doubled consonant away. */
function restore(cut: string): string {
  if (!/[aeiouy]/.test(cut) || cut.length < 2) return cut;
  if (withE.has(cut) || withE.has(cut.replace(/^(?:re|un|sub|up|out|over|under|de|dis|mis|co|pre|inter)/, '')))
    return `${cut}e`;
  if (/([^aeiouy])\1$/.test(cut)) return ownDouble.test(cut) && !britishDouble.test(cut) ? cut : cut.slice(0, -1);
  if (endsForE.test(cut) && !keepsBare.test(cut)) return `${cut}e`;
  return cut;
}

let singular: Map<string, string> | undefined;

function nounLemma(word: string): string {
  singular ??= table(IRREGULAR_NOUNS);
  return singular.get(word) ?? (word.endsWith('men') && word.length > 5 ? `${word.slice(0, -2)}an` : withoutS(word));
}

/** Takes the plural or third-person s off. */
function withoutS(word: string): string {
  if (!word.endsWith('s') || word.length < 4 || /(?:ss|us|is|ics|'s)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|zz|ch|sh)es$/.test(word) && !/(?:ead|ooth|tom|ck)aches$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
