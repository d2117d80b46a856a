import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pad } from '../../src/language/dates-calendar.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Argument } from '../../src/model.ts';

import { detokenise } from '../detokenise.ts';

import type { Figure, Suite } from '../suite.ts';

const ROLES = ['who', 'whom', 'where', 'when'] as const;
type Role = (typeof ROLES)[number];
type Range = { readonly from: number; readonly to: number };
type Gold = { readonly verb: number; readonly role: Role; readonly answers: Range[] };

/**
 * QA-SRL gold standard, Wikinews dev: a question with its answers is one argument of a verb. Who does it (active subject,
 * passive "by"), whom or what it is done to (object, passive subject), where and when are compared with the events of the
 * reading; other questions are left out. A given argument is right when it shares at least .3 of its tokens (intersection
 * over union) with an answer, as in Roit et al. 2020; questions of one role whose answers overlap are one gold argument,
 * found when any given argument is right.
 */
const suite: Suite = {
  name: 'qasrl',
  summary: 'QA-SRL Wikinews dev: who did what to whom, where and when',
  run({ data, say }) {
    const folder = join(data, 'qasrl');
    const sentences = new Map(
      table(readFileSync(join(folder, 'wikinews.dev.full.csv'), 'utf8')).map((row) => [
        row.qasrl_id!,
        row.tokens!.split(' '),
      ]),
    );
    const gold = goldOf(table(readFileSync(join(folder, 'wikinews.dev.gold.csv'), 'utf8')));
    const counts = new Map(ROLES.map((role) => [role, { found: 0, right: 0, given: 0, gold: 0 }]));
    const errors: string[] = [];
    let verbs = 0;
    let found = 0;
    for (const [id, wanted] of gold) {
      const tokens = sentences.get(id);
      if (!tokens) continue;
      const given = read(tokens);
      for (const verb of new Set(wanted.map((w) => w.verb))) {
        verbs++;
        const own = given.filter((g) => g.verb === verb);
        if (own.length > 0) found++;
        for (const role of ROLES) {
          const count = counts.get(role)!;
          const expected = wanted.filter((w) => w.verb === verb && w.role === role);
          const offered = own.filter((g) => g.role === role);
          const hits = match(expected, offered);
          count.found += hits.found;
          count.right += hits.right;
          count.given += offered.length;
          count.gold += expected.length;
          if (hits.found < expected.length && errors.length < 60)
            errors.push(
              `reading: ${tokens[verb]} ${role}: ${expected.map((e) => say2(tokens, e.answers)).join(' & ')} | given ${offered.map((o) => say2(tokens, o.answers)).join(' & ') || 'nothing'} | ${tokens.join(' ')}`,
            );
        }
      }
    }
    say(`${verbs} verbs, ${found} read as an event`);
    const figures: Figure[] = ROLES.map((role) => ({
      name: `${role} span F1`,
      value: f1(counts.get(role)!),
      better: 'higher',
      note: note(counts.get(role)!),
    }));
    const all = [...counts.values()].reduce((a, b) => ({
      found: a.found + b.found,
      right: a.right + b.right,
      given: a.given + b.given,
      gold: a.gold + b.gold,
    }));
    figures.unshift({ name: 'argument span F1', value: f1(all), better: 'higher', note: note(all) });
    return Promise.resolve({ figures, errors });
  },
};

export default suite;

type Count = { found: number; right: number; given: number; gold: number };

function f1({ found, right, given, gold }: Count): number {
  const p = right / Math.max(1, given);
  const r = found / Math.max(1, gold);
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

function note({ found, right, given, gold }: Count): string {
  return `P ${pad(Math.round((100 * right) / Math.max(1, given)))} R ${pad(Math.round((100 * found) / Math.max(1, gold)))} of ${gold}`;
}

function say2(tokens: readonly string[], ranges: readonly Range[]): string {
  return ranges.map(({ from, to }) => tokens.slice(from, to).join(' ')).join(' / ');
}

/** Rows of a CSV with a header; quoted fields may hold commas and doubled quotes. */
function table(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const m of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(m[1] !== undefined ? m[1].replaceAll('""', '"') : (m[2] ?? ''));
    if (m[3] !== ',') {
      if (row.length > 1) rows.push(row);
      row = [];
    }
  }
  const [head = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}

function goldOf(rows: readonly Record<string, string>[]): Map<string, Gold[]> {
  const map = new Map<string, Gold[]>();
  for (const row of rows) {
    const role = roleOf(row);
    if (!role) continue;
    const answers = (row.answer_range ?? '').split('~!~').map((range) => {
      const [from, to] = range.split(':').map(Number);
      return { from: from!, to: to! };
    });
    const list = map.get(row.qasrl_id!) ?? [];
    const verb = Number(row.verb_idx);
    const same = list.find(
      (g) => g.verb === verb && g.role === role && g.answers.some((a) => answers.some((b) => overlap(a, b) > 0)),
    );
    if (same) same.answers.push(...answers);
    else list.push({ verb, role, answers });
    map.set(row.qasrl_id!, list);
  }
  return map;
}

function roleOf(row: Record<string, string>): Role | null {
  const passive = row.is_passive === 'True';
  if (row.wh === 'where') return 'where';
  if (row.wh === 'when') return 'when';
  if (row.wh !== 'who' && row.wh !== 'what') return null;
  if (row.subj === '') return passive ? 'whom' : 'who';
  if (passive) return row.prep === 'by' && row.obj === '' ? 'who' : null;
  return row.obj === '' && row.prep === '' ? 'whom' : null;
}

function read(tokens: readonly string[]): Gold[] {
  const { text, starts } = detokenise(tokens);
  const reading = readArticle({ text, title: null, published: '2010-06-16' });
  const range = ({ start, end }: { start: number; end: number }): Range => {
    const from = starts.findLastIndex((s) => s <= start);
    let to = from + 1;
    while (to < starts.length && starts[to]! < end) to++;
    return { from, to };
  };
  const given: Gold[] = [];
  for (const event of reading.events) {
    const span = range(event.verb);
    const add = (role: Role, list: readonly Argument[]) => {
      // The annotated verb is the main one of the group, or the only one.
      for (let verb = span.from; verb < span.to; verb++)
        for (const argument of list) given.push({ verb, role, answers: [range(argument)] });
    };
    add('who', event.who);
    add('whom', event.whom);
    add('where', event.where);
    add(
      'when',
      event.when.flatMap((w) => (reading.dates[w] ? [{ ...reading.dates[w], entity: null }] : [])),
    );
  }
  return given;
}

/** How many gold arguments are found and how many given ones are right. */
function match(expected: readonly Gold[], offered: readonly Gold[]): { found: number; right: number } {
  const fits = (one: Gold, other: Gold) => one.answers.some((a) => other.answers.some((b) => overlap(a, b) >= 0.3));
  return {
    found: expected.filter((wanted) => offered.some((one) => fits(wanted, one))).length,
    right: offered.filter((one) => expected.some((wanted) => fits(wanted, one))).length,
  };
}

function overlap(a: Range, b: Range): number {
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return shared <= 0 ? 0 : shared / (Math.max(a.to, b.to) - Math.min(a.from, b.from));
}
