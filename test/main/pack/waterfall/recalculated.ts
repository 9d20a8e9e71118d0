import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import type { Cell } from '../../../../src-main/services/pack/model/cell.ts';
import type { PackModel, SheetKey, SheetModel } from '../../../../src-main/services/pack/model/sheet.ts';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { meanFlowsOf, medianFlows } from '../../../../src-main/services/pack/waterfall/flows.ts';
import { monthsSheet } from '../../../../src-main/services/pack/waterfall/months-sheet.ts';
import { waterfallMonths } from '../../../../src-main/services/pack/waterfall/months.ts';
import { termFigures } from '../../../../src-main/services/pack/waterfall/workings.ts';
import { withSafeNames } from '../../../../src-main/services/pack/write/sheet-names.ts';
import { writePack } from '../../../../src-main/services/pack/write/write-pack.ts';
import { recalculate } from '../../../support/libre-office.ts';
import { documentOf, parseScenario, resolveScenario } from '../../../../src-engine/index.ts';
import { mergeDocuments } from '../../../../src-main/services/scenarios/merge.ts';
import { baseDocument, packOf, packRun } from '../../../support/pack-data.ts';
import { builtInData, type Settings } from '../../../support/plans.ts';
import { flowsOfPlan, meansOf } from './flows-of.ts';

export type Typed = Readonly<Record<string, number | string>>;

/** The pack as a user has changed it: other values in cells of the terms sheet, everything else as it was written. */
export function typedInto(model: PackModel, typed: Typed): PackModel {
  const sheets = model.sheets.map((sheet): SheetModel => {
    if (sheet.key !== 'terms') return sheet;
    const rows = sheet.rows.map((row) => [...row]);
    for (const [key, value] of Object.entries(typed)) {
      const { row, column } = sheet.anchors.get(key)!.from;
      rows[row]![column] = { ...rows[row]![column]!, value } as Cell;
    }
    return { ...sheet, rows };
  });
  return { ...model, sheets };
}

export type Recalculated = (sheet: string, row: number, column: number) => number | string | boolean | null;

/** Writes packs, lets LibreOffice compute every cell anew, and reads what it found. One start of the program for all. */
export async function recalculated(models: readonly PackModel[]): Promise<Recalculated[]> {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-waterfall-'));
  try {
    const files = models.map((_, i) => join(folder, `pack-${i}.xlsx`));
    for (const [i, model] of models.entries()) await writePack(model, files[i]!);
    const opened = await recalculate(files);
    const found: Recalculated[] = [];
    for (const [i, file] of opened.entries()) {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(file);
      const names = new Map(withSafeNames(models[i]!).sheets.map(({ key, name }) => [key as string, name]));
      found.push((sheet, row, column) => {
        const { value } = workbook.getWorksheet(names.get(sheet)!)!.getCell(row + 1, column + 1);
        // exceljs leaves out a result that is 0.
        const result = value !== null && typeof value === 'object' && 'formula' in value ? (value.result ?? 0) : value;
        if (result !== null && typeof result === 'object') return JSON.stringify(result);
        return result ?? null;
      });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Formula cells of a sheet that were recalculated to something else than expected, and how many there are. */
export function differing(
  expected: SheetModel,
  found: Recalculated,
  tolerance: { readonly relative: number; readonly absolute: number },
): { readonly formulas: number; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  let formulas = 0;
  for (const [row, cells] of expected.rows.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell?.kind !== 'formula') continue;
      formulas += 1;
      const [is, was] = [found(expected.key, row, column), cell.value ?? 'n/a'];
      const isSame =
        typeof is === 'number' && typeof was === 'number'
          ? Math.abs(is - was) <= Math.max(tolerance.absolute, tolerance.relative * Math.abs(was))
          : is === was;
      if (!isSame) wrong.push(`${expected.key} ${row + 1}:${column + 1} is ${is}, not ${was} (${cell.formula})`);
    }
  return { formulas, wrong };
}

/** A fund, what is typed into its terms sheet, and the same as settings of a scenario. */
export type TypedCase = {
  readonly name: string;
  readonly settings: Settings;
  readonly typed: Typed;
  readonly changed: Settings;
};

/** The 1e-9; amounts of a fund of 1e8 AUD that cancel to nothing leave rounding of 1e-8 times a few operations. */
const AGREES = { relative: 1e-9, absolute: 1e-6 };
const MEAN_PATHS = 8;

/** base-100m with settings, as the packs of the tests have it. */
function baseWith(settings: Settings) {
  const scenario = parseScenario(mergeDocuments(baseDocument(), documentOf(settings)));
  return { scenario, plan: resolveScenario(scenario, builtInData(), { seedGiven: true }) };
}

/** One run with the live sheets alone. */
function packWith(settings: Settings, withMean: boolean) {
  const run = {
    ...packRun({ settings: { ...settings, 'run.paths': 32 } }),
    mean: withMean ? meansOf(baseWith(settings).plan, MEAN_PATHS) : null,
  };
  const data = packOf([run]);
  const sheets: readonly SheetKey[] = ['terms', 'waterfall-median', 'waterfall-mean'];
  return { run, model: buildPack({ ...data, template: { ...data.template, sheets } }, sheetMakers) };
}

/**
 * Every live cell as written and as recalculated; then the terms are changed in the file, and every cell of the median path is held
 * against the formulas on those terms and the head of the sheet against the engine, which runs the path again with them.
 * @returns the packs that held
 */
export async function expectLive(cases: readonly TypedCase[], withMean: boolean): Promise<number> {
  const packs = cases.map(({ settings }) => packWith(settings, withMean));
  const changed = packs.map(({ model }, i) => typedInto(model, cases[i]!.typed));
  const found = await recalculated([...packs.map(({ model }) => model), ...changed]);
  for (const [i, { run, model }] of packs.entries()) {
    const { name, settings, changed: moved } = cases[i]!;
    const live = model.sheets.filter(({ key }) => key === 'terms' || key.startsWith('waterfall'));
    for (const sheet of live) expect([name, ...differing(sheet, found[i]!, AGREES).wrong]).toEqual([name]);
    expect(
      differing(
        live.find(({ key }) => key.endsWith('months'))!,
        found[i]!,
        AGREES,
      ).formulas,
    ).toBeGreaterThan(5000);

    const after = found[packs.length + i]!;
    const again = baseWith({ ...settings, ...moved });
    const flows = medianFlows(run)!;
    const terms = new Map([...termFigures(flows.scenario), ...termFigures(again.scenario)]);
    for (const [key, of] of [
      ['waterfall-median-months', flows],
      ['waterfall-mean-months', meanFlowsOf(run)],
    ] as const) {
      if (of === null) continue;
      const expected = monthsSheet(key, '', of, waterfallMonths(of, terms), '');
      expect([name, ...differing(expected, after, AGREES).wrong]).toEqual([name]);
    }

    const engine = flowsOfPlan(again.plan, again.scenario, run.median!.path);
    const head = model.sheets.find(({ key }) => key === 'waterfall-median')!;
    const at = (anchor: string) => {
      const { row, column } = head.anchors.get(anchor)!.from;
      return Number(after('waterfall-median', row, column));
    };
    const { lpAud, clawbackAud, carryAud } = engine.waterfall!;
    const millions = (...of: Float64Array[]) =>
      of.reduce((sum, line) => sum + line.reduce((a, b) => a + b, 0), 0) / 1e6;
    expect(at('received')).toBeCloseTo(millions(lpAud, clawbackAud), 6);
    expect(at('carryKept')).toBeCloseTo(millions(carryAud) - millions(clawbackAud), 6);
    expect(at('managementFee')).toBeCloseTo(millions(engine.cash.managementFeeAud), 6);
    expect(Math.abs(at('netIrr') - engine.netIrrAnnual)).toBeLessThan(1e-8);
  }
  return packs.length;
}
