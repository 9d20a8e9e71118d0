import { headRow } from '../../layout/table-rows.ts';
import { addressOf } from '../../model/address.ts';
import { formula, text, type Cell } from '../../model/cell.ts';
import { MILLION, millions, totalsOf, valueOf, type Summary } from './summary.ts';

type Sums = readonly [plus: readonly string[], minus?: readonly string[]];
type Tier = {
  readonly title: string;
  readonly lp: Sums | null;
  readonly gp: Sums | null;
  readonly manager: Sums | null;
};

/** Cash of the GP commitment that does not go through the steps. */
const outright: Sums = [['gpCash'], ['gp.cash']];
const tiers: readonly Tier[] = [
  { title: 'Return of capital', lp: [['lp.returned']], gp: [['gp.returned']], manager: null },
  { title: 'Preferred return', lp: [['lp.prefPaid']], gp: [['gp.prefPaid']], manager: null },
  {
    title: 'Catch-up',
    lp: [['lp.catchUp'], ['lp.catchUpCarry']],
    gp: [['gp.catchUp'], ['gp.catchUpCarry']],
    manager: [['lp.catchUpCarry', 'gp.catchUpCarry']],
  },
  {
    title: 'Split of the rest, all tiers',
    lp: [
      ['lp.paid', 'lp.catchUpCarry'],
      ['lp.returned', 'lp.prefPaid', 'lp.catchUp'],
    ],
    gp: [
      ['gp.paid', 'gp.catchUpCarry'],
      ['gp.returned', 'gp.prefPaid', 'gp.catchUp'],
    ],
    manager: [['lp.splitCarry', 'gp.splitCarry']],
  },
  { title: 'GP commitment, outright and free of carry', lp: null, gp: outright, manager: null },
];

/** Who gets what of all distributions, tier by tier, in millions. */
export function writeTiers(summary: Summary): void {
  const { sheet, widths, table } = summary;
  headRow(
    sheet,
    widths,
    'Who gets what, whole life',
    'LP class A$m',
    'GP commitment A$m',
    'Manager (carry) A$m',
    'Total A$m',
    'Share',
  );
  const first = sheet.next();
  const total = first + tiers.length;
  const all = totalsOf(table)('equity') / MILLION;
  const row = (title: string, parties: readonly Cell[], role: 'value' | 'total' = 'value') => {
    const at = sheet.next();
    const sum = parties.reduce((amount, cell) => amount + valueOf(cell), 0);
    const label = text(title, role === 'total' ? 'total-label' : 'label');
    const totalCell = formula(`SUM(B${at + 1}:D${at + 1})`, sum, 'AudMillion', role);
    const share = formula(
      `IF(E${total + 1}=0,"n/a",E${at + 1}/E${total + 1})`,
      all === 0 ? null : sum / all,
      'Fraction',
      role,
    );
    sheet.row(label, ...parties, totalCell, share);
    return at;
  };
  const sums = (given: Sums | null): Cell => (given === null ? null : millions(summary, given[0], given[1]));
  const cells = tiers.map(({ title, lp, gp, manager }) => ({ title, parties: [sums(lp), sums(gp), sums(manager)] }));
  for (const { title, parties } of cells) row(title, parties);
  const column = (place: number, from: number, to: number, value: number, role: 'total' | 'value' = 'total') => {
    const letter = 'BCD'[place]!;
    return formula(`SUM(${letter}${from + 1}:${letter}${to + 1})`, value, 'AudMillion', role);
  };
  const paid = [0, 1, 2].map((place) => cells.reduce((sum, { parties }) => sum + valueOf(parties[place]!), 0));
  row(
    'Distributed',
    paid.map((value, place) => column(place, first, total - 1, value)),
    'total',
  );
  const clawback = row('Clawback: the manager pays back', [
    millions(summary, ['clawback']),
    null,
    millions(summary, [], ['clawback']),
  ]);
  const back = totalsOf(table)('clawback') / MILLION;
  const kept = [paid[0]! + back, paid[1]!, paid[2]! - back];
  const after = row(
    'After clawback',
    kept.map((value, place) => column(place, total, clawback, value)),
    'total',
  );
  sheet.anchor('tierNames', first, 0, total - 1, 0);
  ['lp', 'gp', 'manager'].forEach((party, place) => {
    sheet.anchor(`${party}Name`, first - 1, place + 1);
    sheet.anchor(`${party}Tiers`, first, place + 1, total - 1, place + 1);
    sheet.anchor(`${party}Kept`, after, place + 1);
  });
  const check = sheet.row(
    text('Check: tiers less what was distributed (0 = fine)', 'note'),
    null,
    null,
    null,
    formula(
      `ROUND(${addressOf({ row: total, column: 4 })}-{${summary.months}.equity-total}/${MILLION},6)`,
      Math.round((paid.reduce((sum, value) => sum + value, 0) - all) * 1e6) / 1e6 + 0,
      'AudMillion',
      'check',
    ),
  );
  sheet.anchor('tierCheck', check, 4);
  sheet.check(
    'tierCheck',
    `Waterfall of the ${summary.flows.kind}: LP, GP and manager share exactly what is distributed`,
    'A$1',
  );
  sheet.space();
}
