/** Further groups of predicates, written as in `predicates-public.ts`: trade, movement, change and everyday acts. */
export const EVERYDAY_GROUPS = `
buy acquire purchase snap_up takeover acquisition take_over bid buyout ~ pay merge get
sell offload divest dispose sale ~ trade
merge combine join unite merger ~ acquire
trade deal exchange trade ~ sell buy
pay spend fork_out settle compensate payment ~ buy fund cost
spend pay expenditure outlay ~ invest
cost price run_to ~ pay
invest put_money investment back ~ fund buy spend
fund finance bankroll pay subsidise subsidize funding ~ support invest donate
donate give contribute donation ~ fund
give hand grant provide present donate ~ deliver offer
provide supply give offer provision furnish ~ deliver
supply provide deliver equip ~ sell
deliver hand_over bring carry convey hand delivery give transmit ~ send give take
hand_over surrender deliver give transfer turn_over ~ return
bring carry take deliver ~ cause
send dispatch ship deploy mail ~ deliver transmit
deploy send station deployment ~ use
receive get obtain accept ~ win take
get obtain receive acquire gain ~ win
gain obtain win earn increase ~ rise
earn make gain ~ win receive
offer propose tender bid offer ~ give suggest
borrow loan ~ owe
lend loan ~ give fund
owe debt ~ pay
rise increase climb grow jump soar surge go_up gain increase advance rally ~ improve double leap
increase raise boost step_up lift expand hike up ~ rise grow
raise increase lift hike put_up ~ collect
raise collect gather amass ~ get
boost lift increase strengthen ~ help improve
grow expand increase growth ~ rise develop
expand grow extend enlarge expansion ~ increase
extend prolong lengthen extension ~ expand continue
fall drop decline decrease slump plunge tumble slide sink dip decline go_down plummet ~ lose weaken shrink
reduce cut lower decrease slash trim reduction curb scale_back ~ fall ease
cut reduce slash trim cut ~ fall
shrink contract fall decline ~ reduce
ease relax loosen soften relieve ~ reduce lift
worsen deteriorate decline ~ fall
improve better upgrade enhance improvement ~ strengthen rise recover
strengthen bolster reinforce boost ~ improve
weaken undermine erode dilute water_down ~ fall reduce harm
recover rebound bounce_back recovery ~ improve rise heal
change alter modify shift change amend ~ reform transform
reform overhaul change revamp restructure ~ improve
amend revise change modify amendment ~ reform
turn_into become transform ~ change
become turn grow ~ be
move shift relocate transfer move ~ go change
transfer move shift ~ send
join enter enlist sign_up link_up ~ accompany become attend
unite join combine ~ merge
split divide separate break_up ~ leave
separate split divide part ~ divorce
divorce split separate separation end_marriage ~ leave
marry wed wedding tie_the_knot get_married marriage ~ join
bear born birth give_birth ~ have
grow_up raise bring_up ~ live
live reside dwell stay ~ be
stay remain live ~ keep
remain stay continue ~ be
work serve labour labor be_employed ~ operate
operate run work manage ~ control
lead head run chair command direct lead ~ manage guide govern
head lead run chair ~ go
manage run direct handle ~ lead control
govern rule run ~ lead
control run rule command dominate ~ manage hold
chair lead head preside ~ run
command lead order ~ control
own have hold possess ~ control
have own possess hold ~ get
contain include hold ~ have
include comprise contain ~ involve
involve include entail ~ engage
use employ utilise utilize deploy ~ apply
need require want ~ demand
require need demand ~ order
lack miss need ~ want
fail collapse flop founder failure break_down ~ lose miss
collapse fall_apart fail cave_in collapse ~ fall break_down
break_down collapse fail ~ stop
crash collide smash crash hit plough ~ fall
collide crash hit ~ meet
hit strike pound batter slam ~ attack damage affect
strike walk_out strike walkout stop_work industrial_action ~ protest
protest demonstrate march rally protest demonstration riot take_to_the_streets ~ oppose criticise
riot unrest rampage ~ protest
march parade walk ~ protest
celebrate mark commemorate celebration ~ honour
mark commemorate celebrate ~ honour
honour honor award recognise ~ praise
award give grant honour award present ~ win
mourn grieve lament ~ regret
bury funeral lay_to_rest ~ mourn
treat care ~ heal cure
cure heal treat ~ recover
hospitalise hospitalize admit take_to_hospital ~ treat
infect contract catch infection ~ spread
spread expand ~ grow
suffer undergo experience endure ~ have
cause trigger spark provoke lead_to bring_about prompt result_in ~ create
prompt trigger spark cause ~ urge
affect hit influence impact ~ change
influence affect sway ~ persuade
persuade convince induce talk_into ~ urge
force compel oblige push ~ order
blame accuse fault ~ criticise
solve resolve settle fix solution ~ end
fix repair mend ~ solve
settle resolve agree ~ end
resolve settle solve resolution ~ decide end
address tackle deal_with handle ~ speak solve
tackle address deal_with ~ fight
achieve reach attain accomplish ~ win complete
reach achieve arrive get_to ~ touch
miss skip fail ~ lose avoid
withdraw pull_out pull_back retreat withdrawal exit ~ leave retire cancel
retreat withdraw pull_back ~ leave
surrender give_up yield capitulate ~ hand_over
abandon give_up drop leave ditch ~ cancel
give_up abandon relinquish surrender renounce ~ stop
disarm dismantle disarmament ~ give_up
keep retain maintain hold preserve ~ continue
maintain keep preserve ~ continue
violate breach break flout violation ~ ignore
break breach violate smash ~ damage
comply obey honour abide ~ follow
ignore disregard flout neglect ~ avoid
respect honour ~ praise
recognise recognize acknowledge accept ~ identify
identify name recognise recognize ~ find
name call identify dub ~ appoint
call name describe dub label ~ phone
call phone telephone ring ~ contact
contact reach approach get_in_touch ~ call
describe call portray characterise depict ~ say
compare liken contrast
report say recount report cover ~ announce
write pen author ~ say publish
read recite ~ study
speak talk address speech ~ say
lecture speech address ~ speak
interview question talk ~ ask
question interrogate quiz grill ~ ask doubt
testify give_evidence testimony ~ say
quote cite ~ say
cite quote mention ~ say
mention refer cite ~ say
refer mention allude ~ send
explain clarify account explanation ~ say
teach instruct educate train ~ tell
train coach teach drill ~ prepare
coach manage train ~ lead
watch view see observe monitor ~ look
monitor watch track supervise ~ check
see watch notice spot ~ meet
look watch ~ search
hear listen ~ learn
film shoot record ~ photograph
record tape film ~ register
broadcast air screen televise ~ show
perform play sing act ~ do
star appear feature act ~ play
appear emerge surface show_up ~ seem
disappear vanish go_missing missing disappearance ~ leave
emerge come_out appear surface ~ arise
sink go_down founder ~ fall
flood inundate swamp ~ hit
burn blaze fire torch set_alight ~ destroy
shake jolt rattle quake ~ hit
drown die ~ sink
rain pour ~ fall
eat dine feast meal ~ have
drink sip ~ have
cook prepare ~ make
sleep rest ~ stay
wear don ~ have
carry transport bear ~ take bring
transport carry ship ~ move
drive steer ~ travel
ride drive ~ travel
fly pilot ~ travel
walk stroll hike ~ go
swim ~ race
jump leap ~ rise
throw hurl toss lob ~ launch
push shove press ~ urge
pull drag haul ~ move
catch capture grab ~ arrest
touch feel ~ reach
cross traverse pass ~ go
pass hand go_by ~ approve
climb ascend scale ~ rise
stand rise ~ run
sit ~ stay
wait await hold_on ~ expect
try attempt seek bid effort ~ aim
aim seek try target ~ plan
seek pursue look_for ask ~ want try
struggle battle grapple ~ fight
manage cope succeed ~ do
do carry_out perform ~ make
play_down downplay minimise minimize ~ dismiss
downplay play_down minimise ~ dismiss
exaggerate overstate ~ claim
lie mislead deceive ~ deny
deceive trick mislead dupe con fool ~ lie
cheat defraud con ~ deceive
bribe corrupt pay_off ~ pay
spy snoop espionage eavesdrop ~ watch
hack breach break_into cyberattack ~ attack steal
betray defect ~ leave
defect switch_sides flee ~ leave
switch swap change ~ replace
swap exchange trade ~ replace
exchange swap trade ~ give
share split distribute ~ give
distribute hand_out share ~ give
divide split share ~ separate
collect gather pick_up ~ get
gather assemble collect convene ~ meet
convene call gather assemble ~ meet
store keep stockpile ~ save
count tally number ~ total
total amount add_up ~ reach
measure gauge assess ~ estimate
estimate reckon put calculate ~ predict
calculate work_out compute ~ estimate
assess evaluate judge ~ examine
rank rate place ~ judge
value price appraise ~ estimate
outlaw ban criminalise ~ prohibit
legalise legalize decriminalise ~ allow
register enrol enroll sign_up ~ join
apply request file ~ ask
file submit lodge ~ sue
submit present hand_in file ~ offer
present show submit ~ give introduce
exhibit display show ~ present
display show exhibit ~ reveal
advertise promote market ~ announce
promote advance upgrade elevate ~ appoint
demote downgrade relegate ~ dismiss
upgrade improve modernise ~ raise
renovate refurbish restore ~ repair
restore return reinstate revive ~ repair
revive resurrect restore salvage ~ resume save
salvage rescue save revive ~ recover
cooperate collaborate work_together cooperation ~ help
coordinate align ~ organise
ally partner team_up ~ join
isolate cut_off ~ separate
surround encircle besiege ~ attack
occupy hold seize take_over ~ control
settle move ~ live
migrate emigrate immigrate move ~ flee
deport expel eject remove ~ send
expel throw_out eject kick_out ~ dismiss
exile banish ~ expel
extradite hand_over ~ deport
smuggle traffic ~ carry
trap strand stick ~ catch
hijack seize take_over ~ steal
sabotage damage disrupt ~ destroy
disrupt interrupt disturb ~ stop
interrupt break disrupt ~ stop
interfere meddle intervene ~ disrupt
intervene step_in interfere ~ help
mediate broker arbitrate ~ negotiate
`;
