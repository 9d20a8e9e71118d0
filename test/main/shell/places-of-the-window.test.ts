import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { electronBinary, noWindowReason } from '../../../src-main/services/start/electron-binary.ts';
import { answerPage, isOwnPage, withCrashPage } from '../../../src-main/shell/page-protocol.ts';
import { unpacked } from '../../../src-main/shell/unpacked.ts';
import { readWindowState, writeWindowState } from '../../../src-main/shell/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-window-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = withCrashPage(
  new Map([['/', { type: 'text/html', bytes: new TextEncoder().encode('<title>Equihome</title>') }]]),
);

test('our page is of our scheme and host, whatever looks like it', () => {
  const own = ['app://equihome/', 'app://equihome/index.html#/runs'];
  const others = [
    'app://equihome.evil.example/',
    'app://evil/',
    'https://equihome/',
    'about:blank',
    'data:text/html,x',
    'file:///app://equihome/',
    'app:equihome',
    '',
  ];
  expect(own.filter(isOwnPage)).toEqual(own);
  expect(others.filter(isOwnPage)).toEqual([]);
});

test('the protocol answers files of the page, with the headers, and nothing else', async () => {
  const found = answerPage(page, { url: 'app://equihome/', method: 'GET' });
  expect([found.status, await found.text()]).toEqual([200, '<title>Equihome</title>']);
  expect(found.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(answerPage(page, { url: 'app://equihome/crash.html', method: 'GET' }).status).toBe(200);
  const refused = [
    'app://equihome/../main/main.js',
    'app://equihome/%2e%2e/main/main.js',
    'app://equihome/..%5cmain.js',
    'app://equihome//etc/passwd',
    'app://equihome/%00',
    'app://equihome/toString',
    'app://other/',
    'file:///etc/passwd',
  ];
  expect(refused.map((url) => answerPage(page, { url, method: 'GET' }).status)).toEqual(refused.map(() => 404));
  expect(answerPage(page, { url: 'app://equihome/', method: 'POST' }).status).toBe(405);
});

test('a window stands where it was, unless no screen shows it any more', () => {
  const file = join(folder, 'window.json');
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  expect(readWindowState(file, [screen])).toBeNull();
  const state = { x: 2000, y: 100, width: 1200, height: 800, isMaximized: false };
  writeWindowState(file, state);
  expect(readWindowState(file, [screen, { x: 1920, y: 0, width: 1920, height: 1080 }])).toEqual(state);
  expect(readWindowState(file, [screen])).toBeNull(); // the second screen is gone
  writeFileSync(file, '{"x":');
  expect(readWindowState(file, [screen])).toBeNull();
});

test('a folder inside the archive is found beside it; any other stays', () => {
  const inside = ['', 'opt', 'Equihome', 'resources', 'app.asar', 'out', 'main'].join(sep);
  expect(unpacked(inside)).toBe(inside.replace('app.asar', 'app.asar.unpacked'));
  expect(unpacked('/work/out/main')).toBe('/work/out/main');
});

test('the program of Electron is looked for and never fetched', () => {
  const none = join(folder, 'electron');
  expect(electronBinary(none, {})).toBeNull();
  expect(electronBinary(none, { ELECTRON_BIN: '/not/there' })).toBeNull();
  expect(electronBinary(none, { ELECTRON_BIN: process.execPath })).toBe(process.execPath);
});

test('without a screen, and as root, it is the browser', () => {
  expect(noWindowReason('linux', {}, 1000)).toBe('this machine has no screen');
  expect(noWindowReason('linux', { DISPLAY: ':0' }, 0)).toMatch(/root/);
  expect(noWindowReason('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
  expect(noWindowReason('darwin', {}, 501)).toBeNull();
});
