import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { becomeInstance } from '../../../src-main/services/instance/single-instance.ts';
import { tempFolder } from '../../support/temp-store.ts';

const start = (folder: string): ChildProcess => fork(join(import.meta.dirname, 'instance-child.ts'), [folder]);
const wordsOf = (child: ChildProcess) => new Promise<unknown>((resolve) => child.once('message', resolve));
const endOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

test.each([1, 2, 3])(
  'of twenty starts at once one is first, the others hand over and end with 0 (round %i)',
  async () => {
    const folder = tempFolder();
    const starts = Array.from({ length: 20 }, () => start(folder));
    const ends = starts.map(endOf);
    const said = await Promise.all(starts.map(wordsOf));
    expect(said.filter((words) => words === 'first')).toHaveLength(1);
    expect(said.filter((words) => words === 'answered: here')).toHaveLength(19);
    const first = said.indexOf('first');
    expect(await Promise.all(ends.filter((_, i) => i !== first))).toEqual(Array.from({ length: 19 }, () => 0));
    starts[first]!.kill('SIGKILL');
    await ends[first];
  },
);

test('one that hangs is named as busy after three seconds', async () => {
  const folder = tempFolder();
  const hung = start(folder);
  await wordsOf(hung);
  hung.kill('SIGSTOP');
  await expect(becomeInstance(folder, [], async () => 'here')).rejects.toMatchObject({ code: 'store/busy' });
  const ended = endOf(hung);
  hung.kill('SIGKILL');
  await ended;
});
