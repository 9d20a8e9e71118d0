import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from '../../../src-main/services/engine-host/run-grounds.ts';
import type { RunGrounds } from '../../../src-main/services/engine-host/run-store.ts';
import { requireBuilt } from '../../support/built-cli.ts';
import { groundsOf, queueHost, smallDocument, type QueueHost } from '../../support/queue-host.ts';

const PATHS = 1000;
const today = groundsOf(smallDocument(PATHS));
let host: QueueHost;
beforeAll(() => {
  requireBuilt();
  host = queueHost();
});
afterAll(() => host.close());

/** A run with some chunks that was put aside, begun on these grounds. */
async function startedOn(grounds: Partial<RunGrounds>): Promise<number> {
  const id = await host.start(smallDocument(PATHS), PATHS, grounds);
  await host.untilDone(id, 130);
  await host.queue.pause(id);
  const other = await host.start(smallDocument(10), 10); // takes the turn
  await host.untilState(other, 'done');
  expect((await host.store.get(id)).pathsDone).toBeGreaterThan(0);
  return id;
}

test.each([
  ['another program', { engineVersion: '0.0.9' }, '', /engine 0\.0\.9/],
  ['other arithmetic', { kernelHash: '0' }, '', /arithmetic/],
  ['other data', { dataHashes: { ...today.dataHashes, suburbs: '0' } }, 'suburbs', /data was changed/],
  ['data that is not there any more', { dataHashes: { ...today.dataHashes, mine: '0' } }, 'mine', /data was changed/],
  ['another reading of the scenario', { scenarioHash: '0' }, '', /scenario/],
])('paths of %s are named as what cannot be joined', (_, change, path, message) => {
  expect(differences({ ...today, ...change }, today)).toEqual([
    { path, message: expect.stringMatching(message) as string, remedy: expect.stringMatching(/new run/) as string },
  ]);
});

test('a run whose chunks rest on other grounds does not go on, and stays as it is', async () => {
  const id = await startedOn({ engineVersion: '0.0.9' });
  const chunks = await host.store.chunks(id);
  await expect(host.queue.resume(id)).rejects.toMatchObject({
    code: 'input/conflict',
    issues: [{ message: expect.stringContaining('0.0.9') as string, remedy: 'Start a new run.' }],
  });
  expect((await host.store.get(id)).state).toBe('paused');
  expect(host.queue.live()).toEqual([]);

  // Nor are they summarised as if this engine had simulated them.
  await host.queue.cancel(id);
  await host.until(() => host.rowOf(id)!.error !== null, 'it is told why there is no partial result');
  expect(host.rowOf(id)).toMatchObject({ state: 'cancelled', resultHash: null, error: { code: 'input/conflict' } });
  expect(await host.store.chunks(id)).toEqual(chunks);
});

test('a run that waits is looked at again when its turn comes', async () => {
  const id = await startedOn({});
  const first = await host.start(smallDocument(100_000), 100_000);
  await host.untilDone(first, 64);
  expect(await host.queue.resume(id)).toMatchObject({ state: 'queued' });
  host.store.begunOn(id, { ...today, dataHashes: { ...today.dataHashes, suburbs: '0' } });
  await host.queue.cancel(first);
  await host.untilState(id, 'interrupted');
  expect(host.rowOf(id)!.error).toMatchObject({ code: 'input/conflict', issues: [{ path: 'suburbs' }] });
  expect((await host.store.chunks(id)).length).toBeGreaterThan(0);
});

test('a run without a chunk takes the grounds of today', async () => {
  const long = await host.start(smallDocument(100_000), 100_000);
  const id = await host.start(smallDocument(64), 64, { engineVersion: '0.0.9', dataHashes: {} });
  await host.queue.pause(id); // while it waits
  await host.queue.cancel(long);
  await host.queue.resume(id);
  await host.untilState(id, 'done');
  expect(await host.store.grounds(id)).toEqual(groundsOf(smallDocument(64)));
});
