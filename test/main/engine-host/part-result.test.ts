import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtEngine, requireBuilt } from '../../support/built-cli.ts';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import type { EngineProcess } from '../../../src-main/services/engine-host/engine-process.ts';
import { queueHost, smallDocument, type QueueHost } from '../../support/queue-host.ts';

/** So many that a signal sent when the first chunks are stored finds most of them undone, also on a fast machine. */
const PATHS = 1984;
let host: QueueHost;
let wholeHash: string | null = null;

beforeAll(async () => {
  requireBuilt();
  host = queueHost();
  const whole = await host.start(smallDocument(PATHS), PATHS);
  await host.untilState(whole, 'done');
  wholeHash = host.rowOf(whole)!.resultHash;
});
afterAll(() => host.close());

/** The run has a marked part of exactly the chunks that are kept, and resumed it comes to the bytes of the whole. */
async function expectPart(id: number): Promise<void> {
  await host.until(() => host.store.finished(id) !== null, 'it has a partial result');
  await host.until(() => host.queue.live().every(({ runId }) => runId !== id), 'nothing of it is under way');
  const part = host.store.finished(id)!;
  const kept = await host.store.chunks(id);
  expect(JSON.parse(part.resultJson)).toMatchObject({ partial: true, manifest: { pathsAsked: PATHS } });
  expect([...part.completedPaths]).toEqual(
    kept.flatMap(({ chunk }) => Array.from({ length: Math.min(64, PATHS - 64 * chunk) }, (_, i) => 64 * chunk + i)),
  );
  expect(host.rowOf(id)).toMatchObject({ state: 'cancelled', resultHash: part.resultHash });
  expect(host.rowOf(id)!.endedAt).not.toBeNull();
  await host.queue.resume(id);
  await host.untilState(id, 'done');
  expect(host.rowOf(id)!.resultHash).toBe(wholeHash);
}

async function startedRun(): Promise<number> {
  const id = await host.start(smallDocument(PATHS), PATHS);
  await host.untilDone(id, 130);
  return id;
}

async function interruptedRun(): Promise<number> {
  const id = await startedRun();
  process.kill(host.engine().pid!, 'SIGKILL');
  await host.untilState(id, 'interrupted');
  return id;
}

/** An engine that stops when it begins its summary: it answers nothing more. */
function stillInSummary(): EngineProcess {
  const engine = forkEngine(builtEngine);
  const isSummary = (message: unknown) =>
    (message as { type: string; progress?: { stage: string } }).progress?.stage === 'summarise';
  let isStill = false;
  return {
    ...engine,
    onMessage: (hear) =>
      engine.onMessage((message) => {
        if (isStill) return;
        isStill = isSummary(message);
        if (isStill) process.kill(engine.pid!, 'SIGSTOP');
        hear(message);
      }),
  };
}

describe('a cancelled run has the partial result of its chunks', () => {
  test('when the engine did not stop and was ended', async () => {
    const id = await startedRun();
    await host.until(() => host.store.batches.length > 0 && host.rowOf(id)!.state === 'running', 'chunks are stored');
    process.kill(host.engine().pid!, 'SIGSTOP'); // it hears no cancel
    const fromMs = performance.now();
    await host.queue.cancel(id);
    expect(performance.now() - fromMs).toBeLessThan(1000);
    await expectPart(id);
    expect(host.engines).toHaveLength(2);
  });

  test('when the engine stands still while it summarises', async () => {
    const stalling = queueHost({ spawn: (start) => (start === 0 ? stillInSummary() : forkEngine(builtEngine)) });
    const id = await stalling.start(smallDocument(PATHS), PATHS);
    await stalling.until(() => stalling.queue.live()[0]?.progress.stage === 'summarise', 'it is summarised');
    expect(await stalling.queue.cancel(id)).toMatchObject({ state: 'cancelled' });
    await stalling.until(() => stalling.store.finished(id) !== null, 'it has a partial result');
    expect([...stalling.store.finished(id)!.completedPaths]).toHaveLength(PATHS);
    expect(stalling.engines).toHaveLength(2);
    await stalling.close();
  });

  test('when it was interrupted before', async () => {
    const id = await interruptedRun();
    expect(await host.queue.cancel(id)).toMatchObject({ state: 'cancelled' });
    await expectPart(id);
  });

  test('when it was set aside, while another one is simulated', async () => {
    const id = await startedRun();
    await host.queue.pause(id);
    const long = await host.start(smallDocument(200_000), 200_000);
    await host.untilDone(long, 64);
    await host.queue.cancel(id);
    await host.until(() => host.store.finished(id) !== null, 'it has a partial result');
    expect(host.rowOf(long)!.state).toBe('running');
    await host.queue.cancel(long);
    await expectPart(id);
  });

  test('when it is cancelled at once after it was resumed', async () => {
    const id = await startedRun();
    await host.queue.cancel(id);
    await host.until(() => host.queue.live().length === 0, 'nothing is under way');
    await host.queue.resume(id);
    expect(await host.queue.cancel(id)).toMatchObject({ state: 'cancelled' });
    await expectPart(id);
  });
});
