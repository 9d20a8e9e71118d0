import { isPlainObject, plainDocument, type PlainObject } from '../../../../src-engine/index.ts';
import type { Change, EditRow, ScenarioRow } from '../../../contract/index.ts';
import { parseYamlTree } from '../../scenarios/yaml-tree.ts';
import type { KeptDocument } from '../project/documents.ts';
import { failure } from '../project/failure.ts';
import { log, write, type Session } from '../project/session.ts';
import type { StoredScenario } from '../store.ts';
import { applyChanges, inputCount, labelOf, ownDocument } from './apply-changes.ts';
import { openRow, scenarioRow, tellScenario } from './rows.ts';
import { baseDocument, checkBase } from './tree.ts';
import { addFirstStep, addStep, stepTo, undoState } from './undo-steps.ts';
import { addVersion, currentDocument, versionOf } from './versions.ts';
import { editYaml, says } from './yaml-text.ts';

export function openScenario(session: Session, id: number): StoredScenario {
  const row = scenarioRow(session, id);
  return {
    row,
    document: currentDocument(session, row).document,
    baseDocument: baseDocument(session, row),
    ...undoState(session, id),
  };
}

export function createScenario(
  session: Session,
  name: string,
  baseId: number | null,
  document: PlainObject,
  yaml: string | null,
): StoredScenario {
  const own = ownDocument(plainDocument(document));
  const kept: KeptDocument = { document: own, yaml: yaml !== null && says(yaml, own) ? yaml : null };
  return write(session, () => {
    const { db, at } = session;
    if (baseId !== null) checkBase(session, baseId);
    const { lastInsertRowid } = db
      .prepare(
        `insert into scenario (name, base_id, version, own_input_count, undo_position, created_at, changed_at)
         values (?, ?, 1, ?, 0, ?, ?)`,
      )
      .run(name, baseId, inputCount(kept.document), at, at);
    const id = Number(lastInsertRowid);
    const documentId = addVersion(session, { id, version: 1 }, { kind: 'create', label: `Created ${name}`, kept });
    addFirstStep(session, id, documentId);
    log(session, { what: 'scenario.create', scenarioId: id, detail: { name, baseId, documentId } });
    tellScenario(session, id);
    return openScenario(session, id);
  });
}

type Step = { readonly kind: EditRow['kind']; readonly label: string; readonly kept: KeptDocument };

/** A new version that can be undone. */
function step(session: Session, row: ScenarioRow, { kind, label, kept }: Step, detail: object): StoredScenario {
  const documentId = addVersion(session, { id: row.id, version: row.version + 1 }, { kind, label, kept });
  addStep(session, row.id, label, documentId);
  log(session, { what: `scenario.${kind}`, scenarioId: row.id, detail: { ...detail, documentId } });
  tellScenario(session, row.id);
  return openScenario(session, row.id);
}

export function editScenario(session: Session, id: number, changes: readonly Change[], label: string): StoredScenario {
  return write(session, () => {
    const row = openRow(session, id);
    const { document, yaml } = currentDocument(session, row);
    const changed = applyChanges(document, changes);
    const kept = { document: changed, yaml: yaml === null ? null : editYaml(yaml, changes, changed) };
    return step(session, row, { kind: 'edit', label: label === '' ? labelOf(changes) : label, kept }, { changes });
  });
}

export function stepScenario(session: Session, id: number, direction: 'undo' | 'redo'): StoredScenario {
  return write(session, () => {
    const row = openRow(session, id);
    const found = stepTo(session, id, direction);
    if (!found) throw failure('input/conflict', `There is nothing to ${direction} in ${row.name}.`, '', { id });
    const version = { id, version: row.version + 1 };
    const documentId = addVersion(session, version, { kind: direction, label: found.label, kept: found.kept });
    log(session, { what: `scenario.${direction}`, scenarioId: id, detail: { documentId } });
    tellScenario(session, id);
    return openScenario(session, id);
  });
}

export function restoreVersion(session: Session, id: number, version: number): StoredScenario {
  return write(session, () => {
    const row = openRow(session, id);
    const kept = versionOf(session, id, version);
    return step(session, row, { kind: 'restore', label: `Back to version ${version}`, kept }, { version });
  });
}

/** Checks what the head of a text says against what is so. */
function checkHead(session: Session, row: ScenarioRow, head: PlainObject): void {
  const named = head['extends'];
  if (named === undefined) return;
  const base = row.baseId === null ? null : scenarioRow(session, row.baseId).name;
  if (named === base) return;
  const so = base === null ? 'stands alone' : `is laid over ${base}`;
  const remedy =
    base === null
      ? 'Take the line out, or create a new scenario from this text.'
      : `Write "extends: ${base}", or create a new scenario from this text.`;
  throw failure('input/invalid', `${row.name} ${so}: the text cannot change that.`, remedy, { path: 'extends' });
}

export function setYaml(session: Session, id: number, text: string): StoredScenario {
  return write(session, () => {
    const row = openRow(session, id);
    const { data } = parseYamlTree(text, 'the text');
    const written = plainDocument(data ?? {});
    checkHead(session, row, written);
    const name = written['name'];
    if (typeof name === 'string' && name.trim() !== '' && name.trim() !== row.name) {
      session.db.prepare('update scenario set name = ? where id = ?').run(name.trim().slice(0, 200), id);
    }
    const kept = { document: ownDocument(written), yaml: isPlainObject(data) ? text : null };
    return step(session, row, { kind: 'yaml', label: 'Edited as text', kept }, {});
  });
}
