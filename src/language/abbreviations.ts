/** Written before a name or number: a full stop after one of these never ends a sentence. Without the stop, lower case. */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx messrs dr prof rev fr hon sir gen lt col maj capt cmdr cpl sgt adm brig pte pvt insp supt det sen rep gov pres sec amb ' +
    'atty st mt ft no nos vs v vol fig pp approx ca cf al eg ie viz est'
  ).split(' '),
);

/** May end a sentence as well: the stop belongs to the word, and the next word decides. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'jr sr inc corp co ltd plc llc bros dept assn univ intl etc esq ave blvd rd jan feb mar apr jun jul aug sept sep oct nov dec ' +
    'mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ' +
    'ore pa tenn tex va vt wash wis wyo ont que mph kph lb lbs oz hr hrs min mins'
  ).split(' '),
);
