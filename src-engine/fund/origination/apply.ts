import type { Columns } from '../../core/table.ts';
import { log } from '../../numeric/log.ts';
import { cohortUniform } from '../../random/cohort-uniform.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { uniform } from '../../random/uniform.ts';
import { createApplicationDraws, DRAW } from './draws.ts';
import { overAdvanceAud, type OverAdvanceTerms } from './over-advance.ts';
import type { OriginationPlan } from './plan.ts';
import type { AdvanceTable } from './table.ts';

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
    suburb: number,
    zone: number,
    levels: Float64Array,
    levelAt: number,
    terms: ApplicationTerms,
  ): boolean;
  /** Draws clock, cause, value and recovery of the open application into a row that is filled already. */
  drawExit(row: number): void;
  /** What the tape of an existing fund does not say of a row: tenure, age and kind of the first mortgage (-1 marks). */
  drawUnknown(row: number, tape: UnknownOfTape): void;
  /** Deterministic mode: replaces the exit clock of a filled row by that of the k-th of a cohort of n. */
  setClock(row: number, k: number, n: number): void;
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

export function createApplicant(
  plan: OriginationPlan,
  owner: OwnerTerms,
  draws: DrawSettings,
  advances: Columns<AdvanceTable>,
): Applicant {
  const drawn = createApplicationDraws(plan, draws);
  const { words } = drawn;
  const deterministic = draws.mode === 'deterministic';
  const { stock, sizeAud } = plan;
  let month = 0;
  let ordinal = 0;
  /** Which of the applications drawn together is open. */
  let lane = 0;

  /** Clock, cause, value and recovery of the open application. */
  function fillExit(row: number): void {
    advances.clock[row] = drawn.clock[lane]!;
    advances.causeUniform[row] = uniform(words[DRAW.cause + lane]!);
    advances.valueNormal[row] = drawn.valueNormal[lane]!;
    advances.recoveryUniform[row] = deterministic ? 0.5 : uniform(words[DRAW.recovery + lane]!);
  }

  return {
    beginPath(path) {
      drawn.beginPath(deterministic ? 0 : path); // the expected path is one and the same whatever its number
    },
    open(m, n) {
      month = m;
      ordinal = n;
      lane = drawn.open(m, n);
    },
    suburbWord: () => words[DRAW.suburb + lane]!,
    fill(row, suburb, zone, levels, levelAt, terms) {
      const first = stock.firstProperty[suburb]!;
      const count = stock.firstProperty[suburb + 1]! - first;
      const property = first + ((uniform(words[DRAW.property + lane]!) * count) | 0);
      const valueAud = stock.valueAud[property]! * levels[levelAt]!;
      const seniorFraction = drawn.seniorFraction[lane]!;
      const wantedAud = Math.min(drawn.sizeAud[lane]! * terms.sizeMultiple, sizeAud.max, terms.advanceLimitAud);
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
      advances.seniorAgeMonths[row] = owner.seniorAgeMonths(month, deterministic ? 0 : words[DRAW.seniorAge + lane]!);
      advances.interestOnly[row] = uniform(words[DRAW.interestOnly + lane]!) < owner.interestOnlyFraction ? 1 : 0;
      advances.tenureMonths[row] = drawn.tenureMonths[lane]!;
      advances.growthPremiumAnnual[row] = stock.growthPremiumAnnual[property]!;
      fillExit(row);
      return true;
    },
    drawExit: fillExit,
    drawUnknown(row, tape) {
      const age = tape.seniorAgeMonths[row]!;
      advances.seniorAgeMonths[row] =
        age >= 0 ? age : owner.seniorAgeMonths(month, deterministic ? 0 : words[DRAW.seniorAge + lane]!);
      const interestOnly = tape.interestOnly[row]!;
      advances.interestOnly[row] =
        interestOnly >= 0
          ? interestOnly
          : uniform(words[DRAW.interestOnly + lane]!) < owner.interestOnlyFraction
            ? 1
            : 0;
      const tenure = tape.tenureMonths[row]!;
      advances.tenureMonths[row] = tenure >= 0 ? tenure : drawn.tenureMonths[lane]!;
    },
    setClock(row, k, n) {
      advances.clock[row] = -log(cohortUniform(k, n));
    },
  };
}
