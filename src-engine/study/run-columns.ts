import { AppError } from '../core/errors.ts';
import { columnOf, rowColumns } from '../fund/run/result.ts';
import type { RunAnswer } from '../protocol.ts';
import { committeeFigures } from './figures.ts';
import type { StudyRun } from './study.ts';

/**
 * A finished run as a study reads it: the columns of its figures.
 * @throws AppError `run/cancelled` for a run that was cut short, `input/invalid` when its rows were not kept
 */
export function studyRunOf({ result, rows }: RunAnswer): StudyRun {
  if (result.partial) throw new AppError('run/cancelled', 'The study was stopped before all its runs were done.');
  if (rows === null) throw new AppError('input/invalid', 'A study needs the rows of all paths.');
  const names = new Set(committeeFigures.map(({ column }) => column));
  return {
    columns: Object.fromEntries([...names].map((name) => [name, columnOf(rows, rowColumns.indexOf(name))])),
    design: result.summary.design,
  };
}
