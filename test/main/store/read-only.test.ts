import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTempStore } from '../../support/temp-store.ts';

const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../../src-main/services', path));
const nobody = 65534;

/** What another user of the computer gets of a project: claims it, opens it, lists it and tries to change it. */
async function seenByAnotherUser(file: string): Promise<unknown> {
  const program = `
    process.setgid(${nobody}); process.setuid(${nobody});
    const { ownProject } = await import(${source('instance/own-project.ts')});
    const { openProject } = await import(${source('store/project/open-project.ts')});
    const { migrations } = await import(${source('store/migrations/migrations.ts')});
    const { listScenarios } = await import(${source('store/scenarios/rows.ts')});
    const { renameScenario } = await import(${source('store/scenarios/describe.ts')});
    const file = ${JSON.stringify(file)};
    const { readOnlyReason } = ownProject(file);
    const at = new Date().toISOString();
    const project = await openProject({ file, at, migrations, readOnlyReason: null });
    const session = { project, db: project.db, at, user: 'nobody', events: [] };
    let code = '';
    try { renameScenario(session, 1, 'Other'); } catch (error) { code = error.code; }
    const names = listScenarios(session).map((row) => row.name);
    project.close();
    console.log(JSON.stringify({ owns: readOnlyReason === null, reason: project.readOnlyReason, names, code }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout);
}

describe.skipIf(process.platform === 'win32' || process.getuid?.() !== 0)('another user of the computer', () => {
  test('reads a project in a folder that is not his, and can change nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'equihome-other-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    chmodSync(folder, 0o755);
    const store = await openTempStore({ file: join(folder, 'fund.equihome') });
    await store.scenarios.create('Base', null, {}, null);
    await store.close();
    expect(await seenByAnotherUser(store.file)).toEqual({
      owns: false,
      reason: 'The project file is read-only on this computer.',
      names: ['Base'],
      code: 'store/read-only',
    });
  });
});
