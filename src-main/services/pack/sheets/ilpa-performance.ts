import { multipleWords, percentWords } from '../../../../src-engine/index.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { createYearTables, financialYears, yearWidths } from './financial-years.ts';
import { monthlyFlows } from './ilpa-flows.ts';
import { performanceMeasures } from './ilpa-measures.ts';
import { flowYears } from './ilpa-years.ts';

/** Both views of performance, from investor flows and from the flows of the fund with its advances, shaped after ILPA's templates. */
export const ilpaPerformanceSheet: SheetMaker = ({ runs: [run] }) => {
  const { median, scenario } = run;
  if (median === null) return null;
  const years = financialYears(scenario.fund.firstCloseDate, median.lastMonth);
  const widths = yearWidths(years);
  const sheet = createSheet('ilpa-performance', 'Performance (ILPA form)', widths);
  const { netIrrAnnual, netTvpiMultiple, grossIrrAnnual } = median.figures;
  headSheet(
    sheet,
    widths,
    `Advances earn ${percentWords(grossIrrAnnual)} gross; investors receive ${percentWords(netIrrAnnual)} net, or ${multipleWords(netTvpiMultiple)} of what they pay in`,
    medianCaption(run),
  );
  sheet.paragraph(
    'Shaped after the ILPA Performance Template v1.1 (2025), granular: flows between the fund and investors by kind, and gross-up: flows between the fund and its advances; not ILPA compliant: figures are simulated and of one path. Rates are formulas over the monthly flows at the end of this sheet, which are in the file and not on paper; effective a year. ITD: since inception.',
    'note',
  );
  sheet.space();
  performanceMeasures(sheet, run, median);
  const tables = createYearTables(sheet, years);
  flowYears(sheet, tables, median, years, 1 - scenario.fund.gpCommitmentFraction);
  sheet.printUpTo();
  sheet.space();
  monthlyFlows(sheet, median, scenario.fund.firstCloseDate, years);
  return sheet.done();
};
