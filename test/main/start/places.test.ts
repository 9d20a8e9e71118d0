import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../../src-engine/index.ts';
import { errorText } from '../../../src-main/services/start/error-text.ts';
import { openLog } from '../../../src-main/services/start/log-file.ts';
import { projectIn, projectToOpen, resourceFolder, userFolder } from '../../../src-main/services/start/places.ts';

test('the user folder is where each system keeps such things, or where the user says', () => {
  const home = '/home/ann';
  expect(userFolder({ platform: 'linux', env: {}, home })).toBe('/home/ann/.local/share/equihome');
  expect(userFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home })).toBe('/data/equihome');
  expect(userFolder({ platform: 'darwin', env: {}, home })).toBe('/home/ann/Library/Application Support/Equihome');
  expect(userFolder({ platform: 'win32', env: { APPDATA: '/roaming' }, home })).toBe(join('/roaming', 'Equihome'));
  expect(userFolder({ platform: 'linux', env: { EQUIHOME_HOME: 'here' }, home })).toBe(resolve('here'));
});

test('a command line names a project by its ending, whatever options stand beside it', () => {
  expect(projectIn(['--no-sandbox', '.', 'a.equihome'], '/work')).toBe('/work/a.equihome');
  expect(projectIn(['/x/Fund & Co.EQUIHOME'], '/work')).toBe('/x/Fund & Co.EQUIHOME');
  expect(projectIn(['fund.yaml', '--open=a.equihome'], '/work')).toBeNull();
});

test('without a name the newest project that is still there opens, else the first one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-places-'));
  const here = join(folder, 'b.equihome');
  writeFileSync(here, '');
  expect(projectToOpen('/x/a.equihome', [here], folder)).toBe('/x/a.equihome');
  expect(projectToOpen(null, ['/gone/a.equihome', here], folder)).toBe(here);
  expect(projectToOpen(null, ['/gone/a.equihome'], folder)).toBe(join(folder, 'projects', 'My funds.equihome'));
  rmSync(folder, { recursive: true });
});

test('the resources are found from any folder of the program', () => {
  expect(resourceFolder(resolve('src-main/services'))).toBe(resolve('resources'));
});

test('the log keeps what the window does not show, under the same reference', () => {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-log-'));
  const { log, onUnexpected } = openLog(folder);
  log('info', 'started', { host: 'browser' });
  onUnexpected({ id: 'ab12', method: 'runs.start', error: new TypeError('inner words') });
  const lines = readFileSync(join(folder, 'logs/equihome.log'), 'utf8').trim().split('\n');
  expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'started', host: 'browser' });
  expect(JSON.parse(lines[1]!)).toMatchObject({ id: 'ab12', method: 'runs.start', err: { message: 'inner words' } });
  rmSync(folder, { recursive: true });
});

test('a failure in a terminal names what, where and what to do', () => {
  const error = new AppError('store/newer', 'The project is newer.', {}, [
    { path: 'project', message: 'is of version 9', remedy: 'Get a newer Equihome.' },
    { path: '', message: '', remedy: 'Or open a backup.' },
  ]);
  expect(errorText(error)).toBe(
    'The project is newer.\nproject: is of version 9 - Get a newer Equihome.\nOr open a backup.',
  );
});
