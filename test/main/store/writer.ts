// Edits and writes chunks without end, and says each change when the store has acknowledged it: one JSON line each. To be killed.
import { writeSync } from 'node:fs';
import { openStore } from '../../../src-main/services/store/open-store.ts';
import { madeChunk, madeResult, firstPaths, newRun } from '../../support/made-run.ts';

const [file, workerEntry, backups] = process.argv.slice(2) as [string, string, string?];
const clock = { nowIso: () => new Date().toISOString(), nowMs: () => Date.now() };
const say = (line: object) => void writeSync(1, `${JSON.stringify(line)}\n`);
const pathsAsked = 640;

const store = await openStore({ file, clock, workerEntry });
const { scenarios, runs } = store;
const known = (await scenarios.list())[0];
const { row } = known ? { row: known } : await scenarios.create('Base', null, { value: 0 }, null);
let value = Number((await scenarios.open(row.id)).document['value']);

for (;;) {
  const run = await runs.create(newRun(row.id, { pathsAsked }));
  await runs.move(run.id, 'running');
  say({ run: run.id });
  for (let chunk = 0; chunk < pathsAsked / 64; chunk++) {
    value++;
    await Promise.all([
      scenarios.edit(row.id, [{ kind: 'set', path: 'value', value }], '').then(() => say({ value })),
      runs.addChunks(run.id, [madeChunk(chunk, pathsAsked)]).then(() => say({ run: run.id, chunk })),
    ]);
    if (backups === 'backups' && chunk === 5) say({ backup: (await store.backups.now()).name });
  }
  await runs.finish(run.id, 'done', madeResult(firstPaths(pathsAsked)));
  say({ run: run.id, done: true });
}
