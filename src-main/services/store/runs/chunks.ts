import { CHUNK_PATHS, toErrorInfo } from '../../../../src-engine/index.ts';
import type { FinishedChunk } from '../../engine-host/run-store.ts';
import { failure } from '../project/failure.ts';
import { log, write, type Session } from '../project/session.ts';
import { bytesOf, doublesOf, hashOf } from './figures.ts';
import { liveStates } from './run-states.ts';
import { runRow, tellRun } from './rows.ts';

/** Paths of the chunks that are kept; the last chunk of a run may be shorter. */
function pathsKept({ db }: Session, id: number, pathsAsked: number): number {
  const numbers = db.prepare('select chunk from run_chunk where run_id = ?').pluck().all(id) as number[];
  return numbers.reduce((paths, chunk) => paths + Math.min(CHUNK_PATHS, pathsAsked - chunk * CHUNK_PATHS), 0);
}

function countPaths(session: Session, id: number, pathsAsked: number): void {
  const paths = pathsKept(session, id, pathsAsked);
  session.db.prepare('update run set paths_done = ? where id = ?').run(paths, id);
}

export function addChunks(session: Session, id: number, chunks: readonly FinishedChunk[]): void {
  write(session, () => {
    const { db } = session;
    const row = runRow(session, id);
    // A cancelled run still gets the chunks that were done before it stopped.
    if (!liveStates.includes(row.state) && row.state !== 'cancelled') {
      const message = `Run ${id} is ${row.state}: no chunk can be added.`;
      throw failure('input/conflict', message, 'Resume it first.', { run: id, state: row.state });
    }
    const insert = db.prepare(
      'insert into run_chunk (run_id, chunk, figures, counts, sha256) values (?, ?, ?, ?, ?) on conflict do nothing',
    );
    for (const { chunk, rows, counts } of chunks) {
      if (chunk * CHUNK_PATHS >= row.pathsAsked) {
        throw failure('input/invalid', `Run ${id} has no chunk ${chunk}.`, '', { run: id, chunk });
      }
      const figures = bytesOf(rows);
      insert.run(id, chunk, figures, bytesOf(counts), hashOf(figures, counts));
    }
    countPaths(session, id, row.pathsAsked);
    tellRun(session, id);
  });
}

type KeptChunk = { chunk: number; figures: Buffer; counts: Buffer; sha256: Buffer };

/**
 * Every chunk that is kept. A chunk that is not what was written is let go of and the run is marked, so that resuming it again
 * simulates the chunk anew; this call says `store/damaged`.
 */
export function readChunks(session: Session, id: number): readonly FinishedChunk[] {
  runRow(session, id);
  const kept = session.db
    .prepare('select chunk, figures, counts, sha256 from run_chunk where run_id = ? order by chunk')
    .all(id) as KeptChunk[];
  const good: FinishedChunk[] = [];
  const damaged: number[] = [];
  for (const { chunk, figures, counts, sha256 } of kept) {
    const rows = doublesOf(figures);
    if (rows && hashOf(figures, counts).equals(sha256)) good.push({ chunk, rows, counts: Uint8Array.from(counts) });
    else damaged.push(chunk);
  }
  if (damaged.length === 0) return good;
  throw dropDamaged(session, id, damaged);
}

function dropDamaged(session: Session, id: number, chunks: readonly number[]): unknown {
  const message = `Of run ${id}, ${chunks.length === 1 ? 'a part is' : `${chunks.length} parts are`} not what was written.`;
  const remedy = 'Resume the run again: what is damaged is simulated anew.';
  const error = failure('store/damaged', message, remedy, { run: id, firstChunk: chunks[0]! });
  if (session.project.readOnlyReason !== null) return error;
  write(session, () => {
    const { pathsAsked, scenarioId } = runRow(session, id);
    const drop = session.db.prepare('delete from run_chunk where run_id = ? and chunk = ?');
    for (const chunk of chunks) drop.run(id, chunk);
    session.db.prepare('update run set error = ? where id = ?').run(JSON.stringify(toErrorInfo(error)), id);
    countPaths(session, id, pathsAsked);
    log(session, { what: 'run.damaged', scenarioId, runId: id, detail: { chunks } });
    tellRun(session, id);
  });
  return error;
}
