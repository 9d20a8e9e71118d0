import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../support/built-cli.ts';

/** Points of the checklist that are decided when the program is packed. What the packed program does needs the binary. */
const read = (path: string) => readFileSync(`${repository}/${path}`, 'utf8');
type Builder = { electronVersion: string; asar: boolean; electronFuses: Record<string, boolean> };
const builder = parse(read('resources/electron-builder.yml')) as Builder;

/** Major of Electron's newest stable release, and when that was looked up; Electron keeps three majors safe. */
const newestStable = { major: 45, seen: '2026-11-21' };
const SUPPORTED_MAJORS = 3;

test('16 Electron is one exact version everywhere, within the majors that are kept safe', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> };
  const version = devDependencies['electron']!;
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(lock.packages['node_modules/electron']?.version).toBe(version);
  expect(builder.electronVersion).toBe(version);
  expect(Number(version.split('.')[0]), `newest major on ${newestStable.seen}`).toBeGreaterThan(
    newestStable.major - SUPPORTED_MAJORS,
  );
});

test('19 every fuse of the checklist is decided, and one that a later Electron brings stops the build', () => {
  expect(builder.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    strictlyRequireAllFuses: true,
  });
  expect(builder.asar).toBe(true); // what the last three rest on
});
