import { addMonths, monthEnd, parseDate } from '../../numeric/dates.ts';
import { pow } from '../../numeric/pow.ts';
import type { MetricsConfig } from './config.ts';

/** What the metrics need of the rest of the scenario. */
export type MetricsFacts = {
  readonly commitmentsAud: number;
  readonly gpCommitmentFraction: number;
  /** Part of commitments that is equity; left out: 1, no tranches. */
  readonly equityFraction?: number;
  /** ISO date of month 0, a month-end. */
  readonly firstCloseDate: string;
  /** Annual-effective hurdle of the LP class (of the equity, where there are tranches). */
  readonly hurdleAnnual: number;
  /** Grid length M of the path tables. */
  readonly months: number;
  /** Mean principal of an advance: scale of the count of living advances in fans. */
  readonly meanAdvanceAud: number;
  /** Last month that is a fact, for figures from there on; null when the fund starts at first close. */
  readonly asOfMonth?: number | null;
};

/** Everything fixed before a path. */
export type MetricsPlan = {
  readonly config: MetricsConfig;
  readonly months: number;
  readonly commitmentsAud: number;
  readonly lpCommitmentAud: number;
  readonly lpFraction: number;
  readonly hurdleAnnual: number;
  readonly meanAdvanceAud: number;
  readonly asOfMonth: number | null;
  readonly mirrFinanceMonthly: number;
  readonly mirrReinvestmentMonthly: number;
  /** Years of each month-end after first close, ACT/365F. Length M + 1. */
  readonly yearsFromFirstClose: Float64Array;
};

/** @throws AppError `input/invalid` when the date of first close is not a date */
export function resolveMetrics(config: MetricsConfig, facts: MetricsFacts): MetricsPlan {
  const firstClose = monthEnd(parseDate(facts.firstCloseDate));
  const lpFraction = 1 - facts.gpCommitmentFraction;
  return {
    config,
    months: facts.months,
    commitmentsAud: facts.commitmentsAud,
    lpCommitmentAud: facts.commitmentsAud * (facts.equityFraction ?? 1) * lpFraction,
    lpFraction,
    hurdleAnnual: facts.hurdleAnnual,
    meanAdvanceAud: facts.meanAdvanceAud,
    asOfMonth: facts.asOfMonth ?? null,
    mirrFinanceMonthly: pow(1 + config.mirrFinanceAnnual, 1 / 12) - 1,
    mirrReinvestmentMonthly: pow(1 + config.mirrReinvestmentAnnual, 1 / 12) - 1,
    yearsFromFirstClose: Float64Array.from(
      { length: facts.months + 1 },
      (_, month) => (monthEnd(addMonths(firstClose, month)) - firstClose) / 365,
    ),
  };
}
