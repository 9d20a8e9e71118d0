import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import { builtEngine, requireBuilt } from '../../support/built-cli.ts';
import { faultyEngineFile, faultyEngines, type FaultyEngine } from '../../support/faulty-engines.ts';
import { queueHost, smallDocument, type QueueHost } from '../../support/queue-host.ts';
import { quantile, uniforms } from '../../support/uniforms.ts';

beforeAll(requireBuilt);

/** What reliability row 10 promises, and half as much again for a machine that is shared. */
const interruptedWithinMs = 3000;
const backWithinMs = 4500;
const PATHS = 4000;
const workers = Math.min(2, availableParallelism());

async function wholeHash(host: QueueHost, paths = PATHS): Promise<string> {
  const id = await host.start(smallDocument(paths), paths);
  await host.untilState(id, 'done');
  return host.rowOf(id)!.resultHash!;
}

describe('a live engine ended by a signal, at a random moment of a run', () => {
  const signals = [
    'SIGABRT',
    'SIGSEGV',
    'SIGKILL',
    'SIGBUS',
    'SIGILL',
    'SIGFPE',
    'SIGTERM',
    'SIGQUIT',
    'SIGTRAP',
  ] as const;
  const random = uniforms(7);
  let expected = '';
  beforeAll(async () => {
    const host = queueHost({ workers });
    expected = await wholeHash(host);
    await host.close();
  });

  test.each(signals)('%s: interrupted, back, resumed to the same bytes', async (signal) => {
    const host = queueHost({ workers });
    const id = await host.start(smallDocument(PATHS), PATHS);
    await host.untilDone(id, 64 + Math.floor(random() * PATHS * 0.6));
    const fromMs = performance.now();
    process.kill(host.engine().pid!, signal);
    await host.untilState(id, 'interrupted');
    const interruptedMs = performance.now() - fromMs;
    await host.until(() => host.queue.engineState().state === 'ready', 'the engine is back');
    const backMs = performance.now() - fromMs;
    process.stdout.write(
      `${signal}: interrupted after ${interruptedMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms\n`,
    );
    expect(interruptedMs).toBeLessThan(interruptedWithinMs);
    expect(backMs).toBeLessThan(backWithinMs);
    expect((await host.store.chunks(id)).length).toBeGreaterThan(0);
    await host.queue.resume(id);
    await host.untilState(id, 'done');
    expect(host.rowOf(id)!.resultHash).toBe(expected);
    await host.close();
  });

  test('20 kills of one run, each at another moment: the bytes are those of a run that nobody killed', async () => {
    const host = queueHost({ workers });
    const id = await host.start(smallDocument(PATHS), PATHS);
    let kills = 0;
    while (kills < 20) {
      const before = (await host.store.chunks(id)).length;
      await host.until(
        () =>
          host.rowOf(id)!.state === 'done' || host.queue.live().some(({ progress }) => progress.stage === 'simulate'),
        'it simulates or is done',
      );
      if (host.rowOf(id)!.state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, random() * 300));
      if (host.rowOf(id)!.state === 'done') break;
      process.kill(host.engine().pid!, 'SIGKILL');
      kills += 1;
      await host.until(() => ['interrupted', 'done'].includes(host.rowOf(id)!.state), 'it was cut off');
      expect((await host.store.chunks(id)).length).toBeGreaterThanOrEqual(before);
      await host.until(() => /ready|stopped/.test(host.queue.engineState().state), 'the engine is back or given up');
      if (host.rowOf(id)!.state === 'interrupted') await host.queue.resume(id);
    }
    await host.untilState(id, 'done');
    process.stdout.write(`resumed after ${kills} kills\n`);
    expect(kills).toBeGreaterThan(5);
    expect(host.rowOf(id)!.resultHash).toBe(expected);
    await host.close();
  });
});

describe('a program that is no engine', () => {
  test.each(Object.keys(faultyEngines) as FaultyEngine[])(
    '%s: given up after three tries, explained, then replaced',
    async (kind) => {
      const file = faultyEngineFile(kind);
      const flags = kind === 'is out of memory' ? ['--max-old-space-size=32'] : [];
      const host = queueHost({
        spawn: (start) =>
          start < 3 ? forkEngine(file, { output: 'kept', flags }) : forkEngine(builtEngine, { output: 'kept' }),
      });
      const id = await host.start(smallDocument(64), 64);
      await host.until(() => host.queue.engineState().state === 'stopped', 'it is given up', 60_000);
      const { error } = host.queue.engineState();
      expect(error!.code).toBe(kind === 'is out of memory' ? 'engine/out-of-memory' : 'engine/crashed');
      expect(error!.issues[0]!.remedy).not.toBe('');
      await host.untilState(id, 'interrupted');
      const memoryMb = process.memoryUsage.rss() / 1e6;
      expect(memoryMb).toBeLessThan(1000); // a flood is not kept
      await host.queue.resume(id);
      await host.untilState(id, 'done');
      await host.close();
    },
  );

  test('never says that it serves: found out, ended, replaced', async () => {
    const file = faultyEngineFile('is silent');
    const host = queueHost({ spawn: (start) => forkEngine(start === 0 ? file : builtEngine, { output: 'kept' }) });
    const id = await host.start(smallDocument(64), 64);
    await host.until(() => host.engines.length === 2, 'another one was started', 40_000);
    await host.until(() => host.queue.engineState().state !== 'restarting', 'it serves');
    await host.untilState(id, 'interrupted');
    expect(host.rowOf(id)!.error!.code).toBe('engine/hung');
    await host.close();
  });
});

describe('memory', () => {
  test('the heap of the whole process is full in the middle of its work: said, with what to do', async () => {
    const host = queueHost({ engine: { flags: ['--max-old-space-size=20'] } });
    const id = await host.start(smallDocument(2000), 2000);
    await host.untilState(id, 'interrupted');
    expect(host.rowOf(id)!.error!.code).toBe('engine/out-of-memory');
    await host.close();
  });
});

describe('200 cancels at random progress', () => {
  const host = queueHost({ workers });
  afterAll(() => host.close());

  test('p95 within 150 ms, the state is in the store, the part is marked', async () => {
    const random = uniforms(11);
    const toStateMs: number[] = [];
    const toStillMs: number[] = [];
    const long = 200_000;
    for (let i = 0; i < 200; i++) {
      const id = await host.start(smallDocument(long, `${i}`), long);
      await host.until(() => host.rowOf(id)?.state === 'running', 'it runs');
      await new Promise((resolve) => setTimeout(resolve, random() * 600));
      const fromMs = performance.now();
      const row = await host.queue.cancel(id);
      toStateMs.push(performance.now() - fromMs);
      expect(row.state).toBe('cancelled');
      await host.until(() => host.queue.live().length === 0, 'nothing is under way', 10_000);
      toStillMs.push(performance.now() - fromMs);
      expect((await host.store.get(id)).state).toBe('cancelled');
      const part = host.store.finished(id);
      expect(part === null || (JSON.parse(part.resultJson) as { partial: boolean }).partial).toBe(true);
      expect((part?.completedPaths.length ?? 0) > 0).toBe((await host.store.chunks(id)).length > 0);
    }
    for (const [name, times] of Object.entries({ 'state stored': toStateMs, 'partial result stored': toStillMs }))
      process.stdout.write(
        `200 cancels, ${name}: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms\n`,
      );
    expect(quantile(toStateMs, 0.95)).toBeLessThan(150);
    expect(Math.max(...toStateMs)).toBeLessThan(2000);
    process.stdout.write(`engines ended because they were not still after 2 s: ${host.engines.length - 1}\n`);
  });
});

test('a slow disk holds the run up instead of filling memory, and nothing is lost', async () => {
  const host = queueHost({ workers });
  host.store.latency(700);
  const id = await host.start(smallDocument(PATHS), PATHS);
  await host.untilState(id, 'done');
  expect(host.store.finished(id)!.completedPaths).toHaveLength(PATHS);
  expect(Math.max(...host.store.batches)).toBeGreaterThan(1); // written together
  await host.close();
});
