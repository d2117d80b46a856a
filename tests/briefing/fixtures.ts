import type { ReadArticle } from '../../src/model.ts';
import { read } from './newsroom.ts';

/** Two papers on one strike, and one on something else in the same week. Written for these tests. */
export const strike: readonly ReadArticle[] = [
  read(
    'ledger',
    `Dockworkers at the port of Harwick walked out on Monday after talks over night shifts broke down, the union said.
Around 1,200 workers joined the strike, which stopped the loading of grain and timber at all four berths.
"We have asked for one thing, a fair share of the nights, and for nine months nobody has answered us," said Marta Oyelaran, the union's general secretary.
The port authority called the walkout "irresponsible" and asked the labour court for an order to end it.
Harwick handles about a third of the country's grain exports, and traders expect prices to rise if the strike lasts more than a week.
Join thousands of readers who trust us every morning.
Shipping lines have begun to send vessels to Port Ellen, which has room for two more ships a day.`,
    { title: 'Harwick dockers walk out over night shifts', publisher: 'The Ledger', published: '2026-03-02' },
  ),
  read(
    'courier',
    `Grain exports through Harwick stood still for a second day on Tuesday as 1,500 dockworkers stayed away from work.
The labour court will hear the port authority's request on Thursday, a court official said.
Marta Oyelaran, who leads the dockworkers' union, said talks could resume at once if the authority dropped its request.
Dockworkers at the port of Harwick walked out on Monday after talks over night shifts broke down.
Transport minister Colin Abara offered to mediate between the union and the port authority.`,
    { title: 'Second day of strike stops grain at Harwick', publisher: 'Courier', published: '2026-03-03' },
  ),
  read(
    'gazette',
    `The museum of Tolvik bought a lost notebook of the composer Ilse Brandt on Wednesday for 240,000 crowns.
The notebook holds sketches for two string quartets that were believed to have burned in 1911.
Curator Anders Holm said visitors could see the pages from June.`,
    { title: 'Museum buys lost notebook of Ilse Brandt', publisher: 'Gazette', published: '2026-03-04' },
  ),
];

export const ports = { slug: 'ports', title: 'Ports', match: ['Harwick', 'dockworkers'], sources: [] };
