import { audWords, percentWords } from '../../../../src-engine/index.ts';
import { headSheet } from '../layout/heading.ts';
import { headRow } from '../layout/table-rows.ts';
import type { SheetKey, SheetModel } from '../model/sheet.ts';
import { createSheet } from '../model/sheet-builder.ts';
import type { WaterfallFlows } from './flows.ts';
import type { WaterfallMonths } from './months.ts';
import { writeReconciliation } from './summary/reconciliation.ts';
import { writeReturns } from './summary/returns.ts';
import { totalsOf, type Summary } from './summary/summary.ts';
import { writeTiers } from './summary/tiers.ts';
import { writeYears } from './summary/years.ts';

const widths = [64, 17, 17, 17, 17, 17, 17];

/** What a reader of the waterfall sees first: who gets what by tier, returns, and that sheet and engine agree. */
export function summarySheet(
  key: SheetKey,
  name: string,
  flows: WaterfallFlows,
  { table }: WaterfallMonths,
  caption: string,
  notes: readonly string[],
): SheetModel {
  const sheet = createSheet(key, name, widths);
  const summary: Summary = { sheet, widths, flows, table, months: `${key}-months` };
  headSheet(sheet, widths, titleOf(summary), caption);
  for (const note of notes) sheet.paragraph(note, 'note');
  if (notes.length > 0) sheet.space();
  if (flows.waterfall === null) {
    headRow(sheet, widths, 'Fees, calls and distributions only');
    sheet.paragraph(
      'American terms count the capital of single deals, and deals have no mean: who gets what of the mean cash flow cannot be told. Its fees, calls and distributions follow the terms below.',
    );
    sheet.space();
  } else {
    writeTiers(summary);
    writeReturns(summary);
    writeYears(summary);
  }
  writeReconciliation(summary);
  sheet.freeze(2, 1);
  return sheet.done();
}

function titleOf(summary: Summary): string {
  const { flows, table } = summary;
  const whose = flows.kind === 'median' ? 'On the median path' : 'On the mean cash flow';
  const of = totalsOf(table);
  if (flows.waterfall === null) return `${whose} ${audWords(of('equity'))} is distributed`;
  const received = of('lp') + of('clawback');
  const carry = of('carry') - of('clawback');
  const manager = carry > 1 ? `the manager keeps ${audWords(carry)} of carry` : 'there is no carry';
  const irr = Number.isNaN(flows.netIrrAnnual) ? '' : `, a net IRR of ${percentWords(flows.netIrrAnnual)}`;
  return `${whose} LPs receive ${audWords(received)} for ${audWords(of('equityCallLp'))} paid in${irr}; ${manager}`;
}
