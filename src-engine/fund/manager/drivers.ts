import { AppError } from '../../core/errors.ts';
import type { ManagerPlan } from './plan.ts';
import type { FundLines } from './table.ts';

/** What all funds of a manager give it together, by month of the manager's grid. */
export type Drivers = {
  lastMonth: number;
  readonly managementFeeAud: Float64Array;
  readonly transactionFeeAud: Float64Array;
  readonly originationFeeAud: Float64Array;
  readonly carryReceivedAud: Float64Array;
  readonly carryReturnedAud: Float64Array;
  readonly gpCalledAud: Float64Array;
  readonly gpDistributedAud: Float64Array;
  /** Month-end stocks. */
  readonly assetsAud: Float64Array;
  readonly livingCount: Float64Array;
  readonly fundsCount: Float64Array;
  readonly advancesMadeCount: Float64Array;
};

/** Sums the lines of funds, in their order. */
export interface DriverSum {
  readonly drivers: Drivers;
  /** Allocates nothing. @throws AppError `input/invalid` when a fund is off the grid */
  sum(funds: readonly FundLines[]): void;
}

export function createDrivers(plan: ManagerPlan): DriverSum {
  const column = () => new Float64Array(plan.months + 1);
  const columns = {
    managementFeeAud: column(),
    transactionFeeAud: column(),
    originationFeeAud: column(),
    carryReceivedAud: column(),
    carryReturnedAud: column(),
    gpCalledAud: column(),
    gpDistributedAud: column(),
    assetsAud: column(),
    livingCount: column(),
    fundsCount: column(),
    advancesMadeCount: column(),
  };
  const all = Object.values(columns);
  const drivers: Drivers = { lastMonth: 0, ...columns };

  function add({ openMonth, lastMonth, columns: lines }: FundLines): void {
    const end = openMonth + lastMonth;
    if (!(Number.isInteger(openMonth) && openMonth >= 0 && end <= plan.months))
      throw new AppError('input/invalid', 'A fund lies off the months of its manager.', { openMonth, lastMonth });
    const assets = assetsOf(plan, lines);
    for (let m = 0; m <= lastMonth; m++) {
      const t = openMonth + m;
      columns.managementFeeAud[t]! += lines.managementFeeAud[m]!;
      columns.transactionFeeAud[t]! += lines.acquisitionFeeAud[m]! + lines.dispositionFeeAud[m]!;
      columns.originationFeeAud[t]! += lines.originationFeeAud[m]!;
      columns.carryReceivedAud[t]! += lines.carryReceivedAud[m]!;
      columns.carryReturnedAud[t]! += lines.carryReturnedAud[m]!;
      columns.gpCalledAud[t]! += lines.gpCalledAud[m]!;
      columns.gpDistributedAud[t]! += lines.gpDistributedAud[m]!;
      columns.assetsAud[t]! += assets[m]!;
      columns.livingCount[t]! += lines.livingCount[m]!;
      columns.advancesMadeCount[t]! += lines.advancesMadeCount[m]!;
      if (m < lastMonth) columns.fundsCount[t]! += 1;
    }
    if (end > drivers.lastMonth) drivers.lastMonth = end;
  }

  return {
    drivers,
    sum(funds) {
      for (const values of all) values.fill(0);
      drivers.lastMonth = 0;
      for (const lines of funds) add(lines);
    },
  };
}

function assetsOf({ assetBasis }: ManagerPlan, lines: FundLines['columns']): Float64Array {
  if (assetBasis === 0) return lines.commitmentsAud;
  return assetBasis === 1 ? lines.investedCostAud : lines.navAud;
}
