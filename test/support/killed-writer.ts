import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { backupFolder, listBackups } from '../../src-main/services/store/backups/backup-folder.ts';
import { madeChunk } from './made-run.ts';
import { brokenInvariants } from './store-invariants.ts';
import { openTempStore, storeWorkerEntry } from './temp-store.ts';

const entry = join(import.meta.dirname, '../main/store/writer.ts');

type Said = { value?: number; run?: number; chunk?: number; done?: boolean; backup?: string };

/** Lets a process write into a project and kills it `afterMs` after its first word. Returns what was acknowledged. */
export async function killWriter(file: string, afterMs: number, mode = ''): Promise<readonly Said[]> {
  const child = spawn(process.execPath, [entry, file, storeWorkerEntry, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => void (text += part));
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
  const lines = text.split('\n').slice(0, -1); // what follows the last line end was cut off
  return lines.map((line) => JSON.parse(line) as Said);
}

/** Whatever was acknowledged is there, and the file is whole. Opens the project as the next start would. */
export async function expectNothingLost(file: string, said: readonly Said[]): Promise<void> {
  const store = await openTempStore({ file });
  const values = said.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const kept = Number((await store.scenarios.open(1)).document['value']);
  expect(kept).toBeGreaterThanOrEqual(Math.max(0, ...values));
  const runs = await store.runs.list();
  for (const { run, chunk, done } of said) {
    const row = runs.find(({ id }) => id === run);
    if (run === undefined) continue;
    expect(row).toBeDefined();
    if (done) expect(row).toMatchObject({ state: 'done', pathsDone: 640 });
    if (chunk === undefined || row!.state === 'done') continue;
    expect(row).toMatchObject({ state: 'interrupted' });
    const chunks = await store.runs.chunks(run);
    expect(chunks.find((one) => one.chunk === chunk)).toEqual(madeChunk(chunk, 640));
  }
  await store.close();
  expect(brokenInvariants(file)).toEqual([]);
  for (const { name } of listBackups(file)) expect(brokenInvariants(join(backupFolder(file), name))).toEqual([]);
}
