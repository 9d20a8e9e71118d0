import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowColumns } from '../../../src-engine/index.ts';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import { builtEngine, requireBuilt } from '../../support/built-cli.ts';
import { faultyEngineFile } from '../../support/faulty-engines.ts';
import { queueHost, smallDocument, type QueueHost } from '../../support/queue-host.ts';

beforeAll(requireBuilt);

/** The promise is 3 s; the rest is for a machine on which everything else is tested too. */
const slowestRestartMs = 10_000;

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

const engineStates = (host: QueueHost) =>
  host.events.flatMap(({ event }) => (event.type === 'engine' ? [event.state] : []));

/** So many that a signal sent at the first progress finds most of them undone, also on a busy machine. */
const PATHS = 1920;

describe('an engine that dies while it simulates', () => {
  const host = queueHost();
  afterAll(() => host.close());
  let wholeHash: string | null = null;

  beforeAll(async () => {
    const whole = await host.start(smallDocument(PATHS), PATHS);
    await host.untilState(whole, 'done');
    wholeHash = host.rowOf(whole)!.resultHash;
  });

  test.each(['SIGABRT', 'SIGSEGV'] as const)(
    'by %s: the run is interrupted with the reason, the engine is back, the rest gives the same bytes',
    async (signal) => {
      const id = await host.start(smallDocument(PATHS), PATHS);
      await host.untilDone(id, 130);
      const fromMs = performance.now();
      process.kill(host.engine().pid!, signal);
      await host.untilState(id, 'interrupted');
      expect(host.rowOf(id)).toMatchObject({ error: { code: 'engine/crashed', context: { signal } } });
      await host.until(() => host.queue.engineState().state === 'ready', 'the engine is back');
      expect(performance.now() - fromMs).toBeLessThan(slowestRestartMs);
      const kept = await host.store.chunks(id);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThan(PATHS / 64);
      await host.queue.resume(id);
      await host.untilState(id, 'done');
      expect(host.rowOf(id)!.resultHash).toBe(wholeHash);
    },
  );

  test('the third time in five minutes it is not started again, until the user asks for something', async () => {
    process.kill(host.engine().pid!, 'SIGABRT');
    await host.until(() => host.queue.engineState().state === 'stopped', 'it is given up');
    const { error } = host.queue.engineState();
    expect(error!.message).toMatch(/ended 3 times within 5 minutes/);
    expect(error!.issues[0]!.remedy).toMatch(/once more/);
    await expect(host.queue.preview(smallDocument(1))).rejects.toMatchObject({ code: 'engine/crashed' });
    const id = await host.start(smallDocument(64), 64);
    await host.untilState(id, 'done');
    expect(engineStates(host).at(-1)).toBe('ready');
  });
});

test('an engine without memory says so, and what to do, and is given up after three tries', async () => {
  const host = queueHost({ engine: { flags: ['--max-old-space-size=8'] } });
  const id = await host.start(smallDocument(64), 64);
  await host.untilState(id, 'interrupted');
  expect(host.rowOf(id)!.error).toMatchObject({
    code: 'engine/out-of-memory',
    issues: [{ remedy: expect.stringMatching(/fewer workers/) as string }],
  });
  await host.until(() => host.queue.engineState().state === 'stopped', 'it is given up');
  await host.close();
});

test('an engine that talks nonsense is ended and another one serves', async () => {
  const file = faultyEngineFile('talks nonsense');
  const host = queueHost({ spawn: (start) => forkEngine(start === 0 ? file : builtEngine, { output: 'kept' }) });
  await host.until(() => host.engines.length === 2, 'another one was started');
  const id = await host.start(smallDocument(64), 64);
  await host.untilState(id, 'done');
  expect(engineStates(host)).toContain('restarting');
  await host.close();
});

test('an engine that hangs is found out, ended and replaced', async () => {
  const host = queueHost();
  const id = await host.start(smallDocument(100_000), 100_000);
  await host.untilDone(id, 64);
  const { pid } = host.engine();
  process.kill(pid!, 'SIGSTOP');
  await host.untilState(id, 'interrupted');
  expect(host.rowOf(id)!.error!.code).toBe('engine/hung');
  await host.until(() => isGone(pid!), 'it is gone, not only forgotten');
  await host.until(() => host.queue.engineState().state === 'ready', 'the engine is back');
  await host.close();
});

describe('a store that cannot take any more', () => {
  const host = queueHost();
  afterAll(() => host.close());

  test('pauses the run with the reason, loses nothing, and lets it go on when there is room', async () => {
    host.store.room(250_000);
    const id = await host.start(smallDocument(640, 'store'), 640);
    await host.until(() => host.rowOf(id)?.error?.code === 'store/full', 'the user hears of it');
    expect(host.rowOf(id)!.state).toBe('paused');
    host.store.room(Infinity);
    await host.queue.resume(id);
    await host.untilState(id, 'done');
    const { rows, completedPaths } = host.store.finished(id)!;
    expect(completedPaths).toHaveLength(640);
    expect(rows).toHaveLength(640 * rowColumns.length);
  });

  test('also when only the result does not fit', async () => {
    host.store.room(5 * 64 * 8 * rowColumns.length + 100_000); // the chunks, but not the rows of the result
    const id = await host.start(smallDocument(256), 256);
    await host.until(() => host.rowOf(id)?.error?.code === 'store/full', 'the user hears of it');
    host.store.room(Infinity);
    await host.queue.resume(id);
    await host.untilState(id, 'done');
    expect(host.rowOf(id)!.error).toBeNull();
  });
});

describe('the end of the program', () => {
  test('"pause" leaves a paused run that another program finishes with the same bytes', async () => {
    const host = queueHost();
    const id = await host.start(smallDocument(100_000), 100_000);
    await host.untilDone(id, 128);
    await host.queue.shutDown('pause');
    expect((await host.store.get(id)).state).toBe('paused');
    expect((await host.store.chunks(id)).length).toBeGreaterThan(0);
    await expect(host.queue.enqueue(id)).rejects.toMatchObject({ code: 'app/closed' });
  });

  test('"pause" pauses those that wait too; "cancel" ends all', async () => {
    const host = queueHost();
    const first = await host.start(smallDocument(100_000), 100_000);
    const next = await host.start(smallDocument(64), 64);
    await host.queue.shutDown('pause');
    expect((await host.store.get(first)).state).toBe('paused');
    expect((await host.store.get(next)).state).toBe('paused');

    const other = queueHost();
    const long = await other.start(smallDocument(100_000), 100_000);
    const waiting = await other.start(smallDocument(64), 64);
    await other.untilDone(long, 64);
    await other.queue.shutDown('cancel');
    expect((await other.store.get(long)).state).toBe('cancelled');
    expect((await other.store.get(waiting)).state).toBe('cancelled');
  });
});
