import { expect, test } from 'vitest';
import { rowColumns } from '../../../src-engine/index.ts';
import { createKeptResults } from '../../../src-main/services/exports/kept-results.ts';
import { newRun } from '../../support/made-run.ts';
import { memoryRunStore } from '../../support/memory-run-store.ts';
import { textOf, viewRun } from '../../support/view-runs.ts';

const run = viewRun({ 'run.paths': 24, 'fund.commitmentsAud': 30_000_000 });

/** A finished run behind the reading side of a store that notes which metrics were asked for. */
async function finishedRun() {
  const store = memoryRunStore();
  const { resultHash } = run.result.manifest;
  const row = { ...(await store.create(newRun(1))), state: 'done' as const, resultHash };
  const asked: string[] = [];
  const kept = createKeptResults(() => ({
    runs: {
      get: async () => row,
      result: async () => textOf(run.fresh),
      columnNames: async () => rowColumns,
      column: async (_id, name) => {
        asked.push(name);
        return run.columnOf(name)!;
      },
    },
  }));
  return { kept, asked };
}

test('metrics that a view looked at are held ready; those of a file are not', async () => {
  const { kept, asked } = await finishedRun();
  await kept.read(1, ['netIrrAnnual']);
  const file = await kept.readOnce(1, rowColumns);
  expect([...file.columns.keys()].toSorted()).toEqual(rowColumns.toSorted());
  expect(asked.filter((name) => name === 'netIrrAnnual')).toHaveLength(1);
  asked.length = 0;
  await kept.read(1, ['netIrrAnnual']);
  expect(asked).toEqual([]);
  const { columns } = await kept.read(1, ['netTvpiMultiple']);
  expect(asked).toEqual(['netTvpiMultiple']);
  expect(columns.size).toBe(3);
});
