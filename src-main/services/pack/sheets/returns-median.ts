import { irr, numberWords, type PathReplay } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { sumOf, type PathLedger } from '../ledger/path-ledger.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

const MILLION = 1_000_000;
/** Rates of two programs that search for the same root. */
const RATE_TOLERANCE = 1e-7;

type Party = {
  readonly key: string;
  readonly title: string;
  readonly paidIn: Float64Array;
  readonly received: Float64Array;
};

/** What each party of the median path pays in and gets, with live IRRs over the monthly ledger, and the LP rate against the engine's. */
export function writeMedianParties(sheet: SheetBuilder, replay: PathReplay, ledger: PathLedger): void {
  const parties: readonly Party[] = [
    { key: 'lp', title: 'LP class', paidIn: ledger.lpCalls.months, received: ledger.lpDistributions.months },
    { key: 'gp', title: 'GP commitment', paidIn: ledger.gpCalls.months, received: ledger.gpDistributions.months },
  ];
  sheet.row(
    text(`Median path (path ${numberWords(replay.path)}) by party`, 'heading'),
    ...['', 'Paid in A$m', 'Received', 'Profit A$m', 'Multiple', 'IRR p.a.', '', '', '', '', ''].map((head) =>
      text(head, 'heading'),
    ),
  );
  for (const { key, title, paidIn, received } of parties) {
    const r = sheet.next() + 1;
    const [paid, got] = [-sumOf(paidIn) / MILLION, sumOf(received) / MILLION];
    const flows = paidIn.map((aud, m) => aud + received[m]!);
    const found = irr(flows);
    const row = sheet.row(
      text(title),
      text('', 'unit'),
      formula(`-SUM({cash-monthly.${key}CallsAud})/${MILLION}`, paid, 'AudMillion'),
      formula(`SUM({cash-monthly.${key}DistributionsAud})/${MILLION}`, got, 'AudMillion'),
      formula(`D${r}-C${r}`, got - paid, 'AudMillion'),
      formula(`IF(C${r}=0,"n/a",D${r}/C${r})`, paid === 0 ? null : got / paid, 'Multiple'),
      // Only a single root is sure to be the one that a search from a guess finds.
      found.class === 'one'
        ? formula(`(1+IRR({cash-monthly.${key}NetAud},0.005))^12-1`, found.rateAnnual, 'Annual')
        : number(found.rateAnnual, 'Annual'),
    );
    sheet.anchor(`${key}MedianIrr`, row, 6);
  }
  const carry = sumOf(ledger.carry.months) / MILLION;
  const fee = -sumOf(ledger.uses.find(({ name }) => name === 'managementFeeAud')!.months) / MILLION;
  sheet.row(
    text('Manager: carry, net of clawback'),
    text('', 'unit'),
    null,
    formula(`SUM({cash-monthly.carryAud})/${MILLION}`, carry, 'AudMillion'),
  );
  sheet.row(
    text('Manager: management fees'),
    text('', 'unit'),
    null,
    formula(`-SUM({cash-monthly.managementFeeAud})/${MILLION}`, fee, 'AudMillion'),
  );
  const engine = replay.figures['netIrrAnnual']!;
  const given = sheet.row(
    text('Net IRR of this path as the engine reports it'),
    text('% p.a.', 'unit'),
    number(engine, 'Annual'),
  );
  const rate = irr(ledger.lpCalls.months.map((aud, m) => aud + ledger.lpDistributions.months[m]!)).rateAnnual;
  if (rate !== null) {
    const row = sheet.row(
      text('Check: LP IRR of the ledger less that'),
      text('0 = fine', 'unit'),
      checkCell(`{returns.lpMedianIrr}-C${given + 1}`, rate - engine, RATE_TOLERANCE, 'Annual'),
    );
    sheet.anchor('irrCheck', row, 2);
    sheet.check('irrCheck', 'IRR of the LP flows of the median path equals the engine’s', '0.00001 % p.a.');
  }
  sheet.space();
}
