import type { EditRow } from '../../../contract/index.ts';
import { editRowSchema, type ScenarioRow } from '../../../contract/index.ts';
import { keepDocument, readDocument, type KeptDocument } from '../project/documents.ts';
import { failure } from '../project/failure.ts';
import type { Session } from '../project/session.ts';
import { inputCount } from './apply-changes.ts';
import { scenarioRow } from './rows.ts';

type Kind = EditRow['kind'];

/** Id of the document that a version holds. */
function documentIdOf({ db }: Session, id: number, version: number): number {
  const found = db
    .prepare('select document_id from scenario_version where scenario_id = ? and version = ?')
    .pluck()
    .get(id, version);
  if (found !== undefined) return found as number;
  throw failure('input/not-found', `There is no version ${version} of this scenario.`, 'Choose one of its history.', {
    id,
    version,
  });
}

export function versionOf(session: Session, id: number, version: number): KeptDocument {
  return readDocument(session.db, documentIdOf(session, id, version));
}

export function currentDocument(session: Session, row: Pick<ScenarioRow, 'id' | 'version'>): KeptDocument {
  return versionOf(session, row.id, row.version);
}

/** Makes a document the newest version of a scenario. Called inside a transaction; returns the id of the document. */
export function addVersion(
  { db, at }: Session,
  { id, version }: { readonly id: number; readonly version: number },
  { kind, label, kept }: { readonly kind: Kind; readonly label: string; readonly kept: KeptDocument },
): number {
  const documentId = keepDocument(db, kept);
  db.prepare(
    'insert into scenario_version (scenario_id, version, at, kind, label, document_id) values (?, ?, ?, ?, ?, ?)',
  ).run(id, version, at, kind, label, documentId);
  db.prepare('update scenario set version = ?, own_input_count = ?, changed_at = ? where id = ?').run(
    version,
    inputCount(kept.document),
    at,
    id,
  );
  return documentId;
}

/** Newest first. */
export function history(session: Session, id: number, limit: number): readonly EditRow[] {
  scenarioRow(session, id);
  return session.db
    .prepare(
      'select version, at, label, kind, name from scenario_version where scenario_id = ? order by version desc limit ?',
    )
    .all(id, limit)
    .map((row) => editRowSchema.parse(row));
}
