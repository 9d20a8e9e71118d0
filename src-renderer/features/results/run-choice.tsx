import type { RunRow } from '../../../src-main/contract/index.ts';
import { percentText } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';

/** Runs that have something to show: finished ones, and cancelled ones with paths. */
export const hasResult = (run: RunRow): boolean => run.resultHash !== null && run.pathsDone > 0;

const MOST = 60;

/** Puts another run on the desk: the newest of the same scenario first, then the others. */
export function RunChoice({
  rows,
  run,
  onChoose,
}: {
  rows: readonly RunRow[];
  run: RunRow;
  onChoose: (id: number) => void;
}) {
  const shown = rows.filter((row) => hasResult(row) && (!row.isArchived || row.id === run.id));
  const near = shown.filter((row) => row.scenarioId === run.scenarioId);
  const far = shown.filter((row) => row.scenarioId !== run.scenarioId);
  const listed = [...near, ...far].slice(0, MOST);
  const options = (listed.some(({ id }) => id === run.id) ? listed : [run, ...listed]).map((row) => ({
    value: String(row.id),
    title: `Run ${row.id}, ${row.scenarioName} v${row.version}, ${percentText(row.meanNetIrrAnnual)}`,
  }));
  return <Select small label="Run" options={options} value={String(run.id)} onChange={(id) => onChoose(Number(id))} />;
}
