import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { dataFiles } from '../../../src-main/services/scenarios/data-files.ts';
import { readScenario } from '../../../src-main/services/scenarios/read-scenario.ts';

let folder = '';
const folders = () => ({ workingFolder: folder, resourceFolder: join(folder, 'resources') });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-scenarios-'));
  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'variants/own'), { recursive: true });
  write(
    'resources/base-10m.yaml',
    'format: 1\nname: Base\ndescription: The base.\nfund:\n  lifeMonths: 120\n  pace: even\n',
  );
  write(
    'variants/short.yaml',
    'extends: base-10m\nfund:\n  lifeMonths: 60 # shorter\ndata:\n  suburbsFile: own/suburbs.csv\n',
  );
  write('variants/own/suburbs.csv', 'suburb\n');
  write(
    'top.json',
    JSON.stringify({ extends: ['variants/short.yaml'], name: 'Top', fund: { pace: 'bell' } }, null, '\t'),
  );
  write('series.yaml', 'data:\n  seriesFiles:\n    cash: missing.csv\n');
  write('bom.yaml', '\ufeffname: marked\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(reference: string): Promise<AppError> {
  const error: unknown = await readScenario(reference, folders()).catch((caught: unknown) => caught);
  if (error instanceof AppError) return error;
  throw new Error(`${reference} was accepted`);
}

describe('readScenario', () => {
  test('merges what a file extends, across folders, formats and the names of scenarios that come with the program', async () => {
    const raw = await readScenario('top.json', folders());
    expect(raw.document).toEqual({
      format: 1,
      name: 'Top',
      fund: { lifeMonths: 60, pace: 'bell' },
      data: { suburbsFile: 'own/suburbs.csv' },
    });
    expect(raw.files.map((file) => file.slice(folder.length + 1))).toEqual([
      'resources/base-10m.yaml',
      'variants/short.yaml',
      'top.json',
    ]);
  });

  test('knows the file and line of every value', async () => {
    const { places } = await readScenario('top.json', folders());
    expect(places.get('fund.lifeMonths')).toEqual({ file: join(folder, 'variants/short.yaml'), line: 3 });
    expect(places.get('fund.pace')).toMatchObject({ file: join(folder, 'top.json'), line: 7 });
  });

  test('a variant does not run under the name of its base', async () => {
    const { document } = await readScenario('variants/short.yaml', folders());
    expect(document['name']).toBe('short');
    expect(document['description']).toBeUndefined();
  });

  test('a scenario that comes with the program is read by its name, a file by its path', async () => {
    const byName = await readScenario('base-10m', folders());
    const byPath = await readScenario('resources/base-10m.yaml', folders());
    expect(byName).toEqual(byPath);
    expect(byName.document['name']).toBe('Base');
  });

  test('takes off a UTF-8 byte-order mark', async () => {
    expect((await readScenario('bom.yaml', folders())).document['name']).toBe('marked');
  });

  test('names the nearest scenario for a name that is unknown', async () => {
    const error = await refusal('base-100m');
    expect(error.code).toBe('input/not-found');
    expect(error.issues[0]!.remedy).toBe('Did you mean base-10m?');
  });

  test('finds data files beside the file that names them', async () => {
    const raw = await readScenario('top.json', folders());
    expect(dataFiles(raw)).toEqual(new Map([['data.suburbsFile', join(folder, 'variants/own/suburbs.csv')]]));
  });

  test('names the field of a data file that is not there', async () => {
    const raw = await readScenario('series.yaml', folders());
    expect(() => dataFiles(raw)).toThrow(
      expect.objectContaining({
        code: 'input/not-found',
        issues: [expect.objectContaining({ path: 'data.seriesFiles.cash' })],
      }),
    );
  });
});
