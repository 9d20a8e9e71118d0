import type { DistributionView, FanView } from '../../../../src-engine/index.ts';
import { fanBlock, fanChart } from '../layout/fan-block.ts';
import { histogramBlock, histogramChart } from '../layout/histogram-block.ts';
import type { PackData } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

const CHART_ROWS = 13;
const MONTHS = 6;

/** What the two charts of the page show; null where the run has nothing to draw. */
export type OutcomeCharts = { readonly fan: FanView | null; readonly histogram: DistributionView | null };

/** The J-curve on the left, net IRR on the right. Their data follow below the page. */
export function drawOutcome(sheet: SheetBuilder, { runs: [run], brand }: PackData): OutcomeCharts {
  const fan = run.desk.cash.fans.find(({ series }) => series === 'lpNetToDateAud') ?? null;
  const found = run.desk.distribution.distributions.find(({ metric }) => metric === 'netIrrAnnual') ?? null;
  const histogram = found === null || found.counts.length === 0 ? null : found;
  const top = sheet.next();
  const half = (from: number, to: number) => ({
    from: { row: top, column: from },
    to: { row: top + CHART_ROWS, column: to },
  });
  if (fan !== null) sheet.chart(fanChart('summary', 'fan', fan, brand, half(0, 5)));
  if (histogram !== null) sheet.chart(histogramChart('summary', 'netIrr', histogram, half(6, 11)));
  if (fan !== null || histogram !== null) sheet.space(CHART_ROWS + 1);
  return { fan, histogram };
}

/** The cells that the charts are drawn from, behind the page that is printed. */
export function writeChartData(sheet: SheetBuilder, _data: PackData, { fan, histogram }: OutcomeCharts): void {
  if (fan === null && histogram === null) return;
  sheet.printUpTo();
  sheet.space();
  if (fan !== null) {
    sheet.paragraph('What the charts show: LP cash to date by month, percentiles across paths', 'subtitle');
    fanBlock(sheet, 'fan', fan, MONTHS);
    sheet.space();
  }
  if (histogram !== null) {
    sheet.paragraph(`What the charts show: ${histogram.title}. ${histogram.caption}`, 'subtitle');
    histogramBlock(sheet, 'netIrr', histogram);
  }
}
