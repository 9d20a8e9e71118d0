import { irrInto } from '../../numeric/irr.ts';
import {
  TEST,
  trancheCalledAud,
  trancheClasses,
  trancheLossAud,
  type TrancheColumns,
  type TranchePath,
} from '../tranches/table.ts';
import { METRIC } from './column-index.ts';
import type { MetricsPlan } from './resolve.ts';
import type { PathTables } from './table.ts';

/** Where the figures of each class stand in a row: IRR, loss, loss fraction and life, in this order. */
const CLASS_AT = trancheClasses.map((name) => METRIC[`${name}IrrAnnual`]);
const FIRST = METRIC.seniorIrrAnnual;
const LAST = METRIC.allClassesIrrAnnual;

/** Capital not returned below this share of what was called is rounding. */
const SETTLED_FRACTION = 1e-9;

/**
 * Returns, losses and lives of the classes of capital of a path; NaN throughout without tranches. A life is the integral of the
 * balance over the capital called: for capital drawn at once the usual weighted average life. Scratch: one per worker.
 */
export function createTrancheMeasures(
  plan: MetricsPlan,
): (tables: PathTables, out: Float64Array, offset: number) => void {
  const flows = new Float64Array(plan.months + 1);
  const together = new Float64Array(plan.months + 1);

  function measureClass({ columns }: TrancheColumns, lastMonth: number, out: Float64Array, at: number): void {
    let balanceMonthsAud = 0;
    for (let m = 0; m <= lastMonth; m += 1) {
      const flow = columns.couponPaidAud[m]! + columns.principalPaidAud[m]! - columns.calledAud[m]!;
      flows[m] = flow;
      together[m]! += flow;
      balanceMonthsAud += columns.closingAud[m]!;
    }
    const calledAud = trancheCalledAud(columns, lastMonth);
    const lossAud = trancheLossAud(columns, lastMonth, calledAud);
    irrInto(flows, lastMonth + 1, 12, out, at);
    out[at + 1] = lossAud;
    out[at + 2] = lossAud / calledAud;
    out[at + 3] = balanceMonthsAud / 12 / calledAud;
  }

  function measureEquity({ equity }: TranchePath, lastMonth: number, out: Float64Array, at: number): void {
    let calledAud = 0;
    let unreturnedMonthsAud = 0;
    for (let m = 0; m <= lastMonth; m += 1) {
      const callAud = equity.calledLpAud[m]! + equity.calledGpAud[m]!;
      const flow = equity.distributedAud[m]! - callAud;
      flows[m] = flow;
      together[m]! += flow;
      calledAud += callAud;
      unreturnedMonthsAud += equity.unreturnedAud[m]!;
    }
    const leftAud = equity.unreturnedAud[lastMonth]!;
    const lossAud = leftAud > SETTLED_FRACTION * calledAud ? leftAud : 0;
    irrInto(flows, lastMonth + 1, 12, out, at);
    out[at + 1] = lossAud;
    out[at + 2] = lossAud / calledAud;
    out[at + 3] = unreturnedMonthsAud / 12 / calledAud;
  }

  return function measureTranches({ tranches, lastMonth }, out, offset) {
    for (let at = FIRST; at <= LAST; at += 1) out[offset + at] = NaN;
    if (tranches === null) return;
    together.fill(0);
    const [senior, mezzanine] = tranches.classes;
    tranches.classes.forEach((held, rank) => {
      if (held !== null) measureClass(held, lastMonth, out, offset + CLASS_AT[rank]!);
    });
    measureEquity(tranches, lastMonth, out, offset + METRIC.equityIrrAnnual);
    if (senior) out[offset + METRIC.seniorFailedTestCount] = failedTests(senior, lastMonth);
    if (mezzanine) out[offset + METRIC.mezzanineFailedTestCount] = failedTests(mezzanine, lastMonth);
    out[offset + METRIC.trappedMonths] = trappedMonths(tranches, lastMonth);
    irrInto(together, lastMonth + 1, 12, out, offset + METRIC.allClassesIrrAnnual);
  };
}

function failedTests({ columns }: TrancheColumns, lastMonth: number): number {
  let count = 0;
  for (let m = 0; m <= lastMonth; m += 1) if (columns.testState[m]! >= TEST.fail) count += 1;
  return count;
}

function trappedMonths({ classes }: TranchePath, lastMonth: number): number {
  let count = 0;
  for (let m = 0; m <= lastMonth; m += 1)
    for (let rank = 0; rank < classes.length; rank += 1) {
      const held = classes[rank];
      if (!held || !(held.columns.trappedAud[m]! > 0)) continue;
      count += 1;
      break;
    }
  return count;
}
