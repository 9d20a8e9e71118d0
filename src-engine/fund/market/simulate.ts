import { createKernels, type Kernels } from '../../kernels/kernels.ts';
import { rootsOfTwo } from '../../numeric/exp-table.ts';
import { exp } from '../../numeric/exp.ts';
import { purpose } from '../../random/draws.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { fillShockNormals, fillShockUniforms } from '../../random/shocks.ts';
import { drawnPath, fillNormals, fillUniforms, isMirrored } from '../../random/stream.ts';
import { MACRO_SERIES } from './macro.ts';
import { normaliser } from './normaliser.ts';
import type { MarketPlan } from './plan.ts';
import { cosTurns, sinTurns } from './sine.ts';
import type { MarketPath, MarketSimulator } from './table.ts';

const KERNEL_LOG_LIMIT = 700; // of the exponential of kernels

/**
 * Simulates market paths of a plan, one after the other, into its own scratch: no allocation after creation.
 *
 * Streams, each consumed month by month with its first draw for the state at month 0: national, each zone, each macro
 * series, the regimes (uniforms), the phase of the cycle, each suburb (by its row in the data room). So another suburb,
 * zone or month shifts nobody else's draws, and path k is the same alone or in a run.
 * Deterministic mode: every path is the expected path. Antithetic: normals negated, regime uniforms mirrored, the drawn
 * phase half a cycle on. Sobol: national, regimes or phase, zones and macro series share the dimensions month by month, so
 * that the early months, whose shocks reach every later month, get the best ones; suburbs stay pseudo-random.
 */
export function createMarketSimulator(plan: MarketPlan, draws: DrawSettings): MarketSimulator {
  const { months, suburbs, zones, price, macro, zoneOfSuburb, suburbStream, suburbGrowthLog } = plan;
  const T1 = months + 1;
  const key = draws.key;
  const deterministic = draws.mode === 'deterministic';
  const antithetic = draws.mode === 'antithetic';
  const marketVariation = deterministic ? 0 : draws.variation.market;
  const macroVariation = deterministic ? 0 : draws.variation.macro;
  const kernels = createKernels((suburbs + zones + 1) * T1 + rootsOfTwo.length + 3); // an odd length takes one more
  const path = createMarketPath(plan, kernels);
  const { nationalLog, zoneLog, suburbIndex } = path;

  // Expected log path less the normaliser: what the random part is added to.
  const off = normaliser(plan, marketVariation, macroVariation);
  const nationalBase = plan.expectedNationalLog.map((value, m) => value - off.nationalLog[m]!);
  const zoneBase = plan.expectedZoneLog.map((value, k) => value - off.zoneLog[k]!);
  const suburbBase = suburbGrowthLog.map((value) => value - off.suburbLogMonthly);
  const suburbShock = plan.suburbShockLog * marketVariation;

  const normals = new Float64Array((1 + zones + MACRO_SERIES) * T1);
  const zoneAt = T1;
  const macroAt = (1 + zones) * T1;
  const regimeUniforms = new Float64Array(T1);
  const phaseUniform = new Float64Array(1);
  const common = new Float64Array(T1); // random part of X
  const economy = new Float64Array(T1); // random part of the betas' growth
  const deviation = new Float64Array(MACRO_SERIES * T1);
  const suburbShocks = kernels.floats(T1); // one row for all suburbs: it stays near the processor
  const roots = kernels.floats(rootsOfTwo.length);
  roots.set(rootsOfTwo);
  const residual = new Float64Array(zones);
  const shock = new Float64Array(zones);
  const simulated = new Int32Array(suburbs); // the serial of the path for which a suburb is valid
  let serial = 0;
  let currentPath = 0;

  // Sobol mode: which factors take part, in the order in which they get the dimensions of a month.
  const extraSlots = price.hasRegimes || (price.hasCycle && price.phaseDrawn) ? 1 : 0;
  const slots = 1 + extraSlots + zones + MACRO_SERIES;

  function drawQuasi(p: number): void {
    fillShockNormals(draws, purpose.nationalShock, p, 0, 0, slots, normals, 0, T1);
    if (price.hasRegimes) fillShockUniforms(draws, purpose.regime, p, 0, 1, slots, regimeUniforms, 0, T1);
    else if (extraSlots === 1) fillShockUniforms(draws, purpose.cyclePhase, p, 0, 1, slots, phaseUniform, 0, 1);
    for (let z = 0; z < zones; z++)
      fillShockNormals(draws, purpose.zoneShock, p, z, 1 + extraSlots + z, slots, normals, zoneAt + z * T1, T1);
    for (let k = 0; k < MACRO_SERIES; k++)
      fillShockNormals(draws, purpose.macroShock, p, k, slots - MACRO_SERIES + k, slots, normals, macroAt + k * T1, T1);
  }

  function drawFactors(p: number): void {
    if (draws.mode === 'sobol') {
      drawQuasi(p);
      return;
    }
    fillNormals(key, purpose.nationalShock, p, 0, normals, 0, T1, antithetic);
    for (let z = 0; z < zones; z++) fillNormals(key, purpose.zoneShock, p, z, normals, zoneAt + z * T1, T1, antithetic);
    for (let k = 0; k < MACRO_SERIES; k++)
      fillNormals(key, purpose.macroShock, p, k, normals, macroAt + k * T1, T1, antithetic);
    if (price.hasRegimes) fillUniforms(key, purpose.regime, p, 0, regimeUniforms, 0, T1, antithetic);
    if (price.hasCycle && price.phaseDrawn) {
      fillUniforms(key, purpose.cyclePhase, drawnPath(p, antithetic), 0, phaseUniform, 0, 1);
      if (isMirrored(p, antithetic)) phaseUniform[0]! += 0.5;
    }
  }

  function simulateCommon(): void {
    const persistence = price.persistence;
    let carried = price.startSdLog * normals[0]!;
    let x = 0;
    if (price.hasRegimes) {
      const { leaveRising, leaveFalling, startRising } = price.regimes;
      let rising = regimeUniforms[0]! < startRising;
      for (let m = 1; m < T1; m++) {
        rising = regimeUniforms[m]! < (rising ? 1 - leaveRising : leaveFalling);
        const r = rising ? 0 : 1;
        carried = persistence * carried + price.shockLog[r]! * normals[m]!;
        x += carried + price.regimeGrowthLog[r]!;
        common[m] = x - price.expectedLog[m]!;
      }
    } else {
      const size = price.shockLog[0]!;
      for (let m = 1; m < T1; m++) {
        carried = persistence * carried + size * normals[m]!;
        x += carried;
        common[m] = x;
      }
    }
    if (price.hasCycle && price.phaseDrawn) {
      const c = price.cycleLogAmplitude * cosTurns(phaseUniform[0]!);
      const s = price.cycleLogAmplitude * sinTurns(phaseUniform[0]!);
      for (let m = 1; m < T1; m++) common[m]! += c * price.cycleCosine[m]! + s * price.cycleSine[m]!;
    }
  }

  function simulateMacro(): void {
    const { shockRoot, persistence, growthBeta } = macro;
    for (let k = 0; k < MACRO_SERIES; k++) {
      let state = 0;
      const keep = persistence[k]!;
      const row = k * T1;
      for (let m = 1; m < T1; m++) {
        let z = 0;
        for (let l = 0; l <= k; l++) z += shockRoot[k * MACRO_SERIES + l]! * normals[macroAt + l * T1 + m]!;
        state = keep * state + macroVariation * z;
        deviation[row + m] = state;
      }
    }
    let sum = 0;
    for (let m = 1; m < T1; m++) {
      let growth = 0;
      for (let k = 0; k < MACRO_SERIES; k++) growth += growthBeta[k]! * deviation[k * T1 + m - 1]!;
      sum += growth / 12;
      economy[m] = sum;
    }
  }

  function simulateZones(): void {
    const root = plan.zoneShockRoot;
    const persistence = price.persistence;
    const startFactor = price.startSdPerShock;
    for (let z = 0; z < zones; z++) residual[z] = 0;
    for (let m = 0; m < T1; m++) {
      for (let z = 0; z < zones; z++) {
        let e = 0;
        for (let k = 0; k <= z; k++) e += root[z * zones + k]! * normals[zoneAt + k * T1 + m]!;
        if (m === 0) shock[z] = e * startFactor;
        else {
          shock[z] = persistence * shock[z]! + e;
          residual[z]! += shock[z]!;
        }
        const at = z * T1 + m;
        zoneLog[at] =
          zoneBase[at]! +
          marketVariation * (plan.zoneScale[z]! * common[m]! + residual[z]!) +
          plan.zoneLoading[z]! * economy[m]!;
      }
    }
    const scale = marketVariation * plan.nationalScale;
    for (let m = 0; m < T1; m++) nationalLog[m] = nationalBase[m]! + scale * common[m]! + economy[m]!;
  }

  function begin(p: number): void {
    currentPath = p;
    if (deterministic && serial > 0) return; // every path is the same: what is simulated stays valid
    serial += 1;
    if (deterministic) return;
    drawFactors(p);
    simulateCommon();
    simulateMacro();
    simulateZones();
    writeMacro(plan, deviation, path);
  }

  /** Prices out of this world: the exponential that knows overflow. */
  function growBeyond(at: number, zoneRow: number, growth: number): void {
    let walk = 0;
    for (let m = 1; m < T1; m++) {
      walk += growth + suburbShock * suburbShocks[m]!;
      suburbIndex[at + m] = exp(zoneLog[zoneRow + m]! + walk);
    }
  }

  function ensureSuburb(suburb: number): void {
    if (simulated[suburb] === serial) return;
    simulated[suburb] = serial;
    const at = suburb * T1;
    const zoneRow = zoneOfSuburb[suburb]! * T1;
    const growth = suburbBase[suburb]!;
    suburbIndex[at] = 1;
    if (deterministic) {
      for (let m = 1; m < T1; m++) suburbIndex[at + m] = exp(zoneLog[zoneRow + m]! + growth * m);
      return;
    }
    fillNormals(key, purpose.suburbShock, currentPath, suburbStream[suburb]!, suburbShocks, 1, months, antithetic);
    const most = kernels.grow(
      suburbIndex.byteOffset + 8 * at,
      zoneLog.byteOffset + 8 * zoneRow,
      suburbShocks.byteOffset,
      roots.byteOffset,
      months,
      growth,
      suburbShock,
    );
    if (!(most < KERNEL_LOG_LIMIT)) growBeyond(at, zoneRow, growth);
  }

  if (deterministic) {
    nationalLog.set(nationalBase);
    zoneLog.set(zoneBase);
    writeMacro(plan, deviation, path);
  }
  return { path, begin, ensureSuburb };
}

function createMarketPath(plan: MarketPlan, kernels: Kernels): MarketPath {
  const T1 = plan.months + 1;
  return {
    months: plan.months,
    suburbs: plan.suburbs,
    zones: plan.zones,
    nationalLog: new Float64Array(T1),
    zoneLog: kernels.floats(plan.zones * T1),
    suburbIndex: kernels.floats(plan.suburbs * T1),
    cashRateAnnual: new Float64Array(T1),
    mortgageRateAnnual: new Float64Array(T1),
    unemploymentFraction: new Float64Array(T1),
    inflationAnnual: new Float64Array(T1),
    populationGrowthAnnual: new Float64Array(T1),
  };
}

/** Expected value plus deviation, cut off at the floors. */
function writeMacro(plan: MarketPlan, deviation: Float64Array, path: MarketPath): void {
  const T1 = plan.months + 1;
  const { expected, cashRateFloorAnnual, unemploymentFloorFraction, mortgageMarginAnnual } = plan.macro;
  for (let m = 0; m < T1; m++) {
    const cash = Math.max(cashRateFloorAnnual, expected[m]! + deviation[m]!);
    path.cashRateAnnual[m] = cash;
    path.mortgageRateAnnual[m] = cash + mortgageMarginAnnual;
    path.unemploymentFraction[m] = Math.max(unemploymentFloorFraction, expected[T1 + m]! + deviation[T1 + m]!);
    path.inflationAnnual[m] = expected[2 * T1 + m]! + deviation[2 * T1 + m]!;
    path.populationGrowthAnnual[m] = expected[3 * T1 + m]! + deviation[3 * T1 + m]!;
  }
}
