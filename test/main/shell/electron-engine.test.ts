import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineEnded } from '../../../src-main/services/engine-host/engine-failure.ts';
import type { ExitFacts } from '../../../src-main/services/engine-host/engine-process.ts';
import { engineOf } from '../../../src-main/shell/electron-engine.ts';
import { faultyEngineFile } from '../../support/faulty-engines.ts';
// The stand-in for Electron's process of its own: a forked Node with the same face.
import { utilityProcess } from '../../desktop/harness/utility-process.mjs';

/** How an engine of the desktop ends that runs this program. */
function endOf(file: string, execArgv: readonly string[] = []): Promise<readonly [number | null, ExitFacts]> {
  const engine = engineOf(
    utilityProcess.fork(file, [], { execArgv: [...execArgv], stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  return new Promise((resolve) => engine.onExit((code, about) => resolve([code, about!])));
}

test('an engine of the desktop whose memory is full is told as that, not as a crash', async () => {
  const end = await endOf(faultyEngineFile('is out of memory'), ['--max-old-space-size=20']);
  expect(engineEnded(...end)).toMatchObject({ code: 'engine/out-of-memory' });
});

test('a flood on its output neither holds it up nor fills memory, and another end is a crash', async () => {
  const [code, about] = await endOf(faultyEngineFile('floods its output and ends'));
  expect(code).toBe(1);
  expect(about.lastWords.length).toBeLessThan(10_000);
  expect(engineEnded(code, about)).toMatchObject({ code: 'engine/crashed' });
});

test('an end while nothing was said is told too', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'engine-')), 'engine.mjs');
  writeFileSync(file, 'process.exit(3);');
  expect((await endOf(file))[0]).toBe(3);
});
