import { describe, expect, test } from 'vitest';
import { engineLines } from '../../../../src-main/services/pack/waterfall/columns/parties.ts';
import type { WaterfallFlows } from '../../../../src-main/services/pack/waterfall/flows.ts';
import { figuresOf } from '../../../../src-main/services/pack/waterfall/month-table.ts';
import { waterfallMonths } from '../../../../src-main/services/pack/waterfall/months.ts';
import { galleryRows } from '../../../support/gallery.ts';
import { meanPathFlows, pathFlows } from './flows-of.ts';

/** The issue asks for 1e-6 of commitments; formulas in the engine's own order of operations give this. */
const MONEY = 1e-11;

/** Largest difference between a column of the sheet and the engine's line, as a share of commitments, by line. */
function differences(flows: WaterfallFlows): Record<string, number> {
  const { table } = waterfallMonths(flows);
  const commitmentsAud = flows.scenario.fund.commitmentsAud;
  return Object.fromEntries(
    engineLines(flows).map(({ key, of, value }) => {
      const sheet = figuresOf(table, of);
      let largest = 0;
      for (let m = 0; m <= flows.lastMonth; m++) largest = Math.max(largest, Math.abs(sheet[m]! - value(m)));
      return [key, largest / commitmentsAud];
    }),
  );
}
const off = (lines: Record<string, number>) => Object.entries(lines).filter(([, share]) => !(share < MONEY));

describe.each(galleryRows)('the formulas of the waterfall: %s', (_name, settings) => {
  test('give what the engine gave on a path, in every month and line', () => {
    for (const path of [0, 3]) expect(off(differences(pathFlows(settings, path)))).toEqual([]);
  });
});

describe.each(galleryRows.slice(0, 12))('the formulas of the mean: %s', (_name, settings) => {
  test('give the waterfall of the mean flows', () => {
    expect(off(differences(meanPathFlows(settings, 6)))).toEqual([]);
  });
});
