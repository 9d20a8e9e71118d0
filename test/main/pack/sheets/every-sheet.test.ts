import { expect, test } from 'vitest';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import { anchorFinder, cellsOf, resolvedFormula } from '../../../../src-main/services/pack/model/resolve-anchors.ts';
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

test('a link to a sheet that the template leaves out is its value', () => {
  const data = singlePack();
  const pack = buildPack({ ...data, template: { ...data.template, sheets: ['rg-45', 'portfolio'] } }, sheetMakers);
  const sheet = pack.sheets.find(({ key }) => key === 'rg-45')!;
  const [link] = [...cellsOf({ ...pack, sheets: [sheet] })].flatMap(({ cell }) =>
    cell?.kind === 'formula' && cell.formula.includes('{guardrails.') ? [cell] : [],
  );
  expect(resolvedFormula(link!, sheet, anchorFinder(pack.sheets))).toBeNull();
  expect(link!.value).not.toBeNull();
});

test('sheets that have nothing to show are left out', () => {
  const bare = bareOf(singlePack());
  const made = keys.filter((key) => (sheetMakers[key]?.(bare, []) ?? null) !== null);
  expect(made).toEqual(['portfolio', 'guardrails', 'risk-matrix', 'assumptions', 'methodology', 'glossary', 'rg-45']);
});

figureLaws();
