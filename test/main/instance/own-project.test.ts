import { symlinkSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownProject } from '../../../src-main/services/instance/own-project.ts';
import { tempFolder } from '../../support/temp-store.ts';

test('one owner; the next may read and says why, until the first lets go', () => {
  const file = join(tempFolder(), 'Fonds ü.equihome');
  const first = ownProject(file);
  expect(first.readOnlyReason).toBeNull();
  expect(ownProject(file).readOnlyReason).toContain('another Equihome');
  first.release();
  const next = ownProject(file);
  expect(next.readOnlyReason).toBeNull();
  next.release();
});

test('two names of one file have one owner', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'fund.equihome'), '');
  symlinkSync(join(folder, 'fund.equihome'), join(folder, 'link.equihome'));
  const first = ownProject(join(folder, 'fund.equihome'));
  expect(ownProject(join(folder, 'link.equihome')).readOnlyReason).not.toBeNull();
  first.release();
});

test('a project whose owner was killed is free', async () => {
  const file = join(tempFolder(), 'fund.equihome');
  const child = fork(join(import.meta.dirname, 'owner-child.ts'), [file]);
  await new Promise((resolve) => child.once('message', resolve));
  expect(ownProject(file).readOnlyReason).not.toBeNull();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  const next = ownProject(file);
  expect(next.readOnlyReason).toBeNull();
  next.release();
});
