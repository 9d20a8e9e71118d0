import { METRIC } from '../fund/metrics/column-index.ts';
import { ROW_WIDTH } from '../fund/run/path-runner.ts';
import { irrInto } from '../numeric/irr.ts';
import { REGISTRY, registryYearColumns, type RegistryYearColumn } from './columns.ts';
import type { CommonFlows } from './flows.ts';
import { layoutOf } from './layout.ts';
import type { RegistryPlan } from './plan.ts';
import type { CarryPool } from './pool.ts';

/**
 * Writes the figures of the funds together and by year into the row of a path; the rows of the funds must stand already.
 * The aggregate IRR is the IRR of the summed flows, never a mean of IRRs.
 */
export function createRegistryMeasure(plan: RegistryPlan, flows: CommonFlows, pool: CarryPool | null) {
  const { funds, months, years, yearOfMonth } = plan;
  const { togetherAt, yearsAt } = layoutOf(plan);
  const net = new Float64Array(months + 1);

  return function measure(out: Float64Array, offset: number): void {
    const at = offset + togetherAt;
    const { lastMonth, calledLpAud, receivedLpAud } = flows;
    let calledAud = 0;
    let receivedAud = 0;
    let carryAud = 0;
    let peakNavAud = 0;
    for (let t = 0; t <= lastMonth; t++) {
      net[t] = receivedLpAud[t]! - calledLpAud[t]!;
      calledAud += calledLpAud[t]!;
      receivedAud += receivedLpAud[t]!;
      carryAud += flows.carryAud[t]!;
      if (flows.navBeforeAud[t]! > peakNavAud) peakNavAud = flows.navBeforeAud[t]!;
    }
    const residualAud = residualLpAud(out, offset);
    irrInto(net, lastMonth + 1, 12, out, at + REGISTRY.aggregateNetIrrAnnual);
    out[at + REGISTRY.aggregateNetTvpiMultiple] = (receivedAud + residualAud) / calledAud;
    out[at + REGISTRY.aggregateNetDpiMultiple] = receivedAud / calledAud;
    out[at + REGISTRY.aggregateCalledAud] = calledAud;
    out[at + REGISTRY.aggregateDistributedAud] = receivedAud;
    out[at + REGISTRY.aggregatePeakNavAud] = peakNavAud;
    out[at + REGISTRY.aloneCarryAud] = carryAud;
    measurePool(out, at, carryAud, calledAud, receivedAud, residualAud);
    writeYears(out, offset + yearsAt);
  };

  /** What the LP classes still own at the end of their funds. */
  function residualLpAud(out: Float64Array, offset: number): number {
    let residualAud = 0;
    for (let fund = 0; fund < funds.length; fund++) {
      const row = offset + fund * ROW_WIDTH;
      const multiple = out[row + METRIC.netRvpiMultiple]!;
      if (multiple > 0) residualAud += multiple * out[row + METRIC.lpCalledAud]!;
    }
    return residualAud;
  }

  function measurePool(
    out: Float64Array,
    at: number,
    aloneAud: number,
    calledAud: number,
    receivedAud: number,
    residualAud: number,
  ): void {
    let paidAud = NaN;
    let clawbackAud = NaN;
    if (pool !== null) {
      paidAud = 0;
      clawbackAud = 0;
      for (let t = 0; t <= flows.lastMonth; t++) {
        paidAud += pool.carryAud[t]!;
        clawbackAud += pool.clawbackAud[t]!;
        // What the LP classes have with the carry of the pool in place of the funds' own.
        net[t] = net[t]! + flows.carryAud[t]! - pool.carryAud[t]! + pool.clawbackAud[t]!;
      }
    }
    const carryAud = paidAud - clawbackAud;
    out[at + REGISTRY.pooledCarryPaidAud] = paidAud;
    out[at + REGISTRY.pooledClawbackAud] = clawbackAud;
    out[at + REGISTRY.pooledCarryAud] = carryAud;
    out[at + REGISTRY.carryDifferenceAud] = withoutRounding(aloneAud - carryAud, calledAud);
    out[at + REGISTRY.pooledNetTvpiMultiple] = (receivedAud + residualAud + aloneAud - carryAud) / calledAud;
    if (pool === null) out[at + REGISTRY.pooledNetIrrAnnual] = NaN;
    else irrInto(net, flows.lastMonth + 1, 12, out, at + REGISTRY.pooledNetIrrAnnual);
  }

  function writeYears(out: Float64Array, at: number): void {
    out.fill(0, at, at + registryYearColumns.length * years);
    if (pool === null) out.fill(NaN, at + YEAR.pooledCarryAud * years, at + (YEAR.pooledCarryAud + 1) * years);
    for (let t = 0; t <= months; t++) {
      const year = at + yearOfMonth[t]!;
      out[year + YEAR.calledAud * years]! += flows.calledLpAud[t]!;
      out[year + YEAR.distributedAud * years]! += flows.receivedLpAud[t]!;
      out[year + YEAR.carryAud * years]! += flows.carryAud[t]!;
      if (pool !== null && t <= flows.lastMonth)
        out[year + YEAR.pooledCarryAud * years]! += pool.carryAud[t]! - pool.clawbackAud[t]!;
      out[year + YEAR.navAud * years] = flows.navAud[t]!; // the last month of the year stays
      out[year + YEAR.livingFundsCount * years] = flows.livingFundsCount[t]!;
      out[year + YEAR.livingAdvancesCount * years] = flows.livingAdvancesCount[t]!;
    }
  }
}

/** A difference of sums over hundreds of months below this share of the money called is their rounding. */
const ROUNDING = 1e-12;

function withoutRounding(differenceAud: number, ofAud: number): number {
  return Math.abs(differenceAud) <= ROUNDING * ofAud ? 0 : differenceAud;
}

/** Position of each yearly column. */
export const YEAR = Object.fromEntries(registryYearColumns.map((name, i) => [name, i])) as Record<
  RegistryYearColumn,
  number
>;
