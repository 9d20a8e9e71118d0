import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultSchema, rowColumns } from '../../../src-engine/index.ts';
import { requireBuilt } from '../../support/built-cli.ts';
import { queueHost, smallDocument, type QueueHost } from '../../support/queue-host.ts';

/** One host for all: the line is empty between two tests. */
let host: QueueHost;
/** The bytes of a run of so many paths that nobody disturbed. */
const PATHS = 1000;
let wholeHash: string | null = null;

beforeAll(async () => {
  requireBuilt();
  host = queueHost({ workers: 2 });
  const whole = await host.start(smallDocument(PATHS), PATHS);
  await host.untilState(whole, 'done');
  wholeHash = host.rowOf(whole)!.resultHash;
});
afterAll(() => host.close());

/** A cancel is heard after the path under way; the rest is for a machine that is shared. */
const slowestCancelMs = 1000;

describe('a run through the queue', () => {
  test('goes from queued to done, and the store has its result, rows, detail and headline', async () => {
    const id = await host.start(smallDocument(200), 200);
    await host.untilState(id, 'done');
    const states = host.events.flatMap(({ event }) =>
      event.type === 'run' && event.id === id ? [event.row!.state] : [],
    );
    expect([...new Set(states)]).toEqual(['running', 'done']);
    const kept = host.store.finished(id)!;
    const result = resultSchema.parse(JSON.parse(kept.resultJson));
    expect(result.partial).toBe(false);
    expect(result.detail!.medianPath!.path).toBe(result.summary.medianPath!.path);
    expect(kept.columnNames).toEqual(rowColumns);
    expect(kept.rows).toHaveLength(200 * rowColumns.length);
    expect([...kept.completedPaths]).toEqual(Array.from({ length: 200 }, (_, path) => path));
    expect(kept.resultHash).toBe(result.manifest.resultHash);
    expect(kept.headline.spark!.counts).toHaveLength(24);
    expect(kept.headline.meanNetIrrAnnual).toBeCloseTo(
      result.summary.metrics.find(({ name }) => name === 'netIrrAnnual')!.mean!,
      12,
    );
    expect(await host.store.chunks(id)).toEqual([]);
    expect(host.rowOf(id)!.workSeconds).toBeGreaterThan(0);
  });

  test('tells progress at most every 250 ms, with a view of less than 100 kB', async () => {
    const id = await host.start(smallDocument(2500), 2500);
    await host.untilState(id, 'done');
    const told = host.events.flatMap(({ event, atMs }) =>
      event.type === 'progress' && event.run.runId === id && event.run.state === 'running'
        ? [{ ...event.run, atMs }]
        : [],
    );
    expect(told.length).toBeGreaterThan(2);
    told.slice(1).forEach((run, i) => expect(run.atMs - told[i]!.atMs).toBeGreaterThan(245)); // timers round
    const { partial } = told.findLast((run) => run.partial !== null)!;
    expect(JSON.stringify(partial).length).toBeLessThan(100_000);
    expect(partial!.fan!.lines).toHaveLength(5);
    expect(partial!.histogram!.counts.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
  });

  test('an invalid document fails with its field and the line goes on', async () => {
    const bad = await host.start({ ...smallDocument(10), fund: { commitmentsAud: -1 } });
    const good = await host.start(smallDocument(10));
    await host.untilState(good, 'done');
    expect(host.rowOf(bad)).toMatchObject({
      state: 'failed',
      error: { code: 'input/invalid', issues: [{ path: 'fund.commitmentsAud' }] },
    });
  });
});

describe('order', () => {
  test('one at a time, in the order of asking; a waiting one is cancelled at once', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 4; i++) ids.push(await host.start(smallDocument(200, `${i}`), 200));
    expect(host.queue.live().map(({ runId, queuePosition }) => [runId, queuePosition])).toEqual(
      ids.map((id, i) => [id, i]),
    );
    expect(await host.queue.cancel(ids[2]!)).toMatchObject({ state: 'cancelled', pathsDone: 0 });
    await host.untilState(ids[3]!, 'done');
    const done = host.events.flatMap(({ event }) =>
      event.type === 'run' && event.row?.state === 'done' && ids.includes(event.id) ? [event.id] : [],
    );
    expect(done).toEqual([ids[0], ids[1], ids[3]]);
    expect(host.queue.live()).toEqual([]);
  });

  test('a paused run makes room for the next, and goes on from its chunks with the same bytes', async () => {
    const paused = await host.start(smallDocument(PATHS), PATHS);
    await host.untilDone(paused, 200);
    expect(await host.queue.pause(paused)).toMatchObject({ state: 'paused' });
    const next = await host.start(smallDocument(100), 100);
    await host.untilState(next, 'done');
    expect((await host.store.get(paused)).state).toBe('paused');
    expect((await host.store.chunks(paused)).length).toBeGreaterThan(0);
    await host.queue.resume(paused);
    await host.untilState(paused, 'done');
    expect(host.rowOf(paused)!.resultHash).toBe(wholeHash);
  });
});

describe('pause, cancel and resume of the run under way', () => {
  test('a paused run does nothing; resumed, it gives the bytes of one that was not paused', async () => {
    const id = await host.start(smallDocument(PATHS), PATHS);
    await host.untilDone(id, 64);
    await host.queue.pause(id);
    await new Promise((resolve) => setTimeout(resolve, 100)); // the paths in hand
    const before = (await host.store.chunks(id)).length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await host.store.chunks(id)).length).toBeLessThanOrEqual(before + 2);
    expect(host.rowOf(id)!.state).toBe('paused');
    await host.queue.resume(id);
    await host.untilState(id, 'done');
    expect(host.rowOf(id)!.resultHash).toBe(wholeHash);
  });

  test('a cancelled run keeps its chunks and a marked part, and can go on to the bytes of the whole', async () => {
    const id = await host.start(smallDocument(PATHS), PATHS);
    await host.untilDone(id, 200);
    const fromMs = performance.now();
    expect(await host.queue.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - fromMs).toBeLessThan(slowestCancelMs);
    await host.until(() => host.queue.live().length === 0, 'nothing is under way');
    const part = host.store.finished(id)!;
    expect(JSON.parse(part.resultJson)).toMatchObject({ partial: true, manifest: { pathsAsked: PATHS } });
    expect(part.completedPaths.length).toBe((await host.store.get(id)).pathsDone);
    expect((await host.store.chunks(id)).length).toBe(Math.ceil(part.completedPaths.length / 64));
    await host.queue.resume(id);
    await host.untilState(id, 'done');
    expect(host.rowOf(id)!.resultHash).toBe(wholeHash);
    await expect(host.queue.resume(id)).rejects.toMatchObject({ code: 'input/conflict' });
  });

  test('a run that is cancelled before its first path has no result', async () => {
    const id = await host.start(smallDocument(100_000), 100_000);
    expect(await host.queue.cancel(id)).toMatchObject({ state: 'cancelled' });
    await host.until(() => host.queue.live().length === 0, 'nothing is under way');
    expect((await host.store.get(id)).state).toBe('cancelled');
  });
});
