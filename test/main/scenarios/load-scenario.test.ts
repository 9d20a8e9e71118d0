import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../../src-main/services/scenarios/load-scenario.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-load-'));
  writeFileSync(join(folder, 'fund.yaml'), 'fund:\n  lifeMonths: 96\nrun:\n  paths: 10\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const load = (settings: Record<string, unknown>) =>
  loadScenario('fund.yaml', { workingFolder: folder, resourceFolder: folder }, settings);

describe('loadScenario', () => {
  test('puts settings of a command above those of the file, and leaves out what is not given', async () => {
    const { scenario, document } = await load({ 'run.paths': 500, 'run.seed': undefined });
    expect(scenario.run.paths).toBe(500);
    expect(scenario.fund.lifeMonths).toBe(96);
    expect(document['run']).toEqual({ paths: 500 });
  });

  test('names a line for what the file says, none for what the command says', async () => {
    await expect(load({ 'run.paths': -1 })).rejects.toMatchObject({
      code: 'input/invalid',
      issues: [{ path: 'run.paths', message: expect.not.stringContaining('line') as string }],
    });
    writeFileSync(join(folder, 'bad.yaml'), 'fund:\n  lifeMonths: 1\n');
    const folders = { workingFolder: folder, resourceFolder: folder };
    await expect(loadScenario('bad.yaml', folders)).rejects.toMatchObject({
      issues: [{ path: 'fund.lifeMonths', message: expect.stringContaining('(line 2 of bad.yaml)') as string }],
    });
  });
});
