import { describe, expect, test } from 'vitest';
import { packMarkdown } from '../../../../src-main/services/pack/formats/markdown.ts';
import { recipeFrom } from '../../../../src-main/services/pack/model/pack-recipe.ts';
import { sheetKeys } from '../../../../src-main/services/pack/model/sheet.ts';
import { answers } from '../../../../src-main/services/pack/sheets/answers.ts';
import { everyFeatureInTranches } from '../../../support/every-feature.ts';
import { hardTimes, smallFund } from '../../../support/gallery.ts';
import { comparedPack, packOf, packRun, partialPack, singlePack } from '../../../support/pack-data.ts';
import { faultsOf, figureIn, packModel, sheetOf, textsOf } from '../../../support/pack-sheets.ts';
import type { Settings } from '../../../support/plans.ts';

/** Homes that no advance of this fund could be made on: nothing is called but for fees. */
const noAdvances: Settings = {
  'origination.ltvCapFraction': 0.01,
  'origination.advanceMinAud': 450_000,
  'origination.advanceMeanAud': 480_000,
};
const noFees: Settings = {
  'fees.managementFeeRateAnnual': 0,
  'fees.expensesRateAnnual': 0,
  'fees.setUpFraction': 0,
};
const small: Settings = { ...smallFund, 'run.paths': 32 };
const packs = {
  'one run': singlePack(),
  'two runs': comparedPack(),
  'cut short': partialPack(),
  'every feature, in tranches': packOf([packRun({ settings: { ...small, ...everyFeatureInTranches } })]),
  'hard times': packOf([packRun({ settings: { ...small, ...hardTimes } })]),
  'the expected path': packOf([packRun({ settings: { ...small, 'run.paths': 1, 'run.mode': 'deterministic' } })]),
  'nothing done': packOf([packRun({ settings: small, chunks: [] })]),
  'no path with an IRR': packOf([packRun({ settings: { ...small, ...noAdvances, ...noFees } })]),
  'all is lost': packOf([packRun({ settings: { ...small, ...noAdvances } })]),
};

describe.each(Object.entries(packs))('%s', (_name, data) => {
  const pack = packModel(data);

  test('no figure is none, all checks are zero', () => {
    expect(faultsOf(pack)).toEqual([]);
  });

  test('the cover leads to every other sheet and sums the checks', () => {
    const cover = sheetOf(pack, 'cover');
    const links = cover.rows
      .flat()
      .flatMap((cell) => (cell?.kind === 'text' && cell.link !== undefined ? [cell.link.split('.')[0]] : []));
    expect(new Set(links)).toEqual(new Set(pack.sheets.map(({ key }) => key).filter((key) => key !== 'cover')));
    expect(textsOf(cover)).toMatch(/All \d+ checks hold/);
  });

  test('the manifest holds the recipe, the Markdown every sheet', () => {
    const recipe = recipeFrom(textsOf(sheetOf(pack, 'manifest')).split('\n'));
    expect(recipe!.runs.map(({ resultHash }) => resultHash)).toEqual(
      data.runs.map(({ result }) => result.manifest.resultHash),
    );
    const markdown = packMarkdown(pack);
    for (const { name } of pack.sheets) expect(markdown).toContain(`## ${name}`);
    expect(markdown).not.toMatch(/NaN|undefined/);
  });
});

test('each sheet says what it answers in half a page', () => {
  for (const key of sheetKeys) expect(answers[key].length).toBeLessThanOrEqual(60);
});

test('what is odd about a run stands on the cover', () => {
  const coverOf = (data: Parameters<typeof packModel>[0]) => textsOf(sheetOf(packModel(data), 'cover'));
  expect(coverOf(packs['cut short'])).toContain('Partial run: 64 of 128 paths');
  expect(coverOf(packs['no path with an IRR'])).toContain('No path has a net IRR');
  expect(coverOf(packs['all is lost'])).toContain('32 paths lose all');
});

test('a check that fails is on the cover and on its sheet', () => {
  const data = singlePack();
  const [run] = data.runs;
  const wrong = { ...run, median: { ...run.median!, figures: { ...run.median!.figures, netIrrAnnual: 0.09 } } };
  const pack = packModel({ ...data, runs: [wrong] });
  expect(faultsOf(pack).length).toBeGreaterThan(0);
  expect(textsOf(sheetOf(pack, 'cover'))).toContain('CHECKS FAIL');
  const failing = sheetOf(pack, 'checks').rows.filter((row) =>
    row.some((cell) => cell?.kind === 'formula' && cell.value === 'FAILS'),
  );
  expect(failing).toHaveLength(1);
  expect(figureIn(failing[0]![3] ?? undefined)).not.toBe(0);
});
