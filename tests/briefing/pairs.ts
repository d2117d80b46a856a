/** Two articles and what a reader should be told of them. An empty list: nothing may be told. Written for these tests. */
export type PairCase = {
  readonly name: string;
  readonly first: { readonly published: string; readonly text: string };
  readonly second: { readonly published: string; readonly text: string };
  readonly changes: readonly RegExp[];
  readonly differences: readonly RegExp[];
};

export const pairs: readonly PairCase[] = [
  {
    name: 'a toll that rises over two days',
    first: {
      published: '2026-05-03',
      text: `At least 12 people were killed when the river Ossel burst its banks near Brenmoor on Saturday, the fire service said.
Rescue teams searched the lower town with boats through the night.
The governor asked the army for pumps and tents.`,
    },
    second: {
      published: '2026-05-05',
      text: `The number of dead in the Brenmoor flood kept climbing as rescue teams reached the last streets of the lower town.
The fire service said 19 people were killed when the river Ossel burst its banks.
The army has brought pumps and tents to the town.`,
    },
    changes: [/12 people.*19 people/],
    differences: [],
  },
  {
    name: 'two papers with different tolls on one day',
    first: {
      published: '2026-02-10',
      text: `A night train left the rails outside Karsholt early on Tuesday and 14 passengers were injured, the railway said.
The line between Karsholt and Vennby stays closed until Thursday.`,
    },
    second: {
      published: '2026-02-10',
      text: `A night train derailed outside Karsholt on Tuesday morning.
Hospitals in the region said 23 passengers were injured, two of them badly.
The line to Vennby stays closed until Thursday.`,
    },
    changes: [],
    differences: [/14 passengers.*23 passengers/],
  },
  {
    name: 'a meeting that was planned and has been held',
    first: {
      published: '2026-01-12',
      text: `Prime Minister Ada Lindqvist will meet President Oskar Tamm in Valmere on Thursday to discuss the fishing dispute.
Fishermen of both countries have blocked two harbours since December.`,
    },
    second: {
      published: '2026-01-16',
      text: `Prime Minister Ada Lindqvist met President Oskar Tamm in Valmere on Thursday and both spoke of a good start in the fishing dispute.
Fishermen lifted the blockade of one harbour.`,
    },
    changes: [/will meet.*met President Oskar Tamm/],
    differences: [],
  },
  {
    name: 'a strike that was planned and has been called off',
    first: {
      published: '2026-03-01',
      text: `Bus drivers in Tarnwick plan to strike on Friday over new rosters, their union said.
The company has offered to pay for Sunday shifts.`,
    },
    second: {
      published: '2026-03-04',
      text: `Bus drivers in Tarnwick called off Friday's strike after the company withdrew the new rosters.
The union spoke of a fair deal.`,
    },
    changes: [/plan to strike.*called off/],
    differences: [],
  },
  {
    name: 'a vote that was put off',
    first: {
      published: '2026-04-07',
      text: `Parliament will vote on the water bill on 15 April, the speaker's office said.
Farmers have promised to march on the capital that day.`,
    },
    second: {
      published: '2026-04-10',
      text: `Parliament postponed the vote on the water bill until May after three parties asked for more time.
Farmers dropped their march.`,
    },
    changes: [/vote on the water bill on 15 April.*postponed/],
    differences: [],
  },
  {
    name: 'a minister who changes sides',
    first: {
      published: '2026-06-01',
      text: `Finance minister Rena Osei rejected the housing tax on Monday and said it would drive families out of the towns.
Mayors of five towns had asked for it.`,
    },
    second: {
      published: '2026-06-09',
      text: `Finance minister Rena Osei accepted the housing tax on Tuesday after the mayors promised to spare small flats.
Mayors of five towns welcomed her words.`,
    },
    changes: [/rejected the housing tax.*accepted the housing tax/],
    differences: [],
  },
  {
    name: 'a bid that is raised',
    first: {
      published: '2026-07-02',
      text: `Norvane Foods offered $2.1bn for the brewer Halden on Thursday.
Halden's board met late in the evening.`,
    },
    second: {
      published: '2026-07-08',
      text: `Norvane Foods offered $2.6bn for the brewer Halden on Wednesday, its second bid within a week.
Halden's board will answer by Friday.`,
    },
    changes: [/\$2\.1bn.*\$2\.6bn/],
    differences: [],
  },
  {
    name: 'a claim and its denial',
    first: {
      published: '2026-08-11',
      text: `The chemical firm Pelagon dumped waste into the bay of Sorrow Point, a former manager told the inquiry.
Divers found barrels near the old pier.`,
    },
    second: {
      published: '2026-08-11',
      text: `The chemical firm Pelagon denied that it dumped waste into the bay of Sorrow Point.
Divers found barrels near the old pier.`,
    },
    changes: [],
    differences: [/Pelagon dumped waste.*denied/],
  },
  {
    name: 'two dates for one opening',
    first: {
      published: '2026-09-05',
      text: `King Harald opened the Sund bridge on 3 September 2026 in front of twenty thousand people.
Cars may cross it from Monday.`,
    },
    second: {
      published: '2026-09-05',
      text: `King Harald opened the Sund bridge on 4 September 2026 before a large crowd.
Cars may cross it from Monday.`,
    },
    changes: [],
    differences: [/3 September.*4 September/],
  },
  {
    name: 'the same quotation from two people',
    first: {
      published: '2026-10-02',
      text: `"No child will go without a seat in school this winter," said Mira Castellan, the education minister.
Three new schools open in November.`,
    },
    second: {
      published: '2026-10-02',
      text: `"No child will go without a seat in school this winter," said Jonas Adeyemi, the mayor of Orlen.
Three new schools open in November.`,
    },
    changes: [],
    differences: [/Mira Castellan.*Jonas Adeyemi/],
  },
  {
    name: 'one number, once rounded',
    first: {
      published: '2026-02-20',
      text: `About 1,200 workers joined the walkout at the Kestrel shipyard on Friday.
The yard builds two ferries.`,
    },
    second: {
      published: '2026-02-20',
      text: `The union said 1,180 workers joined the walkout at the Kestrel shipyard.
The yard builds two ferries.`,
    },
    changes: [],
    differences: [],
  },
  {
    name: 'two numbers of two things',
    first: {
      published: '2026-02-22',
      text: `The storm killed 9 people in Aldport and injured 41 people in the villages around it.
Power is back in most streets.`,
    },
    second: {
      published: '2026-02-23',
      text: `The storm injured 41 people in the villages around Aldport, and 300 homes lost their roofs.
Power is back in all streets.`,
    },
    changes: [],
    differences: [],
  },
  {
    name: 'numbers of two places',
    first: {
      published: '2026-03-15',
      text: `The heat killed 30 people in Ruvala last week, the health office said.
Schools there close at noon.`,
    },
    second: {
      published: '2026-03-15',
      text: `The heat killed 12 people in Seddon last week, the health office said.
Schools there close at noon.`,
    },
    changes: [],
    differences: [],
  },
  {
    name: 'an old disaster told beside a new one',
    first: {
      published: '2026-04-20',
      text: `A fire in the old market of Lisk killed 8 people on Sunday night.
Firemen needed six hours to put it out.`,
    },
    second: {
      published: '2026-04-21',
      text: `A fire in the old market of Lisk killed 8 people, and traders ask why the alarm was silent.
In 1994 a fire in the old market of Lisk killed 31 people.`,
    },
    changes: [],
    differences: [],
  },
  {
    name: 'two articles that say the same',
    first: {
      published: '2026-05-30',
      text: `The central bank of Norland raised its rate to 4.5 per cent on Thursday, as most banks had expected.
The crown gained against the dollar.`,
    },
    second: {
      published: '2026-05-31',
      text: `The central bank of Norland raised its rate to 4.5 per cent this week and said more steps were possible.
Shops fear for their Christmas sales.`,
    },
    changes: [],
    differences: [],
  },
  {
    name: 'a plan repeated',
    first: {
      published: '2026-11-02',
      text: `The space agency plans to launch the probe Halcyon on 20 November from the island of Marra.
The probe will fly past two comets.`,
    },
    second: {
      published: '2026-11-05',
      text: `The space agency plans to launch the probe Halcyon on 20 November, its director said on Thursday.
Engineers have filled its tanks.`,
    },
    changes: [],
    differences: [],
  },
];
