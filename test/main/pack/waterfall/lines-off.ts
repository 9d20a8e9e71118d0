import { engineLines } from '../../../../src-main/services/pack/waterfall/columns/parties.ts';
import type { WaterfallFlows } from '../../../../src-main/services/pack/waterfall/flows.ts';
import { figuresOf } from '../../../../src-main/services/pack/waterfall/month-table.ts';
import { waterfallMonths } from '../../../../src-main/services/pack/waterfall/months.ts';

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
/** Lines in which the formulas differ from the engine. */
export const linesOff = (flows: WaterfallFlows): readonly string[] =>
  Object.entries(differences(flows)).flatMap(([key, share]) => (share < MONEY ? [] : [`${key} by ${share}`]));
