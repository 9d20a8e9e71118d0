import { toErrorInfo } from '../../../../src-engine/index.ts';
import type { RunRow } from '../../../contract/index.ts';
import type { FinishedRun } from '../../engine-host/run-store.ts';
import { failure } from '../project/failure.ts';
import { packText, unpackText } from '../project/packed-text.ts';
import { log, write, type Session } from '../project/session.ts';
import { tellScenario } from '../scenarios/rows.ts';
import { areDistinctPaths, bytesOf, columnsOf, doublesOf, hashOf } from './figures.ts';
import { runRow, tellRun } from './rows.ts';
import { checkMove } from './runs.ts';

function checkShape(
  { rows, completedPaths, columnNames }: FinishedRun,
  row: RunRow,
  state: 'done' | 'cancelled',
): void {
  const isWhole = rows.length === completedPaths.length * columnNames.length;
  const enough = state === 'cancelled' || completedPaths.length === row.pathsAsked;
  if (isWhole && enough && areDistinctPaths(completedPaths, row.pathsAsked)) return;
  const context = { run: row.id, doubles: rows.length, paths: completedPaths.length, columns: columnNames.length };
  throw failure('input/invalid', `The result of run ${row.id} is not whole.`, '', context);
}

export function finishRun(session: Session, id: number, state: 'done' | 'cancelled', run: FinishedRun): RunRow {
  return write(session, () => {
    const { db } = session;
    const row = runRow(session, id);
    checkMove(row, state);
    checkShape(run, row, state);
    writeResult(session, id, row.pathsAsked, run);
    const { headline } = run;
    db.prepare(
      `update run set state = ?, ended_at = ?, work_seconds = ?, error = null, paths_done = ?, result_hash = ?,
         mean_net_irr_annual = ?, standard_error_annual = ?, below_hurdle_fraction = ?, spark = ?
       where id = ?`,
    ).run(
      state,
      run.endedAt,
      run.workSeconds,
      run.completedPaths.length,
      run.resultHash,
      headline.meanNetIrrAnnual,
      headline.standardErrorAnnual,
      headline.belowHurdleFraction,
      headline.spark === null ? null : JSON.stringify(headline.spark),
      id,
    );
    if (state === 'done') db.prepare('delete from run_chunk where run_id = ?').run(id);
    log(session, { what: `run.${state}`, scenarioId: row.scenarioId, runId: id, detail: { result: run.resultHash } });
    if (state === 'done') tellScenario(session, row.scenarioId);
    return tellRun(session, id);
  });
}

function writeResult({ db }: Session, id: number, pathsAsked: number, run: FinishedRun): void {
  const { rows, completedPaths, columnNames, resultJson } = run;
  db.prepare('delete from run_column where run_id = ?').run(id);
  db.prepare('insert or replace into run_result (run_id, json, sha256) values (?, ?, ?)').run(
    id,
    packText(resultJson),
    hashOf(resultJson),
  );
  const insert = db.prepare('insert into run_column (run_id, position, name, figures, sha256) values (?, ?, ?, ?, ?)');
  columnsOf(rows, completedPaths, columnNames.length, pathsAsked).forEach((column, position) => {
    const figures = bytesOf(column);
    insert.run(id, position, columnNames[position]!, figures, hashOf(figures));
  });
}

const noResult = (id: number) =>
  failure('input/not-found', `Run ${id} has no result.`, 'Wait until it is done, or resume it.', { run: id });

/** Marks the run, so that no screen shows its figures as if nothing had happened. */
function damagedResult(session: Session, id: number, what: string): unknown {
  const message = `${what} of run ${id} is not what was written.`;
  const error = failure('store/damaged', message, 'Run the scenario again, or restore a backup.', { run: id });
  if (session.project.readOnlyReason === null) {
    write(session, () => {
      session.db.prepare('update run set error = ? where id = ?').run(JSON.stringify(toErrorInfo(error)), id);
      log(session, { what: 'run.damaged', runId: id, detail: { what } });
      tellRun(session, id);
    });
  }
  return error;
}

export function resultJson(session: Session, id: number): string {
  const kept = session.db.prepare('select json, sha256 from run_result where run_id = ?').get(id) as
    { json: unknown; sha256: Buffer } | undefined;
  if (!kept) {
    runRow(session, id);
    throw noResult(id);
  }
  let text: string;
  try {
    text = unpackText(kept.json);
  } catch {
    throw damagedResult(session, id, 'The result');
  }
  if (!hashOf(text).equals(kept.sha256)) throw damagedResult(session, id, 'The result');
  return text;
}

export function columnNames(session: Session, id: number): readonly string[] {
  runRow(session, id);
  return session.db
    .prepare('select name from run_column where run_id = ? order by position')
    .pluck()
    .all(id) as string[];
}

export function column(session: Session, id: number, name: string): Float64Array {
  const kept = session.db
    .prepare('select figures, sha256 from run_column where run_id = ? and name = ?')
    .get(id, name) as { figures: Buffer; sha256: Buffer } | undefined;
  if (!kept) {
    if (columnNames(session, id).length === 0) throw noResult(id);
    throw failure('input/not-found', `Run ${id} has no metric "${name.slice(0, 100)}".`, '', { run: id });
  }
  const figures = doublesOf(kept.figures);
  if (!figures || !hashOf(kept.figures).equals(kept.sha256)) throw damagedResult(session, id, `The metric ${name}`);
  return figures;
}
