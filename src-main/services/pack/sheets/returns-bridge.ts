import { percentWords, type StoredResult } from '../../../../src-engine/index.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { metricOf, returnWidths } from './returns-metrics.ts';

const CHART_ROWS = 15;

/** A step of the bridge: from where to where. A level starts at nothing. */
type Step = { readonly label: string; readonly from: number; readonly to: number; readonly isLevel: boolean };

/**
 * Mean gross to mean net IRR as a chart of floating bars, drawn from four rows of formulas: what is invisible below a bar, levels,
 * and changes above and below zero. Nothing when a mean is missing.
 */
export function writeBridge(sheet: SheetBuilder, result: StoredResult): void {
  const [gross, fund, net] = ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual'].map(
    (name) => metricOf(result, name)?.mean ?? null,
  );
  if (typeof gross !== 'number' || typeof fund !== 'number' || typeof net !== 'number') return;
  const steps: readonly Step[] = [
    { label: 'Gross', from: 0, to: gross, isLevel: true },
    { label: 'Fees, costs, idle cash', from: gross, to: fund, isLevel: false },
    { label: 'Fund', from: 0, to: fund, isLevel: true },
    { label: 'Carry', from: fund, to: net, isLevel: false },
    { label: 'Net to LPs', from: 0, to: net, isLevel: true },
  ];
  sheet.row(
    text('Bridge of mean IRRs', 'heading'),
    ...['Unit', 'From', 'To', 'Change', 'Blank', 'Level', 'Above 0', 'Below 0', '', '', ''].map((head) =>
      text(head, 'heading'),
    ),
  );
  const first = sheet.next();
  const means = ['{returns.grossIrrAnnualMean}', '{returns.fundIrrAnnualMean}', '{returns.netIrrAnnualMean}'];
  for (const [k, step] of steps.entries()) {
    const r = first + k + 1;
    const { label, from, to, isLevel } = step;
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    sheet.row(
      text(label),
      text('% p.a.', 'unit'),
      isLevel ? number(0, 'Annual') : formula(`D${r - 1}`, from, 'Annual'),
      formula(means[Math.ceil(k / 2)]!, to, 'Annual'),
      isLevel ? null : formula(`D${r}-C${r}`, to - from, 'Annual'),
      formula(
        isLevel ? '0' : `MAX(0,MIN(C${r}:D${r}))+MIN(0,MAX(C${r}:D${r}))`,
        isLevel ? 0 : Math.max(0, low) + Math.min(0, high),
        'Annual',
      ),
      isLevel ? formula(`D${r}`, to, 'Annual') : null,
      isLevel
        ? null
        : formula(`MAX(0,C${r}:D${r})-MAX(0,MIN(C${r}:D${r}))`, Math.max(0, high) - Math.max(0, low), 'Annual'),
      isLevel
        ? null
        : formula(`MIN(0,C${r}:D${r})-MIN(0,MAX(C${r}:D${r}))`, Math.min(0, low) - Math.min(0, high), 'Annual'),
    );
  }
  const last = first + steps.length - 1;
  sheet.anchor('bridgeSteps', first, 0, last, 0);
  for (const [name, column] of [
    ['Blank', 5],
    ['Level', 6],
    ['Above', 7],
    ['Below', 8],
  ] as const) {
    sheet.anchor(`bridge${name}`, first, column, last, column);
    sheet.anchor(`bridge${name}Name`, first - 1, column);
  }
  const series = (name: string, colour: string | null | undefined) => ({
    name: `returns.bridge${name}Name`,
    values: `returns.bridge${name}`,
    ...(colour === undefined ? {} : { colour }),
  });
  sheet.space();
  const top = sheet.next();
  sheet.chart({
    kind: 'stacked-bar',
    title: `From ${percentWords(gross)} gross to ${percentWords(net)} net a year, means over paths`,
    xTitle: '',
    yTitle: 'IRR a year',
    valueFormat: '0.0%',
    categories: 'returns.bridgeSteps',
    series: [series('Blank', null), series('Level', undefined), series('Above', 'D55E00'), series('Below', 'D55E00')],
    at: { from: { row: top, column: 0 }, to: { row: top + CHART_ROWS - 1, column: returnWidths.length - 1 } },
  });
  sheet.space(CHART_ROWS + 1);
}
