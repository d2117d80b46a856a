import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const ROWER = `The rower Karin Vik will miss the world championships in Lucerne.
Her coach said a broken rib had kept her out of the boat since April.
The 27-year-old's contract with the club ends in the summer.
The championships will be opened in mid-September.
Norway, Sweden, the Netherlands and Italy want the course to be moved.
Ms Vik said of the federation: "They should have told us."`;

const OFFICE = `The National Harbour Office said on Monday that costs had risen by 4m euros.
Sir Peter Lang, head of the NHO, said the delays were serious.
The office publishes its figures every month.
A report on the 30 biggest ports will follow.
Only two ports are left to inspect, said Anna Brandt, who advises the ministry.
The owner of the old fish market has written to the minister to offer to buy the pier.
The map was made by joining 400 separate snaps of the coast.
The works are co-operating with the police.
The pier in Sandvik was closed on Tuesday after a fire.
Lars Moe beat Nils Aas in the race on Sunday, and will face Per Dahl next week.
"The Bank of Vestland reacts too slowly," said Tone Lie, an economist.
The Green Party is asking the mayor to stop the calls.
The firm Havnet is based on the Danish island Laeso.`;

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const nothing = { author: null, publisher: null, publishedHow: null, url: null, source: 'test' };
  const articles = [
    { ...nothing, id: 'rower', title: 'Vik to miss championships', published: '2021-06-05', text: ROWER },
    { ...nothing, id: 'office', title: 'Harbour costs rise', published: '2021-06-07', text: OFFICE },
  ];
  await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-07-01T12:00:00Z') });
});

describe('a plain question', () => {
  it.each([
    ['who is the head of the national harbour office', 'Peter Lang'],
    ['how old is Karin Vik', '27'],
    ['when does the contract end', 'in the summer'],
    ['when will the championships open', 'mid-September'],
    ['how often does the office publish its figures', 'every month'],
    ['which countries want the course to be moved', 'Norway; Sweden; Netherlands; Italy'],
    ['why will Karin Vik miss the world championships', 'broken rib'],
    ['by how much did costs rise', '4m euros'],
    ['who wants to buy the pier', 'The owner of the old fish market'],
    ['how many photos were joined for the map', '400'],
    ["what is Peter Lang's job", 'head of the NHO'],
    ['are the works cooperating with the police', 'Yes.'],
    ['which party wants the calls stopped', 'Green Party'],
    ['where is Havnet based', 'Laeso'],
  ])('is answered: "%s" with %s', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toContain(expected);
  });

  it.each([
    ['how many people work for the national harbour office'],
    ['where was Peter Lang born'],
    ['why did Karin Vik sue the federation'],
    ['how much does the contract of Karin Vik cost'],
    ['when will the pier in Sandvik reopen'],
    ['who replaced Anna Brandt'],
    ['who won, Lars Moe or Per Dahl'],
    ['who leads the Bank of Vestland'],
  ])('is not answered with something else: "%s"', async (question) => {
    const { abstained } = await answering.ask({ question });

    expect(abstained).toBe(true);
  });
});
