import { readDocument, type KeptDocument } from '../project/documents.ts';
import type { Session } from '../project/session.ts';

/** Steps that can be undone; older ones are let go of. Their versions stay in the history. */
export const mostUndoSteps = 1000;

export type UndoState = {
  readonly undoCount: number;
  readonly redoCount: number;
  readonly undoLabel: string;
  readonly redoLabel: string;
};

const positionOf = ({ db }: Session, id: number) =>
  db.prepare('select undo_position from scenario where id = ?').pluck().get(id) as number;

const move = ({ db }: Session, id: number, position: number) =>
  db.prepare('update scenario set undo_position = ? where id = ?').run(position, id);

/** The oldest and the newest position that are kept. The oldest is what the scenario was before any step. */
function rangeOf({ db }: Session, id: number): { readonly first: number; readonly last: number } {
  return db
    .prepare('select min(position) as first, max(position) as last from undo_step where scenario_id = ?')
    .get(id) as { first: number; last: number };
}

const labelAt = ({ db }: Session, id: number, position: number) =>
  (db.prepare('select label from undo_step where scenario_id = ? and position = ?').pluck().get(id, position) ??
    '') as string;

export function undoState(session: Session, id: number): UndoState {
  const position = positionOf(session, id);
  const { first, last } = rangeOf(session, id);
  return {
    undoCount: position - first,
    redoCount: last - position,
    undoLabel: position > first ? labelAt(session, id, position) : '',
    redoLabel: position < last ? labelAt(session, id, position + 1) : '',
  };
}

/** A new step after the present one: what could be redone is let go of. */
export function addStep(session: Session, id: number, label: string, documentId: number): void {
  const { db } = session;
  const position = positionOf(session, id) + 1;
  db.prepare('delete from undo_step where scenario_id = ? and position >= ?').run(id, position);
  db.prepare('insert into undo_step (scenario_id, position, label, document_id) values (?, ?, ?, ?)').run(
    id,
    position,
    label,
    documentId,
  );
  db.prepare('delete from undo_step where scenario_id = ? and position < ?').run(id, position - mostUndoSteps);
  move(session, id, position);
}

/** What a new scenario is before any step. */
export function addFirstStep({ db }: Session, id: number, documentId: number): void {
  db.prepare("insert into undo_step (scenario_id, position, label, document_id) values (?, 0, '', ?)").run(
    id,
    documentId,
  );
}

/** The document one step back or on, and what the step is called; null when there is none. Moves the present step there. */
export function stepTo(
  session: Session,
  id: number,
  direction: 'undo' | 'redo',
): { readonly kept: KeptDocument; readonly label: string } | null {
  const from = positionOf(session, id);
  const to = direction === 'undo' ? from - 1 : from + 1;
  const documentId = session.db
    .prepare('select document_id from undo_step where scenario_id = ? and position = ?')
    .pluck()
    .get(id, to) as number | undefined;
  if (documentId === undefined) return null;
  move(session, id, to);
  return {
    kept: readDocument(session.db, documentId),
    label: labelAt(session, id, Math.max(from, to)),
  };
}
