import type { RunRow } from '../../../src-main/contract/index.ts';
import { dayText } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { ArchiveIcon, ChevronDownIcon, ChevronRightIcon, LockIcon } from '../../ui/icons.ts';
import { Spark } from '../../ui/spark.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import type { TreeRow } from './scenario-tree.ts';

/** The columns of the library. `runs` counts finished and unfinished runs of each scenario. */
export function libraryColumns(
  runs: readonly RunRow[],
  onToggle: (id: number) => void,
): readonly DataColumn<TreeRow>[] {
  const counts = new Map<number, number>();
  for (const run of runs) counts.set(run.scenarioId, (counts.get(run.scenarioId) ?? 0) + 1);
  return [
    {
      key: 'name',
      title: 'Scenario',
      value: (tree) => tree.row.name,
      cell: (tree) => <NameCell tree={tree} onToggle={onToggle} />,
      width: 260,
      isFixed: true,
    },
    { key: 'tags', title: 'Tags', value: ({ row }) => row.tags.join(', '), tone: 'dim', width: 112 },
    {
      key: 'inputs',
      title: 'Sets',
      doc: 'Inputs set here; all others follow the base or the defaults',
      unit: 'Count',
      value: ({ row }) => row.ownInputCount,
      width: 66,
    },
    {
      key: 'irr',
      title: 'Net IRR, %',
      doc: 'Mean of the newest finished run',
      unit: 'Annual',
      format: { isBare: true },
      value: ({ row }) => row.lastRun?.meanNetIrrAnnual ?? null,
      tone: 'em',
      width: 86,
    },
    {
      key: 'spark',
      title: 'Distribution',
      doc: 'Net IRR of the newest finished run; the grey part misses the hurdle',
      value: ({ row }) => (row.lastRun === null ? 'not run' : ''),
      cell: ({ row }) =>
        row.lastRun === null ? (
          <span className="dim">not run</span>
        ) : row.lastRun.spark === null ? undefined : (
          <Spark counts={row.lastRun.spark.counts} hurdleAt={row.lastRun.spark.hurdleAt} />
        ),
      width: 116,
    },
    {
      key: 'below',
      title: 'P(< hurdle), %',
      doc: 'Share of paths whose net IRR is under the hurdle',
      unit: 'Fraction',
      format: { isBare: true },
      value: ({ row }) => row.lastRun?.belowHurdleFraction ?? null,
      width: 106,
    },
    { key: 'runs', title: 'Runs', unit: 'Count', value: ({ row }) => counts.get(row.id) ?? 0, width: 56 },
    {
      key: 'changed',
      title: 'Changed',
      unit: 'Date',
      value: ({ row }) => row.changedAt,
      text: ({ row }) => dayText(row.changedAt),
      tone: 'dim',
      width: 92,
    },
  ];
}

function NameCell({ tree, onToggle }: { tree: TreeRow; onToggle: (id: number) => void }) {
  const { row, level, childCount, isOpen } = tree;
  const isStale = row.lastRun !== null && row.lastRun.version !== row.version;
  return (
    <span className="nm" style={{ paddingLeft: (level - 1) * 20 }}>
      <span className="twig">
        {childCount > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={isOpen ? `Fold ${row.name}` : `Unfold ${row.name}`}
            onMouseDown={(event) => event.stopPropagation()}
            onDoubleClick={(event) => event.stopPropagation()}
            onClick={() => onToggle(row.id)}
          >
            <Icon of={isOpen ? ChevronDownIcon : ChevronRightIcon} />
          </button>
        ) : (
          level > 1 && (
            <span className="dim" aria-hidden>
              └
            </span>
          )
        )}
      </span>
      {row.isLocked && <Icon of={LockIcon} label="locked" />}
      {row.isArchived && <Icon of={ArchiveIcon} label="archived" />}
      <span className="t">{row.name}</span>
      {isStale && (
        <span className="dot" role="img" aria-label="changed since its last run" title="Changed since its last run" />
      )}
    </span>
  );
}
