import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimProject } from '../../../src-main/services/instance/claim-project.ts';
import { start } from '../../support/starts.ts';
import { tempFolder } from '../../support/temp-store.ts';

describe('twenty starts at once', () => {
  test.each([1, 2, 3])('leave one owner that has heard all the others (round %i)', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    const starts = Array.from({ length: 20 }, (_, i) => start(file, `start ${i}`));
    const said = await Promise.all(starts.map((one) => one.line(({ kind }) => kind !== undefined)));
    const owners = starts.filter((_, i) => said[i]!['kind'] === 'owner');
    expect(owners).toHaveLength(1);
    expect(said.filter(({ kind }) => kind === 'handed-over')).toHaveLength(19);
    const [owner] = owners as [(typeof starts)[number]];
    for (const line of said) expect(line['pid']).toBe(owner.child.pid);
    const others = starts.filter((one) => one !== owner);
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual(Array.from({ length: 19 }, () => 0));
    expect(owner.said.filter(({ request }) => request !== undefined)).toHaveLength(19);
    owner.child.stdin!.end();
    expect(await owner.ended).toBe(0);
  });

  test('and a kill of the owner leave one owner again', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    const first = start(file);
    await first.line(({ kind }) => kind === 'owner');
    first.child.kill('SIGKILL');
    const starts = Array.from({ length: 10 }, () => start(file));
    const said = await Promise.all(starts.map((one) => one.line(({ kind }) => kind !== undefined)));
    expect(said.filter(({ kind }) => kind === 'owner')).toHaveLength(1);
    for (const one of starts) one.child.kill('SIGKILL');
    await Promise.all(starts.map(({ ended }) => ended));
  });
});

test('an owner that does not answer is named as busy after three seconds', async () => {
  const file = join(tempFolder(), 'fund.equihome');
  const hung = start(file);
  await hung.line(({ kind }) => kind === 'owner');
  hung.child.kill('SIGSTOP');
  const claiming = claimProject({ file, request: { args: [], workingFolder: '/' }, onRequest: () => undefined });
  await expect(claiming).rejects.toMatchObject({ code: 'store/busy', context: { pid: hung.child.pid } });
  hung.child.kill('SIGKILL');
  await hung.ended;
});
