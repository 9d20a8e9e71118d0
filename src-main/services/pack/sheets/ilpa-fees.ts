import { percentWords, type PathReplay } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import { ONE_DOLLAR, reconcile } from '../layout/reconciliation.ts';
import { headRow } from '../layout/table-rows.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import {
  byYear,
  createYearTables,
  financialYears,
  yearWidths,
  type FinancialYear,
  type YearRow,
  type YearTables,
} from './financial-years.ts';
import { netAssetRoll } from './ilpa-net-assets.ts';

/** Fees, expenses and carry by kind and receiver, shaped after the fee sections of ILPA's Reporting Template 2.0. */
export const ilpaFeesSheet: SheetMaker = ({ runs: [run] }) => {
  const { median } = run;
  if (median === null) return null;
  const years = financialYears(run.scenario.fund.firstCloseDate, median.lastMonth);
  const widths = yearWidths(years);
  const sheet = createSheet('ilpa-fees', 'Fees (ILPA form)', widths);
  const { paidByFundAud } = median.fees.columns;
  const paid = byYearOf(paidByFundAud).reduce((sum, value) => sum + value, 0);
  const commitments = run.scenario.fund.commitmentsAud / 1_000_000;
  headSheet(
    sheet,
    widths,
    `The fund pays ${percentWords(paid / commitments)} of its commitments in fees and costs over its life`,
    medianCaption(run),
  );
  sheet.paragraph(
    'Shaped after the fee sections of the ILPA Reporting Template 2.0 (2025); not ILPA compliant: figures are simulated, of the whole fund and one path, and lines that the model does not have are left out. Years to 30 June; ITD: since inception. Cash as paid, without GST unless said.',
    'note',
  );
  sheet.space();
  const tables = createYearTables(sheet, years);
  const fees = feeRows(sheet, tables, median);
  received(sheet, tables, median, fees, years);
  netAssetRoll(sheet, tables, median, fees.total, years);
  ratios(sheet, run, median, fees.total);
  return sheet.done();
};

type Fees = {
  readonly management: YearRow;
  readonly acquisition: YearRow;
  readonly disposition: YearRow;
  readonly total: YearRow;
};

/** The table of fees has a row a year already. */
const byYearOf = (column: ArrayLike<number>): number[] => Array.from(column, (aud) => aud / 1_000_000);

/** What the fund pays, by kind. */
function feeRows(sheet: SheetBuilder, tables: YearTables, { fees, figures }: PathReplay): Fees {
  const c = fees.columns;
  const year = (name: Exclude<keyof typeof c, 'yearEnding'>) => byYearOf(c[name]);
  const paid = year('managementFeeAud');
  const credit = year('feeOffsetAud');
  tables.head('Fees and expenses paid by the fund');
  const before = tables.line(
    'Management fee before credits',
    paid.map((aud, y) => aud + credit[y]!),
  );
  const credits = tables.line(
    'Credits of other fees of the manager',
    credit.map((aud) => -aud),
  );
  const management = tables.total('Management fee paid', [before, credits]);
  const acquisition = tables.line('Acquisition fees to the manager', year('acquisitionFeeAud'));
  const disposition = tables.line('Disposition fees to the manager', year('dispositionFeeAud'));
  const parts = [
    management,
    acquisition,
    disposition,
    tables.line('Operating expenses', year('expensesAud')),
    tables.line('Organisation and set-up costs', year('setUpAud')),
    tables.line('GST, net of input credits', year('gstAud')),
    tables.line('Interest on facilities', year('facilityInterestAud')),
    tables.line('Commitment and other fees of facilities', year('facilityFeeAud')),
  ];
  const total = tables.total('All fees and expenses of the fund', parts);
  const engine = byYearOf(c.paidByFundAud);
  const check = reconcile(
    sheet,
    total.row,
    engine.map((figure, y) => ({ column: 2 + y, value: total.values[y]!, engine: figure })),
    ONE_DOLLAR,
  );
  sheet.anchor('fees-check', check, 2, check, 1 + engine.length);
  sheet.check('fees-check', 'ILPA fees: the kinds sum to what the ledger paid', 'A$1');
  const ledger = tables.cells(
    'Check: management fee against the monthly ledger',
    checkCell(
      `B${management.row + 1}+{cash-monthly.managementFeeAudTotal}/1000000`,
      management.total - figures['managementFeeAud']! / 1_000_000,
      ONE_DOLLAR.tolerance,
      ONE_DOLLAR.unit,
    ),
    [],
  );
  sheet.anchor('ledger-check', ledger, 1);
  sheet.check('ledger-check', 'ILPA fees: the management fee is that of the monthly ledger', 'A$1');
  sheet.anchor('fees-total', total.row, 1);
  sheet.space();
  return { management, acquisition, disposition, total };
}

/** What the manager and its related parties receive, whoever pays it. */
function received(
  sheet: SheetBuilder,
  tables: YearTables,
  { fees, waterfall, figures }: PathReplay,
  paid: Fees,
  years: readonly FinancialYear[],
): void {
  tables.head('Received by the manager and related parties');
  const parts = [
    tables.same('Management fee', paid.management),
    tables.same('Acquisition fees', paid.acquisition),
    tables.same('Disposition fees', paid.disposition),
    tables.line('Origination fees, paid by owners and not by the fund', byYearOf(fees.columns.paidByOwnersAud)),
    tables.line('Carry, before clawback', byYear(years, waterfall.columns.carryAud)),
    tables.line(
      'Carry returned (clawback)',
      byYear(years, waterfall.columns.clawbackAud).map((aud) => -aud),
    ),
  ];
  const total = tables.total('All that the manager receives', parts);
  const engine = figures['managerRevenueAud']! / 1_000_000;
  const check = reconcile(sheet, total.row, [{ column: 1, value: total.total, engine }], ONE_DOLLAR);
  sheet.anchor('received-check', check, 1);
  sheet.check('received-check', 'ILPA fees: what the manager receives agrees with the engine', 'A$1');
  sheet.anchor('received-total', total.row, 1);
  sheet.anchor('origination-fees', parts[3]!.row, 1);
  sheet.space();
}

/** What it comes to, measured by what investors promised and paid. */
function ratios(sheet: SheetBuilder, { scenario }: PackRun, { cash }: PathReplay, total: YearRow): void {
  const commitments = scenario.fund.commitmentsAud / 1_000_000;
  let paidInAud = 0;
  for (let m = 0; m < cash.rows; m += 1) paidInAud += cash.columns.calledLpAud[m]! + cash.columns.calledGpAud[m]!;
  const paidIn = paidInAud / 1_000_000;
  sheet.space();
  headRow(sheet, [46, 11], 'Fees and expenses since inception over', '', '');
  const line = (title: string, base: number) => {
    const row = sheet.next();
    sheet.row(
      text(title),
      formula(
        `IF(C${row + 1}>0,B${total.row + 1}/C${row + 1},"n/a")`,
        base > 0 ? total.total / base : null,
        'Fraction',
      ),
      number(base, 'AudMillion'),
    );
  };
  line('Commitments, A$m beside', commitments);
  line('Capital paid in, A$m beside', paidIn);
}
