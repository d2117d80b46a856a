import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const KILN = `The Orsdal kiln caught fire on 4 Feb 19.
Up to 35% of the pottery sold in Orsdal comes from the kiln.
Marit Hovland, 52, took the potters' books from the burning kiln, carrying out their five novels.
Owner Lars Brekke wondered: "If one oven can heat the hall, what could three do?"
The kiln uses four large brick ovens.
Buyers complained that the £85 teapot leaked.
The choir of the Orsdal potters gives two or three concerts a year.
The Orsdal pottery has 900 customers.
Friends of the kiln need 4m kroner to build a new hall.
By now about $60,000 has been raised.
Tone Dahl, 31, thanked Nils Moe for the tea.
On Friday the pottery closed three of its nine shops.`;

const FLIGHT = `Burglar Odd Ramsvik was caught in Tinnvik on Monday after a weeklong manhunt.
Ramsvik fled from the Tinnvik courthouse at 0840 GMT.
He was found about 12 miles from the courthouse.
The offence carries a sentence of 18 months to five years in prison.
In June 70% of the boats in Tinnvik had engines and by the end of August 82% of the boats had engines.`;

const particulars = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const articles = [
    { ...particulars, id: 'kiln', published: '2019-02-06', text: KILN },
    { ...particulars, id: 'flight', published: '2022-09-06', text: FLIGHT },
  ];
  await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2022-10-01T12:00:00Z') });
});

describe('a number is given only of the kind asked for', () => {
  it.each([
    ['how many books did Marit Hovland carry out of the kiln', /^Five/],
    ['how much cash have the friends of the kiln collected for a new hall', /\$60,000/],
    ['how many ovens does the kiln use', /^Four/],
    ['what is the price of the teapot', /^£85/],
    ['how old is Tone Dahl', /^31/],
    ['how many shops did the pottery close', /^Three/],
    ['how often does the potters choir give concerts', /^Two or three concerts a year/],
    ['how long was Ramsvik on the run', /^A week/],
    ['what time did Ramsvik flee from the courthouse', /^0840 GMT/],
    ['how long could burglar Odd Ramsvik spend behind bars after he was caught', /^18 months to five years/],
    ['what share of the boats in Tinnvik had engines at the end of August', /^82%/],
    ['what was the date of the fire at the Orsdal kiln', /4 February 2019/],
  ])('"%s" is answered by %s', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toMatch(expected);
  });

  it.each([
    ['how much will people have to pay for pottery from Orsdal', /35%/],
    ['how many books did the potters of the kiln lose', /^52/],
    ['how old is Nils Moe', /31/],
    ['how big was the reward for finding Ramsvik', /12 miles/],
    ['how many people have ordered pottery from Orsdal', /900/],
    ['how many potters were hurt in the Orsdal fire', /19|\b4\b/],
    ['how long was the prison term Ramsvik was given', /five years|18 months/i],
  ])('"%s" is not answered by %s', async (question, wrong) => {
    const { answer } = await answering.ask({ question });

    expect(answer).not.toMatch(wrong);
  });
});
