import type { Database, RunResult } from 'better-sqlite3';
import type { StoreEvent } from '../store.ts';
import { failure } from './failure.ts';
import type { OpenProject } from './open-project.ts';
import { packText } from './packed-text.ts';

/** One call on an open project: when it is made, by whom, and what is to be told when it has been done. */
export type Session = {
  readonly project: OpenProject;
  readonly db: Database;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly user: string;
  readonly events: StoreEvent[];
};

export function checkWritable({ readOnlyReason }: OpenProject): void {
  if (readOnlyReason === null) return;
  const remedy = 'Export the project or copy its file, and work on the copy.';
  throw failure('store/read-only', `The project cannot be changed. ${readOnlyReason}`, remedy);
}

/**
 * Runs `change` as one transaction that holds the right to write from its beginning: a transaction that asks for it later is
 * refused at once when another has written meanwhile. Its events are told only when it is on disk.
 */
export function write<T>(session: Session, change: () => T): T {
  const { project, db, events } = session;
  checkWritable(project);
  const told = events.length;
  try {
    return db.transaction(change).immediate();
  } catch (error) {
    events.length = told;
    throw error;
  }
}

export type Action = {
  readonly what: string;
  readonly scenarioId?: number;
  readonly runId?: number;
  /** Plain data that says enough to do it again. */
  readonly detail?: unknown;
};

/** Writes down what the user did. Called inside the transaction that does it. */
export function log({ db, at, user }: Session, { what, scenarioId, runId, detail }: Action): RunResult {
  return db
    .prepare('insert into event_log (at, who, what, scenario_id, run_id, detail) values (?, ?, ?, ?, ?, ?)')
    .run(
      at,
      user,
      what,
      scenarioId ?? null,
      runId ?? null,
      detail === undefined ? null : packText(JSON.stringify(detail)),
    );
}
