import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that stand where the engine should, and are none. Each is the text of a program that a host may start. */
export const faultyEngines = {
  'ends at once': `process.exit(3);`,
  'cannot be read': `this is no program`,
  'throws at its start': `throw new Error('no');`,
  'talks nonsense': `setInterval(() => process.send({ type: 'weather', sky: 'blue' }), 20);`,
  'sends a number that is no message': `setInterval(() => process.send(42), 20);`,
  'floods its output and ends': `
    for (let i = 0; i < 3000; i++) { process.stdout.write('x'.repeat(10000)); process.stderr.write('y'.repeat(10000)); }
    setTimeout(() => process.exit(1), 300);`,
  'closes its channel': `process.disconnect(); setTimeout(() => process.exit(0), 50);`,
  'is out of memory': `
    const all = [];
    for (;;) all.push(Array.from({ length: 1000 }, (_, i) => ({ i })));`,
} as const;
const silent = `setInterval(() => undefined, 1000);`;
export type FaultyEngine = keyof typeof faultyEngines;

/** The program as a file of its own. */
export function faultyEngineFile(kind: FaultyEngine | 'is silent'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'engine-')), 'engine.mjs');
  writeFileSync(file, kind === 'is silent' ? silent : faultyEngines[kind]);
  return file;
}
