import { expect, test } from 'vitest';
import { buildPack } from '../../../src-main/services/pack/model/build-pack.ts';
import { sheetMakers } from '../../../src-main/services/pack/sheets/index.ts';
import { comparedPack, partialPack, singlePack } from '../../support/pack-data.ts';

test('the packs of the tests are real runs', () => {
  const [run] = singlePack().runs;
  expect(run.median!.path).toBe(run.result.summary.medianPath!.path);
  expect(run.columns.get('netIrrAnnual')).toHaveLength(128);
  expect(run.sensitivity!.rows).toHaveLength(2);
  expect(run.downside!.cases).toHaveLength(2);
  expect(comparedPack().comparison).toMatchObject({ pairing: 'paired' });
  const [partial] = partialPack().runs;
  expect(partial.paths).toHaveLength(64);
  expect(partial.paths![0]).toBe(64);
});

test('a pack has no sheet that nobody makes', () => {
  const { sheets } = buildPack(singlePack(), sheetMakers);
  for (const { key } of sheets) expect(Object.keys(sheetMakers)).toContain(key);
});
