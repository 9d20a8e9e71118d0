import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppEvent } from '../../../src-main/contract/index.ts';
import { createEventHub } from '../../../src-main/services/app/event-hub.ts';
import { appHost } from '../../support/app-host.ts';

let folder = '';
let host: Awaited<ReturnType<typeof appHost>>;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-other-'));
  host = await appHost(folder);
});
afterAll(() => host.close());

/** What a window that opens now hears before anything changes. */
async function firstEvents(count: number): Promise<AppEvent[]> {
  const leaving = new AbortController();
  const heard: AppEvent[] = [];
  for await (const event of host.handlers['events.watch']({}, leaving.signal) as AsyncIterable<AppEvent>) {
    heard.push(event);
    if (heard.length === count) break;
  }
  leaving.abort();
  return heard;
}

test('a project that is not there is not opened, and nothing is made of a typing mistake', async () => {
  const path = at('typing-mistake.equihome');
  await expect(host.handlers['project.open']({ path }, host.signal)).rejects.toMatchObject({
    code: 'input/not-found',
    issues: [{ path: 'path' }],
  });
  await expect(host.app.openProject(path)).rejects.toMatchObject({ code: 'input/not-found' });
  expect(existsSync(path)).toBe(false);
});

test('a project is not made where there is a file', async () => {
  const path = at('taken.equihome');
  writeFileSync(path, '');
  await expect(host.handlers['project.create']({ path }, host.signal)).rejects.toMatchObject({
    code: 'input/conflict',
  });
  rmSync(path);
  expect(await host.handlers['project.create']({ path }, host.signal)).toMatchObject({ path });
});

test('a window that opens hears which project stands, and since when', async () => {
  const before = (await firstEvents(3)).find((event) => event.type === 'project')!;
  expect(before).toMatchObject({ project: { path: at('taken.equihome') } });
  await host.handlers['project.open']({ path: at('fund.equihome') }, host.signal);
  const after = (await firstEvents(3)).find((event) => event.type === 'project')!;
  expect(after).toMatchObject({ project: { path: at('fund.equihome') } });
  expect(after.openedAt > before.openedAt).toBe(true);
});

test('when neither the other nor the former project can be opened, windows are told, and a third one can be', async () => {
  writeFileSync(at('broken.equihome'), 'no project at all');
  renameSync(at('fund.equihome'), at('moved.equihome')); // while it is open
  await expect(host.handlers['project.open']({ path: at('broken.equihome') }, host.signal)).rejects.toMatchObject({
    code: 'input/invalid',
    message: expect.stringMatching(/No project is open.*fund, which was open before/) as string,
  });
  expect(existsSync(at('fund.equihome'))).toBe(false);
  expect(host.app.isBusy()).toBe(false);
  expect(host.events.at(-1)).toMatchObject({ type: 'store', state: 'problem', error: { code: 'input/invalid' } });
  // A window that opens now hears it too, and can show its frame.
  expect(await firstEvents(3)).toContainEqual(host.events.at(-1));
  expect(await host.handlers['app.info']({}, host.signal)).toMatchObject({
    project: { name: 'fund', readOnlyReason: expect.stringContaining('No project is open') as string },
  });

  const opened = await host.handlers['project.open']({ path: at('moved.equihome') }, host.signal);
  expect(opened).toMatchObject({ name: 'moved', readOnlyReason: null });
  expect(await host.handlers['scenarios.list']({}, host.signal)).not.toEqual([]);
  expect(await firstEvents(3)).toContainEqual({ type: 'store', state: 'saved', error: null });
});

test('the last word of the store is kept for windows that open later', () => {
  const hub = createEventHub();
  hub.emit({ type: 'store', state: 'saving', error: null });
  hub.emit({
    type: 'store',
    state: 'problem',
    error: { code: 'store/full', message: 'full', context: {}, issues: [] },
  });
  expect(hub.standing()).toMatchObject([{ type: 'store', state: 'problem', error: { code: 'store/full' } }]);
});
