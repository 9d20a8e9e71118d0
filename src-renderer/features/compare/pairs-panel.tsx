import { useMemo, useState } from 'react';
import type { ComparisonView, TableView } from '../../../src-engine/index.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { letters } from '../../charts/letters.ts';
import { inSentence } from '../../charts/numbers.ts';
import { pairedScatterOption, reaches } from '../../charts/options/paired-scatter.ts';
import { pairsTable } from '../../charts/tables/pair-tables.ts';
import { column, twin } from '../../charts/tables/table.ts';
import { IconButton } from '../../ui/button.tsx';
import { countText, plural } from '../../ui/format.ts';
import { ChevronDownIcon } from '../../ui/icons.ts';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TableFromView } from '../../ui/table-from-view.tsx';

type Flips = NonNullable<ComparisonView['flips'][number]>;
const looks = [
  { value: 'dots', title: 'A dot for each path' },
  { value: 'flips', title: 'List of flipped paths' },
] as const;

/** Each path under the base and another run: a dot, or a line in the list of those that cross the hurdle. */
export function PairsPanel({ view, other }: { view: ComparisonView; other: number }) {
  const [look, setLook] = useState<(typeof looks)[number]['value']>('dots');
  const pairs = view.scatter[other] ?? null;
  const flips = view.flips[other] ?? null;
  const letter = letters[other]!;
  const metricTitle = view.exceedance.metricTitle;
  const [first, second] = [view.runs[0]!.hurdleAnnual, view.runs[other]!.hurdleAnnual];
  const title = flips === null ? `${letter} and A path by path` : flipsTitle(flips, letter);
  const build = useMemo(
    () => pairedScatterOption(pairs ?? noPairs, { first: 'A', second: letter, metricTitle }, { first, second }),
    [pairs, letter, metricTitle, first, second],
  );
  const table = useMemo(() => pairsTable(pairs ?? noPairs, 'A', letter, title), [pairs, letter, title]);
  const list = useMemo(() => flipsTable(flips, letter, title, second), [flips, letter, title, second]);
  const tools = pairs !== null && (
    <Menu
      trigger={<IconButton icon={ChevronDownIcon} label="Choose what to show" />}
      entries={looks.map(({ value, title: name }) => ({ title: name, act: () => setLook(value) }))}
    />
  );
  if (look === 'flips' && pairs !== null)
    return (
      <Panel
        title={title}
        caption={`Those that moved furthest first, at most ${list.rows.length}; ${inSentence(metricTitle)}`}
        tools={tools}
      >
        <TableFromView view={list} />
      </Panel>
    );
  return (
    <ChartPanel
      title={title}
      caption={
        pairs === null
          ? 'Not paired'
          : `One dot per path, ${countText(pairs.x.length)} of ${countText(pairs.pairCount)} drawn; above the line ${letter} is better. A run ${view.runs[0]!.runId}, ${letter} run ${view.runs[other]!.runId}, seed ${view.runs[other]!.seed}`
      }
      build={build}
      table={table}
      tools={tools}
      empty={pairs === null ? `Paths cannot be set against each other: ${view.pairingReason}` : undefined}
    />
  );
}

const noPairs = { x: [], y: [], path: [], correlation: null, pairCount: 0 };

const flipsTitle = ({ toPass, toFail }: Flips, letter: string): string =>
  toPass === 0 && toFail === 0
    ? `No path crosses the hurdle from A to ${letter}`
    : `${plural(toPass, 'path flips', 'paths flip')} to pass, ${countText(toFail)} to fail`;

/** The paths that cross the hurdle, with both rates; `hurdle` is that of the second run. */
export function flipsTable(flips: Flips | null, letter: string, title: string, hurdle: number): TableView {
  const columns = [
    column('path', 'Path', 'Count', 'Number of the path; the same draws in both runs.'),
    column('from', 'A', 'Annual'),
    column('to', letter, 'Annual'),
    column('flip', 'Flips', 'Text'),
  ];
  const rows = (flips?.paths ?? []).map(({ path, from, to }) => [
    path,
    from,
    to,
    reaches(to, hurdle) ? 'to pass' : 'to fail',
  ]);
  return twin('flips', title, '', columns, rows);
}
