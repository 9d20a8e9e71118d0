import { headSheet, runCaption } from '../layout/heading.ts';
import { medianLedger } from '../ledger/path-ledger.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { writeBridge } from './returns-bridge.ts';
import { writeMedianParties } from './returns-median.ts';
import { metricTable, returnsTitle, returnWidths, rootsNote } from './returns-metrics.ts';
import { writeRisk } from './returns-risk.ts';

/** From gross to net, by party, across all paths; then what the median path gives each party; then the tail. */
export const returns: SheetMaker = ({ runs: [run] }) => {
  const sheet = createSheet('returns', 'Returns', returnWidths);
  headSheet(
    sheet,
    returnWidths,
    returnsTitle(run.result),
    `Across paths, each measure ranked on its own. ${runCaption(run)}`,
  );
  metricTable(sheet, run.result, 'Rates of return, gross to net', [
    ['grossIrrAnnual', 'Gross: advances and proceeds'],
    ['fundIrrAnnual', 'Fund: after fees, costs and idle cash'],
    ['netIrrAnnual', 'Net: LP class after carry'],
    ['netXirrAnnual', 'Net, dated (XIRR)'],
    ['netMirrAnnual', 'Net, modified (MIRR)'],
    ['netIrrWithoutSubscriptionLineAnnual', 'Net without the subscription line'],
    ['netIrrWithoutNavLineAnnual', 'Net without the NAV line'],
    ['afterTaxNetIrrAnnual', 'Net after tax at stated rates'],
  ]);
  metricTable(sheet, run.result, 'Multiples', [
    ['grossMultiple', 'Gross: proceeds over advances'],
    ['netTvpiMultiple', 'LP class: TVPI'],
    ['netDpiMultiple', 'LP class: DPI at the end'],
    ['netDpiYear5Multiple', 'LP class: DPI at year 5'],
    ['pmeMultiple', 'LP class: PME (Kaplan-Schoar)'],
  ]);
  metricTable(sheet, run.result, 'Who pays in and who receives', [
    ['lpCalledAud', 'LP class: paid in'],
    ['lpDistributedAud', 'LP class: received'],
    ['lpProfitAud', 'LP class: profit'],
    ['gpCalledAud', 'GP commitment: paid in'],
    ['gpCommitmentDistributedAud', 'GP commitment: received'],
    ['managementFeeAud', 'Manager: management fees'],
    ['transactionFeeAud', 'Manager: transaction fees'],
    ['ownerFeeAud', 'Manager: fees paid by owners'],
    ['carryPaidAud', 'Manager: carry before clawback'],
    ['clawbackAud', 'Manager: carry returned'],
    ['managerRevenueAud', 'Manager: all revenue'],
    ['expensesAud', 'Others: expenses and set-up'],
    ['gstAud', 'Others: GST net of credits'],
  ]);
  sheet.paragraph(rootsNote(run.result), 'note');
  sheet.breakPage();
  writeBridge(sheet, run.result);
  const ledger = medianLedger(run);
  if (ledger !== null) writeMedianParties(sheet, run.median!, ledger);
  writeRisk(sheet, run.result);
  return sheet.done();
};
