import { headRow } from '../../layout/table-rows.ts';
import { addressOf } from '../../model/address.ts';
import { formula, number, text, type Cell, type CellUnit } from '../../model/cell.ts';
import { figuresOf } from '../month-table.ts';
import { millions, totalsOf, valueOf, type Summary } from './summary.ts';

/** Largest difference that rounding in a reader's own IRR may make. */
const RATE_TOLERANCE = 1e-6;

/** Returns of the LP class as formulas, beside what the engine gave. */
export function writeReturns(summary: Summary): void {
  const { sheet, widths, flows, months, table } = summary;
  headRow(sheet, widths, 'The LP class, and what the manager earns', 'On these terms', 'As run', 'Change', 'Unit');
  const of = totalsOf(table);
  const line = (title: string, now: Cell, asRun: number, unit: CellUnit, words: string, label: string) => {
    const row = sheet.next();
    const [a, b] = [1, 2].map((column) => addressOf({ row, column }));
    const isKnown = now?.kind === 'formula' && typeof now.value === 'number';
    const change = formula(
      `IF(AND(ISNUMBER(${a}),ISNUMBER(${b})),IF(ABS(${a}-${b})<1E-9,0,${a}-${b}),"n/a")`,
      isKnown && Number.isFinite(asRun) ? 0 : null,
      unit,
    );
    sheet.row(text(title), now, number(asRun, unit), change, text(words, 'unit'));
    sheet.anchor(label, row, 1);
    sheet.anchor(`${label}AsRun`, row, 2);
  };
  const inMillions = (title: string, plus: readonly string[], minus: readonly string[], label: string) => {
    const cell = millions(summary, plus, minus);
    line(title, cell, valueOf(cell), 'AudMillion', 'A$m', label);
  };
  inMillions('Paid in', ['equityCallLp'], [], 'paidIn');
  inMillions('Received, after clawback', ['lp', 'clawback'], [], 'received');
  line('Net IRR', irrCell(summary), flows.netIrrAnnual, 'Annual', '% p.a.', 'netIrr');
  const [received, paidIn] = [`{${months}.lp-total}+{${months}.clawback-total}`, `{${months}.equityCallLp-total}`];
  const multiple = of('equityCallLp') > 0 ? (of('lp') + of('clawback')) / of('equityCallLp') : null;
  line(
    'Net multiple: received over paid in',
    formula(`IF(${paidIn}=0,"n/a",(${received})/${paidIn})`, multiple, 'Multiple'),
    multiple ?? NaN,
    'Multiple',
    'x',
    'netMultiple',
  );
  inMillions('Management fee, without GST', ['feePaid'], [], 'managementFee');
  inMillions('Other costs and GST', ['otherPaid', 'gstPaid'], [], 'otherCosts');
  inMillions('Carry, after clawback', ['carry'], ['clawback'], 'carryKept');
  if (Number.isFinite(flows.netIrrAnnual)) {
    const [now, made] = ['netIrr', 'netIrrAsRun'].map(
      (label) => `{${summary.flows.kind === 'median' ? 'waterfall-median' : 'waterfall-mean'}.${label}}`,
    );
    const row = sheet.row(
      text('Check: net IRR of the formulas less that of the engine (0 = fine)', 'note'),
      formula(
        `IF({terms.changedCount}>0,0,IF(ABS(${now}-${made})<=${RATE_TOLERANCE},0,${now}-${made}))`,
        0,
        'Annual',
        'check',
      ),
    );
    sheet.anchor('irrCheck', row, 1);
    sheet.check(
      'irrCheck',
      `Waterfall of the ${flows.kind}: net IRR of the formulas is that of the engine`,
      '0.0001 %',
    );
  }
  sheet.space();
}

/**
 * Net IRR of the LP class by month, annual effective; -100 % when nothing ever comes back. The search begins at the rate of the run: a
 * spreadsheet may miss a rate far from its guess, and of several rates it finds the nearest.
 */
function irrCell({ sheet, flows, months, table }: Summary): Cell {
  if (Number.isNaN(flows.netIrrAnnual)) return number(null, 'Annual');
  const range = `{${months}.lpFlow}`;
  const isLost = !figuresOf(table, 'lpFlow').some((aud) => aud > 0);
  const asRun = addressOf({ row: sheet.next(), column: 2 });
  const monthly = `IFERROR(IRR(${range},(1+${asRun})^(1/12)-1),IRR(${range},0.005))`;
  const source = `IF(MAX(${range})<=0,-1,IFERROR((1+${monthly})^12-1,"n/a"))`;
  return formula(source, isLost ? -1 : flows.netIrrAnnual, 'Annual');
}
