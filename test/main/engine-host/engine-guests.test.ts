import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError, type RunAnswer } from '../../../src-engine/index.ts';
import type { Piece } from '../../../src-main/services/engine-host/engine-guests.ts';
import { requireBuilt, repository } from '../../support/built-cli.ts';
import { queueHost, smallDocument, type QueueHost } from '../../support/queue-host.ts';

let host: QueueHost;
beforeAll(() => {
  requireBuilt();
  host = queueHost({ workers: 1 });
});
afterAll(() => host.close());

/** A run beside the queue; `onPaths` hears its progress. */
function piece(paths: number, log: string[], name: string): Piece<RunAnswer> {
  return (client) => {
    log.push(`${name} begins`);
    const job = { scenario: smallDocument(paths), dataDir: `${repository}/resources/data`, dataFiles: {} };
    const run = client.run(job, 1, false, () => undefined);
    const answer = run.answer.then(({ cancelled, answer: done }) => {
      if (cancelled) throw new AppError('run/cancelled', 'cut off');
      log.push(`${name} is done`);
      return done;
    });
    return { answer, cancel: () => run.cancel() };
  };
}
const never = new AbortController().signal;

test('pieces are done one at a time, in the order of asking', async () => {
  const log: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((name) => host.queue.lend(piece(64, log, name), never)));
  expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} is done`]));
  expect(host.queue.engineState().state).toBe('ready');
});

test('a run does not wait for a piece: that one is cut off and done anew, with the same result', async () => {
  const log: string[] = [];
  const hash = (await host.queue.lend(piece(1000, [], 'alone'), never)).result.manifest.resultHash;
  const lent = host.queue.lend(piece(1000, log, 'piece'), never);
  await host.until(() => log.length === 1, 'the piece begins');
  const id = await host.start(smallDocument(200), 200);
  await host.untilState(id, 'done');
  expect((await lent).result.manifest.resultHash).toBe(hash);
  expect(log).toEqual(['piece begins', 'piece begins', 'piece is done']);
});

test('a paused run makes room for a piece, and goes on afterwards', async () => {
  const id = await host.start(smallDocument(1000), 1000);
  await host.untilDone(id, 64);
  await host.queue.pause(id);
  await host.queue.lend(piece(64, [], 'piece'), never);
  expect(host.rowOf(id)!.state).toBe('paused');
  await host.queue.resume(id);
  await host.untilState(id, 'done');
});

test('a piece that nobody wants any more ends at once, under way or in the line', async () => {
  const log: string[] = [];
  const [first, second] = [new AbortController(), new AbortController()];
  const lent = [
    host.queue.lend(piece(50_000, log, 'first'), first.signal),
    host.queue.lend(piece(64, log, 'second'), second.signal),
    host.queue.lend(piece(64, log, 'third'), never),
  ];
  await host.until(() => log.length === 1, 'the first begins');
  const settled = Promise.allSettled(lent);
  const fromMs = performance.now();
  second.abort();
  await expect(lent[1]).rejects.toMatchObject({ code: 'run/cancelled' });
  first.abort();
  await expect(lent[0]).rejects.toMatchObject({ code: 'run/cancelled' });
  expect(performance.now() - fromMs).toBeLessThan(200);
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(log).toEqual(['first begins', 'third begins', 'third is done']);
});

test('an engine that dies under a piece says so, and the next piece has another engine', async () => {
  const log: string[] = [];
  const lent = host.queue.lend(piece(50_000, log, 'piece'), never);
  await host.until(() => log.length === 1, 'the piece begins');
  host.engine().kill();
  await expect(lent).rejects.toMatchObject({ code: 'engine/crashed' });
  await host.queue.lend(piece(64, log, 'next'), never);
  expect(log).toContain('next is done');
});
