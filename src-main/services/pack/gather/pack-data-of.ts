import {
  comparisonView,
  deskView,
  headlineView,
  parseScenario,
  type ComparisonView,
  type DeskTab,
  type DeskView,
} from '../../../../src-engine/index.ts';
import type { PackData, PackRun } from '../model/pack-data.ts';
import type { GatheredPack, GatheredRun } from './gather-tools.ts';
import { tabColumns } from './pack-needs.ts';

/** The views that the sheets show, made of what was gathered. Half a second for four runs of 10,000 paths: done in a thread. */
export function packDataOf({ runs, ...rest }: GatheredPack): PackData {
  const viewed = runs.map(viewsOf);
  return {
    ...rest,
    runs: viewed as unknown as PackData['runs'], // a pack is gathered of one run at least
    comparison: compared(viewed),
  };
}

function viewsOf(run: GatheredRun): PackRun {
  const columnOf = (name: string) => run.columns.get(name) ?? null;
  const tabs = Object.keys(tabColumns) as DeskTab[]; // its keys are the tabs
  const desk = Object.fromEntries(tabs.map((tab) => [tab, deskView(run.result, tab, columnOf, run.paths)]));
  return {
    ...run,
    scenario: parseScenario(run.document),
    headline: headlineView(run.result),
    desk: desk as Record<DeskTab, DeskView>, // one entry a tab
  };
}

/** Runs without a number, as those of the command line, are numbered in their order. */
function compared(runs: readonly PackRun[]): ComparisonView | null {
  if (runs.length < 2) return null;
  return comparisonView(
    runs.map(({ runId, name, result, document, columns, paths }, r) => ({
      runId: runId ?? r + 1,
      name,
      result,
      document,
      columnOf: (column) => columns.get(column) ?? null,
      paths,
    })),
  );
}
