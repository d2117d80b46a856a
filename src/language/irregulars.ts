/** Irregular verbs: base, then its past and participle forms. */
export const IRREGULAR_VERBS = `
be am is are was were been being 's 're 'm|have has had 've|do does did done|go went gone goes|say said|make made|take took taken|come came|see saw seen|know knew known
get got gotten|give gave given|find found|think thought|tell told|become became|leave left|feel felt|put put|bring brought|begin began begun|keep kept
hold held|write wrote written|stand stood|hear heard|let let|mean meant|set set|meet met|run ran|pay paid|sit sat|speak spoke spoken|lie lay lain
lead led|read read|grow grew grown|lose lost|fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken
spend spent|cut cut|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|win won|seek sought|teach taught|catch caught
deal dealt|fight fought|throw threw thrown|strike struck stricken|shoot shot|sell sold|hit hit|hurt hurt|cost cost|sing sang sung|swim swam swum
fly flew flown flies|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|hide hid hidden|shake shook shaken|steal stole stolen|swear swore sworn
tear tore torn|wake woke woken|ride rode ridden|ring rang rung|sink sank sunk|drink drank drunk|shrink shrank shrunk|spring sprang sprung|sleep slept|sweep swept
weep wept|creep crept|kneel knelt|flee fled|bleed bled|breed bred|feed fed|speed sped|bind bound|wind wound|grind ground|bend bent|lend lent|rend rent
shine shone|stick stuck|sting stung|swing swung|cling clung|fling flung|dig dug|spin spun|hang hung|eat ate eaten|bite bit bitten|beat beat beaten
blow blew blown|show showed shown|sow sowed sown|sew sewed sewn|light lit|slide slid|split split|spread spread|shut shut|quit quit|bet bet|burst burst|cast cast
broadcast broadcast|forecast forecast|thrust thrust|shed shed|rid rid|undergo underwent undergone undergoes|undertake undertook undertaken|withdraw withdrew withdrawn
overcome overcame|overthrow overthrew overthrown|oversee oversaw overseen|foresee foresaw foreseen|mistake mistook mistaken|arise arose arisen|awake awoke awoken
bear bore borne born|forbid forbade forbidden|uphold upheld|withhold withheld|withstand withstood|lay laid|sign signed|prove proved proven|burn burnt|learn learnt
dream dreamt|spill spilt|spell spelt|smell smelt|spoil spoilt|leap leapt|lean leant|bid bid|wed wed|mow mowed mown|swell swelled swollen|tread trod trodden
weave wove woven|strive strove striven|sling slung|slay slew slain|speak spoke spoken|stride strode|ban banned|rebuild rebuilt|retake retook retaken|rewrite rewrote rewritten
outgrow outgrew outgrown|redo redid redone|undo undid undone|partake partook partaken|resell resold|foretell foretold|mislead misled|misunderstand misunderstood
can could ca|will would wo 'll|shall should sha|may might|must must|'d 'd|die died dies dying|vie vied vies vying|focus focused focuses focusing|free freed|knee kneed kneeing|write wrote written writing|underwrite underwrote underwritten underwriting|undertake undertook undertaken undertaking|tie tied tying`;

/** Irregular plurals: singular, then plural. */
export const IRREGULAR_NOUNS = `
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|life lives|wife wives|knife knives|leaf leaves
half halves|self selves|shelf shelves|thief thieves|wolf wolves|loaf loaves|calf calves|crisis crises|analysis analyses|basis bases|thesis theses
hypothesis hypotheses|diagnosis diagnoses|axis axes|phenomenon phenomena|criterion criteria|medium media|datum data|bacterium bacteria|curriculum curricula
stimulus stimuli|nucleus nuclei|alumnus alumni|fungus fungi|index indices|appendix appendices|matrix matrices|potato potatoes|tomato tomatoes|hero heroes|veto vetoes
echo echoes|embargo embargoes|cargo cargoes|news news|volcano volcanoes|parenthesis parentheses|molasses molasses|thanks thanks|remains remains|miniseries miniseries|diabetes diabetes|series series|species species|means means|headquarters headquarters|politics politics|economics economics
bus buses|gas gases|virus viruses|campus campuses|bonus bonuses|census censuses|status statuses|lens lenses|dwarf dwarves|scarf scarves|policeman policemen|policewoman policewomen
spokesman spokesmen|spokeswoman spokeswomen|chairman chairmen|congressman congressmen|businessman businessmen|gunman gunmen|fireman firemen|fisherman fishermen
tie ties|lie lies|pie pies|movie movies|cookie cookies|zombie zombies|rookie rookies|calorie calories|prairie prairies|ally allies`;
