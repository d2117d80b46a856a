/**
 * Words that news uses for the same kind of act, one group a line (speech, public life, conflict and law): verbs, phrasal verbs (with `_`) and the nouns made of
 * them, as lemmas. After `~` stand weaker members, which often but not always mean the same. A word may be in several.
 */
export const PUBLIC_GROUPS = `
meet meeting talk summit encounter sit_down face-to-face rendezvous ~ see dinner lunch breakfast audience discussion consultation conference negotiate confer huddle receive host
talk discuss discussion conversation speak dialogue consult consultation confer chat ~ negotiate negotiation debate meet phone call address
negotiate negotiation bargain haggle mediate broker ~ talk discuss mediation
say state tell declare remark comment add note statement remark put_it ~ claim announce argue insist stress explain assert tweet write observe warn reply answer
tell inform notify brief advise let_know ~ say report warn
tweet post write ~ say publish share message
announce unveil reveal disclose declare announcement ~ say publish launch confirm report release present
claim allege assert contend maintain allegation ~ say insist argue accuse
insist maintain assert stress emphasise emphasize underline underscore reiterate repeat ~ say
suggest imply hint indicate signal suggestion hint ~ propose say
propose suggest proposal recommend recommendation put_forward table ~ offer advise urge
warn caution alert warning ~ threaten say advise
threaten threat menace ~ warn
promise pledge vow commit undertake swear commitment guarantee assure ~ agree assurance
ask request appeal inquire question query request ~ urge demand call seek
demand call insist require demand ultimatum ~ urge ask request press want
urge call press push encourage exhort appeal implore plead ~ ask demand advise lobby
reply respond answer react response reaction retort ~ say
deny reject refute dismiss dispute denial rebut disavow ~ refuse contradict
confirm verify acknowledge admit confirmation corroborate ~ say announce concede
admit acknowledge concede confess own_up admission confession ~ say confirm accept
accuse blame charge allege fault accusation denounce ~ criticise criticize claim condemn
criticise criticize condemn denounce slam blast attack criticism deplore lambast rebuke castigate berate decry rap ~ accuse blame protest
praise commend hail applaud laud salute praise acclaim pay_tribute ~ thank welcome congratulate
thank thanks gratitude ~ praise
apologise apologize apology say_sorry regret ~ admit
congratulate congratulation ~ praise welcome
argue contend maintain reason ~ say debate insist quarrel
argue quarrel row squabble bicker feud clash spar dispute ~ fight disagree
disagree differ dispute dissent object ~ oppose argue
agree accept consent concur approve agreement assent sign_up ~ decide promise endorse settle
agree deal agreement pact accord treaty settlement settle compromise strike_deal reach_agreement ~ sign negotiate contract
sign ink initial signature ~ agree ratify approve conclude
approve back endorse pass clear ratify authorise authorize sanction adopt approval green-light ~ agree support accept permit
support back endorse favour favor champion stand_by support ~ help approve defend
oppose resist object fight opposition ~ reject protest criticise
reject refuse decline turn_down rebuff spurn veto rule_out rejection throw_out ~ deny dismiss oppose
refuse decline refusal ~ reject deny
accept take_up agree acceptance ~ receive approve
decide choose opt resolve determine decision ~ plan rule vote agree
choose pick select opt elect choice selection ~ decide appoint name prefer
plan intend aim propose expect prepare plan intention schedule ~ hope consider want
schedule set arrange plan slate fix pencil_in ~ organise organize
arrange organise organize set_up stage arrangement ~ plan host prepare
prepare ready gear_up preparation ~ plan arrange
consider weigh mull contemplate study examine think_about ~ discuss plan
hope wish want expect hope desire aspire ~ plan believe
want seek desire wish need ~ demand hope ask
expect anticipate forecast predict project expectation foresee ~ hope believe plan
predict forecast prediction project foresee ~ expect estimate
believe think feel consider belief reckon suspect ~ say expect hope
think believe consider reckon ~ say feel
know learn understand aware ~ discover find
understand grasp comprehend realise realize ~ know
doubt question doubt suspect ~ deny
visit travel trip go tour fly arrive visit stop_by call_on stopover journey ~ head come meet
travel go head fly journey trip depart set_off make_trip voyage drive sail ~ visit leave move arrive
come arrive reach land touch_down arrival turn_up get show_up ~ visit enter return
leave depart exit quit departure set_off go_away take_off head_off ~ travel withdraw escape abandon
return go_back come_back return ~ arrive restore
enter go_into entry come_in ~ join arrive invade
escape flee run_away break_out get_away escape flight ~ leave avoid evade
flee escape leave run flight ~ evacuate migrate
follow pursue chase trail tail pursuit ~ track
accompany join escort accompaniment bring_along come_with go_with ~ follow attend alongside
attend take_part participate join be_present attendance show_up ~ visit go
host hold stage receive entertain ~ organise welcome invite
invite invitation ask ~ host welcome
welcome greet receive reception ~ praise accept
hold stage run host ~ organise keep
cancel scrap call_off abandon drop axe cancellation shelve scuttle pull_out ~ postpone end withdraw stop
postpone delay put_off defer suspend postponement push_back adjourn reschedule ~ cancel
delay hold_up postpone slow delay ~ stall
suspend halt freeze suspension pause ~ stop ban postpone
stop halt end cease discontinue cessation quit ~ prevent cancel suspend close
end finish conclude terminate stop close wrap_up finish expire ~ complete resolve
complete finish conclude finalise finalize completion ~ end achieve
begin start launch open commence kick_off get_under_way initiate beginning start ~ found
resume restart reopen recommence resumption renew ~ continue return
continue go_on carry_on keep proceed persist press_on continuation go_ahead ~ remain last
proceed go_ahead take_place continue ~ happen
happen occur take_place come_about unfold ~ follow strike
launch start introduce unveil release roll_out launch debut kick_off ~ begin found open announce
introduce bring_in launch introduction usher_in ~ present begin
release publish issue put_out release launch ~ announce free
publish print release publication issue ~ post announce
free release liberate let_go release set_free ~ rescue escape
open inaugurate opening unveil ~ start launch
close shut shut_down closure wind_up shutter ~ end stop
resign quit step_down stand_down leave resignation bow_out give_up step_aside relinquish ~ retire depart
retire retirement step_down ~ resign leave
dismiss sack fire oust remove dismissal sacking axe let_go lay_off boot ~ replace
oust overthrow topple depose remove unseat ouster force_out coup bring_down ~ dismiss replace defeat
lay_off dismiss cut redundancy layoff make_redundant ~ fire sack
hire recruit employ take_on appoint engage sign ~ name
appoint name nominate designate choose pick appointment install nomination tap select promote ~ elect hire replace
elect vote_in election choose return re-elect ~ win appoint select
nominate nomination name shortlist put_forward ~ appoint choose
replace succeed take_over substitute supplant replacement succession ~ appoint follow oust
succeed follow take_over succession replace ~ win
succeed achieve manage accomplish success ~ win
win beat triumph victory clinch secure capture defeat take ~ succeed earn receive award
win receive earn collect pick_up take_home ~ get award
beat defeat overcome outplay thrash rout edge see_off knock_out upset ~ win
lose defeat loss fall ~ fail suffer
draw tie stalemate level
score net hit goal strike ~ convert
play compete face take_on appear ~ perform meet
compete contest vie rival competition run ~ race play
race run compete ~ speed
run stand campaign bid candidate ~ compete seek
campaign lobby canvass campaign ~ run urge
vote ballot poll cast vote referendum ~ elect decide
die death pass_away perish killed succumb lose_life ~ kill
kill murder slay shoot_dead execute assassinate killing slaughter massacre gun_down take_life claim_life ~ die attack shoot stab
murder kill homicide murder slay ~ assassinate
assassinate assassination kill murder
execute execution put_to_death hang ~ kill
shoot gun fire gun_down shooting open_fire shot ~ kill wound attack
stab knife stabbing slash ~ attack kill wound
wound injure hurt injury maim ~ harm attack
injure hurt wound injury harm
harm damage hurt injure ~ destroy
attack assault strike raid hit ambush storm target attack offensive ~ bomb invade shoot criticise
bomb bombard shell blast bombing blow_up explode air_strike strike ~ attack destroy
explode blow_up blast detonate explosion go_off ~ bomb
invade occupy invasion seize overrun ~ attack enter
fight battle clash combat struggle war fighting ~ attack oppose resist
clash fight battle scuffle confrontation confront skirmish ~ attack
defend protect guard shield defence defense ~ support
protect guard safeguard shield protection ~ defend save
destroy demolish wreck raze ruin devastate destruction level flatten gut ~ damage
damage harm hit wreck ~ destroy hurt
dismantle take_apart demolish scrap ~ destroy disarm
build construct erect construction put_up ~ create make develop
create make form establish set_up found creation ~ build produce start
found establish set_up start create launch ~ begin
make produce manufacture build create ~ do
produce make manufacture production output turn_out ~ create generate
develop build design create development ~ improve grow
test trial try test-fire experiment ~ launch check
fire launch test-fire shoot ~ test
design draw_up plan draft ~ create develop
invent devise create invention ~ design discover
discover find uncover unearth discovery detect come_across ~ learn reveal
find discover locate spot recover ~ learn see
search look hunt seek scour search ~ investigate comb
investigate probe examine look_into inquire inquiry investigation ~ study question
examine inspect check study inspection analyse analyze review ~ investigate test
study research examine study ~ learn consider
learn find_out discover hear ~ know study
show reveal demonstrate indicate display ~ prove present
prove demonstrate establish show proof ~ confirm
reveal disclose expose uncover revelation leak divulge ~ show announce
leak disclose reveal leak ~ release
hide conceal cover_up mask ~ keep
arrest detain apprehend hold capture take_into_custody arrest nab pick_up round_up ~ jail seize charge
detain hold arrest detention intern ~ imprison
jail imprison sentence lock_up incarcerate put_behind_bars ~ detain convict
charge indict accuse prosecute charge book arraign ~ arrest try sue
try prosecute trial ~ charge
convict find_guilty conviction guilty ~ sentence jail
sentence condemn jail order ~ convict punish
acquit clear exonerate acquittal ~ free
sue take_to_court lawsuit litigate suit ~ accuse charge
rule judge decide ruling order find ~ say declare
order command instruct direct order decree ~ tell demand rule
ban prohibit outlaw bar forbid ban block ~ suspend stop
allow permit let authorise authorize enable permission ~ approve
prevent stop block avert thwart foil prevention ~ ban avoid
block obstruct bar hinder blockade ~ prevent stop veto
avoid evade avert escape ~ prevent
punish penalise penalize fine discipline punishment sanction ~ sentence
fine penalise penalize penalty fine ~ punish
sanction penalise embargo sanction ~ punish ban
lift ease remove relax end ~ cancel reduce
impose introduce slap levy enforce ~ apply order
enforce implement impose ~ apply
implement carry_out execute apply implementation put_into_effect enact ~ do introduce
enact pass adopt ~ approve
steal rob loot burgle theft robbery take snatch heist shoplift ~ seize
seize take capture confiscate grab impound seizure ~ arrest occupy steal
kidnap abduct seize abduction take_hostage hostage ~ capture
capture seize take catch ~ arrest win occupy
rescue save free recover rescue ~ help evacuate
save rescue spare ~ protect keep
evacuate clear remove evacuation ~ flee rescue
help assist aid support assistance help_out ~ serve contribute
serve work ~ help
`;
