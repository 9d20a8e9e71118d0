import { AppError } from '../../../src-engine/index.ts';
import { createKeptResults } from './kept-results.ts';
import type { RunToPack } from '../pack/gather/gather-tools.ts';
import type { Store } from '../store/store.ts';

/**
 * Runs of the store as an export reads them, in the order given. Nothing of it is kept for others, so that the arrays can be handed on.
 * @param names metrics to read; null for all that the run kept
 * @throws AppError `input/conflict` for a run without a result, `input/not-found`, `store/damaged`
 */
export async function readRuns(
  { runs, scenarios }: Pick<Store, 'runs' | 'scenarios'>,
  ids: readonly number[],
  names: readonly string[] | null,
  signal: AbortSignal,
): Promise<RunToPack[]> {
  const kept = createKeptResults(() => ({ runs }));
  const read: RunToPack[] = [];
  for (const id of ids) {
    signal.throwIfAborted();
    const row = await runs.get(id);
    if (row.resultHash === null) throw noResult(id);
    const { result, columns, paths } = await kept.readOnce(id, names ?? (await runs.columnNames(id)));
    const scenario = await scenarios.open(row.scenarioId);
    const isSameName = read.some(({ name }) => name === row.scenarioName);
    read.push({
      runId: id,
      name: isSameName ? `${row.scenarioName}, run ${id}` : row.scenarioName,
      version: row.version,
      note: row.note,
      endedAt: row.endedAt,
      document: await runs.document(id),
      baseDocument: scenario.row.baseId === null ? null : scenario.baseDocument,
      result,
      columns,
      paths,
    });
  }
  return read;
}

export const noResult = (id: number) =>
  new AppError('input/conflict', `Run ${id} has no result to export.`, { run: id }, [
    { path: 'runIds', message: 'it is not done', remedy: 'Wait until it is done, or choose another run.' },
  ]);
