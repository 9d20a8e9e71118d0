import { useMemo } from 'react';
import { useShallow } from 'zustand/shallow';
import { useActions, type Action } from '../state/actions.ts';
import { useApp } from '../state/app.ts';
import { useHost } from '../state/client.ts';
import { readInputs, verifyWorkbook } from '../state/pack-files.ts';
import { runsToPack } from '../state/pack-runs.ts';
import { askExport } from '../state/packs.ts';
import { go, useRoute } from '../state/route.ts';
import { useRunRows } from '../state/run-rows.ts';
import { shownScenario, useLibrary } from '../state/library.ts';

/** Packs from anywhere: export, verify, read inputs, the memo. The menus of the desktop name the same ids. */
export function usePackActions(): void {
  const host = useHost();
  const isDesktop = useApp((slice) => slice.info?.host === 'desktop');
  const route = useRoute(
    useShallow(({ screen, runId, scenarioId, compareIds }) => ({ screen, runId, scenarioId, compareIds })),
  );
  const rows = useRunRows((slice) => slice.rows);
  const runIds = useMemo(() => runsToPack(route, rows), [route, rows]);
  const scenarioId = useLibrary((slice) => shownScenario(slice.rows, route.scenarioId)?.id ?? null);
  useActions(
    useMemo((): readonly Action[] => {
      const group = 'Packs';
      const offReason = runIds.length === 0 ? 'No run has figures yet: run a scenario first.' : undefined;
      const verify = () => {
        go({ screen: 'packs', place: 'verify' });
        if (isDesktop) void verifyWorkbook(host, null);
      };
      const inputs = () => {
        go({ screen: 'packs', place: 'inputs' });
        if (isDesktop && scenarioId !== null) void readInputs(host, null, scenarioId);
      };
      return [
        {
          id: 'packs.export',
          title: 'Export a committee pack',
          group,
          keys: 'mod+shift+e',
          offReason,
          act: () => askExport(runIds),
        },
        {
          id: 'packs.memo',
          title: 'Open the memo of a run, for print and PDF',
          group,
          offReason,
          act: () => go({ screen: 'packs', place: 'memo', runId: runIds[0]! }),
        },
        { id: 'packs.verify', title: 'Verify a pack', group, act: verify },
        { id: 'packs.inputs', title: 'Read inputs from a workbook', group, act: inputs },
        {
          id: 'packs.templates',
          title: 'Templates of packs',
          group,
          act: () => go({ screen: 'packs', place: 'templates' }),
        },
      ];
    }, [host, isDesktop, runIds, scenarioId]),
  );
}
