import type { PathTables } from '../fund/metrics/table.ts';
import type { RegistryPlan } from './plan.ts';

/**
 * The funds of a path summed on the common months, 0..months. Scratch of one worker. Flows at month-end; money in AUD.
 * "Carry class" is what a pool reckons with: the LP class, and the GP commitment too in a fund where it bears carry.
 */
export type CommonFlows = {
  readonly calledLpAud: Float64Array;
  readonly receivedLpAud: Float64Array;
  /** Carry less clawback, each fund alone. */
  readonly carryAud: Float64Array;
  readonly classCalledAud: Float64Array;
  /** Cash of the carry class before any carry. */
  readonly classCashAud: Float64Array;
  /** Before and after the distribution of the month. */
  readonly navBeforeAud: Float64Array;
  readonly navAud: Float64Array;
  readonly livingAdvancesCount: Float64Array;
  readonly livingFundsCount: Float64Array;
  /** Last month of the last fund on this path. */
  lastMonth: number;
};

export function createCommonFlows({ months }: Pick<RegistryPlan, 'months'>): CommonFlows {
  const column = () => new Float64Array(months + 1);
  return {
    calledLpAud: column(),
    receivedLpAud: column(),
    carryAud: column(),
    classCalledAud: column(),
    classCashAud: column(),
    navBeforeAud: column(),
    navAud: column(),
    livingAdvancesCount: column(),
    livingFundsCount: column(),
    lastMonth: 0,
  };
}

export function clearFlows(flows: CommonFlows): void {
  for (const column of Object.values(flows)) if (typeof column !== 'number') column.fill(0);
  flows.lastMonth = 0;
}

/**
 * Adds the path of one fund.
 * @param gpBearsCarry whether the GP commitment of this fund goes through the carry steps
 */
export function addFund(flows: CommonFlows, tables: PathTables, closeMonth: number, gpBearsCarry: boolean): void {
  const { cash, equity, waterfall, book, lastMonth } = tables;
  for (let m = 0; m <= lastMonth; m++) {
    const t = closeMonth + m;
    const clawbackAud = waterfall.clawbackAud[m]!;
    const cashAud = equity.distributedAud[m]!;
    flows.calledLpAud[t]! += equity.calledLpAud[m]!;
    flows.receivedLpAud[t]! += waterfall.lpAud[m]! + clawbackAud;
    flows.carryAud[t]! += waterfall.carryAud[m]! - clawbackAud;
    flows.classCalledAud[t]! += equity.calledLpAud[m]! + (gpBearsCarry ? equity.calledGpAud[m]! : 0);
    flows.classCashAud[t]! += gpBearsCarry ? cashAud : cashAud - waterfall.gpCommitmentAud[m]!;
    flows.navBeforeAud[t]! += cash.navAud[m]!;
    flows.navAud[t]! += cash.navAud[m]! - cash.distributedAud[m]!;
    flows.livingAdvancesCount[t]! += book.livingCount[m]!;
    if (m < lastMonth) flows.livingFundsCount[t]! += 1;
  }
  if (closeMonth + lastMonth > flows.lastMonth) flows.lastMonth = closeMonth + lastMonth;
}
