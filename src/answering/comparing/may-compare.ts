/** Words by which reports are set side by side; a question without any of them is not looked at further. */
const COMPARES =
  /\b(?:before|after|while|whereas|both|between|(?:in)?consisten\w*|chang\w+|unchanged|differ\w*|agree\w*|disagree\w*|compar\w+|than|first|earlier|same|similar\w*|contradict\w*|discrepanc\w+|and (?:does|did)|as opposed to|in contrast|conflict\w*|or|which of|which (?:paper|source|outlet|publisher|newspaper|site)|what (?:does|did|do))\b/i;
const ASKS =
  /^(?:did|does|do|is|are|was|were|has|have|had|between|after|before|following|since|which|who|what|both)\b/i;
/** Words that say that reports are asked about, not the publishers themselves. */
const TELLS =
  /\b(?:report\w*|articles?|coverage|cover(?:s|ed)?|stor(?:y|ies)|say|says|said|saying|claim\w*|suggest\w*|mention\w*|describ\w*|discuss\w*|publish\w*|writ(?:e|es|ten|ing)|wrote|attribut\w*|indicat\w*|tell|tells|told|note[sd]?|announc\w*|reveal\w*|quot(?:e|es|ed)|agree|disagree|contradict\w*|conflict\w*|differ\w*|portray\w*|according|accounts?|br(?:eak|oke) the)\b/i;
/** "Who …", "which company …", "what is the name of …": what is asked for has a name; "what did …" asks for something else. */
const ASKS_FOR_NAME =
  /^(?:in |on |at |from )?(?:who\b|which\b(?! (?:of|day|year|month|date)\b)|what (?:is|was) the name\b|what (?!(?:is|was|are|were|do|does|did|has|have|had|will|would|can|could|should|reasons?|happen\w*|time|day|date|year|percentage|number|amount|share|price)\b)[\w-]+)/i;
const POINTS_AT_ARTICLES =
  /\b(?:articles?|reports?|reported|reporting|coverage|covered|according to|published|as per|claims?|suggests?|discussed|featured|highlighted|mentioned)\b/i;

/** Whether a tidied question may set reports side by side: only then is more of it read. */
export function comparesReports(tidy: string): boolean {
  return ASKS.test(tidy) && COMPARES.test(tidy) && TELLS.test(tidy);
}

/** Whether a tidied question may ask for the name that several articles have in common. */
export function pointsAtArticles(tidy: string): boolean {
  return ASKS_FOR_NAME.test(tidy) && POINTS_AT_ARTICLES.test(tidy);
}
