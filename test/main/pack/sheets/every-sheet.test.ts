import { expect, test } from 'vitest';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { comparedPack, singlePack } from '../../../support/pack-data.ts';
import { figureLaws } from './figure-laws.ts';
import { keys, laws } from './laws.ts';
import { acceptedPack, americanPack, bareOf } from './sample-packs.ts';

laws([
  ['one run', singlePack],
  ['two runs', comparedPack],
  ['American terms in four classes', americanPack],
  ['a short fund with carry and an override', acceptedPack],
  ['a run without median path and re-runs', () => bareOf(singlePack())],
]);

test('sheets that have nothing to show are left out', () => {
  const bare = bareOf(singlePack());
  const made = keys.filter((key) => (sheetMakers[key]?.(bare, []) ?? null) !== null);
  expect(made).toEqual(['portfolio', 'guardrails', 'risk-matrix', 'assumptions', 'methodology', 'glossary', 'rg-45']);
});

figureLaws();
