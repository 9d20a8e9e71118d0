import { columnOf } from '../../../../src-main/services/pack/model/address.ts';
import { describe, expect, test } from 'vitest';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import type { Cell } from '../../../../src-main/services/pack/model/cell.ts';
import { anchorFinder, cellsOf, resolvedFormula } from '../../../../src-main/services/pack/model/resolve-anchors.ts';
import type { PackModel, SheetKey, SheetModel } from '../../../../src-main/services/pack/model/sheet.ts';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { terms } from '../../../../src-main/services/pack/sheets/terms.ts';
import { replayOf } from '../../../support/existing-fund.ts';
import { gallery, smallFund } from '../../../support/gallery.ts';
import { packOf, singlePack } from '../../../support/pack-data.ts';
import { planWith, scenarioWith, type Settings } from '../../../support/plans.ts';
import { meansOf } from './flows-of.ts';

/** A pack whose terms and waterfalls are those of a small fund with settings. */
function packWith(settings: Settings): PackModel {
  const given = { ...smallFund, ...settings };
  const plan = planWith(given);
  const [run] = singlePack().runs;
  const data = packOf([{ ...run, scenario: scenarioWith(given), median: replayOf(plan, 1), mean: meansOf(plan, 3) }]);
  const sheets: SheetKey[] = ['terms', 'waterfall-median', 'waterfall-mean'];
  return buildPack({ ...data, template: { ...data.template, sheets } }, sheetMakers);
}
const sheetOf = ({ sheets }: PackModel, key: SheetKey) => sheets.find((sheet) => sheet.key === key)!;
const words = (cells: readonly (readonly Cell[])[]) =>
  cells.flatMap((row) => row.flatMap((cell) => (cell?.kind === 'text' ? [cell.text] : [])));

describe.each(['base', 'four tranches, American', 'both lines'])('sheets of %s', (name) => {
  const pack = packWith(gallery[name]!);
  const find = anchorFinder(pack.sheets);

  test('every formula stands on places of the pack, no figure is NaN, every check holds', () => {
    const wrong: string[] = [];
    let formulas = 0;
    const own = ({ key }: SheetModel) => key === 'terms' || key.startsWith('waterfall');
    for (const { sheet, cell } of cellsOf({ ...pack, sheets: pack.sheets.filter(own) })) {
      if (cell?.kind === 'formula') {
        if (resolvedFormula(cell, sheet, find) === null || Number.isNaN(cell.value)) wrong.push(cell.formula);
        if (cell.role === 'check' && cell.value !== 0) wrong.push(`${cell.formula} is ${cell.value}`);
        formulas += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(10_000);
  });

  test('a line of the monthly sheets has one formula, whatever the month', () => {
    const { rows } = sheetOf(pack, 'waterfall-median-months');
    const beside = (column: number) => (_all: string, letters: string, row: string) =>
      `${columnOf(letters) - column}:${row}`;
    const plain = (cell: Cell, column: number) =>
      cell?.kind === 'formula' ? cell.formula.replace(/(?<![A-Za-z{.])([A-Z]{1,3})(\d+)/g, beside(column)) : null;
    for (const cells of rows) {
      const forms = new Set(cells.slice(4).flatMap((cell, i) => plain(cell, i) ?? []));
      expect(forms.size).toBeLessThanOrEqual(1);
    }
  });
});

describe('what is said where a structure cannot be told live', () => {
  test('the mean of American terms stops at distributions, in a sentence', () => {
    const pack = packWith({ 'waterfall.style': 'american' });
    const mean = sheetOf(pack, 'waterfall-mean');
    expect(words(mean.rows).join(' ')).toContain('deals have no mean');
    expect(mean.anchors.has('lineChecks')).toBe(true);
    expect(sheetOf(pack, 'waterfall-median').anchors.has('netIrr')).toBe(true);
  });

  test('terms that depend on lenders, pools or rules are named', () => {
    const said = words(sheetOf(packWith(gallery['both lines']!), 'terms').rows).join(' ');
    expect(said).toContain('draws, repayments and interest of lenders');
    expect(said).toContain('what waits to be advanced again');
  });

  test('a run without a median path has no waterfall of it', () => {
    const [run] = singlePack().runs;
    const data = packOf([{ ...run, median: null, mean: null }]);
    const keys = buildPack(data, sheetMakers).sheets.map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('waterfall'))).toEqual([]);
    expect(keys).toContain('terms');
  });
});

describe('the terms sheet', () => {
  const sheet = terms(singlePack(), [])!;

  test('has the inputs blue and named, with what may be typed, and fixed terms black with the reason', () => {
    const cellOf = (label: string) => {
      const { row, column } = sheet.anchors.get(label)!.from;
      return { cell: sheet.rows[row]![column]!, row, words: words([sheet.rows[row]!]).join(' ') };
    };
    expect(cellOf('hurdleAnnual').cell).toMatchObject({ kind: 'number', value: 0.08, role: 'input' });
    expect(sheet.definedNames.get('Hurdle_Annual')).toBe('hurdleAnnual');
    expect(sheet.definedNames.get('Carry_Fraction')).toBe('carryFraction');
    const { row } = cellOf('hurdleAnnual');
    expect(sheet.validations.find(({ at }) => at.row === row)!.rule).toEqual({ kind: 'decimal', low: 0, high: 0.5 });
    expect(cellOf('prefConvention').cell).toMatchObject({ kind: 'choice', value: 'annual-effective-monthly' });
    expect(cellOf('commitmentsAud').cell).toMatchObject({ kind: 'number', role: 'value' });
    expect(cellOf('commitmentsAud').words).toContain('so run again');
    expect(cellOf('managementFeeRateAnnual').words).toContain('fees.managementFeeRateAnnual');
  });
});
