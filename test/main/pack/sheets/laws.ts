import { describe, expect, test } from 'vitest';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import type { PackData } from '../../../../src-main/services/pack/model/pack-data.ts';
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
      for (const { sheet, row, column, cell } of cellsOf({ ...pack, sheets })) {
        const place = `${sheet.key} row ${row + 1} column ${column + 1}`;
        if (cell?.kind === 'formula' && typeof cell.value === 'number')
          expect(Number.isFinite(cell.value), place).toBe(true);
        if (cell?.kind === 'text') expect(cell.text, place).not.toMatch(/NaN|undefined|Infinity|\[object/);
      }
    });

    test('formulas and charts name places that are there, and rows are no wider than their sheet', () => {
      const find = anchorFinder(pack.sheets);
      for (const { sheet, cell } of cellsOf({ ...pack, sheets }))
        if (cell?.kind === 'formula') expect(() => resolvedFormula(cell, sheet, find)).not.toThrow();
      for (const sheet of sheets) {
        for (const chart of sheet.charts)
          for (const place of [chart.categories, ...chart.series.flatMap(({ name, values }) => [name, values])])
            expect(find(sheet, place), `${sheet.key}: ${place}`).not.toBeNull();
        for (const row of sheet.rows) expect(row.length, sheet.key).toBeLessThanOrEqual(sheet.widths.length);
      }
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
