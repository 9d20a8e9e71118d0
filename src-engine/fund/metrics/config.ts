import { z } from 'zod';
import { group, param } from '../../core/param.ts';

export const pmeIndices = ['national-house-index', 'held-homes', 'cash-rate'] as const;

/** What the measures of a run are measured against. None of these changes a cash flow. */
export const metricsConfig = group('Metrics', 'Yardsticks of the result: none of them changes a cash flow.', {
  riskFreeAnnual: param(z.number().min(-0.05).max(0.2).default(0.0435), {
    title: 'Risk-free rate',
    unit: 'Annual',
    doc: 'Subtracted from net IRR in the Sharpe and Sortino ratios across paths.',
    source: 'RBA cash rate target, November 2023 to February 2025; assumption: constant over the life of the fund',
    witness: { value: 0.01, moves: 'result' },
  }),
  pmeIndex: param(z.enum(pmeIndices).default('national-house-index'), {
    title: 'Index of the public market equivalent',
    unit: 'Text',
    doc: 'What the Kaplan-Schoar ratio and Direct Alpha compare with, on the same path: the national house index, the index of the suburbs held (both price only, no rent), or the cash rate, compounded monthly.',
    source: 'assumption: home-equity investors compare with housing first; Kaplan and Schoar 2005 for the ratio',
    witness: { value: 'cash-rate' },
  }),
  mirrFinanceAnnual: param(z.number().min(0).max(0.5).default(0.08), {
    title: 'MIRR finance rate',
    unit: 'Annual',
    doc: 'Rate at which calls are discounted to first close in the modified IRR.',
    source: 'assumption: what investors ask of their capital, the hurdle of base-100m',
    witness: { value: 0.02 },
  }),
  mirrReinvestmentAnnual: param(z.number().min(0).max(0.5).default(0.0435), {
    title: 'MIRR reinvestment rate',
    unit: 'Annual',
    doc: 'Rate at which distributions earn until the fund ends in the modified IRR.',
    source: 'assumption: cash, the risk-free rate above',
    witness: { value: 0.1 },
  }),
  varLevels: param(z.array(z.number().min(0.5).max(0.999)).min(1).max(6).default([0.9, 0.95, 0.99]), {
    title: 'VaR levels',
    unit: 'Fraction',
    doc: 'Confidence levels at which value at risk and conditional value at risk of net IRR are reported.',
    source: 'assumption: the levels that risk reports usually show; Basel texts use 0.95 and 0.99',
    witness: { value: [0.8], moves: 'result' },
  }),
  tailFraction: param(z.number().min(0.01).max(0.5).default(0.1), {
    title: 'Tail of tail dependence',
    unit: 'Fraction',
    doc: 'Worst share of paths by national growth: the tail dependence is the share of them that is also among the worst by net IRR.',
    source: 'assumption: the worst tenth leaves enough paths to count at 1,000',
    witness: { value: 0.3, moves: 'result' },
  }),
  histogramBins: param(z.int().min(5).max(200).default(40), {
    title: 'Histogram bins',
    unit: 'Count',
    doc: 'Bins of the histogram of each metric, of equal width between its smallest and largest value.',
    source: 'assumption: readable at 1,000 paths',
    witness: { value: 10, moves: 'result' },
  }),
});
export type MetricsConfig = z.output<typeof metricsConfig>;
