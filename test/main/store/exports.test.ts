import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Template } from '../../../src-main/contract/index.ts';
import type { NewExport } from '../../../src-main/services/store/store.ts';
import { openTempStore, tempFolder } from '../../support/temp-store.ts';

const template: Omit<Template, 'isBuiltIn'> = {
  id: 'ours',
  name: 'Ours',
  sheets: ['summary', 'returns'],
  studyPaths: 500,
  rawMetrics: ['netIrrAnnual'],
  companyName: 'Harbour Equity',
  accentColour: '004488',
  logo: { mediaType: 'image/png', base64: 'A'.repeat(150_000) },
};
const job: NewExport = {
  runIds: [3, 4],
  format: 'workbook',
  templateName: 'Ours',
  fileName: 'fund.xlsx',
  path: '/packs/fund.xlsx',
  isScheduled: false,
};

describe('templates', () => {
  test('stay in the project as they were saved, by name, and go when they are removed', async () => {
    const first = await openTempStore();
    await first.exports.saveTemplate({ ...template, id: 'b', name: 'Zebra' });
    expect(await first.exports.saveTemplate(template)).toEqual({ ...template, isBuiltIn: false });
    await first.exports.saveTemplate({ ...template, studyPaths: 900 });
    await first.close();
    const again = await openTempStore({ file: first.file });
    const kept = await again.exports.templates();
    expect(kept.map(({ id, studyPaths }) => [id, studyPaths])).toEqual([
      ['ours', 900],
      ['b', 500],
    ]);
    expect(kept[0]!.logo!.base64.length).toBe(150_000);
    await again.exports.removeTemplate('b');
    await expect(again.exports.removeTemplate('b')).rejects.toMatchObject({ code: 'input/not-found' });
    expect(await again.exports.templates()).toHaveLength(1);
  });

  test('together are not more than a window can be sent', async () => {
    const store = await openTempStore();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await store.exports.saveTemplate({ ...template, id });
    await expect(store.exports.saveTemplate({ ...template, id: 'f' })).rejects.toMatchObject({
      code: 'input/too-large',
      issues: [{ remedy: expect.stringContaining('smaller logo') }],
    });
    await store.exports.saveTemplate({ ...template, id: 'e', name: 'The same size' });
  });
});

describe('the log of exports', () => {
  test('says what became of each, newest first', async () => {
    const store = await openTempStore();
    const [done, failed, waiting] = [
      await store.exports.add(job),
      await store.exports.add({ ...job, path: '' }),
      await store.exports.add({ ...job, isScheduled: true }),
    ];
    expect(done).toMatchObject({ ...job, state: 'waiting', endedAt: null, url: null, doneFraction: null });
    await store.exports.change(done.id, { state: 'working' });
    const hash = 'f'.repeat(64);
    expect(await store.exports.change(done.id, { state: 'done', fileHash: hash, sizeBytes: 12 })).toMatchObject({
      state: 'done',
      fileHash: hash,
      sizeBytes: 12,
      doneFraction: 1,
      endedAt: expect.any(String),
    });
    const error = { code: 'store/full', message: 'The disk is full.', context: {}, issues: [] } as const;
    await store.exports.change(failed.id, { state: 'failed', error: { ...error, issues: [] } });
    expect((await store.exports.list(2)).map(({ id, state }) => [id, state])).toEqual([
      [waiting.id, 'waiting'],
      [failed.id, 'failed'],
    ]);
    expect((await store.exports.list(9))[1]!.error).toEqual(error);
    await expect(store.exports.change(99, { state: 'done' })).rejects.toMatchObject({ code: 'input/not-found' });
  });

  test('an export that a process left behind has failed, and says what to do', async () => {
    const folder = tempFolder();
    const store = await openTempStore({ file: join(folder, 'left.equihome') });
    await store.exports.add(job);
    await store.close();
    const again = await openTempStore({ file: store.file });
    expect(await again.exports.list(5)).toMatchObject([
      { state: 'failed', error: { issues: [{ remedy: 'Export again.' }] }, endedAt: expect.any(String) },
    ]);
  });
});

describe('the schedule', () => {
  test('stays, and names no template that is gone', async () => {
    const store = await openTempStore();
    expect(await store.exports.schedule()).toEqual({ templateId: null, folder: '' });
    await store.exports.saveTemplate(template);
    const schedule = { templateId: 'ours', folder: '/packs' };
    expect(await store.exports.setSchedule(schedule)).toEqual(schedule);
    expect(await store.exports.schedule()).toEqual(schedule);
    await store.exports.removeTemplate('ours');
    expect(await store.exports.schedule()).toEqual({ templateId: null, folder: '/packs' });
  });

  test('of a project that came from elsewhere writes nowhere', async () => {
    const store = await openTempStore();
    await store.exports.setSchedule({ templateId: 'full', folder: '/packs' });
    await store.close();
    const db = new Database(store.file);
    db.exec("update export_schedule set set_on = 'somebody on another computer'");
    db.close();
    const again = await openTempStore({ file: store.file });
    expect(await again.exports.schedule()).toEqual({ templateId: null, folder: '' });
  });
});
