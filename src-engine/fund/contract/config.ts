import { z } from 'zod';
import { group, param } from '../../core/param.ts';

export const shareMethods = ['pro-rata-ltv', 'fixed', 'tiered', 'of-value'] as const;
export type ShareMethod = (typeof shareMethods)[number];

/** What an owner owes the fund: principal, simple interest, a share of the appreciation; bounds on each. */
export const contractConfig = group('Contract', 'What the owner owes at exit.', {
  termMonths: param(z.int().min(12).max(480).default(120), {
    title: 'Contract term',
    unit: 'Month',
    doc: 'Months from its own advance at which a contract matures and must be settled.',
    source: 'sample fund base-100m: ten years',
    witness: { value: 60 },
  }),
  simpleInterestAnnual: param(z.number().min(0).max(0.5).default(0.05), {
    title: 'Simple interest',
    unit: 'Annual',
    doc: 'Interest on the principal, not compounding, paid at exit.',
    source: 'sample fund base-100m',
    witness: { value: 0.02 },
  }),
  shareMethod: param(z.enum(shareMethods).default('pro-rata-ltv'), {
    title: 'Share of appreciation',
    unit: 'Text',
    doc: 'pro-rata-ltv: share multiple x LTV; fixed: a fixed share; tiered: marginal shares by band of appreciation; of-value: share multiple x LTV of the whole exit value instead of principal and appreciation.',
    source: 'house model: Settlement; of-value as sold by Hometap and Unlock',
    witness: { value: 'tiered' },
  }),
  shareMultiple: param(z.number().min(0).max(10).default(1), {
    title: 'Share multiple',
    unit: 'Multiple',
    doc: 'Share of appreciation (or of value) per unit of LTV, LTV = advance / value of the home.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 1.5 },
  }),
  fixedShareFraction: param(z.number().min(0).max(1).default(0.25), {
    title: 'Fixed share',
    unit: 'Fraction',
    doc: 'Share of appreciation under the fixed method.',
    source: 'assumption: near the 0.25-0.4 of published United States contracts (Point, Unison)',
    witness: { value: 0.4, given: { 'contract.shareMethod': 'fixed' } },
  }),
  tierThresholdFractions: param(z.array(z.number().gt(0).max(20)).max(12).default([0.2, 0.5, 1]), {
    title: 'Tier thresholds',
    unit: 'Fraction',
    doc: 'Rising appreciation levels (0.2 = 20 % above the start value) at which the next tier begins.',
    source: 'room README; assumption',
    witness: { value: [0.05, 0.1, 0.2], given: { 'contract.shareMethod': 'tiered' } },
  }),
  tierShareFractions: param(z.array(z.number().min(0).max(1)).min(1).max(13).default([0.1, 0.2, 0.3, 0.4]), {
    title: 'Tier shares',
    unit: 'Fraction',
    doc: 'Share of the appreciation inside each tier (marginal, like tax bands): one more than thresholds.',
    source: 'room README; assumption',
    witness: { value: [0.2, 0.2, 0.2, 0.2], given: { 'contract.shareMethod': 'tiered' } },
  }),
  minShareFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Smallest share',
    unit: 'Fraction',
    doc: 'Lower bound of every share fraction.',
    source: 'house model, fine print: Contract; assumption: none',
    witness: { value: 0.3 },
  }),
  maxShareFraction: param(z.number().min(0).max(1).default(1), {
    title: 'Largest share',
    unit: 'Fraction',
    doc: 'Upper bound of every share fraction.',
    source: 'house model, fine print: Contract; assumption: none',
    witness: { value: 0.1 },
  }),
  startDiscountFraction: param(z.number().min(0).max(0.5).default(0), {
    title: 'Risk adjustment of the start value',
    unit: 'Fraction',
    doc: 'Appreciation is counted from V_0 x (1 - this).',
    source: 'room README (Point: 10 %); assumption: none',
    witness: { value: 0.1 },
  }),
  lossSharing: param(z.boolean().default(false), {
    title: 'Share losses',
    unit: 'Flag',
    doc: 'The share is of the change in value, so that a fall reduces the claim (not below 0).',
    source: 'room README (Unison, Point); house model: off',
    witness: { value: true },
  }),
  lossFreeMonths: param(z.int().min(0).max(480).default(0), {
    title: 'No-loss window',
    unit: 'Month',
    doc: 'In this many first months the claim is at least the principal, however the home was valued.',
    source: 'room README (Unison: three, later five years); assumption: none',
    witness: { value: 120, given: { 'contract.lossSharing': true, 'contract.simpleInterestAnnual': 0 } },
  }),
  lossFreeBuyout: param(z.boolean().default(true), {
    title: 'No loss on a buy-out',
    unit: 'Flag',
    doc: 'An owner who repays without selling (refinance or buy-out at the fund end) owes at least the principal.',
    source: 'room README (Unison, special termination)',
    witness: {
      value: false,
      given: {
        'contract.lossSharing': true,
        'contract.simpleInterestAnnual': 0,
        'exits.refinance.baselineAnnual': 0.3,
      },
    },
  }),
  minPayoffMultiple: param(z.number().min(0).max(10).default(0), {
    title: 'Smallest claim',
    unit: 'Multiple',
    doc: 'Lower bound of the whole claim as a multiple of principal.',
    source: 'house model, fine print: Contract; assumption: none',
    witness: { value: 1.5 },
  }),
  maxPayoffMultiple: param(z.number().min(0).max(100).nullable().default(null), {
    title: 'Largest claim',
    unit: 'Multiple',
    doc: 'Upper bound of the whole claim as a multiple of principal; empty for none.',
    source: 'house model, fine print: Contract; assumption: none',
    witness: { value: 1.4 },
  }),
  costCapAnnual: param(z.number().min(0).max(1).nullable().default(null), {
    title: 'Annualised cost cap',
    unit: 'Annual',
    doc: 'Bounds the claim by principal x (1 + cap / 12)^months; empty for none.',
    source: 'house model (Point: homeowner protection cap); assumption: none',
    witness: { value: 0.06 },
  }),
  originationFeeFraction: param(z.number().min(0).max(0.2).default(0.03), {
    title: 'Origination fee',
    unit: 'Fraction',
    doc: 'Part of the advance withheld from the owner and paid to the manager; the owner owes the whole advance.',
    source: 'sample fund base-100m',
    witness: { value: 0.01 },
  }),
});
export type ContractConfig = z.output<typeof contractConfig>;
