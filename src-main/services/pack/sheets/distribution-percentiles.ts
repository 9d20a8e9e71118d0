import { titleOf } from '../../../../src-engine/index.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { columnLetters } from '../model/address.ts';
import { formula, number, text } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { metricOf } from './returns-metrics.ts';

const percentiles = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;
const FIRST = 2;
/** Flags and codes have a share or a count, but no percentile that says something. */
const unranked = new Set(['Flag', 'Code', 'Text']);

/** Percentiles of the raw metrics, computed by the reader's program from the raw sheet where it is in the pack. */
export function percentileTable(sheet: SheetBuilder, run: PackRun, raw: readonly string[]): void {
  const metrics = (
    raw.length > 0 ? raw : ['netIrrAnnual', 'netTvpiMultiple', 'netDpiYear5Multiple', 'lossRateFraction']
  ).flatMap((name) => metricOf(run.result, name) ?? []);
  sheet.row(
    ...['Percentiles across paths', 'Unit', ...percentiles.map((p) => `P${Math.round(p * 100)}`), 'Mean', 'n'].map(
      (head) => text(head, 'heading'),
    ),
  );
  const shares = sheet.row(
    text('Share of paths at or below', 'note'),
    text('%', 'unit'),
    ...percentiles.map((p) => number(p, 'Fraction')),
  );
  for (const metric of metrics) {
    const { name, count, mean } = metric;
    if (unranked.has(metric.unit)) continue;
    const unit = shownUnit(metric.unit);
    const per = metric.unit === 'Aud' ? '/1000000' : '';
    const values = `{paths.${name}}`;
    const orNone = (source: string) => `IF(COUNT(${values})=0,"n/a",${source}${per})`;
    const at = (p: number) => metric.percentiles.find(({ percentile }) => percentile === p)?.value ?? null;
    sheet.row(
      text(titleOf(name)),
      text(unitWords(unit), 'unit'),
      ...percentiles.map((p, k) =>
        formula(
          orNone(`PERCENTILE(${values},${columnLetters(FIRST + k)}$${shares + 1})`),
          shownValue(at(p), metric.unit),
          unit,
        ),
      ),
      formula(orNone(`AVERAGE(${values})`), shownValue(mean, metric.unit), unit),
      formula(`COUNT(${values})`, count, 'Count'),
    );
  }
  sheet.space();
}
