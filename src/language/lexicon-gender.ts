/** Given names that are women's nearly everywhere. */
const WOMEN = `abigail ada adele agnes aisha alejandra alexandra alice alicia alina alison amalia amanda amelia amy ana anastasia angela angelina anita anna anne annette annie antonia ayesha barbara beatrice belinda benazir bernadette beth betty bianca bridget camilla carla carmen carol carolina caroline catherine cecilia charlotte
chelsea christina christine cindy claire clara claudia condoleezza cristina cynthia daniela deborah debra denise diana diane dina dolores donna doris dorothy edith eileen ekaterina elaine eleanor elena elisabeth elizabeth ella ellen emily emma erica esther eva eve evelyn fatima felicity fiona florence frances francesca freda gabriela gemma georgia georgina gertrude
gillian gina giorgia giulia gloria grace greta hannah harriet heather heidi helen helena hilary hillary ingrid irene irina iris isabel isabella ivana ivanka jacinda jacqueline jane janet janice jasmine jeanne jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana julie kamala karen karin katarina kate katherine kathleen kathryn
katie keiko kirsten kristina larisa larissa laura lauren leila lena leticia lidia lillian lily linda lisa lorraine louise lucia lucy lydia lyudmila madeleine magdalena malala margaret margarita maria marie marina marta martha martina mary maryam megan melania melanie melissa mercedes meredith michelle miriam monica nadia nancy naomi natalia natalie natasha nicola nicole nina
nora norma olga olivia pamela patricia paula pauline penelope penny petra phyllis priscilla rachel rebecca regina renata rita roberta rosa rose rosemary ruth sabrina sally samantha sandra sara sarah sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie susan susanne suzanne svetlana sylvia tamara tania tara tatiana teresa theresa tina tracy ursula valentina valerie
vanessa vera veronica victoria virginia vivian wendy yoko yolanda yulia yvonne zainab zoe`;

/** Given names that are men's nearly everywhere. */
const MEN = `aaron abdul abdullah abraham adam adolf ahmad ahmed alan albert alberto aleksandr alexander alexei alfred alfredo ali andrei andrew andrzej anthony anton antonio antony arnold arthur ben benjamin bernard bernie bill bob boris bradley brad brian bruce carl carlos charles christopher clarence colin craig dale daniel darren dave david dennis derek diego dmitri dmitry dominic donald douglas
duncan dwight ed eddie eduardo edward edwin emmanuel enrique eric erik ernest ernesto eugene fabio federico felipe ferdinand fernando fidel francisco frank franklin fred frederick fritz gareth gary gavin geoffrey george gerald gerard gerhard giovanni giuseppe gordon graham greg gregory gustavo guy hans harold harry hassan heinrich henri henry herbert herman hosni howard hugh hugo hussein
ian ibrahim igor imran ivan jack jacques jacob james jason javier jeff jeffrey jeremy jerome jerry jim jimmy joe johan john johnny jonathan jorge jose joseph joshua juan julian karl keith ken kenneth kevin khalid klaus lars larry laurent lawrence leo leon leonard leonid louis luigi luis luke malcolm manuel marc marcel marco marcus mario mark martin matteo matthew maurice mauro max michael
miguel mike mikhail mitt mohamed mohammad mohammed morris mustafa narendra nathan neil nelson nicholas nick nicolas nigel nikolai norman olaf oliver omar oscar otto owen pablo patrick paul pavel pedro peter philip philippe pierre rafael rajiv ralph ramon raul ray raymond recep ricardo richard rick robert roberto rodrigo roger roland ronald roy rudolf rupert russell ryan saddam samuel
scott sebastian sergei sergey sergio seth silvio simon stanley stefan stephen steve steven stewart stuart thomas tim timothy toby tom tommy tony trevor umar vicente victor viktor vincent vladimir volodymyr walter warren wayne werner wilhelm william winston wolfgang xavier yasser yuri yusuf`;

let genders: Map<string, 'female' | 'male'> | undefined;

/** The gender that a lower-case given name tells, null for names of either and unknown ones. */
export function genderOf(given: string): 'female' | 'male' | null {
  if (!genders) {
    genders = new Map();
    for (const name of WOMEN.split(/\s+/)) genders.set(name, 'female');
    for (const name of MEN.split(/\s+/)) genders.set(name, 'male');
  }
  return genders.get(given) ?? null;
}

const womensTitles = new Set(
  'mrs ms miss mrs. ms. lady dame queen princess duchess baroness countess madame frau signora sister mother congresswoman spokeswoman chairwoman actress councilwoman'.split(
    ' ',
  ),
);
const mensTitles = new Set(
  'mr mr. sir king prince duke lord baron count monsieur herr signor father brother congressman spokesman chairman pope emperor emir sultan sheikh ayatollah imam councilman'.split(
    ' ',
  ),
);

/** The gender that a word of a title tells: “Mrs”, “King”. */
export function genderOfTitle(word: string): 'female' | 'male' | null {
  return womensTitles.has(word) ? 'female' : mensTitles.has(word) ? 'male' : null;
}
