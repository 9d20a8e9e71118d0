import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonicalJson, isPlainObject, type PlainObject } from '../../../../src-engine/index.ts';
import { failure } from './failure.ts';
import { packText, unpackText } from './packed-text.ts';

/** What a user set, and the text he wrote it in; null when it was never a text. */
export type KeptDocument = { readonly document: PlainObject; readonly yaml: string | null };

const hashOf = (json: string, yaml: string | null): string => {
  const hash = createHash('sha256').update(json);
  return (yaml === null ? hash : hash.update('\0').update(yaml)).digest('hex');
};

/** Id of a document, which is kept once however often it is referred to. Throws `input/invalid` for what is not plain data. */
export function keepDocument(db: Database, { document, yaml }: KeptDocument): number {
  const json = canonicalJson(document);
  const sha256 = hashOf(json, yaml);
  const known = db.prepare('select id from document where sha256 = ?').pluck().get(sha256);
  if (known !== undefined) return known as number;
  const { lastInsertRowid } = db
    .prepare('insert into document (sha256, json, yaml) values (?, ?, ?)')
    .run(sha256, packText(json), yaml === null ? null : packText(yaml));
  return Number(lastInsertRowid);
}

/** Throws `store/damaged` when it is not what was written. */
export function readDocument(db: Database, id: number): KeptDocument {
  const row = db.prepare('select sha256, json, yaml from document where id = ?').get(id) as
    { sha256: string; json: unknown; yaml: unknown } | undefined;
  try {
    if (!row) throw new TypeError('is missing');
    const json = unpackText(row.json);
    const yaml = row.yaml === null ? null : unpackText(row.yaml);
    const document: unknown = JSON.parse(json);
    if (hashOf(json, yaml) !== row.sha256 || !isPlainObject(document)) throw new TypeError('is not what was written');
    return { document, yaml };
  } catch (error) {
    const remedy = 'Go back to an earlier version of the scenario, or restore a backup.';
    throw failure('store/damaged', 'A document of the project is damaged.', remedy, { document: id }, error);
  }
}

/** Lets go of documents that nothing refers to any more. */
export function dropLooseDocuments(db: Database): void {
  db.prepare(
    `delete from document where id not in (select document_id from scenario_version)
       and id not in (select document_id from undo_step) and id not in (select document_id from run)`,
  ).run();
}
