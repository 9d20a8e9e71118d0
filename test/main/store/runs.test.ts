import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { runStates, type RunState } from '../../../src-main/contract/index.ts';
import { mayMove } from '../../../src-main/services/store/runs/run-states.ts';
import {
  firstPaths,
  madeChunk,
  madeChunks,
  madeColumns,
  madeFigure,
  madeResult,
  newRun,
} from '../../support/made-run.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore, type OpenedStore } from '../../support/temp-store.ts';

/** A store with one scenario and one run of it. */
async function storeWithRun(state: RunState = 'queued', changes: Parameters<typeof newRun>[1] = {}) {
  const store = await openTempStore();
  const { row } = await store.scenarios.create('Base', null, {}, null);
  const { id } = await store.runs.create(newRun(row.id, changes));
  if (state !== 'queued') await store.runs.move(id, 'running', { startedAt: '2026-11-21T09:30:00.000Z' });
  return { store, id, scenarioId: row.id };
}

/** Changes a file behind the back of a store that is closed. */
function tamper(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

async function reopened(store: OpenedStore): Promise<OpenedStore> {
  await store.close();
  return openTempStore({ file: store.file });
}

describe('a run', () => {
  test('pins its document, and keeps it when the scenario changes', async () => {
    const { store, id, scenarioId } = await storeWithRun();
    await store.scenarios.edit(scenarioId, [{ kind: 'set', path: 'fund.lifeMonths', value: 96 }], '');
    expect(await store.runs.document(id)).toEqual(newRun(scenarioId).document);
    expect(await store.runs.get(id)).toMatchObject({ id, state: 'queued', pathsDone: 0, seed: 'seven', error: null });
  });

  test('goes through its states to a result that can be read by column', async () => {
    const { store, id, scenarioId } = await storeWithRun('running');
    await store.runs.addChunks(id, madeChunks(200));
    expect((await store.runs.get(id)).pathsDone).toBe(200);
    const done = await store.runs.finish(id, 'done', madeResult(firstPaths(200)));
    expect(done).toMatchObject({
      state: 'done',
      meanNetIrrAnnual: 0.081,
      belowHurdleFraction: null,
      workSeconds: 12.5,
    });
    expect(await store.runs.chunks(id)).toEqual([]);
    expect(await store.runs.result(id)).toBe(madeResult(firstPaths(200)).resultJson);
    expect(await store.runs.columnNames(id)).toEqual(madeColumns);
    const tvpi = await store.runs.column(id, 'tvpi');
    expect(tvpi).toEqual(Float64Array.from(firstPaths(200), (path) => madeFigure(path, 1)));
    expect((await store.scenarios.row(scenarioId)).lastRun).toEqual({
      runId: id,
      version: 1,
      meanNetIrrAnnual: 0.081,
      standardErrorAnnual: 0.0004,
      belowHurdleFraction: null,
      spark: { counts: [1, 2, 3], hurdleAt: 0.4 },
    });
    await store.close();
    expect(brokenInvariants(store.file)).toEqual([]);
  });

  test('that is cancelled keeps its chunks and a partial result, and can go on to the end', async () => {
    const { store, id } = await storeWithRun('running');
    await store.runs.addChunks(id, [madeChunk(2, 200), madeChunk(0, 200)]);
    const paths = [...firstPaths(64), ...firstPaths(64).map((path) => 128 + path)];
    const cancelled = await store.runs.finish(id, 'cancelled', madeResult(paths));
    expect(cancelled).toMatchObject({ state: 'cancelled', pathsDone: 128 });
    const irr = await store.runs.column(id, 'netIrrAnnual');
    expect([irr.length, irr[1], irr[64], irr[129], irr[192]]).toEqual([
      200,
      madeFigure(1, 0),
      NaN,
      madeFigure(129, 0),
      NaN,
    ]);
    expect((await store.runs.chunks(id)).map(({ chunk }) => chunk)).toEqual([0, 2]);
    await store.runs.move(id, 'queued');
    await store.runs.move(id, 'running');
    await store.runs.addChunks(id, [madeChunk(1, 200), madeChunk(3, 200)]);
    await store.runs.finish(id, 'done', madeResult(firstPaths(200)));
    expect((await store.runs.column(id, 'netIrrAnnual'))[64]).toBe(madeFigure(64, 0));
  });

  test('that is cancelled still takes the chunks that were on their way', async () => {
    const { store, id } = await storeWithRun('running');
    await store.runs.addChunks(id, [madeChunk(0, 200)]);
    await store.runs.move(id, 'cancelled');
    await store.runs.addChunks(id, [madeChunk(1, 200)]);
    expect(await store.runs.get(id)).toMatchObject({ state: 'cancelled', pathsDone: 128 });
  });

  test('can be described, and removed when nobody works on it', async () => {
    const { store, id, scenarioId } = await storeWithRun('running');
    expect(await store.runs.describe(id, { tags: ['bank'], note: 'sent', isArchived: true })).toMatchObject({
      tags: ['bank'],
      note: 'sent',
      isArchived: true,
    });
    await expect(store.runs.remove(id)).rejects.toMatchObject({ code: 'input/conflict' });
    await expect(store.scenarios.remove(scenarioId)).rejects.toMatchObject({ context: { runs: 1 } });
    await store.runs.move(id, 'failed');
    await store.runs.remove(id);
    expect(await store.runs.list()).toEqual([]);
    await expect(store.runs.column(id, 'tvpi')).rejects.toMatchObject({ code: 'input/not-found' });
    await store.scenarios.remove(scenarioId);
  });

  test('is listed newest first, all or those of a scenario', async () => {
    const { store, id, scenarioId } = await storeWithRun();
    const other = await store.scenarios.create('Other', null, {}, null);
    const second = await store.runs.create(newRun(other.row.id));
    expect((await store.runs.list()).map((row) => row.id)).toEqual([second.id, id]);
    expect((await store.runs.listOf(scenarioId)).map((row) => row.id)).toEqual([id]);
  });
});

describe('states', () => {
  test('only those of the table follow each other, and a refused step changes nothing', async () => {
    const before = (state: RunState) => runStates.filter((from) => from !== state && mayMove(from, state));
    expect(before('queued')).toEqual(['running', 'paused', 'interrupted', 'cancelled']);
    expect(before('done')).toEqual(['running']);
    expect(runStates.filter((to) => mayMove('done', to))).toEqual(['done']);
    expect(runStates.filter((to) => mayMove('failed', to))).toEqual(['failed']);
    const { store, id } = await storeWithRun('running');
    await store.runs.finish(id, 'done', madeResult(firstPaths(200)));
    await expect(store.runs.move(id, 'queued')).rejects.toMatchObject({ code: 'input/conflict' });
    await expect(store.runs.addChunks(id, [madeChunk(0, 200)])).rejects.toMatchObject({ code: 'input/conflict' });
    expect((await store.runs.get(id)).state).toBe('done');
  });

  test.each([
    ['rows that are too few', { rows: new Float64Array(5) }],
    ['a path too many', { completedPaths: Int32Array.of(...firstPaths(199), 200) }],
    ['a path twice', { completedPaths: Int32Array.of(...firstPaths(199), 0) }],
  ])('a result with %s is refused as a whole', async (_, fault) => {
    const { store, id } = await storeWithRun('running');
    await store.runs.addChunks(id, madeChunks(200));
    await expect(store.runs.finish(id, 'done', madeResult(firstPaths(200), fault))).rejects.toMatchObject({
      code: 'input/invalid',
    });
    expect(await store.runs.get(id)).toMatchObject({ state: 'running', pathsDone: 200, resultHash: null });
    expect(await store.runs.columnNames(id)).toEqual([]);
    await expect(store.runs.result(id)).rejects.toMatchObject({ code: 'input/not-found' });
  });

  test('what a dead process left behind is interrupted at the next opening, with its chunks', async () => {
    const { store, id, scenarioId } = await storeWithRun('running');
    await store.runs.addChunks(id, [madeChunk(1, 200)]);
    const paused = await store.runs.create(newRun(scenarioId));
    await store.runs.move(paused.id, 'paused');
    const queued = await store.runs.create(newRun(scenarioId));
    const again = await reopened(store);
    for (const left of [id, queued.id])
      expect(await again.runs.get(left)).toMatchObject({ state: 'interrupted', error: { code: 'engine/crashed' } });
    // Nothing of one that was paused was lost: it is no news that the program has ended.
    expect(await again.runs.get(paused.id)).toMatchObject({ state: 'paused', error: null, endedAt: null });
    expect(await again.runs.move(paused.id, 'queued')).toMatchObject({ state: 'queued' });
    expect(await again.runs.chunks(id)).toEqual([madeChunk(1, 200)]);
    expect(await again.runs.move(id, 'queued', { error: null })).toMatchObject({ state: 'queued', error: null });
  });
});

describe('what a run rests on', () => {
  test('is kept, and changed only while there is no chunk', async () => {
    const { store, id, scenarioId } = await storeWithRun('running');
    const { engineVersion, kernelHash, scenarioHash, dataHashes } = newRun(scenarioId);
    expect(await store.runs.grounds(id)).toEqual({ engineVersion, kernelHash, scenarioHash, dataHashes });
    const others = { engineVersion: '9.9.9', kernelHash: 'k', scenarioHash: 's', dataHashes: { suburbs: 'd' } };
    await store.runs.setGrounds(id, others);
    expect(await store.runs.grounds(id)).toEqual(others);
    expect(await store.runs.get(id)).toMatchObject({ engineVersion: '9.9.9' });
    await store.runs.addChunks(id, [madeChunk(0, 200)]);
    await expect(store.runs.setGrounds(id, { ...others, kernelHash: 'x' })).rejects.toMatchObject({
      code: 'input/conflict',
    });
    expect((await store.runs.grounds(id)).kernelHash).toBe('k');
  });
});

describe('chunks', () => {
  test('that are handed over again are left as they are', async () => {
    const { store, id } = await storeWithRun('running');
    await store.runs.addChunks(id, [madeChunk(0, 200), madeChunk(3, 200)]);
    const other = { ...madeChunk(0, 200), rows: new Float64Array(3) };
    await store.runs.addChunks(id, [other, madeChunk(1, 200)]);
    expect(await store.runs.chunks(id)).toEqual([madeChunk(0, 200), madeChunk(1, 200), madeChunk(3, 200)]);
    expect((await store.runs.get(id)).pathsDone).toBe(64 + 64 + 8);
  });

  test('of a part of a larger buffer arrive alone', async () => {
    const { store, id } = await storeWithRun('running');
    const { chunk, rows, counts } = madeChunk(0, 200);
    const large = new Float64Array(rows.length * 3);
    large.set(rows, rows.length);
    await store.runs.addChunks(id, [{ chunk, rows: large.subarray(rows.length, 2 * rows.length), counts }]);
    expect(await store.runs.chunks(id)).toEqual([madeChunk(0, 200)]);
  });

  test('beyond the paths of the run are refused', async () => {
    const { store, id } = await storeWithRun('running');
    await expect(store.runs.addChunks(id, [{ ...madeChunk(0, 200), chunk: 4 }])).rejects.toMatchObject({
      code: 'input/invalid',
    });
  });

  test('that are damaged are found, dropped and marked, so that a second resume simulates them', async () => {
    const { store, id } = await storeWithRun('running');
    await store.runs.addChunks(id, madeChunks(200));
    await store.close();
    tamper(store.file, `update run_chunk set figures = zeroblob(length(figures)) where chunk = 1`);
    const again = await openTempStore({ file: store.file });
    await expect(again.runs.chunks(id)).rejects.toMatchObject({
      code: 'store/damaged',
      issues: [{ remedy: 'Resume the run again: what is damaged is simulated anew.' }],
    });
    expect(await again.runs.get(id)).toMatchObject({ pathsDone: 136, error: { code: 'store/damaged' } });
    expect(again.events.at(-1)).toMatchObject({ type: 'run', id, row: { pathsDone: 136 } });
    expect((await again.runs.chunks(id)).map(({ chunk }) => chunk)).toEqual([0, 2, 3]);
  });
});

describe('a result that was changed on disk', () => {
  test.each([
    ['column', `update run_column set figures = zeroblob(1600) where name = 'tvpi'`],
    ['column', `update run_column set figures = zeroblob(3) where name = 'tvpi'`],
    ['result', `update run_result set json = '{}'`],
    ['result', `update run_result set json = x'00ff'`],
  ] as const)('is never shown: a %s', async (part, sql) => {
    const { store, id } = await storeWithRun('running');
    await store.runs.finish(id, 'done', madeResult(firstPaths(200)));
    await store.close();
    tamper(store.file, sql);
    const { runs } = await openTempStore({ file: store.file });
    const reading = part === 'column' ? runs.column(id, 'tvpi') : runs.result(id);
    await expect(reading).rejects.toMatchObject({ code: 'store/damaged', context: { run: id } });
    expect((await runs.get(id)).error).toMatchObject({ code: 'store/damaged' });
    expect(await runs.column(id, 'dpi')).toHaveLength(200);
  });

  test('a row that cannot be read is damage, not a crash', async () => {
    const { store } = await storeWithRun();
    await store.close();
    tamper(store.file, `update run set tags = '{"not": "a list"}'`);
    const again = await openTempStore({ file: store.file, readOnlyReason: 'test' });
    await expect(again.runs.list()).rejects.toMatchObject({ code: 'store/damaged' });
  });
});
