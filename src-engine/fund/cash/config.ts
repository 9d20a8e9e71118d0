import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** Calls, cash held and the net asset value. */
export const cashConfig = group('Cash and NAV', 'What is called, what is held, how the fund is marked.', {
  investableFraction: param(z.number().min(0.1).max(1).default(0.9), {
    title: 'Investable part of commitments',
    unit: 'Fraction',
    doc: 'Share of commitments that may be advanced; the rest is called for fees and expenses.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.8 },
  }),
  yieldSpreadAnnual: param(z.number().min(-0.05).max(0.05).default(0), {
    title: 'Spread on cash',
    unit: 'Annual',
    doc: 'Cash earns the simulated cash rate plus this spread (not below 0 in total).',
    source: 'assumption: at the cash rate',
    witness: { value: -0.02 },
  }),
  liquidityReserveFraction: param(z.number().min(0).max(0.5).default(0), {
    title: 'Liquidity reserve',
    unit: 'Fraction',
    doc: 'Share of commitments kept in cash and not distributed before the fund ends; it may pay fees.',
    source: 'assumption: none',
    witness: { value: 0.03 },
  }),
  markdownFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Markdown of NAV',
    unit: 'Fraction',
    doc: 'Fund-level discount on the index marks of advances in the net asset value.',
    source: 'house model: NAV',
    witness: { value: 0.1 },
  }),
  valuationLagMonths: param(z.int().min(0).max(12).default(0), {
    title: 'Valuation lag',
    unit: 'Month',
    doc: 'Age of the marks in the net asset value; older marks are rolled forward for advances made and proceeds since.',
    source: 'house model: NAV',
    witness: { value: 6 },
  }),
});
export type CashConfig = z.output<typeof cashConfig>;
