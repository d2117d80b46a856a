const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Lemmas of verbs that report speech or knowledge. */
export const REPORTING = set(`
say tell add note ask reply answer claim report announce declare state insist warn argue explain tweet write suggest
admit acknowledge confirm deny remark comment observe stress reiterate maintain allege assert contend concede reveal
disclose indicate believe think hope fear estimate predict testify recall recount vow pledge promise joke quip shout
whisper repeat continue conclude respond retort counter urge caution emphasise emphasize underline post boast lament
complain complained sigh exclaim muse recommend propose describe call cite quote according
`);

/** Reporting verbs that only ever carry words: their subject may follow them ("…", said the mayor). */
export const SPEAKING = set(`
say add note reply answer announce declare state insist warn argue explain tweet write admit remark comment observe
stress reiterate joke quip shout repeat continue conclude respond retort counter caution post boast lament complain
sigh exclaim muse recall tell ask claim suggest report acknowledge
`);

/** Verbs whose infinitive is only intended or wished for. */
export const PLANNING = set(`
plan expect hope want intend seek aim agree schedule set prepare promise vow ask urge invite order call try like decide
propose need wish offer threaten pledge consider push appeal demand request tell require prefer mean choose attempt
arrange due likely ready willing determined ready able wait love
`);

/** Verbs whose infinitive did happen ("managed to", "began to"). */
export const FACTUAL = set(
  'manage begin start continue come use help see hear report say believe know appear seem prove tend cease',
);

/** Verbs whose infinitive or -ing form did not happen. */
export const NEGATING = set(
  'refuse decline fail deny avoid neglect cancel scrap reject oppose prevent stop forbid ban',
);

/** Verbs whose object is the subject of the infinitive after it. */
export const OBJECT_CONTROL = set(`
ask tell urge order persuade force invite allow want expect help send get call permit enable encourage require cause
instruct direct advise warn convince push press lead authorise authorize let make nominate appoint choose elect pick
`);

/** Verbs that only lend their tense to the noun after them. */
export const LIGHT = set(
  'hold have conduct make pay give take do host stage attend enjoy deliver launch carry reach sign',
);

/** Nouns that a light verb makes the event. */
export const LIGHT_NOUNS = set(`
talk meeting dinner lunch breakfast discussion conversation summit visit trip negotiation consultation dialogue session
call speech address statement announcement attack raid search election vote referendum ceremony conference chat deal
agreement decision promise offer appeal warning debate rally protest march tour interview performance audience
`);

/** Nouns that name an event of which people or places are part. */
export const EVENT_NOUNS = set(`
talk meeting dinner lunch breakfast discussion conversation summit visit trip negotiation consultation dialogue call
tour encounter attack arrest death resignation murder killing assassination election victory defeat win departure
arrival return appointment dismissal speech interview agreement deal merger takeover acquisition purchase sale launch
release trial conviction wedding marriage divorce funeral invasion bombing shooting strike protest withdrawal
nomination inauguration retirement collapse crash explosion closure opening
`);

/** Nouns among them that need two sides. */
export const MUTUAL = set(`
talk meeting dinner lunch breakfast discussion conversation summit negotiation consultation dialogue call encounter
agreement deal merger
`);

/** Words that make an event noun a thing to come. */
export const PROSPECTIVE = set(
  'planned possible potential proposed upcoming next future forthcoming scheduled hoped-for expected likely prospective',
);

/** Modal helpers: what follows is not yet done. */
export const MODAL = set("will would could may might should can must shall 'll 'd ca wo ought");

/** Prepositions that may name the place of an event. */
export const PLACE_PREPOSITIONS = set(
  'in at near inside outside across throughout aboard on from to into towards toward through around via beyond off',
);

/** Verbs whose "to" names where somebody or something goes. */
export const MOTION = set(`
go travel head move carry bring take send fly drive walk return come arrive flee transfer rush run sail ship deploy
evacuate march escape withdraw retreat migrate journey commute spread extend transport deport extradite lead invite
deliver hand dispatch mail post relocate airlift climb swim ride cross fall drop
`);

/** Adverbs and verbs of hearsay. */
export const HEARSAY = set('reportedly allegedly apparently supposedly purportedly');

/** Particles that make a verb another verb. */
export const PARTICLES = set('up down off out over back away aside on in');
