import type { TableView, Unit } from '../../../src-engine/index.ts';
import { letterStyle } from '../letters.ts';
import type { DeltaRow } from '../options/delta-bars.ts';
import type { Pairs } from '../options/paired-scatter.ts';
import { column, twin } from './table.ts';

/** Net IRR of each drawn path under both runs. */
export function pairsTable(pairs: Pairs, first: string, second: string, title: string): TableView {
  const columns = [
    column('path', 'Path', 'Count', 'Number of the path; the same draws in both runs.'),
    column('first', `${first} net IRR`, 'Annual'),
    column('second', `${second} net IRR`, 'Annual'),
  ];
  const rows = pairs.path.map((path, at) => [path, pairs.x[at]!, pairs.y[at]!]);
  return twin('pairs', title, '', columns, rows);
}

export const verdictText = {
  real: 'real',
  'not-distinguishable': 'not distinguishable',
  equal: 'equal',
  unknown: 'n/a',
} as const;

/** Changes of one figure against the first run. */
export function deltaTable(rows: readonly DeltaRow[], unit: Unit, title: string): TableView {
  const columns = [
    column('run', 'Run', 'Text'),
    column('change', 'Change', unit, 'Against the first run.'),
    column('low', '95 % from', unit),
    column('high', '95 % to', unit),
    column('verdict', 'Verdict', 'Text'),
    column('further', 'Needs paths', 'Count', 'Further paths after which a difference of this size would stand out.'),
  ];
  const cells = rows.map(({ index, name, change }) => [
    `${letterStyle(index).letter} ${name}`,
    change.value,
    change.low,
    change.high,
    verdictText[change.verdict],
    change.furtherPaths,
  ]);
  return twin('change', title, '', columns, cells);
}
