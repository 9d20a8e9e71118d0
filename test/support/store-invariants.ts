import Database from 'better-sqlite3';
import { canonicalJson, type PlainObject } from '../../src-engine/index.ts';
import { runStates, type Change } from '../../src-main/contract/index.ts';
import { readDocument } from '../../src-main/services/store/project/documents.ts';
import { unpackText } from '../../src-main/services/store/project/packed-text.ts';
import { hashOf } from '../../src-main/services/store/runs/figures.ts';
import { applyChanges } from '../../src-main/services/store/scenarios/apply-changes.ts';

/** What must hold in a project file after whatever happened to it; each broken rule as a line, empty when all hold. */
export function brokenInvariants(file: string): readonly string[] {
  const db = new Database(file, { readonly: true });
  try {
    const list = (sql: string, ...values: readonly unknown[]) =>
      db
        .prepare(sql)
        .pluck()
        .all(...values) as unknown[];
    const rule = (name: string, found: readonly unknown[]) =>
      found.length === 0 ? [] : [`${name}: ${JSON.stringify(found.slice(0, 5))}`];
    const marks = runStates.map(() => '?').join(', ');
    return [
      ...rule(
        'integrity',
        list('pragma integrity_check').filter((line) => line !== 'ok'),
      ),
      ...rule('foreign keys', db.pragma('foreign_key_check') as unknown[]),
      ...rule('states of runs', list(`select id from run where state not in (${marks})`, ...runStates)),
      ...rule(
        'a run that is done has its result and all its paths, and no chunks',
        list(`select id from run where state = 'done' and (result_hash is null or paths_done <> paths_asked
          or id not in (select run_id from run_result) or id not in (select run_id from run_column)
          or id in (select run_id from run_chunk))`),
      ),
      ...rule('chunks have a run', list('select run_id from run_chunk where run_id not in (select id from run)')),
      ...rule('chunks, columns and results are what was written', damaged(db)),
      ...rule(
        'the current version of a scenario is its newest',
        list(
          `select id from scenario s where version <> (select max(version) from scenario_version where scenario_id = s.id)`,
        ),
      ),
      ...rule(
        'versions have no gaps',
        list(`select scenario_id from scenario_version group by scenario_id having count(*) <> max(version)`),
      ),
      ...rule(
        'the log gives the same scenarios',
        db
          .prepare('select id from scenario')
          .pluck()
          .all()
          .filter((id) => !replays(db, id as number)),
      ),
    ];
  } finally {
    db.close();
  }
}

function damaged(db: Database.Database): readonly unknown[] {
  const chunks = db.prepare('select run_id, chunk, figures, counts, sha256 from run_chunk').all() as any[];
  const columns = db.prepare('select run_id, name, figures, sha256 from run_column').all() as any[];
  const results = db.prepare('select run_id, json, sha256 from run_result').all() as any[];
  return [
    ...chunks
      .filter((row) => !hashOf(row.figures, row.counts).equals(row.sha256))
      .map((row) => [row.run_id, row.chunk]),
    ...columns.filter((row) => !hashOf(row.figures).equals(row.sha256)).map((row) => [row.run_id, row.name]),
    ...results.filter((row) => !hashOf(unpackText(row.json)).equals(row.sha256)).map((row) => row.run_id),
  ];
}

/** Makes a scenario again from what the log says was done, and compares it with what is kept. */
function replays(db: Database.Database, id: number): boolean {
  let document: PlainObject = {};
  const rows = db.prepare('select what, detail from event_log where scenario_id = ? order by id').all(id) as any[];
  for (const { what, detail } of rows) {
    if (!/^scenario\.(create|edit|undo|redo|yaml|restore)$/.test(what)) continue;
    const done = JSON.parse(unpackText(detail)) as { documentId: number; changes?: readonly Change[] };
    document = done.changes ? applyChanges(document, done.changes) : readDocument(db, done.documentId).document;
  }
  const current = db
    .prepare(
      'select document_id from scenario_version v join scenario s on s.id = v.scenario_id and s.version = v.version where s.id = ?',
    )
    .pluck()
    .get(id) as number;
  return canonicalJson(readDocument(db, current).document) === canonicalJson(document);
}
