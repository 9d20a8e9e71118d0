import { exp } from '../../numeric/exp.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { fillEntityWords, purpose } from '../../random/draws.ts';
import type { DrawSettings } from '../../random/settings.ts';
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
  /**
   * What the fast walk reads, interleaved by month: [ROW_LANES x (suburb x (months + 1) + month) + lane]. Lanes: index level,
   * sale multiplier, refinance hazard a month, default multiplier; appreciation counted from month 0. Valid after `rowsOffset`.
   */
  readonly rows: Float64Array;
  beginPath(path: number, market: MarketPath): void;
  /** Offset of the suburb's first month in `rows`; fills them on first use in a path. */
  rowsOffset(suburb: number): number;
  /** True when no advance made in this month in this suburb can meet the bound on appreciation. After `rowsOffset`. */
  isUnbounded(suburb: number, month: number): boolean;
  /** Offsets of the suburb's rows; computes them on first use in a path. The market must have simulated the suburb. */
  saleOffset(suburb: number): number;
  refinanceOffset(suburb: number): number;
}

/** Lanes of `rows`. */
export const ROW_LANES = 4;

const MONTHS_OF_CHANGE = 12;

/** @param rows where `rows` are kept, of ROW_LANES x suburbs x (months + 1) entries; by default an array of its own */
export function createPathHazards(
  plan: HazardPlan,
  draws: DrawSettings,
  months: number,
  suburbs: number,
  rows: Float64Array = new Float64Array(ROW_LANES * suburbs * (months + 1)),
): PathHazards {
  const width = months + 1;
  const words = new Int32Array(4);
  const equalBetas = plan.saleAppreciationBeta === plan.refinanceAppreciationBeta;
  const saleRows = createAppreciation(plan.saleAppreciationBeta, plan.trendLogMonthly, width, suburbs);
  const refinanceRows = equalBetas
    ? saleRows
    : createAppreciation(plan.refinanceAppreciationBeta, plan.trendLogMonthly, width, suburbs);
  const filled = new Uint8Array(suburbs);
  const mostSale = new Float64Array(suburbs);
  const mostRefinance = new Float64Array(suburbs);
  let suburbIndex: Float64Array = new Float64Array(0);

  function fillRows(suburb: number): void {
    const saleAt = saleRows.offset(suburb);
    const refinanceAt = refinanceRows.offset(suburb);
    const { factor: saleFactor } = saleRows;
    const { factor: refinanceFactor } = refinanceRows;
    const { sale, refinance, default: byDefault } = self;
    const into = rows;
    const levels = suburbIndex;
    let topSale = 0;
    let topRefinance = 0;
    let at = ROW_LANES * suburb * width;
    for (let month = 0; month < width; month++) {
      const saleGain = saleFactor[saleAt + month]!;
      const refinanceGain = refinanceFactor[refinanceAt + month]!;
      into[at] = levels[suburb * width + month]!;
      into[at + 1] = sale[month]! * saleGain;
      into[at + 2] = refinance[month]! * refinanceGain;
      into[at + 3] = byDefault[month]!;
      topSale = saleGain > topSale ? saleGain : topSale;
      topRefinance = refinanceGain > topRefinance ? refinanceGain : topRefinance;
      at += ROW_LANES;
    }
    mostSale[suburb] = topSale;
    mostRefinance[suburb] = topRefinance;
    filled[suburb] = 1;
  }

  const self: PathHazards = {
    rows,
    rowsOffset(suburb) {
      if (filled[suburb] === 0) fillRows(suburb);
      return ROW_LANES * suburb * width;
    },
    isUnbounded(suburb, month) {
      const most = plan.appreciationMultiplierMax;
      return (
        mostSale[suburb]! <= most * saleRows.factor[saleRows.offset(suburb) + month]! &&
        mostRefinance[suburb]! <= most * refinanceRows.factor[refinanceRows.offset(suburb) + month]!
      );
    },
    sale: new Float64Array(width),
    refinance: new Float64Array(width),
    default: new Float64Array(width),
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
  let suburbLog: Float64Array = new Float64Array(0);
  let suburbIndex: Float64Array = new Float64Array(0);

  function fill(base: number): void {
    const trend = detrend;
    const into = factor;
    const levels = suburbIndex;
    if (beta === 0.5)
      for (let month = 0; month < width; month++) into[base + month] = Math.sqrt(levels[base + month]!) * trend[month]!;
    else if (beta === 1)
      for (let month = 0; month < width; month++) into[base + month] = levels[base + month]! * trend[month]!;
    else {
      const logs = suburbLog;
      for (let month = 0; month < width; month++) into[base + month] = exp(beta * logs[base + month]!) * trend[month]!;
    }
  }

  return {
    factor,
    begin(market) {
      done.fill(0);
      suburbLog = market.suburbLog;
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
