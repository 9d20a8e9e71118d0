import { plainDocument, type PlainObject } from '../../../../src-engine/index.ts';
import type { RunRow, RunState } from '../../../contract/index.ts';
import type { NewRun, RunFacts } from '../../engine-host/run-store.ts';
import { dropLooseDocuments, keepDocument, readDocument } from '../project/documents.ts';
import { failure } from '../project/failure.ts';
import { log, write, type Session } from '../project/session.ts';
import { scenarioRow, tellScenario } from '../scenarios/rows.ts';
import { liveStates, mayMove } from './run-states.ts';
import { runRow, tellRun } from './rows.ts';

export type RunDescription = Partial<Pick<RunRow, 'tags' | 'note' | 'isArchived'>>;

export function createRun(session: Session, run: NewRun): RunRow {
  return write(session, () => {
    const { db, at } = session;
    scenarioRow(session, run.scenarioId);
    const documentId = keepDocument(db, { document: plainDocument(run.document), yaml: null });
    const { lastInsertRowid } = db
      .prepare(
        `insert into run (scenario_id, scenario_name, version, document_id, state, paths_asked, seed, created_at,
           engine_version, kernel_hash, scenario_hash, data_hashes, workers)
         values (?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        run.scenarioId,
        run.scenarioName,
        run.version,
        documentId,
        run.pathsAsked,
        run.seed,
        at,
        run.engineVersion,
        run.kernelHash,
        run.scenarioHash,
        JSON.stringify(run.dataHashes),
        run.workers,
      );
    const runId = Number(lastInsertRowid);
    log(session, { what: 'run.create', scenarioId: run.scenarioId, runId, detail: { version: run.version } });
    return tellRun(session, runId);
  });
}

/** Throws `input/conflict` for a way that no run can go. */
export function checkMove(row: RunRow, state: RunState): void {
  if (mayMove(row.state, state)) return;
  const message = `Run ${row.id} is ${row.state} and cannot become ${state}.`;
  throw failure('input/conflict', message, 'Start a new run instead.', { run: row.id, from: row.state, to: state });
}

export function moveRun(session: Session, id: number, state: RunState, facts: RunFacts): RunRow {
  return write(session, () => {
    const row = { ...runRow(session, id) };
    checkMove(row, state);
    const moved = { ...row, ...facts };
    session.db
      .prepare('update run set state = ?, started_at = ?, ended_at = ?, work_seconds = ?, error = ? where id = ?')
      .run(
        state,
        moved.startedAt,
        moved.endedAt,
        moved.workSeconds,
        moved.error === null ? null : JSON.stringify(moved.error),
        id,
      );
    log(session, { what: `run.${state}`, scenarioId: row.scenarioId, runId: id });
    return tellRun(session, id);
  });
}

export function describeRun(session: Session, id: number, change: RunDescription): RunRow {
  return write(session, () => {
    const row = { ...runRow(session, id), ...change };
    session.db
      .prepare('update run set tags = ?, note = ?, is_archived = ? where id = ?')
      .run(JSON.stringify(row.tags), row.note, Number(row.isArchived), id);
    log(session, { what: 'run.describe', scenarioId: row.scenarioId, runId: id, detail: change });
    return tellRun(session, id);
  });
}

export function removeRun(session: Session, id: number): void {
  write(session, () => {
    const row = runRow(session, id);
    if (liveStates.includes(row.state)) {
      throw failure('input/conflict', `Run ${id} is ${row.state}.`, 'Cancel it first, then remove it.', { run: id });
    }
    log(session, { what: 'run.remove', scenarioId: row.scenarioId, runId: id });
    session.db.prepare('delete from run where id = ?').run(id);
    dropLooseDocuments(session.db);
    session.events.push({ type: 'run', id, row: null });
    tellScenario(session, row.scenarioId); // its newest finished run may be another now
  });
}

/** The merged document that the run pinned. */
export function runDocument(session: Session, id: number): PlainObject {
  runRow(session, id);
  const documentId = session.db.prepare('select document_id from run where id = ?').pluck().get(id) as number;
  return readDocument(session.db, documentId).document;
}

/** Runs that a process left behind when it died. Called before anybody else speaks. One that was paused stays so: nothing was lost. */
export function interruptLeftRuns(session: Session): void {
  const left = session.db.prepare(`select id from run where state in ('queued', 'running')`).pluck().all() as number[];
  if (left.length === 0) return;
  const message = 'Equihome ended while this run was under way. What was finished is kept.';
  const error = failure('engine/crashed', message, 'Resume it: the rest is simulated, with the same result.');
  const info = { code: error.code, message, context: {}, issues: [...error.issues] };
  for (const id of left) moveRun(session, id, 'interrupted', { error: info, endedAt: session.at });
}
