import { AppError } from '../../core/errors.ts';
import type { FieldIssue } from '../../core/errors.ts';
import { expm1 } from '../../numeric/expm1.ts';
import { pow } from '../../numeric/pow.ts';
import type { TermsConfig } from '../terms/config.ts';
import type { CarryTierConfig, WaterfallConfig } from './config.ts';

/** Where a split ends: when the class's own IRR account (by index) is settled, or its distributions reach a multiple. */
export type SplitEnd =
  | { readonly kind: 'irr'; readonly account: number; readonly hurdleAnnual: number }
  | { readonly kind: 'multiple'; readonly multiple: number };

/** One step of a distribution. The interpreter (`walk.ts`) takes them in order until the cash is gone. */
export type WaterfallStep =
  | { readonly kind: 'return-of-capital' }
  /** `catchUpPerPref`: cash that the catch-up step may take for each dollar of pref paid, k / (c - k). */
  | { readonly kind: 'pref'; readonly catchUpPerPref: number }
  | { readonly kind: 'catch-up'; readonly catchUpFraction: number }
  | { readonly kind: 'split'; readonly carryFraction: number; readonly end: SplitEnd | null };

/** The terms as a program, ready to be walked for any path. */
export type WaterfallPlan = {
  readonly style: WaterfallConfig['style'];
  /** What a deal is, and for how many quarter-ends its mark must be below cost to count as written down (0: no test). */
  readonly deal: WaterfallConfig['deal'];
  readonly writeDownQuarters: number;
  /** First calendar quarter-end on the month grid: 0, 1 or 2. */
  readonly firstQuarterEndMonth: number;
  readonly steps: readonly WaterfallStep[];
  readonly hurdleAnnual: number;
  /** Pref of a month on capital plus capitalised pref. */
  readonly prefRateMonthly: number;
  /** Whether pref and hurdles run from a call, or from the draw on the subscription line that put the call off. */
  readonly prefClock: WaterfallConfig['prefClock'];
  /** Accrued pref begins to bear pref itself in months divisible by this; Infinity: never (simple). */
  readonly capitaliseEveryMonths: number;
  /** Growth of each IRR account in a month, (1 + hurdle)^(1/12). */
  readonly irrFactorsMonthly: readonly number[];
  readonly carryFraction: number;
  readonly catchUpFraction: number;
  readonly gpCommitmentFraction: number;
  readonly gpCommitmentBearsCarry: boolean;
  readonly clawback: boolean;
  readonly clawbackAfterTaxFraction: number;
  /** Months between interim clawback tests, from first close; 0: at the end only. */
  readonly interimClawbackEveryMonths: number;
  /** Part of the LP class's carry that is held back until a test has passed. */
  readonly carryEscrowFraction: number;
};

/**
 * Turns the terms into steps. Errors: `input/invalid` when the catch-up cannot catch up, when a tier names no hurdle or
 * two, or when hurdles are not in order.
 */
export function resolveWaterfall(config: WaterfallConfig, terms: TermsConfig): WaterfallPlan {
  refuseImpossibleTerms(config);
  const { carryFraction, catchUpFraction } = config;
  const withCatchUp = catchUpFraction > 0;
  const capital: WaterfallStep = { kind: 'return-of-capital' };
  const catchUpPerPref = withCatchUp ? carryFraction / (catchUpFraction - carryFraction) : 0;
  const pref: WaterfallStep = { kind: 'pref', catchUpPerPref };
  const steps: WaterfallStep[] = config.prefOrder === 'pref-first' ? [pref, capital] : [capital, pref];
  if (withCatchUp) steps.push({ kind: 'catch-up', catchUpFraction });
  const irrFactorsMonthly: number[] = [];
  let carryBelow = carryFraction;
  for (const tier of config.carryTiers) {
    steps.push({ kind: 'split', carryFraction: carryBelow, end: splitEnd(tier, irrFactorsMonthly) });
    carryBelow = tier.carryFraction;
  }
  steps.push({ kind: 'split', carryFraction: carryBelow, end: null });
  return {
    style: config.style,
    deal: config.deal,
    writeDownQuarters: config.writeDownQuarters,
    firstQuarterEndMonth: (3 - (Number(terms.firstCloseDate.slice(5, 7)) % 3)) % 3,
    steps,
    hurdleAnnual: config.hurdleAnnual,
    ...prefAccrual(config),
    prefClock: config.prefClock,
    irrFactorsMonthly,
    carryFraction,
    catchUpFraction,
    gpCommitmentFraction: terms.gpCommitmentFraction,
    gpCommitmentBearsCarry: config.gpCommitmentBearsCarry,
    clawback: config.clawback,
    clawbackAfterTaxFraction: config.clawbackAfterTaxFraction,
    interimClawbackEveryMonths: config.interimClawbackEveryMonths,
    carryEscrowFraction: config.carryEscrowFraction,
  };
}

/** Adds the IRR account that the tier needs, if any, and says where the split below the tier ends. */
function splitEnd(tier: CarryTierConfig, irrFactorsMonthly: number[]): SplitEnd {
  if (tier.aboveIrrAnnual === undefined) return { kind: 'multiple', multiple: tier.aboveMultiple ?? 0 };
  irrFactorsMonthly.push(pow(1 + tier.aboveIrrAnnual, 1 / 12));
  return { kind: 'irr', account: irrFactorsMonthly.length - 1, hurdleAnnual: tier.aboveIrrAnnual };
}

function prefAccrual({ hurdleAnnual, prefConvention }: WaterfallConfig) {
  switch (prefConvention) {
    case 'annual-effective-monthly':
      return { prefRateMonthly: pow(1 + hurdleAnnual, 1 / 12) - 1, capitaliseEveryMonths: 1 };
    case 'nominal-monthly':
      return { prefRateMonthly: hurdleAnnual / 12, capitaliseEveryMonths: 1 };
    case 'nominal-quarterly':
      return { prefRateMonthly: hurdleAnnual / 12, capitaliseEveryMonths: 3 };
    case 'continuous':
      return { prefRateMonthly: expm1(hurdleAnnual / 12), capitaliseEveryMonths: 1 };
    case 'simple':
      return { prefRateMonthly: hurdleAnnual / 12, capitaliseEveryMonths: Infinity };
  }
}

function refuseImpossibleTerms(config: WaterfallConfig): void {
  const issues: FieldIssue[] = [];
  const { carryFraction, catchUpFraction, carryTiers } = config;
  if (catchUpFraction > 0 && catchUpFraction <= carryFraction)
    issues.push({
      path: 'waterfall.catchUpFraction',
      message: `a catch-up of ${catchUpFraction} can never reach a carry of ${carryFraction}`,
      remedy: 'set it above waterfall.carryFraction, or to 0 for no catch-up',
    });
  if (!config.clawback && config.interimClawbackEveryMonths > 0)
    issues.push({
      path: 'waterfall.interimClawbackEveryMonths',
      message: 'an interim clawback is set, but waterfall.clawback is false',
      remedy: 'set it to 0, or waterfall.clawback to true',
    });
  if (!config.clawback && config.carryEscrowFraction > 0)
    issues.push({
      path: 'waterfall.carryEscrowFraction',
      message: 'an escrow secures a clawback, but waterfall.clawback is false',
      remedy: 'set it to 0, or waterfall.clawback to true',
    });
  let irrBelow = config.hurdleAnnual;
  let multipleBelow = 1;
  carryTiers.forEach(({ aboveIrrAnnual: irr, aboveMultiple: multiple }, i) => {
    const path = `waterfall.carryTiers[${i}]`;
    if ((irr === undefined) === (multiple === undefined))
      issues.push({
        path,
        message: 'a tier needs one hurdle: aboveIrrAnnual or aboveMultiple',
        remedy: 'give exactly one of the two',
      });
    if (irr !== undefined && irr <= irrBelow)
      issues.push({
        path: `${path}.aboveIrrAnnual`,
        message: `${irr} is not above the IRR hurdle before it (${irrBelow})`,
        remedy: 'put the tiers in rising order, above waterfall.hurdleAnnual',
      });
    if (multiple !== undefined && multiple <= multipleBelow)
      issues.push({
        path: `${path}.aboveMultiple`,
        message: `${multiple} is not above the multiple before it (${multipleBelow})`,
        remedy: 'put the tiers in rising order, above 1',
      });
    irrBelow = Math.max(irrBelow, irr ?? irrBelow);
    multipleBelow = Math.max(multipleBelow, multiple ?? multipleBelow);
  });
  if (issues.length > 0) throw new AppError('input/invalid', 'The waterfall terms contradict each other.', {}, issues);
}
