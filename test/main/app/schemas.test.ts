import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AppError } from '../../../src-engine/index.ts';
import { contract, type AppHandlers } from '../../../src-main/contract/index.ts';
import { appHost } from '../../support/app-host.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { tempFolder } from '../../support/temp-store.ts';
import { projectFromSql } from '../store/fixtures/project-sql.ts';

const fixture = (ending: string) =>
  readFileSync(join(import.meta.dirname, `../store/fixtures/schema-0010.${ending}`), 'utf8');
type Facts = { scenarios: { state: { row: { id: number } } }[]; runs: { row: { id: number } }[] };
const facts = JSON.parse(fixture('json')) as Facts;
/** The thread of the store of a program that is one schema ahead. */
const storeWorker = join(import.meta.dirname, 'later-store.ts');

/** A folder with a project of the first schema. */
function oldProject(): string {
  const folder = tempFolder();
  projectFromSql(join(folder, 'fund.equihome'), fixture('sql'));
  return folder;
}

/** The program shows what the project held when its schema was new. */
async function expectFacts({ handlers, signal }: Awaited<ReturnType<typeof appHost>>): Promise<void> {
  for (const { state } of facts.scenarios)
    expect(await handlers['scenarios.open']({ id: state.row.id }, signal)).toMatchObject(state);
  for (const { row } of facts.runs) expect(await handlers['runs.get']({ id: row.id }, signal)).toEqual(row);
}

test('a project of the first schema is brought to a later one by opening it, with a whole backup beside it', async () => {
  const folder = oldProject();
  const later = await appHost(folder, { paths: { storeWorker } });
  const { project } = await later.handlers['app.info']({}, later.signal);
  expect(project).toMatchObject({ schemaVersion: 900, readOnlyReason: null });
  await expectFacts(later);
  const backups = await later.handlers['project.backups']({}, later.signal);
  expect(backups).toMatchObject([{ reason: 'migration' }]);
  await later.close(true);

  const before = tempFolder();
  cpSync(join(folder, 'backups/fund', backups[0]!.name), join(before, 'fund.equihome'));
  const now = await appHost(before);
  expect((await now.handlers['app.info']({}, now.signal)).project.schemaVersion).toBe(20);
  await expectFacts(now);
  await now.close(true);
  expect(brokenInvariants(join(before, 'fund.equihome'))).toEqual([]);
});

/** What changes a project, with something to say that would be right for a project that can be changed. */
const writes: { readonly [K in keyof AppHandlers]?: Parameters<AppHandlers[K]>[0] } = {
  'app.setSettings': { theme: 'dark' },
  'project.backupNow': {},
  'project.restore': { backup: 'any' },
  'project.undoRestore': {},
  'scenarios.create': { name: 'Another', from: { kind: 'empty' } },
  'scenarios.edit': { id: 2, label: 'Smaller', changes: [{ kind: 'set', path: 'fund.commitmentsAud', value: 4e7 }] },
  'scenarios.undo': { id: 1 },
  'scenarios.redo': { id: 1 },
  'scenarios.restoreVersion': { id: 1, version: 1 },
  'scenarios.nameVersion': { id: 1, version: 1, name: 'First' },
  'scenarios.setYaml': { id: 2, text: 'format: 1\n' },
  'scenarios.rename': { id: 2, name: 'Other' },
  'scenarios.describe': { id: 2, note: 'Changed.' },
  'scenarios.remove': { id: 2 },
  'runs.start': { scenarioId: 1, paths: 64 },
  'runs.cancel': { id: 2 },
  'runs.resume': { id: 2 },
  'runs.describe': { id: 2, note: 'Changed.' },
  'runs.remove': { id: 1 },
  'packs.saveTemplate': {
    id: 'ours',
    name: 'Ours',
    sheets: ['summary'],
    studyPaths: 500,
    rawMetrics: [],
    companyName: '',
    accentColour: '1F4E79',
    logo: null,
  },
  'packs.removeTemplate': { id: 'ours' },
  'packs.setSchedule': { templateId: null, folder: '' },
};
/** What reads, opens another project, writes files elsewhere, or has nothing to do where nothing is simulated. */
const others =
  /^(app\.(info|diagnostics)|project\.(open|create|export|backups)|scenarios\.(list|open|samples|history|yaml)|runs\.(list|get|estimate|live|preview|pause)|results\..*|exports\..*|packs\.(sheets|templates|export|cancel|log|schedule|verify|readInputs)|events\.watch)$/;

test('every method of the contract is known to change a project or not', () => {
  const names = Object.keys(contract);
  expect(names.filter((name) => name in writes === others.test(name))).toEqual([]);
});

test('a project of a later program opens for reading; every method that would change it says why in words', async () => {
  const folder = oldProject();
  await (await appHost(folder, { paths: { storeWorker } })).close(true);
  const file = join(folder, 'fund.equihome');
  const db = new Database(file);
  // One that could be cancelled, and resumed on any engine.
  db.exec("update run set state = 'interrupted', paths_done = 0 where id = 2; delete from run_chunk");
  db.close();
  // Without SQLite's own header, whose counter of opened files moves.
  const hashOf = () => createHash('sha256').update(readFileSync(file).subarray(100)).digest('hex');
  const hash = hashOf();

  const host = await appHost(folder);
  const { project } = await host.handlers['app.info']({}, host.signal);
  expect(project).toMatchObject({ schemaVersion: 900, readOnlyReason: expect.stringMatching(/newer version/) });
  expect(await host.handlers['scenarios.list']({}, host.signal)).toHaveLength(2);
  const answers = await Promise.all(
    Object.entries(writes).map(async ([name, input]) => {
      const handler = host.handlers[name as keyof AppHandlers] as (input: unknown, signal: AbortSignal) => unknown;
      try {
        await handler(input, host.signal);
        return { name, code: 'done', message: '', remedy: '' };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { name, code: error.code, message: error.message, remedy: error.issues[0]?.remedy ?? '' };
      }
    }),
  );
  expect(answers.filter(({ code }) => code !== 'store/read-only' && code !== 'store/newer')).toEqual([]);
  for (const { message, remedy } of answers) {
    expect(message).toMatch(/newer version of Equihome/);
    expect(remedy).not.toBe('');
  }
  await host.close(true);
  expect(hashOf()).toBe(hash);
});
