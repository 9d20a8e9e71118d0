import { beforeEach, expect, test } from 'vitest';
import type { AppClient, AppEvent, AppInfo, Project } from '../../../src-main/contract/index.ts';
import { useApp } from '../../../src-renderer/state/app.ts';
import { followHost, onAppEvent } from '../../../src-renderer/state/events.ts';
import { hostOf } from '../desk-host.tsx';

const projectAt = (path: string): Project => ({
  path,
  name: path,
  readOnlyReason: null,
  schemaVersion: 10,
  sizeBytes: 1,
});
const told = (path: string, openedAt: string): AppEvent => ({ type: 'project', project: projectAt(path), openedAt });
const info = { project: projectAt('/a.equihome'), recent: [], settings: {}, attributions: [] } as unknown as AppInfo;

beforeEach(() => useApp.setState({ info: null }));

/** What a window forgets its project for, of these words of the host; the window has read project `/a.equihome`. */
async function forgottenFor(events: readonly AppEvent[]): Promise<AppEvent[]> {
  useApp.setState({ info });
  async function* watch() {
    yield* events;
    await new Promise(() => undefined); // the host stays
  }
  const heard: AppEvent[] = [];
  const stopHearing = onAppEvent((event) => void (event.type === 'project' && heard.push(event)));
  const host = hostOf({
    'app.info': async () => info,
    'scenarios.list': async () => [],
    'runs.list': async () => [],
    'events.watch': watch as unknown as AppClient['events.watch'],
  });
  followHost(host);
  await new Promise((resolve) => setTimeout(resolve, 20));
  stopHearing();
  return heard;
}

test('the project that a stream begins with is the one that is shown: nothing is forgotten for it', async () => {
  expect(await forgottenFor([told('/a.equihome', '1')])).toEqual([]);
  expect(await forgottenFor([told('/a.equihome', '1'), told('/a.equihome', '1')])).toEqual([]); // the line was lost
});

test('another project, met after a lost line or opened meanwhile, makes the window read anew', async () => {
  const other = told('/b.equihome', '2');
  expect(await forgottenFor([told('/a.equihome', '1'), other])).toEqual([other]);
  expect(await forgottenFor([other])).toEqual([other]);
});

test('so does the same file with other content', async () => {
  const restored = told('/a.equihome', '2');
  expect(await forgottenFor([told('/a.equihome', '1'), restored])).toEqual([restored]);
});
