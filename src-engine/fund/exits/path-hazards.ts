import { exp } from '../../numeric/exp.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { log } from '../../numeric/log.ts';
import { fillEntityWords, purpose } from '../../random/draws.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { createKernels, evenLength, type Kernels } from '../../kernels/kernels.ts';
import { uniform } from '../../random/uniform.ts';
import type { MarketPath } from '../market/table.ts';
import type { HazardPlan } from './plan.ts';

/**
 * What the hazards of one path share: common frailty, season and macro state per month, appreciation per suburb.
 * Entry m is for the step (m, m + 1] and looks at nothing after month-end m. Arrays are scratch of the path.
 */
export interface PathHazards {
  /** Multiplier on the sale table. Length months + 1. */
  readonly sale: Float64Array;
  /** Refinance hazard a month before zone and appreciation. Length months + 1. */
  readonly refinance: Float64Array;
  /** Multiplier on the default shape and rate. Length months + 1. */
  readonly default: Float64Array;
  /** Life-event hazard a month. */
  lifeEvent: number;
  /** exp(beta x (log index - trend)), suburb-major as the market's arrays; row 0 is all ones (beta 0). */
  readonly saleAppreciation: Float64Array;
  /** The same array as `saleAppreciation` where the two betas are equal. */
  readonly refinanceAppreciation: Float64Array;
  /** What the fast walk reads of a suburb, month by month; valid after `fillRows`. */
  readonly rows: WalkRows;
  /** Whether sales and refinances share one appreciation factor, as the fast walk needs. */
  readonly equalBetas: boolean;
  beginPath(path: number, market: MarketPath): void;
  /** Fills the rows of a suburb on first use in a path, from hazards as they are by then. */
  fillRows(suburb: number): void;
  /** Entry 0: the appreciation factor that `isUnbounded` looked at last. In an array: a fraction that crosses a call is allocated. */
  readonly gain: Float64Array;
  /**
   * True when no advance made in this month in this suburb can meet the bound of appreciation. Writes the factor of the month,
   * against which advances measure theirs, to `gain`. After `fillRows`.
   */
  isUnbounded(suburb: number, month: number): boolean;
  /** Offsets of the suburb's rows; computes them on first use in a path. The market must have simulated the suburb. */
  saleOffset(suburb: number): number;
  refinanceOffset(suburb: number): number;
}

/**
 * Rows of suburbs in the memory of kernels, pair of months by pair: months m and m + 1 of lane L stand at
 * `suburb x length + 3 m + 2 L` and after it, m even.
 */
export type WalkRows = {
  readonly values: Float64Array;
  /** Doubles of a suburb. */
  readonly length: number;
};

/** Lanes of `WalkRows`: index of the suburb, `sale` x appreciation, `refinance` x appreciation. */
export const INDEX_LANE = 0;
export const SALE_LANE = 1;
export const REFINANCE_LANE = 2;
const LANES = 3;

/** Where month `month` of a lane stands in the row of a suburb. */
export function inRow(month: number, lane: number): number {
  return LANES * (month & ~1) + 2 * lane + (month & 1);
}

const MONTHS_OF_CHANGE = 12;

/** Doubles of kernel memory that the hazards of a path take. */
export function pathHazardFloats(months: number, suburbs: number): number {
  return (3 * suburbs + 5) * evenLength(months + 1);
}

/** @param kernels with memory for `pathHazardFloats` */
export function createPathHazards(
  plan: HazardPlan,
  draws: DrawSettings,
  months: number,
  suburbs: number,
  kernels: Kernels = createKernels(pathHazardFloats(months, suburbs)),
): PathHazards {
  const width = months + 1;
  const words = new Int32Array(4);
  const equalBetas = plan.saleAppreciationBeta === plan.refinanceAppreciationBeta;
  const saleRows = createAppreciation(plan.saleAppreciationBeta, plan.trendLogMonthly, width, suburbs);
  const refinanceRows = equalBetas
    ? saleRows
    : createAppreciation(plan.refinanceAppreciationBeta, plan.trendLogMonthly, width, suburbs);
  const filled = new Uint8Array(suburbs);
  const mostGain = new Float64Array(suburbs);
  const gain = new Float64Array(1);
  const rootOfIndex = plan.saleAppreciationBeta === 0.5; // needs no exponential
  const rows: WalkRows = {
    values: kernels.floats(suburbs * LANES * evenLength(width)),
    length: LANES * evenLength(width),
  };
  const detrend = kernels.floats(width);
  for (let month = 0; month < width; month++)
    detrend[month] = exp(-plan.saleAppreciationBeta * plan.trendLogMonthly * month);
  let suburbIndex: Float64Array = new Float64Array(0);
  let isHeld = false; // by the kernels: the market of a fund in a registry is an excerpt outside their memory
  const levels = kernels.floats(width);

  function fillRows(suburb: number): void {
    const at = suburb * rows.length;
    mostGain[suburb] = rootOfIndex ? fillByRoot(at, suburb * width) : fillByPower(at, suburb * width);
    filled[suburb] = 1;
  }

  /** @returns the largest appreciation factor */
  function fillByPower(at: number, from: number): number {
    const { values } = rows;
    let most = 0;
    for (let month = 0; month < width; month++) {
      const level = suburbIndex[from + month]!;
      const rise = exp(plan.saleAppreciationBeta * log(level)) * detrend[month]!;
      values[at + inRow(month, INDEX_LANE)] = level;
      values[at + inRow(month, SALE_LANE)] = self.sale[month]! * rise;
      values[at + inRow(month, REFINANCE_LANE)] = self.refinance[month]! * rise;
      if (rise > most) most = rise;
    }
    return most;
  }

  /** The same where the power is a root. */
  function fillByRoot(at: number, from: number): number {
    let indexAt = suburbIndex.byteOffset + 8 * from;
    if (!isHeld) {
      for (let month = 0; month < width; month++) levels[month] = suburbIndex[from + month]!;
      indexAt = levels.byteOffset;
    }
    return kernels.fillRows(
      rows.values.byteOffset + 8 * at,
      indexAt,
      self.sale.byteOffset,
      self.refinance.byteOffset,
      detrend.byteOffset,
      evenLength(width) >> 1,
    );
  }

  const self: PathHazards = {
    rows,
    equalBetas,
    fillRows(suburb) {
      if (filled[suburb] === 0) fillRows(suburb);
    },
    gain,
    isUnbounded(suburb, month) {
      const level = suburbIndex[suburb * width + month]!;
      const root = rootOfIndex ? Math.sqrt(level) : exp(plan.saleAppreciationBeta * log(level));
      gain[0] = root * detrend[month]!;
      return mostGain[suburb]! <= plan.appreciationMultiplierMax * gain[0];
    },
    sale: kernels.floats(width),
    refinance: kernels.floats(width),
    default: kernels.floats(width),
    lifeEvent: 0,
    saleAppreciation: saleRows.factor,
    refinanceAppreciation: refinanceRows.factor,
    beginPath(path, market) {
      let voluntary = 1;
      let ofDefault = 1;
      if (draws.mode !== 'deterministic') {
        fillEntityWords(draws.key, purpose.frailty, path, 0, 0, 1, words, 0, draws.mode === 'antithetic');
        voluntary = lognormalOfMeanOne(plan.voluntaryLogSd * draws.variation.frailty, words[0]!);
        ofDefault = lognormalOfMeanOne(plan.defaultLogSd * draws.variation.frailty, words[1]!);
      }
      const { mortgageRateAnnual, unemploymentFraction, populationGrowthAnnual } = market;
      for (let month = 0; month < width; month++) {
        const rateChange =
          mortgageRateAnnual[month]! - mortgageRateAnnual[month > MONTHS_OF_CHANGE ? month - MONTHS_OF_CHANGE : 0]!;
        const unemployment = unemploymentFraction[month]! - plan.unemploymentReference;
        const population = populationGrowthAnnual[month]! - plan.populationGrowthReference;
        self.sale[month] =
          voluntary *
          plan.saleSeason[month]! *
          exp(
            plan.saleRateBeta * rateChange +
              plan.saleUnemploymentBeta * unemployment +
              plan.saleMigrationBeta * population,
          );
        self.refinance[month] = voluntary * plan.refinanceMonthly * exp(plan.refinanceRateBeta * rateChange);
        self.default[month] =
          ofDefault * exp(plan.defaultUnemploymentBeta * unemployment + plan.defaultRateBeta * rateChange);
      }
      self.lifeEvent = voluntary * plan.lifeEventMonthly;
      suburbIndex = market.suburbIndex;
      isHeld = kernels.holds(suburbIndex);
      filled.fill(0);
      saleRows.begin(market);
      if (!equalBetas) refinanceRows.begin(market);
    },
    saleOffset: (suburb) => saleRows.offset(suburb),
    refinanceOffset: (suburb) => refinanceRows.offset(suburb),
  };
  return self;
}

function lognormalOfMeanOne(logSd: number, word: number): number {
  return logSd === 0 ? 1 : exp(logSd * inverseNormal(uniform(word)) - 0.5 * logSd * logSd);
}

type Appreciation = {
  readonly factor: Float64Array;
  begin(market: MarketPath): void;
  offset(suburb: number): number;
};

/** Rows of index^beta / trend^beta. Roots and the index itself need no exponential, which would be a tenth of a path's time. */
function createAppreciation(beta: number, trendLogMonthly: number, width: number, suburbs: number): Appreciation {
  if (beta === 0) return { factor: new Float64Array(width).fill(1), begin: () => undefined, offset: () => 0 };
  const factor = new Float64Array(suburbs * width);
  const detrend = Float64Array.from({ length: width }, (_, month) => exp(-beta * trendLogMonthly * month));
  const done = new Uint8Array(suburbs);
  let suburbIndex: Float64Array = new Float64Array(0);

  function fill(base: number): void {
    const trend = detrend;
    const into = factor;
    const levels = suburbIndex;
    if (beta === 0.5)
      for (let month = 0; month < width; month++) into[base + month] = Math.sqrt(levels[base + month]!) * trend[month]!;
    else if (beta === 1)
      for (let month = 0; month < width; month++) into[base + month] = levels[base + month]! * trend[month]!;
    else
      for (let month = 0; month < width; month++)
        into[base + month] = exp(beta * log(levels[base + month]!)) * trend[month]!;
  }

  return {
    factor,
    begin(market) {
      done.fill(0);
      suburbIndex = market.suburbIndex;
    },
    offset(suburb) {
      if (done[suburb] === 0) {
        done[suburb] = 1;
        fill(suburb * width);
      }
      return suburb * width;
    },
  };
}
