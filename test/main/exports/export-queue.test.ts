import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../src-engine/index.ts';
import type { AppEvent, ExportJob } from '../../../src-main/contract/index.ts';
import { exportName } from '../../../src-main/services/exports/file-names.ts';
import { createExportQueue, type ExportRequest } from '../../../src-main/services/exports/export-queue.ts';
import { checkPlace, writeNew, writeWhole } from '../../../src-main/services/exports/whole-file.ts';
import { openTempStore } from '../../support/temp-store.ts';

/** A machine that others use as well takes its time. */
const patient = { timeout: 10_000 };
const sha256 = 'a'.repeat(64);
const request = (make: ExportRequest['make']): ExportRequest => ({
  runIds: [1],
  format: 'json',
  templateName: '',
  fileName: 'a.json',
  path: '/x/a.json',
  isScheduled: false,
  make,
});
const made = { sizeBytes: 3, sha256, path: '/x/a.json', takeUrl: null };

/** Waits until its signal fires, as work under way does. */
const untilStopped: ExportRequest['make'] = ({ signal }) =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new AppError('run/cancelled', 'stopped'))),
  );

async function queueOver(options: Parameters<typeof openTempStore>[0] = {}) {
  const store = await openTempStore(options);
  const told: ExportJob[] = [];
  const emit = (event: AppEvent) => void (event.type === 'export' && told.push(event.job));
  const queue = createExportQueue({ store: store.exports, nowIso: () => '2026-11-21T00:00:00.000Z', emit });
  return { store, told, queue };
}
const stateOf = async (queue: Awaited<ReturnType<typeof queueOver>>['queue'], id: number) =>
  (await queue.log(9)).find((job) => job.id === id)?.state;

describe('the line of exports', () => {
  test('does one at a time in the order of asking, and tells progress at most every 250 ms', async () => {
    const { queue, told } = await queueOver();
    const order: string[] = [];
    const work = (name: string) =>
      request(async ({ onStep }) => {
        order.push(`${name} begins`);
        for (let i = 0; i <= 100; i += 1) {
          onStep(`${name} ${i}`, i / 100);
          await after(4);
        }
        order.push(`${name} ends`);
        return made;
      });
    const [a, b] = [await queue.add(work('a')), await queue.add(work('b'))];
    expect(queue.live().map(({ id }) => id)).toEqual([a.id, b.id]);
    await expect.poll(() => stateOf(queue, b.id), patient).toBe('done');
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    const steps = told.filter(({ id, step }) => id === a.id && step !== '');
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThan(20);
    expect(queue.live()).toEqual([]);
  });

  test('stops all of it when the project closes, and takes nothing more', async () => {
    const { queue, store } = await queueOver();
    const [a, b] = [await queue.add(request(untilStopped)), await queue.add(request(untilStopped))];
    await queue.close();
    expect((await store.exports.list(9)).map(({ id, state }) => [id, state])).toEqual([
      [b.id, 'cancelled'],
      [a.id, 'cancelled'],
    ]);
    await expect(queue.add(request(untilStopped))).rejects.toMatchObject({ code: 'app/closed' });
  });

  test('has an address for a file until it was fetched', async () => {
    const { queue, told } = await queueOver();
    let fetched = () => undefined as void;
    const takeUrl = (onGone: () => void) => {
      fetched = onGone;
      return '/download/x';
    };
    const { id } = await queue.add(request(async () => ({ ...made, takeUrl })));
    await expect.poll(() => stateOf(queue, id), patient).toBe('done');
    expect(told.at(-1)).toMatchObject({ id, state: 'done', url: '/download/x', path: '/x/a.json' });
    fetched();
    await expect.poll(() => told.at(-1), patient).toMatchObject({ id, url: null });
  });

  test('goes on in a project that cannot be written: its log is that of this start', async () => {
    const first = await openTempStore();
    await first.close();
    const { queue, store } = await queueOver({ file: first.file, readOnlyReason: 'Somebody else has it open.' });
    const { id } = await queue.add(request(async () => made));
    await expect.poll(() => stateOf(queue, id), patient).toBe('done');
    expect(await queue.log(9)).toMatchObject([{ id, fileHash: sha256, state: 'done' }]);
    expect(await store.exports.list(9)).toEqual([]);
  });
});

describe('a file that is exported', () => {
  const folder = () => {
    const made1 = mkdtempSync(join(tmpdir(), 'equihome-whole-'));
    onTestFinished(() => rmSync(made1, { recursive: true, force: true }));
    return made1;
  };

  test('replaces what the user chose to replace, or takes the first name that is free', async () => {
    const path = join(folder(), 'pack.xlsx');
    const write = (text: string) => async (part: string) => writeFileSync(part, text);
    await writeWhole(path, write('one'));
    await writeWhole(path, write('two'));
    const taken = [(await writeNew(path, write('three'))).path, (await writeNew(path, write('four'))).path];
    expect(taken).toEqual([path.replace('pack', 'pack (2)'), path.replace('pack', 'pack (3)')]);
    expect([path, ...taken].map((file) => readFileSync(file, 'utf8'))).toEqual(['two', 'three', 'four']);
  });

  test('is not there, nor half of it, when its making fails; what stood there stays', async () => {
    const place = folder();
    const path = join(place, 'pack.xlsx');
    writeFileSync(path, 'old');
    const failing = async (part: string) => {
      writeFileSync(part, 'half');
      throw new AppError('engine/crashed', 'gone');
    };
    await expect(writeWhole(path, failing)).rejects.toMatchObject({ code: 'engine/crashed' });
    expect(readdirSync(place)).toEqual(['pack.xlsx']);
    expect(readFileSync(path, 'utf8')).toBe('old');
    await expect(checkPlace(join(place, 'nowhere', 'pack.xlsx'))).rejects.toMatchObject({
      code: 'input/invalid',
      issues: [{ remedy: 'Choose another folder.' }],
    });
  });

  test('has a name that says what it is and that every disk takes', () => {
    const at = '2026-11-21T10:00:00.000Z';
    expect(exportName('Fund: "A/B" ?', [3], 'workbook', at)).toBe('Fund-A-B-run-3-2026-11-21.xlsx');
    expect(exportName('..', [3, 4], 'csv-set', at)).toBe('scenario-runs-3-4-2026-11-21.zip');
  });
});
