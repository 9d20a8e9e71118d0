import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '../../../src-main/services/pack/read/read-workbook.ts';
import { packFolder, smallFund, type PackFolder } from '../../support/pack-files.ts';

let files: PackFolder;
beforeAll(() => {
  files = packFolder({
    'small.yaml': smallFund,
    'cheaper.yaml': 'extends: small.yaml\nname: cheaper\nfees: { managementFeeRateAnnual: 0.01 }\n',
  });
});
afterAll(() => files.remove());

test('scenarios side by side are one workbook, which says what each is laid over', async () => {
  const options = { out: 'both.xlsx', template: 'memo', compare: ['cheaper.yaml'], company: 'Harbour Equity' };
  expect(await files.pack('small.yaml', options)).toBe(0);
  const { sheets, properties } = await readWorkbook(files.at('both.xlsx'));
  expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Cover', 'Terms', 'Manifest', 'Checks']));
  expect(properties['Equihome result hash']!.split(' ')).toHaveLength(2);
  expect(properties['Equihome template']).toBe('memo');
});

test('the same pack as Markdown', async () => {
  expect(await files.pack('small.yaml', { out: 'pack.md', template: 'memo' })).toBe(0);
  expect(readFileSync(files.at('pack.md'), 'utf8')).toMatch(/^# small\n/);
});

test('what cannot be made is refused before anything is simulated, and leaves nothing', async () => {
  const wrong = [
    [{ out: 'pack.pdf' }, 'input/invalid', '--out'],
    [{ out: 'nowhere/pack.xlsx' }, 'input/invalid', ''],
    [{ out: 'pack.xlsx', template: 'grand' }, 'input/invalid', '--template'],
    [{ out: 'pack.xlsx', compare: ['a', 'b', 'c', 'd'] }, 'input/invalid', '--compare'],
    [{ out: 'pack.xlsx', compare: ['absent.yaml'] }, 'input/not-found', undefined],
  ] as const;
  for (const [options, code, path] of wrong)
    await expect(files.pack('small.yaml', { ...options })).rejects.toMatchObject({
      code,
      ...(path === undefined ? {} : { issues: [{ path }] }),
    });
  expect(existsSync(files.at('pack.xlsx'))).toBe(false);
  expect(readdirSync(files.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
