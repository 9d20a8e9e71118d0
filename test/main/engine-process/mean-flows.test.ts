import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FromEngine, Job, Progress } from '../../../src-engine/index.ts';
import { createEngineClient } from '../../../src-main/services/engine-host/engine-client.ts';
import { serveEngine } from '../../../src-main/services/engine-process/serve-engine.ts';
import { repository } from '../../support/built-cli.ts';

const job: Job = {
  scenario: { format: 1, name: 'means', run: { paths: 64, seed: 'means' }, zones: { universe: { count: 30 } } },
  dataDir: join(repository, 'resources/data'),
  dataFiles: {},
};

/** The engine's own code on a port in this thread. */
function client() {
  let hear: (raw: unknown) => void = () => undefined;
  const receive = serveEngine((message: FromEngine) => hear(message));
  return createEngineClient({
    post: (message) => receive(message),
    onMessage: (listener) => void (hear = listener),
    onExit: () => undefined,
    kill: () => undefined,
  });
}

test('means come with progress, the same however often they are asked for', async () => {
  const engine = client();
  const said: Progress[] = [];
  const [once, again] = [engine.meanFlows(job, 48, (step) => void said.push(step)), engine.meanFlows(job, 48, () => undefined)]; // prettier-ignore
  const means = await once.answer;
  expect(means.paths).toBe(48);
  expect(said[0]).toMatchObject({ stage: 'simulate', done: 16, total: 48 });
  expect((await again.answer).ledger).toEqual(means.ledger);
});

test('means that are cancelled are none', async () => {
  const engine = client();
  const asked = engine.meanFlows(job, 100_000, () => asked.cancel());
  await expect(asked.answer).rejects.toMatchObject({ code: 'run/cancelled' });
});

test('a scenario that cannot be run is refused with its fields', async () => {
  const scenario = { format: 1, name: 'wrong', waterfall: { hurdleAnnual: 7 } };
  const asked = client().meanFlows({ ...job, scenario }, 4, () => undefined);
  await expect(asked.answer).rejects.toMatchObject({ code: 'input/invalid' });
});
