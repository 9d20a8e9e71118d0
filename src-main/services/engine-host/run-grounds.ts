import { AppError, fromErrorInfo, type FieldIssue, type Job, type PlainObject } from '../../../src-engine/index.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import type { RunGrounds, RunStore } from './run-store.ts';

type GroundsTools = {
  readonly store: RunStore;
  readonly keeper: EngineKeeper;
  readonly jobOf: (document: PlainObject) => Job;
};

/**
 * Sees that what is still to be simulated of a run rests on the same as the chunks that it has: engine, arithmetic, scenario as the
 * engine reads it, data. A run without chunks takes the grounds of today.
 * @throws AppError `input/conflict` naming what differs; what the engine refuses of the document; `engine/...` when it is not there
 */
export async function checkGrounds(id: number, { store, keeper, jobOf }: GroundsTools): Promise<void> {
  const [row, then, document] = await Promise.all([store.get(id), store.grounds(id), store.document(id)]);
  const inspection = await (await keeper.client()).inspect(jobOf(document));
  if (!inspection.ok) throw fromErrorInfo(inspection.error);
  const { scenarioHash, dataHashes } = inspection.run;
  const { engineVersion, kernelHash } = await keeper.facts();
  const today: RunGrounds = { engineVersion, kernelHash, scenarioHash, dataHashes };
  const issues = differences(then, today);
  if (issues.length === 0) return;
  if (row.pathsDone === 0) return store.setGrounds(id, today);
  const message = `Run ${id} cannot go on: its ${row.pathsDone} finished paths rest on something else than the others would.`;
  throw new AppError('input/conflict', message, { run: id }, issues);
}

const startAnew = 'Start a new run.';

/** What a part of a run on other grounds could not be joined with, one issue each; a difference of the data names its table. */
export function differences(then: RunGrounds, today: RunGrounds): readonly FieldIssue[] {
  const differs = (path: string, message: string, remedy = startAnew) => ({ path, message, remedy });
  if (then.engineVersion !== today.engineVersion)
    return [differs('', `it was begun with engine ${then.engineVersion}, and this is ${today.engineVersion}`)];
  const tables = new Set([...Object.keys(then.dataHashes), ...Object.keys(today.dataHashes)]);
  const changed = [...tables].filter((table) => then.dataHashes[table] !== today.dataHashes[table]);
  const arithmetic = then.kernelHash !== today.kernelHash;
  return [
    ...(arithmetic ? [differs('', 'the arithmetic of this machine or program gives other figures')] : []),
    ...changed.map((table) =>
      differs(table, 'this data was changed since it was begun', 'Start a new run, or bring back the data as it was.'),
    ),
    // Other data alone does not move this hash: the document, or what is read into it, is another one.
    ...(then.scenarioHash === today.scenarioHash ? [] : [differs('', 'the program reads its scenario in another way')]),
  ];
}
