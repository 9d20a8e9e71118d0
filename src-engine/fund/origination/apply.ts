import type { Columns } from '../../core/table.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { log } from '../../numeric/log.ts';
import { cohortUniform } from '../../random/cohort-uniform.ts';
import { advanceEntity, fillBlockWords, purpose } from '../../random/draws.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { uniform } from '../../random/uniform.ts';
import { overAdvanceAud, type OverAdvanceTerms } from './over-advance.ts';
import type { OriginationPlan, TruncatedNormal } from './plan.ts';
import type { AdvanceTable } from './table.ts';
import { tenureMonths } from './tenure.ts';

/** What the contract and the first mortgage fix on the day of the advance; compiled by their rooms. */
export type OwnerTerms = {
  /** Share of appreciation = bounded (shareBase + shareMultiple x LTV). */
  readonly shareBase: number;
  readonly shareMultiple: number;
  readonly minShareFraction: number;
  readonly maxShareFraction: number;
  /** Start value / V_0. */
  readonly startValueMultiple: number;
  /** Age of the first mortgage at this month, months, from the random word of a uniform. */
  seniorAgeMonths(month: number, word: number): number;
  readonly interestOnlyFraction: number;
};

/**
 * Draws applications into rows of the advance table. One per path runner. Whole numbers and arrays go in and out, no fractions:
 * a fraction that crosses a call would be allocated.
 */
export interface Applicant {
  beginPath(path: number): void;
  /** Opens application n of a month: makes all its draws. */
  open(month: number, ordinal: number): void;
  /** The random word of the uniform with which allocation picks the suburb of the open application. */
  suburbWord(): number;
  /**
   * Fills row `row` for the open application in `suburb` of `zone`, where the price level relative to first close is
   * `levels[levelAt]`; false when it is declined (the caps push it below the smallest advance).
   */
  fill(
    row: number,
    advances: Columns<AdvanceTable>,
    suburb: number,
    zone: number,
    levels: Float64Array,
    levelAt: number,
    terms: ApplicationTerms,
  ): boolean;
  /** Draws clock, cause, value and recovery of the open application into a row that is filled already. */
  drawExit(row: number, advances: Columns<AdvanceTable>): void;
  /** What the tape of an existing fund does not say of a row: tenure, age and kind of the first mortgage (-1 marks). */
  drawUnknown(row: number, advances: Columns<AdvanceTable>, tape: UnknownOfTape): void;
  /** Deterministic mode: replaces the exit clock of a filled row by that of the k-th of a cohort of n. */
  setClock(row: number, advances: Columns<AdvanceTable>, k: number, n: number): void;
}

/** By row of a tape, -1 where it is not known. */
export type UnknownOfTape = {
  readonly tenureMonths: Int32Array;
  readonly seniorAgeMonths: Int32Array;
  readonly interestOnly: Int32Array;
};

/** Caps that depend on who pays for the advance. */
export type ApplicationTerms = {
  readonly sizeMultiple: number;
  readonly ltvCapFraction: number;
  readonly advanceLimitAud: number;
  readonly recycled: 0 | 1;
  /** More than usual on the best applications; null: none. */
  readonly over: OverAdvanceTerms | null;
};

export function createApplicant(plan: OriginationPlan, owner: OwnerTerms, draws: DrawSettings): Applicant {
  const words = new Int32Array(12);
  const antithetic = draws.mode === 'antithetic';
  const deterministic = draws.mode === 'deterministic';
  const fundIndex = draws.fundIndex ?? 0;
  const spread = deterministic ? 0 : draws.variation.attributes;
  const { stock, sizeAud, seniorLtv } = plan;
  const tenureOf = tenureMonths(plan, spread);
  let path = 0;
  let month = 0;
  let ordinal = 0;
  return {
    beginPath(p) {
      path = deterministic ? 0 : p; // the expected path is one and the same whatever its number
    },
    open(m, n) {
      month = m;
      ordinal = n;
      const entity = advanceEntity(m, n, fundIndex);
      fillBlockWords(draws.key, purpose.advanceAttributes, path, entity, 0, 2, words, 0, antithetic);
      fillBlockWords(draws.key, purpose.advanceExit, path, entity, 0, 1, words, 8, antithetic);
    },
    suburbWord: () => words[0]!,
    fill(row, advances, suburb, zone, levels, levelAt, terms) {
      const first = stock.firstProperty[suburb]!;
      const count = stock.firstProperty[suburb + 1]! - first;
      const property = first + ((uniform(words[1]!) * count) | 0);
      const valueAud = stock.valueAud[property]! * levels[levelAt]!;
      const seniorFraction = drawTruncated(seniorLtv, uniform(words[3]!), spread);
      const wantedAud = Math.min(
        drawTruncated(sizeAud, uniform(words[2]!), spread) * terms.sizeMultiple,
        sizeAud.max,
        terms.advanceLimitAud,
      );
      const capFraction = Math.min(terms.ltvCapFraction, plan.combinedLtvCapFraction - seniorFraction);
      const usualAud = Math.min(wantedAud, capFraction * valueAud);
      if (!(usualAud >= plan.advanceMinAud)) return false;
      let overAud = 0;
      if (terms.over !== null)
        overAud = overAdvanceAud(terms.over, {
          zone,
          valueAud,
          seniorFraction,
          wantedAud,
          usualAud,
          ltvCapFraction: terms.ltvCapFraction,
          combinedLtvCapFraction: plan.combinedLtvCapFraction,
          advanceLimitAud: terms.advanceLimitAud,
        });
      const principalAud = usualAud + overAud;
      const ltvFraction = principalAud / valueAud;
      advances.originationMonth[row] = month;
      advances.ordinal[row] = ordinal;
      advances.suburb[row] = suburb;
      advances.zone[row] = zone;
      advances.property[row] = property;
      advances.dwellingType[row] = stock.dwellingType[property]!;
      advances.recycled[row] = terms.recycled;
      advances.principalAud[row] = principalAud;
      advances.overAdvanceAud[row] = overAud;
      advances.valueAud[row] = valueAud;
      advances.startValueAud[row] = valueAud * owner.startValueMultiple;
      advances.ltvFraction[row] = ltvFraction;
      const share = owner.shareBase + owner.shareMultiple * ltvFraction;
      advances.shareFraction[row] = Math.min(owner.maxShareFraction, Math.max(owner.minShareFraction, share));
      advances.seniorAud[row] = seniorFraction * valueAud;
      advances.seniorAgeMonths[row] = owner.seniorAgeMonths(month, deterministic ? 0 : words[5]!);
      advances.interestOnly[row] = uniform(words[6]!) < owner.interestOnlyFraction ? 1 : 0;
      advances.tenureMonths[row] = tenureOf(words[4]!);
      advances.growthPremiumAnnual[row] = stock.growthPremiumAnnual[property]!;
      advances.clock[row] = -log(uniform(words[8]!));
      advances.causeUniform[row] = uniform(words[9]!);
      advances.valueUniform[row] = deterministic ? 0.5 : uniform(words[10]!);
      advances.recoveryUniform[row] = deterministic ? 0.5 : uniform(words[11]!);
      return true;
    },
    drawExit(row, advances) {
      advances.clock[row] = -log(uniform(words[8]!));
      advances.causeUniform[row] = uniform(words[9]!);
      advances.valueUniform[row] = deterministic ? 0.5 : uniform(words[10]!);
      advances.recoveryUniform[row] = deterministic ? 0.5 : uniform(words[11]!);
    },
    drawUnknown(row, advances, tape) {
      const age = tape.seniorAgeMonths[row]!;
      advances.seniorAgeMonths[row] = age >= 0 ? age : owner.seniorAgeMonths(month, deterministic ? 0 : words[5]!);
      const interestOnly = tape.interestOnly[row]!;
      advances.interestOnly[row] =
        interestOnly >= 0 ? interestOnly : uniform(words[6]!) < owner.interestOnlyFraction ? 1 : 0;
      const tenure = tape.tenureMonths[row]!;
      advances.tenureMonths[row] = tenure >= 0 ? tenure : tenureOf(words[4]!);
    },
    setClock(row, advances, k, n) {
      advances.clock[row] = -log(cohortUniform(k, n));
    },
  };
}

/** Mean + spread x (draw - mean), kept inside the bounds. With spread 0 the mean itself. */
function drawTruncated(law: TruncatedNormal, u: number, spread: number): number {
  if (spread === 0 || law.sd === 0) return law.mean;
  const value = law.mean + spread * law.sd * inverseNormal(law.lowProbability + u * law.spanProbability);
  return Math.min(law.max, Math.max(law.min, value));
}
