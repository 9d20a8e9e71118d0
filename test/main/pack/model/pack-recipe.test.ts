import { expect, test } from 'vitest';
import { recipeFrom, recipeOf, recipeTexts } from '../../../../src-main/services/pack/model/pack-recipe.ts';
import { packOf, packRun, partialPack } from '../../../support/pack-data.ts';

const compared = packOf([
  packRun({}),
  packRun({ runId: 2, name: 'Lower fee', settings: { 'fees.managementFeeRateAnnual': 0.015 } }),
]);

test('a recipe is read back from its texts, in any order and among others', () => {
  const hostile = '=cmd|A1 _x0041_ \u0007 \uFFFE \uD800 ≥ 銀行 '.repeat(1500);
  const [first, second] = compared.runs;
  const data = { ...compared, title: hostile, runs: [{ ...first, note: hostile }, second!] as const };
  const texts = recipeTexts(data);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.every((text) => /^[\x20-\x7e]{1,8100}$/.test(text) && !/_x[0-9a-f]{4}_/i.test(text))).toBe(true);
  expect(recipeFrom(['recipe', ...texts.toReversed(), 'recipe 1/1 x'])).toEqual(recipeOf(data));
});

test('a recipe that is not whole, or that somebody changed, is none', () => {
  const texts = recipeTexts(compared);
  expect(recipeFrom([])).toBeNull();
  expect(recipeFrom(texts.slice(1))).toBeNull();
  expect(recipeFrom(texts.map((text) => text.replace('"format":1', '"format":2')))).toBeNull();
  expect(recipeFrom(texts.map((text) => text.replace('{', '[')))).toBeNull();
});

test('it says which paths a run that was cut short has', () => {
  expect(recipeOf(partialPack()).runs[0]!.completed).toEqual([[64, 127]]);
});
