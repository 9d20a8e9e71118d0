import type { ReinvestmentConfig } from './config.ts';

/** Compiled recycling rule. Money in AUD, months since first close. */
export type ReinvestmentPlan = {
  readonly untilMonth: number;
  readonly allProceeds: boolean;
  readonly rateFraction: number;
  readonly capAud: number;
  readonly delayMonths: number;
  readonly everyMonths: number;
  readonly minimumAud: number;
  readonly reserveFraction: number;
  /** From this month on whatever is left in the pool is released for distribution. */
  readonly releaseMonth: number;
  readonly strategy: ReinvestmentConfig['strategy'];
  readonly lookbackMonths: number;
  readonly tilt: number;
  /** Weights of the custom strategy, length Z, sum 1. */
  readonly customFraction: Float64Array;
  readonly sizeMultiple: number;
  readonly ltvCapFraction: number;
};

/** @param customFraction weights checked by the allocation room, so that both say the same of a bad sum */
export function resolveReinvestment(
  config: ReinvestmentConfig,
  customFraction: Float64Array,
  commitmentsAud: number,
  ltvCapFraction: number,
): ReinvestmentPlan {
  return {
    untilMonth: config.untilMonth,
    allProceeds: config.basis === 'all-proceeds',
    rateFraction: config.rateFraction,
    capAud: config.capFraction * commitmentsAud,
    delayMonths: config.delayMonths,
    everyMonths: config.everyMonths,
    minimumAud: config.minimumAud,
    reserveFraction: config.reserveFraction,
    // The last proceeds mature `delay` later; cash that waits for its turn in the calendar gets one more turn.
    releaseMonth: config.untilMonth + config.delayMonths + config.everyMonths,
    strategy: config.strategy,
    lookbackMonths: config.lookbackMonths,
    tilt: config.tilt,
    customFraction,
    sizeMultiple: config.sizeMultiple,
    ltvCapFraction: Math.min(1, config.ltvCapMultiple * ltvCapFraction),
  };
}
