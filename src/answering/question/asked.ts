/** What kind of answer a question wants. */
export type Asked =
  | 'person'
  | 'place'
  | 'date'
  | 'number'
  | 'duration'
  | 'reason'
  | 'yes-no'
  | 'list'
  | 'timeline'
  | 'definition'
  | 'role'
  | 'speaker'
  | 'said'
  | 'expansion'
  | 'other-name'
  | 'difference'
  | 'thing';

export const REPORTING =
  'say|says|said|saying|tell|tells|told|claim|claims|claimed|call|calls|called|describe|describes|described|warn|warns|warned|' +
  'admit|admits|admitted|praise|praises|praised|insist|insists|insisted|argue|argues|argued|suggest|suggests|suggested|' +
  'accuse|accuses|accused|complain|complained|criticise|criticised|criticize|criticized|declare|declared|predict|predicted|' +
  'promise|promised|respond|responded|reply|replied|stress|stressed|tweet|tweeted|write|wrote|add|added|comment|commented|' +
  'announce|announced|agree|agrees|agreed|acknowledge|acknowledged|concede|conceded|confirm|confirmed|deny|denies|denied|estimate|estimated|forecast|brand|branded|dub|dubbed|label|labelled|dismiss|dismissed|urge|urged|note|noted|feel|feels|felt|explain|explained|believe|believes|believed|think|thinks|thought|quoted';

const BE = '(?:is|was|are|were|has been|had been|will be|be)';

const PATTERNS: readonly (readonly [Asked, RegExp])[] = [
  [
    'expansion',
    /\bwhat (?:does|do|did|is) .+ (?:stand|short) for\b|\bfull (?:form|name) of\b|\bacronym\b|\babbreviation\b/,
  ],
  [
    'other-name',
    /\b(?:what|which) other name|\bother names?\b|\balso (?:known|called)\b|\balias(?:es)?\b|\bnickname|\bknown as\b.*\bwhat\b|\bwhat is .+ also\b/,
  ],
  [
    'timeline',
    /\btimeline\b|\bin (?:chronological )?order\b|\bchronolog|\bsequence of (?:events|the)\b|\bwhat happened (?:between|after|since|from|before) .+ (?:and|to|until)\b|\bhistory of\b|\bstep by step\b/,
  ],
  [
    'difference',
    /\bdiffer(?:s|ed|ent|ently|ence|ences)?\b|\bdisagree|\bhow (?:did|has|have|does) .+ changed?\b|\bcompare[ds]?\b|\bwhat do .+ and .+ (?:say|think|claim)\b|\bcontradict|\bconflicting\b/,
  ],
  [
    'reason',
    /^why\b|\bfor what reason\b|\bhow come\b|\bwhat (?:is|was|were|are) the (?:main )?(?:reasons?|cause|motive|purpose|aim|point)\b|^what (?:caused|made|prompted|led|triggered|drove|dragged|pushed|sparked|fuelled|boosted|sent)\b|\bwhat for$|\band why\b|, why\b/,
  ],
  [
    'duration',
    /^(?:for )?how (?:long|late)\b|\bhow many (?:seconds|minutes|hours|days|weeks|months|years|decades)\b|\bwhat (?:was|is) the (?:length|duration)\b/,
  ],
  [
    'number',
    /\bhow (?:many|much|old|often|far|tall|high|big|large|fast|quick|quickly|thick|heavy|deep|wide|close)\b|\b(?:what|which) (?:number|percentage|percent|proportion|share|fraction|amount|sum|price|score|age|rate)\b|\bwhat (?:is|was|were|are) the (?:number|percentage|total|price|cost|score|age|rate|value|population|amount)\b|\bby how (?:much|many)\b|^what percent|^what (?:is|was|are|were) [^?]*\b(?:stake|shareholding|turnover|profits?|revenues?|salary|wage|fee|fine|bill|price|cost|budget|debt|death toll|toll|attendance|circulation|majority|margin|age|height|weight|speed|length|population)\b/,
  ],
  [
    'date',
    /^when\b|^what(?: i|['’]?)s? ?(?:was|is|were|are)? ?the (?:exact |precise )?(?:date|day|time) (?:of|on|for|that|when|at)\b|\bsince when\b|\buntil when\b|\b(?:what|which) (?:time|date|day|month|year|weekday|week|decade)\b|\bhow long ago\b|\bwhen (?:did|was|is|will|were|does|had|has|are)\b/,
  ],
  [
    'place',
    /^(?:from |to )?where\b|\b(?:in|at|to|from)? ?(?:what|which) (?:city|country|town|place|state|venue|location|region|village|building|airport|hotel|stadium|continent|island|hospital|court|district)\b|\bwhere (?:did|was|is|will|were|does|had|has|are|else)\b/,
  ],
  [
    'said',
    /^what (?:did|does|has|had|do|have|is|was) (?:.+ )?(?:say|said|tell|told|claim|claimed|think|tweet|tweeted|announce|promise|warn|argue|reply|respond|admit|suggest|demand|saying|telling|predict|ask|call|comment|want|expect|propose|believe|hope|fear)\b|^how (?:did|does|has) .+ (?:describe|call|respond|react|explain|characterise|characterize|feel)/,
  ],
  ['yes-no', /^(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might)\b/],
];

const ROLE_WORDS = `(?:the|a|an|north|south|new|current|former|head|chief|leader|president|prime|minister|boss|owner|founder|coach|manager|captain|author|winner|director|ceo|chairman)`;

/** The kind of answer a tidied question wants. Lower case is enough; what fits nothing asks for a thing. */
export function askedOf(tidy: string): Asked {
  const q = tidy.toLowerCase().replace(/[?!.]+$/, '');
  for (const [asked, pattern] of PATTERNS.slice(0, 5)) if (pattern.test(q)) return asked;
  if (
    /^(?:list|name|who all)\b|\b(?:who|what|where|which) else\b|\bwhich (?:people|countries|teams|companies|players|members|cities|places|towns|villages|regions|states|islands|ports|airports|venues|officials|men|women|clubs|films|songs|airlines|leaders|politicians)\b/.test(
      q,
    )
  )
    return 'list';
  if (/^(?:to |from |with |by |for |against )?who(?:m|se)?\b/.test(q)) return askedOfWho(q);
  if (
    new RegExp(
      `^(?:which|what) (?:(?!(?:the|an?|wants?|is|are|was|were|has|have|had|will|do|does|did)\\b)[a-z-]+ ){1,4}?(?:${REPORTING}) `,
    ).test(q) &&
    !/^what (?:did|do|does|has|had|have|is|was|were|are|will|would)\b/.test(q)
  )
    return 'speaker';
  for (const [asked, pattern] of PATTERNS.slice(5)) if (pattern.test(q)) return asked;
  if (/^what (?:is|are|was|were) (?!the |his |her |their |its |it )[^ ]+(?: [^ ]+){0,3}$/.test(q)) return 'definition';
  if (/\bor not$/.test(q)) return 'yes-no';
  return 'thing';
}

/** Who made a work, not whose words they are: "who wrote Hamlet", but "who wrote that the play was bad". */
const AUTHORSHIP =
  /^(?:who|whom) (?:has |had |have |also |first |once |actually |originally )*(?:wrote|writes|written|composed|penned) (?!.*")(?!(?:that|to|how|in|on|about|he|she|they|it was)\b)/;

function askedOfWho(q: string): Asked {
  if (AUTHORSHIP.test(q)) return 'person';
  if (/^who (?:is|was|are|were) quoted\b|^who (?:is|was) .*\bsaying\b/.test(q)) return 'speaker';
  if (new RegExp(`^(?:who|whom) (?:has |had |have |also |first |once )*(?:${REPORTING}) `).test(q)) return 'speaker';
  if (/"[^"]{8,}"/.test(q) && /^whose (?:words|quote)/.test(q)) return 'speaker';
  if (
    /^who (?:were|are) (?:with|at|on|in|the .*s\b)|^who (?:was|is|were|are|went|came|travel(?:led|s)?|accompan\w+) (?:.* )?with\b|^with whom\b/.test(
      q,
    )
  )
    return 'list';
  if (new RegExp(`^who (?:is|was) (?:${ROLE_WORDS}) `).test(q)) return 'role';
  if (
    /^who (?:runs?|ran|heads?|headed|leads?|led|owns?|owned|coaches|coached|manages?|managed|chairs?|chaired|founded|directs?|directed|commands?|edits?|edited) /.test(
      q,
    )
  )
    return 'role';
  if (
    new RegExp(`^who ${BE} [^ ]+(?: [^ ]+){0,4}$`).test(q) &&
    !/^who (?:is|was|are|were) [a-z]+(?:ed|ing|n)\b/.test(q)
  )
    return 'definition';
  if (
    /^who(?:m)? (?:did|has|have|does|do) .+ (?:meet|met|see|visit)\b|^who (?:met|meets|visited|attended|joined|saw)\b/.test(
      q,
    )
  )
    return 'list';
  return 'person';
}
