import {
  AppError,
  deskView,
  headlineView,
  metricsOf,
  metricView,
  type DeskTab,
  type Marker,
} from '../../../src-engine/index.ts';
import type { AppHandlers } from '../../contract/index.ts';
import { fansTable, guardrailsTable, metricsTable, summaryTable } from '../exports/run-tables.ts';
import { createKeptResults, type KeptResult } from './kept-results.ts';
import type { AppOptions } from './ports.ts';
import { saveFile, type FileContent } from './save-file.ts';
import type { Session } from './session.ts';

type ResultHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `results.${string}` | `exports.${string}`>>;
type RunTable = 'metrics' | 'summary' | 'fans' | 'guardrails';

/** Metrics of all paths that a tab looks at. */
const tabColumns: Readonly<Record<DeskTab, readonly string[]>> = {
  distribution: ['netIrrAnnual', 'netTvpiMultiple', 'netIrrClass'],
  cash: [],
  waterfall: [],
  portfolio: ['peakGreenShareFraction', 'peakOrangeShareFraction', 'peakRedShareFraction'],
  guardrails: [],
};

/** Views and files of finished runs. No figure is computed here: the engine's views bring them. */
export function resultHandlers(session: () => Session, { files }: AppOptions): ResultHandlers {
  const kept = createKeptResults(() => session().store);

  async function contentOf(id: number, table: RunTable): Promise<FileContent> {
    const names = table === 'metrics' ? await session().store.runs.columnNames(id) : [];
    const { result, columns, paths } = await kept.read(id, names);
    switch (table) {
      case 'metrics':
        return metricsTable(new Map(names.map((name) => [name, columns.get(name)!])), paths);
      case 'summary':
        return [summaryTable(result)];
      case 'fans':
        return [fansTable(result)];
      case 'guardrails':
        return [guardrailsTable(result)];
    }
  }

  return {
    'results.headline': async ({ id }) => headlineView((await kept.read(id, [])).result),
    'results.desk': async ({ id, tab }) => {
      const run = await kept.read(id, tabColumns[tab]);
      return deskView(run.result, tab, columnOf(run), run.paths);
    },
    'results.distribution': async ({ id, metric, marker }) => {
      const run = await kept.read(id, [metric]);
      const named: Marker | null = marker === null ? null : { name: 'Marker', value: marker };
      const view = metricView(run.result, metric, columnOf(run), named, run.paths);
      if (view === null)
        throw new AppError('input/not-found', `Run ${id} has no metric "${metric}".`, { run: id }, [
          { path: 'metric', message: 'this run did not keep it', remedy: 'Choose one of its metrics.' },
        ]);
      return view;
    },
    'results.metrics': async ({ id }) => [...metricsOf((await kept.read(id, [])).result)],
    'results.column': async ({ id, metric }) => ({ values: await session().store.runs.column(id, metric) }),
    'results.compare': () => {
      throw new AppError('input/not-found', 'Comparison comes with the next commit.');
    },
    'exports.runCsv': async ({ id, table }) => {
      const { scenarioName } = await session().store.runs.get(id);
      return saveFile(files, `${fileName(scenarioName)}-run-${id}-${table}.csv`, 'csv', () => contentOf(id, table));
    },
    'exports.scenarioYaml': async ({ id }) => {
      const { name } = await session().store.scenarios.row(id);
      return saveFile(files, `${fileName(name)}.yaml`, 'yaml', async () => [await session().store.scenarios.yaml(id)]);
    },
    'exports.comparisonCsv': () => {
      throw new AppError('input/not-found', 'Comparison comes with the next commit.');
    },
  };
}

const columnOf = (run: KeptResult) => (name: string) => run.columns.get(name) ?? null;

/** A name that every file system takes. */
export function fileName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80) || 'scenario'
  );
}
