import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { claimProject, type Claim } from '../../../src-main/services/instance/claim-project.ts';
import type { StartRequest } from '../../../src-main/services/instance/hand-over.ts';
import { readOwner } from '../../../src-main/services/instance/owner-file.ts';
import { start } from '../../support/starts.ts';
import { tempFolder } from '../../support/temp-store.ts';

const claims: Claim[] = [];
afterEach(async () => {
  for (const claim of claims.splice(0)) if (claim.kind === 'owner') await claim.release();
});

async function claim(file: string, args: readonly string[] = [], heard: StartRequest[] = []): Promise<Claim> {
  const made = await claimProject({
    file,
    request: { args: [...args], workingFolder: '/somewhere' },
    onRequest: (request) => void heard.push(request),
  });
  claims.push(made);
  return made;
}

describe('a project', () => {
  test('has one owner; a second start hands over what it was asked and who has it', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    const heard: StartRequest[] = [];
    expect(await claim(file, [], heard)).toMatchObject({ kind: 'owner', file });
    expect(await claim(file, ['open', 'Fünf & "sechs".equihome'])).toEqual({ kind: 'handed-over', pid: process.pid });
    expect(heard).toEqual([{ args: ['open', 'Fünf & "sechs".equihome'], workingFolder: '/somewhere' }]);
  });

  test('can be claimed again when it was released, and nothing but an empty lock stays beside it', async () => {
    const folder = tempFolder();
    const file = join(folder, 'fund.equihome');
    const first = await claim(file);
    if (first.kind === 'owner') await first.release();
    expect(readdirSync(folder)).toEqual(['.fund.equihome.lock']);
    expect(statSync(join(folder, '.fund.equihome.lock')).size).toBe(0);
    expect(await claim(file)).toMatchObject({ kind: 'owner' });
  });

  test('has the same owner under every name that leads to it', async () => {
    const folder = tempFolder();
    const file = join(folder, 'fund.equihome');
    writeFileSync(file, '');
    symlinkSync(file, join(folder, 'other.equihome'));
    await claim(file);
    expect(await claim(join(folder, 'other.equihome'))).toMatchObject({ kind: 'handed-over' });
    expect(await claim(join(folder, '.', 'x', '..', 'fund.equihome'))).toMatchObject({ kind: 'handed-over' });
  });

  test('in a folder of a very long name is handed over all the same', async () => {
    const folder = join(tempFolder(), 'ä'.repeat(80), 'b'.repeat(120));
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'fund.equihome');
    await claim(file);
    const { endpoint } = readOwner(file)!;
    expect(await claim(file)).toMatchObject({ kind: 'handed-over' });
    const [owner] = claims.splice(0, 1);
    if (owner?.kind === 'owner') await owner.release();
    expect(existsSync(endpoint)).toBe(false);
  });

  test('whose owner was killed is free at once, whatever it left behind', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    const killed = start(file);
    await killed.line(({ kind }) => kind === 'owner');
    expect(await claim(file, ['hello'])).toEqual({ kind: 'handed-over', pid: killed.child.pid });
    expect(await killed.line(({ request }) => request !== undefined)).toMatchObject({ request: { args: ['hello'] } });
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(readOwner(file)).not.toBeNull();
    expect(await claim(file)).toMatchObject({ kind: 'owner' });
  });

  test('in a folder that is not there is refused', async () => {
    const made = claim(join(tempFolder(), 'missing', 'fund.equihome'));
    await expect(made).rejects.toMatchObject({ code: 'input/not-found' });
  });
});

describe('the socket of an owner', () => {
  test('answers nobody who does not know the key', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    const heard: StartRequest[] = [];
    await claim(file, [], heard);
    const { endpoint, key } = readOwner(file)!;
    const request = { args: ['steal'], workingFolder: '/' };
    const calls = [
      JSON.stringify({ key: 'wrong', request }),
      JSON.stringify({ key: `${key}0`, request }),
      JSON.stringify({ request }),
      JSON.stringify({ key, request: { args: 'steal' } }),
      'not json',
      'x'.repeat(100_000),
    ];
    for (const call of calls) {
      const answer = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(endpoint, () => void socket.write(`${call}\n`));
        socket.on('data', (part) => void (text += part.toString()));
        socket.on('error', () => undefined).on('close', () => resolve(text));
      });
      expect(answer).toBe('');
    }
    expect(heard).toEqual([]);
    expect(process.platform === 'win32' || (statSync(endpoint).mode & 0o077) === 0).toBe(true);
  });
});
