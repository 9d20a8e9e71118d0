import { useMemo, useRef, useState } from 'react';
import type { Action } from '../../state/actions.ts';
import { useActions } from '../../state/actions.ts';
import { useHost } from '../../state/client.ts';
import { useScreenHead } from '../../state/head.ts';
import { shownScenario, useLibrary } from '../../state/library.ts';
import { useApp } from '../../state/app.ts';
import { replaceRoute, useRoute } from '../../state/route.ts';
import { useSidePanel } from '../../ui/inspector.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { SplitPanels, type SplitPart } from '../../ui/split-panels.tsx';
import { EmptyLibrary } from './empty-library.tsx';
import { LibraryDialogs } from './library-dialogs.tsx';
import { openDialog, useLibraryView } from './library-state.ts';
import { ScenarioCard } from './scenario-card.tsx';
import { compareScenarios, openScenario, scenarioEntries } from './scenario-commands.ts';
import { ScenarioList } from './scenario-list.tsx';

/** Every scenario of the project as a tree, and the selected one at a glance. */
export function Screen() {
  const host = useHost();
  const { rows, isLoaded } = useLibrary();
  const project = useApp((slice) => slice.info?.project.name);
  const marked = useLibraryView((view) => view.marked);
  const routed = useRoute((route) => route.scenarioId);
  const isCardOpen = useSidePanel();
  const search = useRef<HTMLInputElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());

  const markedRows = useMemo(() => {
    const found = marked.flatMap((key) => rows.filter((row) => String(row.id) === key));
    if (found.length > 0) return found;
    const asked = shownScenario(rows, routed);
    return asked === null ? [] : [asked];
  }, [marked, rows, routed]);
  const selected = markedRows.at(-1) ?? null;

  useScreenHead(
    useMemo(
      () => ({
        crumbs: project === undefined ? [] : [{ title: project }],
        primary: {
          title: 'New scenario',
          keys: 'n',
          act: () => openDialog({ kind: 'create', from: 'sample', baseId: null }),
        },
      }),
      [project],
    ),
  );

  useActions(
    useMemo((): readonly Action[] => {
      const group = 'Library';
      const one = selected;
      const actions: Action[] = [
        {
          id: 'library.new',
          title: 'New scenario',
          group,
          keys: 'n',
          act: () => openDialog({ kind: 'create', from: 'sample', baseId: null }),
        },
        {
          id: 'library.import',
          title: 'Import a scenario from YAML',
          group,
          act: () => openDialog({ kind: 'create', from: 'yaml', baseId: null }),
        },
        { id: 'library.filter', title: 'Filter scenarios', group, keys: 'mod+f /', act: () => search.current?.focus() },
        {
          id: 'library.compare',
          title: 'Compare marked scenarios',
          group,
          keys: 'c',
          act: () => compareScenarios(markedRows),
          offReason: markedRows.length < 2 ? 'Mark two or more first' : undefined,
        },
        {
          id: 'library.archived',
          title: 'Show or hide archived scenarios',
          group,
          act: () => useLibraryView.setState((view) => ({ showArchived: !view.showArchived })),
        },
      ];
      if (one === null) return actions;
      const entries = scenarioEntries(host, one).flatMap((entry): Action[] =>
        entry.kind === undefined || entry.kind === 'item'
          ? [
              {
                id: `library.${entry.title}`,
                title: `${entry.title}: ${one.name}`,
                group,
                keys: entry.keys,
                act: entry.act,
              },
            ]
          : [],
      );
      return [
        ...actions,
        { id: 'library.open', title: `Open ${one.name}`, group, act: () => openScenario(one) },
        ...entries,
      ];
    }, [host, selected, markedRows]),
  );

  if (!isLoaded)
    return (
      <section className="panel" aria-label="Scenarios">
        <LoadingState text="Reading the library" />
      </section>
    );
  if (rows.length === 0)
    return (
      <>
        <EmptyLibrary />
        <LibraryDialogs />
      </>
    );

  const list: SplitPart = {
    key: 'scenarios',
    min: 480,
    content: (
      <ScenarioList
        rows={rows}
        markedRows={markedRows}
        closed={closed}
        setClosed={setClosed}
        searchRef={search}
        onMark={(keys) => {
          useLibraryView.setState({ marked: keys });
          const last = Number(keys.at(-1));
          if (Number.isInteger(last) && last > 0) replaceRoute({ scenarioId: last });
        }}
      />
    ),
  };
  const card: SplitPart = {
    key: 'card',
    size: 384,
    min: 280,
    max: 620,
    isFixed: true,
    content:
      selected === null ? (
        <section className="panel" aria-label="Scenario">
          <EmptyState title="No scenario is selected" text="Choose one to see what it sets, its runs and notes." />
        </section>
      ) : (
        <ScenarioCard row={selected} />
      ),
  };
  return (
    <>
      <SplitPanels place="library" parts={isCardOpen ? [list, card] : [list]} />
      <LibraryDialogs />
    </>
  );
}
