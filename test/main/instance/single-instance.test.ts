import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { becomeInstance } from '../../../src-main/services/instance/single-instance.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-instance-'));
  folders.push(folder);
  return folder;
};
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const nobody = async () => 'nobody asked';

test('the first is the one; a second hands over its words and gets an answer', async () => {
  const folder = newFolder();
  const heard: (readonly string[])[] = [];
  const first = await becomeInstance(folder, [], async (args) => (heard.push(args), 'opened there'));
  expect(first.isFirst).toBe(true);
  expect(await becomeInstance(folder, ['Fonds ü.equihome'], nobody)).toEqual({ isFirst: false, reply: 'opened there' });
  expect(heard).toEqual([['Fonds ü.equihome']]);
  if (first.isFirst) first.release();
  const next = await becomeInstance(folder, [], nobody);
  expect(next.isFirst).toBe(true);
  if (next.isFirst) next.release();
});

test('a folder with a long path works too', async () => {
  const folder = join(newFolder(), 'x'.repeat(120));
  const first = await becomeInstance(folder, [], async () => 'here');
  expect(await becomeInstance(folder, [], nobody)).toEqual({ isFirst: false, reply: 'here' });
  if (first.isFirst) first.release();
});

test('noise on the socket changes nothing', async () => {
  const folder = newFolder();
  const heard: unknown[] = [];
  const first = await becomeInstance(folder, [], async (args) => (heard.push(args), 'ok'));
  for (const noise of ['{', '7', '[1]', 'x'.repeat(200_000)]) {
    const socket = connect(join(folder, 'instance.sock'), () => socket.end(noise));
    await new Promise((resolve) =>
      socket
        .on('close', resolve)
        .on('error', () => undefined)
        .resume(),
    );
  }
  expect(heard).toEqual([]);
  expect(await becomeInstance(folder, ['a'], nobody)).toMatchObject({ reply: 'ok' });
  if (first.isFirst) first.release();
});

test('of eight starts at the same moment one is first; killed, it leaves the place to the next', async () => {
  const folder = newFolder();
  const starts = Array.from({ length: 8 }, () => fork(join(import.meta.dirname, 'instance-child.ts'), [folder]));
  const said = await Promise.all(
    starts.map((child) => new Promise<string>((resolve) => child.once('message', (text) => resolve(text as string)))),
  );
  expect(said.filter((text) => text === 'first').length).toBe(1);
  expect(said.filter((text) => text === 'answered: here').length).toBe(7);
  const first = starts[said.indexOf('first')]!;
  const gone = new Promise((resolve) => first.once('exit', resolve));
  first.kill('SIGKILL');
  await gone;
  const next = await becomeInstance(folder, [], nobody);
  expect(next.isFirst).toBe(true);
  if (next.isFirst) next.release();
});
