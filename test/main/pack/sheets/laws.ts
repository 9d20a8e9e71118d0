import { describe, expect, test } from 'vitest';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import type { PackData } from '../../../../src-main/services/pack/model/pack-data.ts';
import type { FormulaCell } from '../../../../src-main/services/pack/model/cell.ts';
import { anchorFinder, cellsOf, resolvedFormula } from '../../../../src-main/services/pack/model/resolve-anchors.ts';
import type { PackModel, SheetKey } from '../../../../src-main/services/pack/model/sheet.ts';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { brokenChecks } from './reading.ts';

export type NamedPack = readonly [name: string, data: () => PackData];

/** The sheets that are under test here. */
export const keys = [
  'portfolio',
  'sensitivities',
  'downside',
  'guardrails',
  'risk-matrix',
  'comparison',
  'assumptions',
  'methodology',
  'glossary',
  'ilpa-fees',
  'ilpa-performance',
  'rg-45',
] as const satisfies readonly SheetKey[];

/** The pack of these sheets alone, with those that stand in every pack. */
export const packOfKeys = (data: PackData): PackModel =>
  buildPack({ ...data, template: { ...data.template, sheets: keys } }, sheetMakers);

/** What is true of every sheet of every pack. */
export function laws(packs: readonly NamedPack[]): void {
  describe.each(packs)('%s', (_name, dataOf) => {
    const pack = packOfKeys(dataOf());
    const sheets = pack.sheets.filter(({ key }) => (keys as readonly SheetKey[]).includes(key));

    test('every check is 0', () => {
      expect(sheets.flatMap(brokenChecks)).toEqual([]);
    });

    test('figures are finite or unknown, texts are neither numbers nor nothing', () => {
      const faults = [...cellsOf({ ...pack, sheets })].flatMap(({ sheet, row, column, cell }) => {
        const isFault =
          (cell?.kind === 'formula' && typeof cell.value === 'number' && !Number.isFinite(cell.value)) ||
          (cell?.kind === 'text' && /NaN|undefined|Infinity|\[object/.test(cell.text));
        return isFault ? [`${sheet.key} row ${row + 1} column ${column + 1}`] : [];
      });
      expect(faults).toEqual([]);
    });

    test('formulas and charts name places that are there, and rows are no wider than their sheet', () => {
      const find = anchorFinder(pack.sheets);
      const formulas = [...cellsOf({ ...pack, sheets })].filter(({ cell }) => cell?.kind === 'formula');
      expect(formulas.length).toBeGreaterThan(500);
      // Throws for an anchor that its sheet does not have.
      for (const { sheet, cell } of formulas) resolvedFormula(cell as FormulaCell, sheet, find);
      const places = sheets.flatMap((sheet) =>
        sheet.charts.flatMap(({ categories, series }) =>
          [categories, ...series.flatMap(({ name, values }) => [name, values])].map((place) => find(sheet, place)),
        ),
      );
      expect(places).not.toContain(null);
      expect(sheets.filter(({ rows, widths }) => rows.some((row) => row.length > widths.length))).toEqual([]);
    });

    test('the first row is a finding and the second says what it stands on', () => {
      for (const sheet of sheets) {
        const [title, caption] = [sheet.rows[0]![0], sheet.rows[1]![0]];
        expect(title).toMatchObject({ kind: 'text', role: 'title' });
        expect(caption).toMatchObject({ kind: 'text', role: 'subtitle' });
      }
    });
  });
}
