/**
 * Phrasal verbs and everyday words that readers use in questions, with what papers write for the same act; written as in
 * `predicates-public.ts`. What means several things stands in several groups, so that those meanings are not joined.
 */
export const PHRASAL_GROUPS = `
write compose pen author co-write
compose write pen
go_after target pursue sue chase take_on ~ attack seek
target go_after aim_at single_out ~ attack sue
come_out release launch issue publish go_on_sale ~ open appear
put_out release issue publish ~ announce
bring_out release publish launch issue ~ introduce
go_on_sale release launch sell ~ open
give_back return hand_back restore repay ~ pay
hand_back return give_back restore ~ pay
pay_back repay return reimburse refund ~ pay
repay pay_back return reimburse refund ~ pay
give pay hand ~ transfer
send_back return ~ reject
take_back withdraw retract ~ return
bring_back return restore revive reintroduce ~ resume
put_up raise increase ~ build host fund
go_up rise increase climb
come_down fall drop ~ collapse
knock_down demolish ~ hit
tear_down demolish dismantle raze destroy pull_down ~ remove
pull_down demolish tear_down ~ destroy
blow_out extinguish
put_out extinguish ~ release
run_over hit knock_down ~ crash
run_out expire end ~ lack
run_into meet encounter ~ hit crash
make_up invent fabricate ~ comprise
make_off flee escape ~ steal
get_off escape leave ~ acquit
get_out escape leave ~ release
get_through survive ~ pass reach
get_rid scrap remove ~ dismiss abolish
do_away abolish scrap ~ end
come_up arise emerge
come_up_with devise invent ~ propose create
think_up devise invent create
dream_up devise invent create
turn_in surrender ~ submit
turn_away reject refuse ~ bar
knock_back reject refuse ~ delay
say_no refuse reject decline
say_yes agree accept approve
back_down retreat relent ~ concede withdraw
give_in relent surrender yield ~ agree concede
give_out distribute hand_out ~ publish
sort_out resolve settle fix solve ~ arrange
clear_up resolve solve ~ clean
look_after care protect ~ manage
look_at examine consider study ~ watch
put_together assemble build create ~ organise
take_apart dismantle
hold_back delay withhold restrain
let_off release free spare excuse ~ acquit
let_down disappoint fail ~ betray
let_in admit allow ~ concede
keep_out bar exclude ban block
lock_out bar exclude
shut_out exclude bar block
kick_out expel eject remove dismiss sack
throw_away discard dump waste
set_off leave depart
set_off trigger detonate ~ explode
go_bust collapse fail ~ end
go_under collapse fail sink
fold collapse fail close
chip_in contribute donate ~ pay
cough_up pay
stump_up pay fund
pocket earn receive ~ take
net earn gain receive
rake_in earn gain collect
splash_out spend pay
land win secure ~ get
bag win secure ~ take
scoop win collect
nick steal
nick arrest
pinch steal ~ take
swipe steal ~ take
nab arrest catch
spot see notice sight ~ find recognise
ring phone call telephone
phone call ring telephone ~ contact alert
axe cut scrap ~ dismiss cancel drop close
bin scrap ~ drop reject
ditch scrap drop ~ abandon
slam criticise attack condemn
back support endorse favour
tip expect predict
head_up lead run chair
take_charge lead manage run
call_time end close
hang_up retire
pack_in quit stop leave
walk_away leave quit ~ withdraw
pull_off achieve manage ~ win
fall_out quarrel argue disagree
split_up separate divorce part
break_in burgle enter ~ steal
hold_up rob ~ steal
hold_up delay
beat_up attack assault
team_up join unite partner
own_up admit confess
speak_out protest ~ criticise say
speak_up protest ~ say
slag_off criticise insult ~ attack
have_a_go criticise attack ~ insult
stick_to keep maintain
stick_up_for defend support
rule_out exclude reject
reckon think believe ~ say estimate
slip_up err fail
tell_off rebuke criticise
`;
