import { writeFile } from 'node:fs/promises';
import {
  AppError,
  comparedColumns,
  comparisonTable,
  comparisonView,
  deskView,
  headlineView,
  metricsOf,
  metricView,
  type ComparisonView,
  type Marker,
} from '../../../src-engine/index.ts';
import type { AppHandlers } from '../../contract/index.ts';
import { fileName } from '../exports/file-names.ts';
import { resultTables } from '../exports/result-csv.ts';
import { metricsCsv, tableCsv } from '../exports/table-csv.ts';
import { tabColumns } from '../pack/gather/pack-needs.ts';
import { createKeptResults, type KeptResult } from '../exports/kept-results.ts';
import type { AppOptions } from './ports.ts';
import { saveFile, type FileContent } from './save-file.ts';
import type { Session } from './session.ts';

type ResultHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `results.${string}` | `exports.${string}`>>;
type RunTable = 'metrics' | 'summary' | 'fans' | 'guardrails';

/** Views and files of finished runs. No figure is computed here: the engine's views bring them. */
export function resultHandlers(session: () => Session, { files }: AppOptions): ResultHandlers {
  const kept = createKeptResults(() => session().store);

  async function contentOf(id: number, table: RunTable): Promise<FileContent> {
    if (table !== 'metrics') return [resultTables[table]((await kept.read(id, [])).result)];
    const names = await session().store.runs.columnNames(id);
    const { columns, paths } = await kept.readOnce(id, names);
    return metricsCsv(new Map(names.map((name) => [name, columns.get(name)!])), paths);
  }

  /** One after the other, so that the store answers others in between. */
  async function compared(ids: readonly number[]): Promise<ComparisonView> {
    const runs = [];
    for (const id of ids) {
      const { runs: stored } = session().store;
      const [row, document, run] = [
        await stored.get(id),
        await stored.document(id),
        await kept.read(id, comparedColumns),
      ];
      const { result, paths } = run;
      runs.push({
        runId: id,
        name: `${row.scenarioName}, run ${id}`,
        result,
        document,
        columnOf: columnOf(run),
        paths,
      });
    }
    return comparisonView(runs);
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
    'results.document': ({ id }) => session().store.runs.document(id),
    'results.compare': ({ ids }) => compared(ids),
    'exports.runCsv': async ({ id, table }) => {
      const { scenarioName } = await session().store.runs.get(id);
      return saveFile(files, `${fileName(scenarioName)}-run-${id}-${table}.csv`, 'csv', () => contentOf(id, table));
    },
    'exports.memoPdf': async ({ id }) => {
      if (files.printPage === null)
        throw new AppError('app/not-allowed', 'A page in a browser is printed by the browser.', {}, [
          { path: '', message: 'this host has no printer', remedy: 'Print the memo, and choose PDF as the printer.' },
        ]);
      const { scenarioName } = await session().store.runs.get(id);
      // Before the user is asked for a path: the dialog of the system would be the window in front.
      const pdf = await files.printPage();
      return saveFile(
        files,
        `${fileName(scenarioName)}-run-${id}-memo.pdf`,
        'pdf',
        () => (path) => writeFile(path, pdf),
      );
    },
    'exports.scenarioYaml': async ({ id }) => {
      const { name } = await session().store.scenarios.row(id);
      return saveFile(files, `${fileName(name)}.yaml`, 'yaml', async () => [await session().store.scenarios.yaml(id)]);
    },
    'exports.comparisonCsv': ({ ids }) =>
      saveFile(files, `comparison-of-runs-${ids.join('-')}.csv`, 'csv', async () => [
        tableCsv(comparisonTable(await compared(ids))),
      ]),
  };
}

const columnOf = (run: KeptResult) => (name: string) => run.columns.get(name) ?? null;
