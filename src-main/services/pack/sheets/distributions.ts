import { metricView, type DistributionView } from '../../../../src-engine/index.ts';
import { exceedanceChart, histogramBlock, histogramChart, HISTOGRAM_COLUMNS } from '../layout/histogram-block.ts';
import { FAN_COLUMNS, fanBlock, fanChart } from '../layout/fan-block.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, text } from '../model/cell.ts';
import type { PackData, PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { percentileTable } from './distribution-percentiles.ts';

const KEY = 'distributions';
const widths = [26, 11, 11, 12, 12, 11, 11, 11, 11, 11, 11, 11, 11, 14, 14];
const CHART_ROWS = 16;
const FAN_ROWS = 21;
const MONTHS = 6;
const MOST_FANS = 3;

/** How outcomes are spread: percentiles, histograms with the chance of at least x, and what stands where over time. */
export const distributions: SheetMaker = (data) => {
  const [run] = data.runs;
  if (run.result.manifest.pathsCompleted === 0) return null;
  const sheet = createSheet(KEY, 'Distributions', widths);
  const views = viewsOf(run);
  headSheet(
    sheet,
    widths,
    views[0]?.title ?? 'No path has a value',
    `Total losses count as −100 %; paths without a value are left out and counted. ${runCaption(run)}`,
  );
  percentileTable(sheet, run, data.template.rawMetrics);
  for (const view of views) {
    sheet.breakPage();
    writeHistogram(sheet, view, data);
  }
  for (const [k, view] of run.desk.cash.fans.slice(0, MOST_FANS).entries()) {
    sheet.breakPage();
    sheet.paragraph(`${view.title}. Percentiles month by month: no line is a path`, 'subtitle');
    const from = { row: sheet.next(), column: FAN_COLUMNS };
    const to = { row: sheet.next() + FAN_ROWS, column: widths.length - 1 };
    fanBlock(sheet, `fan${k}`, view, MONTHS);
    sheet.chart(fanChart(KEY, `fan${k}`, view, data.brand, { from, to }));
    sheet.space();
  }
  return sheet.done();
};

/** Net IRR against the hurdle and net TVPI against 1x as on the screen, then how soon cash comes and how far NAV falls. */
function viewsOf(run: PackRun): readonly DistributionView[] {
  const columnOf = (name: string) => run.columns.get(name) ?? null;
  const more = ['netDpiYear5Multiple', 'maxDrawdownFraction'].flatMap(
    (name) => metricView(run.result, name, columnOf, null, run.paths) ?? [],
  );
  return [...run.desk.distribution.distributions, ...more].filter(({ counts }) => counts.length > 0);
}

function writeHistogram(sheet: SheetBuilder, view: DistributionView, { template }: PackData): void {
  const { metric } = view;
  sheet.paragraph(`${view.title}. ${view.caption}`, 'subtitle');
  const top = sheet.next();
  histogramBlock(sheet, metric, view);
  const total = `{${KEY}.${metric}Total}`;
  if (template.rawMetrics.includes(metric)) {
    const row = sheet.row(
      text('Check: less paths with a value', 'note'),
      null,
      formula(`${total}-COUNT({paths.${metric}})`, 0, 'Count', 'check'),
    );
    sheet.anchor(`${metric}Check`, row, 2);
    sheet.check(`${metric}Check`, `${view.metricTitle}: the bars hold every path that has a value`);
  }
  const left = HISTOGRAM_COLUMNS + 1;
  const place = (row: number) => ({
    from: { row, column: left },
    to: { row: row + CHART_ROWS - 1, column: widths.length - 1 },
  });
  sheet.chart(histogramChart(KEY, metric, view, place(top)));
  sheet.chart(exceedanceChart(KEY, metric, view, place(top + CHART_ROWS + 1)));
  const missing = top + 2 * CHART_ROWS + 2 - sheet.next();
  if (missing > 0) sheet.space(missing);
}
