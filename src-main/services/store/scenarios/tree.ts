import type { PlainObject } from '../../../../src-engine/index.ts';
import type { ScenarioRow } from '../../../contract/index.ts';
import { mergeDocuments } from '../../scenarios/merge.ts';
import { failure } from '../project/failure.ts';
import type { Session } from '../project/session.ts';
import { scenarioRow } from './rows.ts';
import { currentDocument } from './versions.ts';

/** As many as a scenario file may extend one after the other. */
const mostLevels = 8;

/** The scenarios below one, nearest first. */
function below(session: Session, row: ScenarioRow): readonly ScenarioRow[] {
  const rows: ScenarioRow[] = [];
  for (let id = row.baseId; id !== null && rows.length <= mostLevels; id = rows.at(-1)!.baseId) {
    rows.push(scenarioRow(session, id));
  }
  return rows;
}

/** Everything below a scenario, merged; empty for one that stands alone. */
export function baseDocument(session: Session, row: ScenarioRow): PlainObject {
  return below(session, row)
    .toReversed()
    .reduce<PlainObject>((under, base) => mergeDocuments(under, currentDocument(session, base).document), {});
}

/** What a run simulates. */
export function mergedDocument(session: Session, id: number): PlainObject {
  const row = scenarioRow(session, id);
  const own = currentDocument(session, row).document;
  return { ...mergeDocuments(baseDocument(session, row), own), name: row.name };
}

/** The scenario that a new one is laid over. */
export function checkBase(session: Session, baseId: number): void {
  if (below(session, scenarioRow(session, baseId)).length + 1 < mostLevels) return;
  const remedy = 'Lay it over a scenario further down, or copy one.';
  throw failure('input/conflict', `At most ${mostLevels} scenarios can lie over one another.`, remedy, { baseId });
}
