import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const given = { 'tax.incomeRate': 0.3 };
/** A fund that earns more than it pays from early on; the fees of the defaults are losses for years. */
const earning = { 'fees.managementFeeRateAnnual': 0, 'exits.lifeEvent.baselineAnnual': 0.2 };
const onCapital = { ...given, 'tax.shareCharacter': 'capital' };

/** A view of the LP class after tax at stated rates, and the distribution of taxable income. Both off by default. */
export const taxConfig = group(
  'Tax',
  'After-tax view of the LP class at rates that you state, and distribution of taxable income. Not advice. Off unless set.',
  {
    incomeRate: param(z.number().min(0).max(0.7).nullable().default(null), {
      title: 'Tax rate of the investor',
      unit: 'Fraction',
      doc: 'Rate on taxable income attributed to the LP class, all investors alike. Setting it turns the after-tax view on; it changes no cash flow of the fund. Usual: 0.47 individual at the top, 0.3 company, 0.15 complying super fund, 0 exempt.',
      source:
        'Income Tax Rates Act 1986 (Cth) with the Medicare levy of 2 %; assumption: no view unless a rate is stated',
      witness: { value: 0.3 },
    }),
    discountFraction: param(z.number().min(0).max(1).default(0.5), {
      title: 'CGT discount',
      unit: 'Fraction',
      doc: 'Part of a capital gain that is left out of taxable income: 1/2 individuals and trusts, 1/3 complying super funds, 0 companies. Without effect while the share is on revenue account.',
      source: 'Income Tax Assessment Act 1997 (Cth) s 115-100',
      witness: { value: 0, given: onCapital },
    }),
    discountHoldingMonths: param(z.int().min(0).max(60).default(12), {
      title: 'Holding for the discount',
      unit: 'Month',
      doc: 'A gain is discounted when its advance was held longer than this.',
      source: 'Income Tax Assessment Act 1997 (Cth) s 115-25: at least 12 months, both end days left out',
      witness: { value: 60, given: onCapital },
    }),
    shareCharacter: param(z.enum(['revenue', 'capital']).default('revenue'), {
      title: 'Character of the appreciation share',
      unit: 'Text',
      doc: 'revenue: the share is ordinary income and principal lost is a deduction. capital: it is a capital gain, and principal lost a capital loss that only gains absorb.',
      source: 'assumption: a fund whose business is to make advances holds them on revenue account; ask an adviser',
      witness: { value: 'capital', given },
    }),
    paidLagMonths: param(z.int().min(0).max(24).default(9), {
      title: 'Payment of tax',
      unit: 'Month',
      doc: 'Months after 30 June in which the tax of that year is paid.',
      source: 'assumption: the end of March, about when annual assessments of investors with an agent fall due',
      witness: { value: 0, given },
    }),
    setUpDeductionYears: param(z.int().min(1).max(10).default(5), {
      title: 'Deduction of set-up costs',
      unit: 'Year',
      doc: 'Set-up costs are deducted in equal parts over this many tax years, what is left at the end of the fund at once.',
      source: 'Income Tax Assessment Act 1997 (Cth) s 40-880: 20 % a year over five years',
      witness: { value: 1, given: { ...given, ...earning } },
    }),
    distributeTaxableIncome: param(z.boolean().default(false), {
      title: 'Distribute taxable income',
      unit: 'Flag',
      doc: 'Each 30 June the fund distributes at least what its taxable income of the year (before any discount) exceeds the distributions of the year, as far as cash goes: also out of the liquidity reserve and the recycling pool, which keeps that cash back from new advances, never out of what lenders hold.',
      source: 'house model: Waterfall, option; usual for Australian trusts, whose beneficiaries are taxed on it anyway',
      witness: {
        value: true,
        given: { 'reinvestment.basis': 'all-proceeds', ...earning },
      },
    }),
  },
);
export type TaxConfig = z.output<typeof taxConfig>;
