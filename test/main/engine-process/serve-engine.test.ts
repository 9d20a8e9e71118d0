import { CHUNK_PATHS } from '../../../src-engine/fund/run/run-plan.ts';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  fromEngineSchema,
  type FromEngine,
  type Job,
  type Progress,
  type ToEngine,
} from '../../../src-engine/protocol.ts';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import { createEngineClient, type EngineProcess } from '../../../src-main/services/engine-host/engine-client.ts';
import { builtEngine, repository, requireBuilt } from '../../support/built-cli.ts';

/** A cancel is honoured after the path under way, about 3 ms; the rest of this ceiling is for a machine that is shared. */
const slowestCancelMs = 1000;
/** The promise of the protocol, and what a timer may be late on a shared machine. */
const longestSilenceMs = 250;
const timerSlackMs = 250;

const job = (paths: number): Job => ({
  scenario: { format: 1, name: 'service', run: { paths, seed: 'service' } },
  dataDir: join(repository, 'resources/data'),
  dataFiles: {},
});

beforeAll(requireBuilt);
const started: EngineProcess[] = [];
afterEach(() => started.splice(0).forEach((engine) => engine.kill()));

function engineProcess(): EngineProcess {
  const engine = forkEngine(builtEngine);
  started.push(engine);
  return engine;
}

/** An engine process with everything it says, parsed, and when. */
function listened() {
  const engine = engineProcess();
  const said: { readonly message: FromEngine; readonly atMs: number }[] = [];
  engine.onMessage((raw) => void said.push({ message: fromEngineSchema.parse(raw), atMs: performance.now() }));
  const find = (wanted: (message: FromEngine) => boolean) => said.find(({ message }) => wanted(message));
  async function until(wanted: (message: FromEngine) => boolean) {
    for (let waited = 0; find(wanted) === undefined && waited < 30_000; waited += 2) await after(2);
    return find(wanted)!;
  }
  return { engine, said, until };
}

const isAnswer = (runId: string) => (message: FromEngine) =>
  (message.type === 'done' || message.type === 'cancelled' || message.type === 'failed') && message.runId === runId;
// Beyond two chunks, two workers have finished at least one between them: a cancel then leaves something to show.
const simulates = (runId: string) => (message: FromEngine) =>
  message.type === 'progress' && message.runId === runId && message.progress.done > 2 * CHUNK_PATHS;

describe('the engine process', () => {
  test('refuses a message that is not of the protocol, and goes on serving', async () => {
    const { engine, until } = listened();
    const post = (message: unknown) => engine.post(message as ToEngine);
    post({ type: 'run', runId: 'bad', job: job(1), workers: 'many', keepRows: false });
    post('nonsense');
    const bad = (await until(isAnswer('bad'))).message;
    expect(bad).toMatchObject({ type: 'failed', error: { code: 'input/invalid', issues: [{ path: 'workers' }] } });
    expect((await until(isAnswer(''))).message).toMatchObject({ type: 'failed', error: { code: 'input/invalid' } });
    engine.post({ type: 'run', runId: 'good', job: job(2), workers: 1, keepRows: false });
    expect((await until(isAnswer('good'))).message.type).toBe('done');
  });

  test('tells stage, paths done, rate, time left and mean with its error, at most 250 ms apart while it simulates', async () => {
    const { engine, said, until } = listened();
    engine.post({ type: 'run', runId: 'a', job: job(900), workers: 1, keepRows: false });
    await until(isAnswer('a'));
    const all = said.flatMap(({ message, atMs }) =>
      message.type === 'progress' ? [{ ...message.progress, atMs }] : [],
    );
    expect([...new Set(all.map(({ stage }) => stage))]).toEqual(['resolve', 'simulate', 'summarise']);
    const under: (Progress & { atMs: number })[] = all.filter(({ stage }) => stage === 'simulate');
    expect(under.length).toBeGreaterThan(3);
    under.slice(1).forEach((progress, i) => {
      expect(progress.atMs - under[i]!.atMs).toBeLessThan(longestSilenceMs + timerSlackMs);
      expect(progress.done).toBeGreaterThanOrEqual(under[i]!.done);
    });
    const last = under.at(-1)!;
    expect(last.total).toBe(900);
    expect(last.pathsPerSecond).toBeGreaterThan(0);
    expect(last.remainingSeconds).toBeCloseTo((900 - last.done) / last.pathsPerSecond!, 9);
    expect(Math.abs(last.meanNetIrrAnnual!)).toBeLessThan(0.2);
    expect(last.standardErrorAnnual).toBeGreaterThan(0);
  });

  test('honours a cancel soon, with what was finished, marked', async () => {
    const { engine, until } = listened();
    engine.post({ type: 'run', runId: 'a', job: job(100_000), workers: 2, keepRows: true });
    await until(simulates('a'));
    const askedMs = performance.now();
    engine.post({ type: 'cancel', runId: 'a' });
    const { message, atMs } = await until(isAnswer('a'));
    expect(atMs - askedMs).toBeLessThan(slowestCancelMs);
    expect(message).toMatchObject({ type: 'cancelled', outcome: { result: { partial: true } } });
  });

  test('takes runs one after the other; one that waits can be cancelled at once', async () => {
    const { engine, said, until } = listened();
    engine.post({ type: 'run', runId: 'a', job: job(100_000), workers: 1, keepRows: false });
    engine.post({ type: 'run', runId: 'b', job: job(3), workers: 1, keepRows: false });
    engine.post({ type: 'run', runId: 'c', job: job(3), workers: 1, keepRows: false });
    await until(simulates('a'));
    engine.post({ type: 'cancel', runId: 'b' });
    const refused = await until(isAnswer('b'));
    expect(refused.message).toMatchObject({ type: 'failed', error: { code: 'run/cancelled' } });
    expect(said.some(({ message }) => isAnswer('a')(message) || isAnswer('c')(message))).toBe(false);
    engine.post({ type: 'cancel', runId: 'a' });
    const answered = await until(isAnswer('c'));
    expect(answered.message.type).toBe('done');
    expect(said.some(({ message }) => message.type === 'progress' && message.runId === 'b')).toBe(false);
    expect(said.filter(({ message }) => isAnswer('b')(message))).toHaveLength(1);
  });
});

describe('a host whose engine dies', () => {
  test('fails all that was under way or waiting, and what is asked later, with engine/crashed', async () => {
    const engine = engineProcess();
    const client = createEngineClient(engine);
    let simulating = false;
    const long = client.run(job(100_000), 1, false, ({ done }) => void (simulating ||= done > 0));
    const waiting = client.run(job(1), 1, false, () => undefined);
    const replay = client.replay(job(1), 0);
    const crashed = { code: 'engine/crashed' };
    const all = Promise.all(
      [long.answer, waiting.answer, replay].map((answer) => expect(answer).rejects.toMatchObject(crashed)),
    );
    while (!simulating) await after(5);
    engine.kill();
    await all;
    await expect(client.replay(job(1), 0)).rejects.toMatchObject(crashed);
  });
});
