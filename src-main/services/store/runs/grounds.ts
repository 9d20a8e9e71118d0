import { z } from 'zod';
import type { RunGrounds } from '../../engine-host/run-store.ts';
import { failure } from '../project/failure.ts';
import { log, write, type Session } from '../project/session.ts';
import { runRow, tellRun } from './rows.ts';

const hashesSchema = z.record(z.string(), z.string());

/** What the run rested on when it was begun. */
export function runGrounds(session: Session, id: number): RunGrounds {
  const { engineVersion, scenarioHash } = runRow(session, id);
  const { kernel_hash: kernelHash, data_hashes: dataHashes } = session.db
    .prepare('select kernel_hash, data_hashes from run where id = ?')
    .get(id) as { kernel_hash: string; data_hashes: string };
  return { engineVersion, kernelHash, scenarioHash, dataHashes: hashesSchema.parse(JSON.parse(dataHashes)) };
}

/** Other grounds for a run that has no chunk; with one it is `input/conflict`. */
export function setGrounds(session: Session, id: number, grounds: RunGrounds): void {
  write(session, () => {
    const { scenarioId } = runRow(session, id);
    const chunks = session.db.prepare('select count(*) from run_chunk where run_id = ?').pluck().get(id) as number;
    if (chunks > 0) throw failure('input/conflict', `Run ${id} has finished paths.`, 'Start a new run.', { run: id });
    session.db
      .prepare('update run set engine_version = ?, kernel_hash = ?, scenario_hash = ?, data_hashes = ? where id = ?')
      .run(grounds.engineVersion, grounds.kernelHash, grounds.scenarioHash, JSON.stringify(grounds.dataHashes), id);
    log(session, { what: 'run.grounds', scenarioId, runId: id, detail: grounds });
    tellRun(session, id);
  });
}
