import { expect, test } from 'vitest';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import type { EngineProcess } from '../../../src-main/services/engine-host/engine-process.ts';
import { appHost } from '../../support/app-host.ts';
import { builtEngine } from '../../support/built-cli.ts';
import { describeOutage, engineOutage } from '../../support/engine-outage.ts';
import { tempFolder } from '../../support/temp-store.ts';

/** What reliability promises, after the end is noticed. */
const interruptedWithinMs = 2000;
const backWithinMs = 3000;
/** An edit is answered by the store alone; the rest is for a machine that is shared. */
const slowestEditMs = 1000;

const HEAP_MB = 40;
/** More than the heap holds, in one message. */
function fillMemory(engine: EngineProcess): void {
  const scenario = Array.from({ length: 1_500_000 }, (_, i) => ({ i }));
  engine.post({ type: 'inspect', runId: 'large', job: { scenario, dataDir: '', dataFiles: {} } });
}
const end = (signal: NodeJS.Signals) => (engine: EngineProcess) => void process.kill(engine.pid!, signal);
const faults = [
  { what: 'aborted', code: 'engine/crashed', fault: end('SIGABRT') },
  { what: 'stopped, which is a hang', code: 'engine/hung', fault: end('SIGSTOP') },
  { what: 'out of memory', code: 'engine/out-of-memory', fault: fillMemory },
];

test.each(faults)('the engine is $what: the program answers, the run says so, the engine is back', async (given) => {
  const engines: EngineProcess[] = [];
  const host = await appHost(tempFolder(), {
    spawnEngine() {
      const engine = forkEngine(builtEngine, { output: 'kept', flags: [`--max-old-space-size=${HEAP_MB}`] });
      engines.push(engine);
      return engine;
    },
  });
  const outage = await engineOutage(host, () => given.fault(engines[0]!));
  process.stdout.write(`${describeOutage(given.what, outage)}\n`);
  expect(outage.row).toMatchObject({ state: 'interrupted', error: { code: given.code } });
  expect(outage.interruptedMs).toBeLessThan(interruptedWithinMs);
  expect(outage.backMs).toBeLessThan(backWithinMs);
  expect(Math.max(...outage.editMs)).toBeLessThan(slowestEditMs);
  const resumed = await host.handlers['runs.resume']({ id: outage.row.id }, host.signal);
  expect(resumed.state).toBe('queued');
  await host.close(true);
});
