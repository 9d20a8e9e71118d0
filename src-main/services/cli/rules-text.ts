import { quoted, type RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';

/** What the year-bounded rules of a fund did over the paths of a run; nothing when it has none. */
export function rulesText({ rules }: RunResult): string {
  if (rules.length === 0) return '';
  return textTable(
    [
      { title: 'Rule', align: 'left' },
      { title: 'when', align: 'left' },
      { title: 'years', align: 'right' },
      { title: 'paths', align: 'right' },
      { title: 'first', align: 'right' },
      { title: 'months', align: 'right' },
    ],
    rules.map(({ name, when, fromYear, toYear, shareOfPaths, firstMonth, meanMonths }) => [
      quoted(name, 28),
      `${when.metric} ${when.op.replace('-', ' ')} ${Number(when.threshold.toPrecision(6))}`,
      `${fromYear}-${toYear ?? ''}`,
      formatValue(shareOfPaths, 'Fraction'),
      firstMonth === null ? '-' : String(firstMonth),
      meanMonths.toFixed(1),
    ]),
  );
}
