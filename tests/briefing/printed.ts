import type { Article, ReadArticle } from '../../src/model.ts';
import { read } from './newsroom.ts';

/** A report in sentences of our own, as its agency sends it; other papers print it whole, cut, or with changes. */
export const REPORT = [
  'The car ferry Solheim ran aground on a sandbank outside Bodvik early on Monday with 140 passengers on board.',
  'Rescue boats from three harbours brought everybody ashore within two hours, said harbour master Ingrid Falk.',
  'Nobody was hurt, but eleven passengers were taken to the hospital in Torsnes to be looked over.',
  'The captain told the coast guard that the steering had stopped answering shortly after six in the morning.',
  'The owner, Nordline, cancelled all crossings until Thursday and offered to pay for hotels and buses.',
  'Divers will look at the hull once the tide has gone out, and a tug from Skarvik is on its way.',
  'It is the second accident on the route in a year after the Solheim hit a quay in March.',
  'The transport board said it would open an inquiry and ask for the records of the bridge.',
];

export const printed = (id: string, lines: readonly string[], more: Partial<Article> = {}): ReadArticle =>
  read(id, lines.join('\n'), { published: '2026-01-12', ...more });

/** The same event in another reporter's words. */
export const OWN_REPORT = [
  'Passengers on the Bodvik ferry spoke of a hard jolt and then silence when the ship came to rest on sand.',
  '"We stood at the rail with our children and waited for the boats," said schoolteacher Per Dahl.',
  'Nordline has lost money on the line for years and wants the county to pay more for each crossing.',
  'On the quay the fire brigade handed out blankets and soup as the first boats came in at eight.',
];
