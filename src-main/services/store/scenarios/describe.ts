import type { ScenarioRow } from '../../../contract/index.ts';
import { dropLooseDocuments } from '../project/documents.ts';
import { failure } from '../project/failure.ts';
import { log, write, type Session } from '../project/session.ts';
import { openRow, scenarioRow, tellScenario } from './rows.ts';
import { currentDocument, versionOf } from './versions.ts';
import { withHead, yamlOf } from './yaml-text.ts';

export type ScenarioDescription = Partial<Pick<ScenarioRow, 'tags' | 'note' | 'isArchived' | 'isLocked'>>;

export function renameScenario(session: Session, id: number, name: string): ScenarioRow {
  return write(session, () => {
    openRow(session, id);
    session.db.prepare('update scenario set name = ?, changed_at = ? where id = ?').run(name, session.at, id);
    log(session, { what: 'scenario.rename', scenarioId: id, detail: { name } });
    return tellScenario(session, id);
  });
}

/** A locked scenario can still be described: that is how it is unlocked. */
export function describeScenarioRow(session: Session, id: number, change: ScenarioDescription): ScenarioRow {
  return write(session, () => {
    const row = { ...scenarioRow(session, id), ...change };
    session.db
      .prepare('update scenario set tags = ?, note = ?, is_archived = ?, is_locked = ? where id = ?')
      .run(JSON.stringify(row.tags), row.note, Number(row.isArchived), Number(row.isLocked), id);
    log(session, { what: 'scenario.describe', scenarioId: id, detail: change });
    return tellScenario(session, id);
  });
}

export function nameVersion(session: Session, id: number, version: number, name: string): void {
  write(session, () => {
    scenarioRow(session, id);
    versionOf(session, id, version);
    session.db
      .prepare('update scenario_version set name = ? where scenario_id = ? and version = ?')
      .run(name, id, version);
    log(session, { what: 'scenario.nameVersion', scenarioId: id, detail: { version, name } });
  });
}

export function removeScenario(session: Session, id: number): void {
  write(session, () => {
    const row = openRow(session, id);
    const { db } = session;
    const runs = db.prepare('select count(*) from run where scenario_id = ?').pluck().get(id) as number;
    const above = db.prepare('select count(*) from scenario where base_id = ?').pluck().get(id) as number;
    if (runs > 0 || above > 0) {
      const reason = runs > 0 ? `It has runs (${runs}).` : `Other scenarios are laid over it (${above}).`;
      throw failure('input/conflict', `${row.name} cannot be removed. ${reason}`, 'Archive it instead.', {
        runs,
        above,
      });
    }
    log(session, { what: 'scenario.remove', scenarioId: id, detail: { name: row.name } });
    db.prepare('delete from scenario where id = ?').run(id);
    dropLooseDocuments(db);
    session.events.push({ type: 'scenario', id, row: null });
  });
}

export function scenarioYaml(session: Session, id: number): string {
  const row = scenarioRow(session, id);
  const { document, yaml } = currentDocument(session, row);
  const base = row.baseId === null ? null : scenarioRow(session, row.baseId).name;
  return withHead(yaml ?? yamlOf(document), { name: row.name, base });
}
