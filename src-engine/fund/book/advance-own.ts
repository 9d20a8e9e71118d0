import { AppError } from '../../core/errors.ts';
import type { Columns } from '../../core/table.ts';
import { exp } from '../../numeric/exp.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { log, log1p } from '../../numeric/log.ts';
import { advanceEntity, fillEntityWords, purpose } from '../../random/draws.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { uniform } from '../../random/uniform.ts';
import { claimAud } from '../contract/settle.ts';
import type { PathHazards } from '../exits/path-hazards.ts';
import { TENURE_CAP_MONTHS } from '../exits/plan.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import { STEP_DEFAULT, STEP_REFINANCE, STEP_SALE } from './advance-walk.ts';

/**
 * Exit of an advance whose owner reacts to the home's own price, by thinning: candidate times come from a constant rate
 * that no hazard can exceed; at each the own price is shown up to that month, and the candidate is kept with probability
 * hazard / bound. Exact, and the price shown is part of the exit value.
 * Source: Lewis and Shedler (1979), Naval Research Logistics 26(3), 403-413.
 */
export interface OwnPriceExit {
  /** Month-end of the event, or -1 when the advance lives to `endMonth`. */
  month: number;
  /** Hazards a month at the event, by `STEP_` lane. */
  readonly stepHazards: Float64Array;
  /** Log noise of the home shown so far, and up to how many months after the advance; -1 months: nothing shown. */
  revealedLog: number;
  revealedMonths: number;
  beginPath(path: number, market: MarketPath): void;
  find(row: number, advances: Columns<AdvanceTable>, endMonth: number): void;
}

const ROUNDING = 1 + 1e-9; // the bound and the rate multiply the same factors in another order

export function createOwnPriceExit(
  plan: AdvanceLifePlan,
  draws: DrawSettings,
  balances: SeniorBalances,
  hazards: PathHazards,
): OwnPriceExit {
  const { contract, hazards: rules } = plan;
  const width = plan.months + 1;
  const words = new Int32Array(4);
  const fundIndex = draws.fundIndex ?? 0;
  const noiseVariance = draws.variation.property * draws.variation.property;
  const monthlyVariance = (noiseVariance * plan.propertyVolatilityAnnual * plan.propertyVolatilityAnnual) / 12;
  const openingVariance = noiseVariance * plan.openingVariance;
  const saleCap = rules.saleAppreciationBeta === 0 ? 1 : rules.appreciationMultiplierMax;
  const refinanceCap = rules.refinanceAppreciationBeta === 0 ? 1 : rules.appreciationMultiplierMax;
  const mostSale = largest(rules.saleMonthly) * saleCap;
  const mostDefault = largest(rules.defaultShapeMonthly) * largest(rules.lvrRatio);
  let path = 0;
  let market: MarketPath | null = null;
  let pathSale = 0;
  let pathRefinance = 0;
  let pathDefault = 0;
  const stepHazards = new Float64Array(3);
  const self: OwnPriceExit = {
    month: -1,
    stepHazards,
    revealedLog: 0,
    revealedMonths: -1,
    beginPath(p, m) {
      path = p;
      market = m;
      const most = plan.mostRuledHazard;
      pathSale = largest(hazards.sale) * (most === null ? 1 : most[0]!);
      pathRefinance = largest(hazards.refinance) * (most === null ? 1 : most[1]!);
      pathDefault = largest(hazards.default) * (most === null ? 1 : most[2]!);
    },
    find(row, advances, endMonth) {
      const m0 = advances.originationMonth[row]!;
      const zone = advances.zone[row]!;
      const suburb = advances.suburb[row]!;
      const entity = advanceEntity(m0, advances.ordinal[row]!, fundIndex);
      const suburbIndex = market!.suburbIndex;
      const base = suburb * width;
      const indexed = advances.valueAud[row]! / suburbIndex[base + m0]!;
      const series = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
      const owed = advances.seniorAud[row]! / balances.factor[series + m0]!;
      const premiumLog = log1p(advances.growthPremiumAnnual[row]!) / 12;
      const tenure = Math.min(TENURE_CAP_MONTHS, advances.tenureMonths[row]!);
      const zoneSale = plan.zoneSaleMultiplier[zone]!;
      const zoneRefinance = plan.zoneRefinanceMultiplier[zone]!;
      const zoneDefault = plan.zoneDefaultAnnual[zone]!;
      const bound =
        zoneSale * mostSale * pathSale +
        zoneRefinance * pathRefinance * refinanceCap +
        zoneDefault * mostDefault * pathDefault +
        hazards.lifeEvent;
      self.month = -1;
      self.revealedLog = 0;
      self.revealedMonths = -1;
      if (!(bound > 0)) return;
      const known = row < plan.valuedMonths.length ? plan.valuedMonths[row]! : 0;
      let time = m0 < plan.knownMonth ? plan.knownMonth - m0 : 0;
      for (let block = 0; ; block++) {
        fillEntityWords(draws.key, purpose.advanceThinning, path, entity, block, 1, words, 0);
        const step = words[2]!;
        const accept = uniform(words[1]!) * bound;
        time -= log(uniform(words[0]!)) / bound;
        const age = Math.floor(time);
        const month = m0 + age;
        if (!(month < endMonth)) return;
        if (self.revealedMonths < 0) {
          fillEntityWords(draws.key, purpose.advanceValuation, path, entity, 0, 1, words, 0);
          self.revealedLog = -0.5 * openingVariance + Math.sqrt(openingVariance) * inverseNormal(uniform(words[0]!));
          self.revealedMonths = known;
        }
        const variance = monthlyVariance * (age - self.revealedMonths);
        self.revealedLog += -0.5 * variance + Math.sqrt(variance) * inverseNormal(uniform(step));
        self.revealedMonths = age;
        const ownLog = self.revealedLog + premiumLog * (age - known);
        const home = indexed * suburbIndex[base + month]! * exp(ownLog);
        const claim = claimAud(
          contract,
          advances.principalAud[row]!,
          advances.startValueAud[row]!,
          advances.shareFraction[row]!,
          home,
          age,
          false,
        );
        const combinedLtv = (owed * balances.factor[series + month]! + claim) / home;
        const saleBase = hazards.saleOffset(suburb);
        const refinanceBase = hazards.refinanceOffset(suburb);
        const saleGain =
          (hazards.saleAppreciation[saleBase + month]! / hazards.saleAppreciation[saleBase + m0]!) *
          exp(rules.saleAppreciationBeta * ownLog);
        const refinanceGain =
          (hazards.refinanceAppreciation[refinanceBase + month]! / hazards.refinanceAppreciation[refinanceBase + m0]!) *
          exp(rules.refinanceAppreciationBeta * ownLog);
        const bySale = zoneSale * rules.saleMonthly[tenure + age]! * hazards.sale[month]! * Math.min(saleCap, saleGain);
        const byRefinance = zoneRefinance * hazards.refinance[month]! * Math.min(refinanceCap, refinanceGain);
        const byDefault =
          zoneDefault *
          rules.defaultShapeMonthly[age]! *
          hazards.default[month]! *
          rules.lvrRatio[Math.min(10, Math.floor(10 * combinedLtv))]!;
        const rate = bySale + byRefinance + byDefault + hazards.lifeEvent;
        if (!(rate <= bound * ROUNDING))
          throw new AppError('engine/crashed', 'A hazard exceeds the bound of its thinning.', {
            row,
            month,
            rate,
            bound,
          });
        if (accept < rate) {
          self.month = month + 1;
          stepHazards[STEP_SALE] = bySale;
          stepHazards[STEP_REFINANCE] = byRefinance;
          stepHazards[STEP_DEFAULT] = byDefault;
          return;
        }
      }
    },
  };
  return self;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}
