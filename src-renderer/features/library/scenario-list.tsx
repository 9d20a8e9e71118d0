import { useMemo, type Ref } from 'react';
import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { GuidedTasks } from './guided-tasks.tsx';
import { libraryColumns } from './library-columns.tsx';
import { openDialog, useLibraryView } from './library-state.ts';
import { compareScenarios, openScenario } from './scenario-commands.ts';
import { scenarioTree, treeTitle, type TreeRow } from './scenario-tree.ts';

const keyOf = (tree: TreeRow): string => String(tree.row.id);
const placeOf = (tree: TreeRow) => ({ level: tree.level, isOpen: tree.childCount === 0 ? undefined : tree.isOpen });

/** The tree with its filter; marks may span several scenarios, for comparing. */
export function ScenarioList({
  rows,
  markedRows,
  closed,
  setClosed,
  searchRef,
  onMark,
}: {
  rows: readonly ScenarioRow[];
  markedRows: readonly ScenarioRow[];
  closed: ReadonlySet<number>;
  setClosed: (closed: ReadonlySet<number>) => void;
  searchRef: Ref<HTMLInputElement>;
  onMark: (keys: readonly string[]) => void;
}) {
  const { filter, showArchived } = useLibraryView();
  const runs = useRunRows((slice) => slice.rows);
  const tree = useMemo(
    () => scenarioTree(rows, { filter, closed, showArchived }),
    [rows, filter, closed, showArchived],
  );
  const toggle = useMemo(
    () => (id: number) => {
      const next = new Set(closed);
      if (!next.delete(id)) next.add(id);
      setClosed(next);
    },
    [closed, setClosed],
  );
  const columns = useMemo(() => libraryColumns(runs, toggle), [runs, toggle]);
  const archivedCount = rows.filter((row) => row.isArchived).length;
  return (
    <section className="panel" aria-label="Scenarios">
      <div className="lhead">
        <h2>{treeTitle(tree, rows)}</h2>
        <SearchField
          label="Filter by name, tag, note"
          value={filter}
          ref={searchRef}
          onChange={(text) => useLibraryView.setState({ filter: text })}
        />
        {archivedCount > 0 && (
          <Button
            small
            aria-pressed={showArchived}
            onClick={() => useLibraryView.setState({ showArchived: !showArchived })}
          >
            Archived {archivedCount}
          </Button>
        )}
        <Button small onClick={() => openDialog({ kind: 'create', from: 'yaml', baseId: null })}>
          Import
        </Button>
        <Button small disabled={markedRows.length < 2} onClick={() => compareScenarios(markedRows)}>
          Compare selected
        </Button>
      </div>
      <DataTable
        label="Scenarios"
        place="library"
        columns={columns}
        rows={tree}
        rowKey={keyOf}
        rowHeight={26}
        tree={placeOf}
        canSort={false}
        marked={markedRows.map((row) => String(row.id))}
        onMark={onMark}
        onOpen={(one) => openScenario(one.row)}
        onKey={(event, one) => {
          const folds = event.key === 'ArrowLeft' && one.childCount > 0 && one.isOpen;
          const unfolds = event.key === 'ArrowRight' && one.childCount > 0 && !one.isOpen;
          if (event.ctrlKey || event.metaKey || event.shiftKey || !(folds || unfolds)) return false;
          toggle(one.row.id);
          return true;
        }}
        empty="No scenario matches the filter"
      />
      <GuidedTasks />
    </section>
  );
}
