import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
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

/**
 * What was acknowledged and is not there, and what else is broken; empty when all is well. Opens the project as the next start
 * would.
 */
export async function lostOrBroken(file: string, said: readonly Said[]): Promise<readonly string[]> {
  const store = await openTempStore({ file });
  const lost: string[] = [];
  const kept = Number((await store.scenarios.open(1)).document['value']);
  const values = said.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (kept < Math.max(0, ...values)) lost.push(`an edit: ${kept} is kept of ${Math.max(...values)}`);
  const rows = await store.runs.list();
  for (const { run, chunk, done } of said) {
    if (run === undefined) continue;
    const row = rows.find(({ id }) => id === run);
    if (!row) lost.push(`run ${run}`);
    else if (row.state === 'done' ? row.pathsDone !== 640 : done || row.state !== 'interrupted')
      lost.push(`the end of run ${run}`);
    else if (chunk !== undefined && row.state !== 'done') {
      const found = (await store.runs.chunks(run)).find((one) => one.chunk === chunk);
      if (!isDeepStrictEqual(found, madeChunk(chunk, 640))) lost.push(`chunk ${chunk} of run ${run}`);
    }
  }
  await store.close();
  const backups = listBackups(file).map(({ name }) => join(backupFolder(file), name));
  return [...lost, ...[file, ...backups].flatMap(brokenInvariants)];
}
