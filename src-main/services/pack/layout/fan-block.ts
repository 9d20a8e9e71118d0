import type { FanView } from '../../../../src-engine/index.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import type { CellBlock, ChartModel, SheetKey } from '../model/sheet.ts';
import { accentOf, tint } from '../write/palette.ts';
import type { Brand } from '../model/sheet.ts';
import { shownUnit, shownValue, unitWords } from './unit-words.ts';

const shown = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** Month, five percentiles, then the widths of the three bands that the chart stacks on P5. */
export const FAN_COLUMNS = 9;
const bands = [
  { name: 'P5 to P25', low: 'B', high: 'C', from: 0.05, to: 0.25 },
  { name: 'P25 to P75', low: 'C', high: 'E', from: 0.25, to: 0.75 },
  { name: 'P75 to P95', low: 'E', high: 'F', from: 0.75, to: 0.95 },
] as const;

/** Percentile lines of a series every `every` months and at the end, nine columns from the first one. */
export function fanBlock(sheet: SheetBuilder, name: string, view: FanView, every: number): void {
  const unit = shownUnit(view.unit);
  const lineOf = (p: number) => view.lines[view.percentiles.indexOf(p)] ?? [];
  const head = sheet.row(
    ...['Month', 'P5', 'P25', 'P50 (median)', 'P75', 'P95', ...bands.map((band) => band.name)].map((title) =>
      text(title, 'heading'),
    ),
  );
  sheet.lines(head, 2);
  sheet.row(text('month', 'unit'), ...Array.from({ length: FAN_COLUMNS - 1 }, () => text(unitWords(unit), 'unit')));
  const first = sheet.next();
  for (
    let month = 0;
    month <= view.months;
    month = month === view.months ? month + 1 : Math.min(view.months, month + every)
  ) {
    const at = (p: number) => shownValue(lineOf(p)[month], view.unit);
    const r = sheet.next() + 1;
    sheet.row(
      number(month, 'Month'),
      ...shown.map((p) => number(at(p), unit)),
      ...bands.map(({ low, high, from, to }) => {
        const [a, b] = [at(from), at(to)];
        return a === null || b === null ? null : formula(`${high}${r}-${low}${r}`, b - a, unit);
      }),
    );
  }
  const last = sheet.next() - 1;
  for (const [k, part] of ['Month', 'P5', 'P25', 'P50', 'P75', 'P95', 'Low', 'Middle', 'High'].entries()) {
    sheet.anchor(`${name}${part}`, first, k, last, k);
    sheet.anchor(`${name}${part}Name`, head, k);
  }
}

/** Bands by lightness of the pack's own colour, the median as a line. */
export function fanChart(key: SheetKey, name: string, view: FanView, brand: Brand, at: CellBlock): ChartModel {
  const accent = accentOf(brand);
  const series = (part: string) => ({ name: `${key}.${name}${part}Name`, values: `${key}.${name}${part}` });
  return {
    kind: 'area-band',
    title: view.title,
    xTitle: 'Months from first close',
    yTitle: unitWords(shownUnit(view.unit)),
    valueFormat: '#,##0',
    categories: `${key}.${name}Month`,
    series: [
      { ...series('P5'), colour: null },
      { ...series('Low'), colour: tint(accent, 0.25) },
      { ...series('Middle'), colour: tint(accent, 0.5) },
      { ...series('High'), colour: tint(accent, 0.25) },
      { ...series('P50'), as: 'line', colour: accent },
    ],
    at,
  };
}
