import { z } from 'zod';
import { group, param } from '../../core/param.ts';

export const paymentFrequencies = ['monthly', 'quarterly', 'annual'] as const;
export const amortisations = ['bullet', 'linear', 'sequential', 'pro-rata'] as const;

/** What makes a class exist, so that its other terms matter. */
const senior = { 'tranches.senior.sizeFraction': 0.4 };
const mezzanine = { 'tranches.mezzanine.sizeFraction': 0.3 };
const preferred = { 'tranches.preferred.sizeFraction': 0.3 };
const given = { senior, mezzanine, preferred } as const;

type ClassName = keyof typeof given;

const size = (title: string) =>
  param(z.number().min(0).max(1).default(0), {
    title: 'Size',
    unit: 'Fraction',
    doc: `Part of commitments that the ${title} provides; 0 is no such class. What all classes leave over is equity.`,
    source: 'assumption: a fund has one class of capital unless the scenario divides it',
    witness: { value: 0.2 },
  });

const frequency = (name: ClassName, rate: string) =>
  param(z.enum(paymentFrequencies).default('quarterly'), {
    title: 'Payment dates',
    unit: 'Text',
    doc: `Ends of calendar periods from first close at which the ${rate} accrued falls due; also at maturity and at the end of the fund.`,
    source: 'sample fund base-100m: quarterly, as its distributions',
    witness: { value: 'annual', given: given[name] },
  });

/** Repayment of principal: the same choices for every class. */
const repayment = (name: ClassName) => ({
  amortisation: param(z.enum(amortisations).default('sequential'), {
    title: 'Amortisation',
    unit: 'Text',
    doc: 'bullet: at maturity. linear: evenly from amortisationFromMonth to maturity. sequential: from that month all cash that reaches the class repays it before a lower class is paid. pro-rata: from that month it takes the share of the cash which its balance has in the capital at its rank and below.',
    source: 'usual in structured finance: scheduled, sequential-pay and pro-rata-pay classes; assumption: sequential',
    witness: { value: 'bullet', given: given[name] },
  }),
  amortisationFromMonth: param(z.int().min(0).max(240).default(60), {
    title: 'Amortisation begins',
    unit: 'Month',
    doc: 'Month from first close from which principal is repaid, other than by a bullet.',
    source: 'assumption: when base-100m ends recycling',
    witness: { value: 24, given: given[name] },
  }),
  maturityMonth: param(z.int().min(1).max(240).nullable().default(null), {
    title: 'Maturity',
    unit: 'Month',
    doc: 'Month from first close at which the whole balance is due, not after the life of the fund; left out: the end of the fund, extensions included. What is then unpaid stays due.',
    source: 'assumption: as long as the fund',
    witness: { value: 84, given: { ...given[name], [`tranches.${name}.amortisation`]: 'bullet' } },
  }),
});

const rate = (name: ClassName, title: string, doc: string, value: number, witnessGiven: Record<string, unknown>) =>
  param(z.number().min(0).max(1).default(value), {
    title,
    unit: 'Annual',
    doc,
    source: 'assumption: between the return of the fund and that of the classes above and below',
    witness: { value: 0.2, given: { ...given[name], ...witnessGiven } },
  });

type DebtDefaults = {
  readonly title: string;
  readonly basis: 'fixed' | 'cash-rate';
  readonly fixed: number;
  readonly spread: number;
  readonly collateral: number;
};

/** A class of debt: coupon, repayment, and tests that protect it. */
function debtClass(name: 'senior' | 'mezzanine', defaults: DebtDefaults) {
  return group(
    defaults.title,
    'Notes of the fund: paid a coupon and repaid before every class below; unpaid coupons are deferred.',
    {
      sizeFraction: size(defaults.title.toLowerCase()),
      couponBasis: param(z.enum(['fixed', 'cash-rate']).default(defaults.basis), {
        title: 'Coupon',
        unit: 'Text',
        doc: 'fixed: fixedRateAnnual. cash-rate: the simulated cash rate plus spreadAnnual, together not below 0.',
        source: 'assumption: senior notes float, junior ones pay a fixed coupon',
        witness: { value: defaults.basis === 'fixed' ? 'cash-rate' : 'fixed', given: given[name] },
      }),
      fixedRateAnnual: rate(name, 'Fixed coupon', 'A twelfth accrues each month.', defaults.fixed, {
        [`tranches.${name}.couponBasis`]: 'fixed',
      }),
      spreadAnnual: rate(name, 'Spread', 'Added to the cash rate of the opening of a month.', defaults.spread, {
        [`tranches.${name}.couponBasis`]: 'cash-rate',
      }),
      paymentFrequency: frequency(name, 'coupon'),
      ...repayment(name),
      minCollateralMultiple: param(z.number().min(0).max(1000).default(defaults.collateral), {
        title: 'Overcollateralisation trigger',
        unit: 'Multiple',
        doc: 'Least net asset value after the distribution, with the reserve, over the claims of this class and those above. 0: no such test.',
        source: 'usual in structured finance (OC test): 1.2 on the senior class; assumption: less on the one below',
        witness: { value: 50, given: given[name] },
      }),
      minCoverMultiple: param(z.number().min(0).max(1000).default(0), {
        title: 'Interest-cover trigger',
        unit: 'Multiple',
        doc: 'Least cash received (tests.coverBasis) over the coupons of this class and those above, for tests.coverWindowMonths. 0: no such test.',
        source: 'usual in structured finance (IC test); assumption: none, as owners pay nothing before their exit',
        witness: { value: 50, given: { ...given[name], [`tranches.${name}.minCollateralMultiple`]: 0 } },
      }),
    },
  );
}

export const seniorConfig = debtClass('senior', {
  title: 'Senior class',
  basis: 'cash-rate',
  fixed: 0.065,
  spread: 0.02,
  collateral: 1.2,
});

export const mezzanineConfig = debtClass('mezzanine', {
  title: 'Mezzanine class',
  basis: 'fixed',
  fixed: 0.085,
  spread: 0.045,
  collateral: 1.1,
});

export const preferredConfig = group(
  'Preferred class',
  'Preferred equity: a fixed return and its capital before the equity, after all debt. No tests of its own.',
  {
    sizeFraction: size('preferred class'),
    returnAnnual: rate('preferred', 'Preferred return', 'A twelfth accrues each month on its capital.', 0.09, {}),
    cumulative: param(z.boolean().default(true), {
      title: 'Cumulative',
      unit: 'Flag',
      doc: 'Whether a preferred return that could not be paid on its date stays owed; otherwise it lapses.',
      source: 'assumption: cumulative, as is usual for preferred equity of funds',
      witness: { value: false, given: preferred },
    }),
    paymentFrequency: frequency('preferred', 'preferred return'),
    ...repayment('preferred'),
  },
);

export type DebtClassConfig = z.output<typeof seniorConfig>;
export type PreferredConfig = z.output<typeof preferredConfig>;
