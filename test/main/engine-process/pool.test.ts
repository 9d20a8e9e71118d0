import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import type { PackedChunk } from '../../../src-engine/protocol.ts';
import { ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { CHUNK_PATHS, type RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { FAN_BINS } from '../../../src-engine/fund/metrics/fan-plan.ts';
import { startPool } from '../../../src-main/services/engine-process/run-pool.ts';
import { PATHS_DONE } from '../../../src-main/services/engine-process/shared-state.ts';
import { smallFund } from '../../support/gallery.ts';
import { total } from '../../support/paths.ts';
import { planWith, runPlan } from '../../support/plans.ts';

/** Node runs the source of a worker thread as it stands. */
const entry = join(import.meta.dirname, '../../../src-main/engine-worker.ts');
const plan = planWith({ ...smallFund, 'run.paths': 200 });

describe('worker threads', () => {
  const own = buildResult(plan, runPlan(plan));

  test.each([1, 2, 3])('%i of them give the bytes of one thread of our own', async (workers) => {
    const outcome = await startPool(plan, workers, { entry }).outcome;
    expect(outcome.partial).toBe(false);
    expect(buildResult(plan, outcome)).toEqual(own);
  });
});

describe('a worker that fails', () => {
  const { book } = plan;
  /** Plans that no resolver makes: the arithmetic breaks in the middle of a run, or a table cannot be had at all. */
  const poisoned: Readonly<Record<string, RunPlan>> = {
    'on a number that is none': {
      ...plan,
      book: { ...book, fees: { ...book.fees, expensesAud: book.fees.expensesAud.map((x, m) => (m === 50 ? NaN : x)) } },
    },
    'on a table too large for any memory': { ...plan, book: { ...book, advanceCapacity: 2 ** 52 } },
  };
  const causes: Readonly<Record<string, RegExp>> = {
    'on a number that is none': /not a finite number/,
    'on a table too large for any memory': /array length|allocation/i,
  };

  test.each(Object.keys(poisoned))('%s ends the run with its cause, never with a number', async (name) => {
    const run = startPool(poisoned[name]!, 2, { entry }).outcome;
    await expect(run).rejects.toMatchObject({ code: 'engine/crashed' });
    await expect(run).rejects.toThrow(causes[name]!);
  });

  test('at its start: a program that is not there', async () => {
    const run = startPool(plan, 2, { entry: join(import.meta.dirname, 'no-such-worker.ts') }).outcome;
    await expect(run).rejects.toMatchObject({ code: 'engine/crashed' });
  });
});

describe('a pool that hands its chunks over', () => {
  const own = buildResult(plan, runPlan(plan)).manifest.resultHash;

  /** Runs the plan with some chunks brought, and gives back what was handed over. */
  async function run(brought: readonly PackedChunk[], workers = 2) {
    const handed: PackedChunk[] = [];
    const pool = startPool(plan, workers, { entry, chunks: { brought, onChunk: (chunk) => void handed.push(chunk) } });
    const outcome = await pool.outcome;
    return { handed, hash: buildResult(plan, outcome).manifest.resultHash };
  }

  test('hands over every chunk once; any part of them brought back gives the same bytes, all of them without a thread', async () => {
    const { handed, hash } = await run([]);
    expect(hash).toBe(own);
    expect(handed.map(({ chunk }) => chunk).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(handed.find(({ chunk }) => chunk === 3)!.rows).toHaveLength((200 - 192) * ROW_WIDTH);
    const part = handed.filter(({ chunk }) => chunk !== 1);
    const resumed = await run(part, 1);
    expect(resumed).toMatchObject({ hash: own, handed: [{ chunk: 1 }] });
    expect(await run([...handed, handed[0]!])).toEqual({ hash: own, handed: [] }); // brought twice counts once
  });

  test('refuses a chunk of another run', () => {
    const foreign = { chunk: 0, rows: new Float64Array(5), counts: new Uint8Array(0) };
    const bring = (chunk: PackedChunk) => () =>
      startPool(plan, 1, { entry, chunks: { brought: [chunk], onChunk: () => undefined } });
    expect(bring(foreign)).toThrow(/does not belong/);
    expect(bring({ ...foreign, chunk: 4, rows: new Float64Array(0) })).toThrow(/does not belong/);
  });

  test('sleeps while it is paused, and hears a cancel in its sleep', async () => {
    const long = planWith({ ...smallFund, 'run.paths': 200_000 });
    const pool = startPool(long, 2, { entry, chunks: { brought: [], onChunk: () => undefined } });
    const done = () => Atomics.load(pool.shared.control, PATHS_DONE);
    while (done() < CHUNK_PATHS) await sleep(5);
    pool.pause();
    await sleep(100); // the paths in hand
    const before = done();
    const cpu = process.cpuUsage();
    await sleep(400);
    const { user, system } = process.cpuUsage(cpu);
    expect(done()).toBe(before);
    expect((user + system) / 1000).toBeLessThan(200); // ms: two threads at work would take 800
    pool.resume();
    while (done() === before) await sleep(5);
    pool.pause();
    pool.cancel();
    expect((await pool.outcome).partial).toBe(true);
  });
});

test('a worker without memory says so, with what to do', async () => {
  const run = startPool(plan, 1, { entry, heapMb: 4 }).outcome;
  await expect(run).rejects.toMatchObject({ code: 'engine/out-of-memory' });
});

describe('cancel', () => {
  const long = planWith({ ...smallFund, 'run.paths': 200_000 });

  /** Starts a long run, lets it make some chunks, cancels it, and tells how long it took to stop. */
  async function cancelled(workers: number) {
    const pool = startPool(long, workers, { entry });
    while (Atomics.load(pool.shared.control, PATHS_DONE) < 5 * CHUNK_PATHS) await sleep(5);
    const from = performance.now();
    pool.cancel();
    const outcome = await pool.outcome;
    return { outcome, stoppedAfterMs: performance.now() - from };
  }

  test('stops within 100 ms of the flag and leaves a marked, usable part', async () => {
    const tries = [await cancelled(2), await cancelled(2), await cancelled(1)];
    // The best of three: on a shared machine a thread may be off its core for longer than a path takes.
    expect(Math.min(...tries.map(({ stoppedAfterMs }) => stoppedAfterMs))).toBeLessThan(100);

    const { outcome } = tries[0]!;
    expect(outcome.partial).toBe(true);
    expect(outcome.completedPaths.length).toBeGreaterThan(0);
    expect(outcome.completedPaths.length % CHUNK_PATHS).toBe(0);

    const paths = outcome.completedPaths.slice(0, CHUNK_PATHS);
    const own = runPlan(planWith({ ...smallFund, 'run.paths': paths.at(-1)! + 1 }));
    paths.forEach((path, i) =>
      expect(outcome.rows.slice(i * ROW_WIDTH, (i + 1) * ROW_WIDTH)).toEqual(
        own.rows.slice(path * ROW_WIDTH, (path + 1) * ROW_WIDTH),
      ),
    );
    // Fans count the paths of the finished chunks and nothing of those that were broken off.
    expect(total(outcome.fans.subarray(0, FAN_BINS))).toBe(outcome.completedPaths.length);

    const result = buildResult(long, outcome);
    expect(result.partial).toBe(true);
    expect(result.manifest.pathsAsked).toBe(200_000);
    expect(result.manifest.pathsCompleted).toBe(outcome.completedPaths.length);
    expect(outcome.completedPaths).toContain(result.summary.medianPath!.path);
  });
});
