import type { Unit } from '../../core/units.ts';
import type { PathMetricName } from '../metrics/table.ts';
import type { Severity } from './config.ts';
import type { GuardrailPlan } from './resolve.ts';
import type { GuardrailColumn } from './table.ts';

/** A rule judged path by path from a stored column. */
export type PathRule = {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly unit: Unit;
  readonly limit: number;
  /** A path breaks the rule when its value is above (or below) the limit. */
  readonly breaks: 'above' | 'below';
  readonly column: GuardrailColumn | PathMetricName;
  readonly monthColumn: GuardrailColumn | null;
  /** What it means that no path has a value. */
  readonly absent: string;
};

const noAdvance = 'no advance was made on any path';
const noLine = 'no path has drawn on a NAV line for long enough';
const noLiving = 'no month has living advances';

/** The path-by-path rules in the order in which they are shown, with the limits of this plan. */
export function pathRules(plan: GuardrailPlan): readonly PathRule[] {
  const c = plan.config;
  return [
    {
      rule: 'combinedLtv',
      title: `Advances above ${percent(c.combinedLtv.limitFraction)} combined LTV`,
      severity: c.combinedLtv.severity,
      unit: 'Fraction',
      limit: c.combinedLtv.toleratedAdvancesFraction,
      breaks: 'above',
      column: 'combinedLtvWorstFraction',
      monthColumn: 'combinedLtvMonth',
      absent: noLiving,
    },
    {
      rule: 'stressLtv',
      title: `Advances above ${percent(c.stressLtv.limitFraction)} with values ${percent(c.stressLtv.valueShockFraction)} lower`,
      severity: c.stressLtv.severity,
      unit: 'Fraction',
      limit: c.stressLtv.toleratedAdvancesFraction,
      breaks: 'above',
      column: 'stressLtvWorstFraction',
      monthColumn: 'stressLtvMonth',
      absent: noLiving,
    },
    {
      rule: 'ticket',
      title: 'Largest advance over the ticket of its zone',
      severity: c.ticket.severity,
      unit: 'Multiple',
      limit: 1,
      breaks: 'above',
      column: 'ticketWorstMultiple',
      monthColumn: 'ticketMonth',
      absent: noAdvance,
    },
    {
      rule: 'contractAge',
      title: 'Greatest age of an advance',
      severity: c.contractAge.severity,
      unit: 'Month',
      limit: c.contractAge.limitMonths,
      breaks: 'above',
      column: 'contractAgeWorstMonths',
      monthColumn: 'contractAgeMonth',
      absent: noAdvance,
    },
    {
      rule: 'zoneShare',
      title: 'Largest zone share',
      severity: c.zoneShare.severity,
      unit: 'Fraction',
      limit: c.zoneShare.limitFraction,
      breaks: 'above',
      column: 'zoneShareWorstFraction',
      monthColumn: 'zoneShareMonth',
      absent: noAdvance,
    },
    {
      rule: 'zoneOwnLimit',
      title: 'Zone share over the own limit of the zone',
      severity: c.zoneOwnLimit.severity,
      unit: 'Multiple',
      limit: 1,
      breaks: 'above',
      column: 'zoneOwnLimitWorstMultiple',
      monthColumn: 'zoneOwnLimitMonth',
      absent: plan.ownZoneLimit.every(Number.isNaN) ? 'no zone has a limit of its own' : noAdvance,
    },
    {
      rule: 'suburbShare',
      title: 'Largest suburb share',
      severity: c.suburbShare.severity,
      unit: 'Fraction',
      limit: c.suburbShare.limitFraction,
      breaks: 'above',
      column: 'suburbShareWorstFraction',
      monthColumn: 'suburbShareMonth',
      absent: noAdvance,
    },
    {
      rule: 'advanceShare',
      title: 'Largest single advance',
      severity: c.advanceShare.severity,
      unit: 'Fraction',
      limit: c.advanceShare.limitFraction,
      breaks: 'above',
      column: 'advanceShareWorstFraction',
      monthColumn: 'advanceShareMonth',
      absent: noAdvance,
    },
    {
      rule: 'zoneVolatility',
      title: 'Zone volatility over fund volatility',
      severity: c.zoneVolatility.severity,
      unit: 'Multiple',
      limit: c.zoneVolatility.limitMultiple,
      breaks: 'above',
      column: 'zoneVolatilityWorstMultiple',
      monthColumn: null,
      absent: 'no path has a year of advances and an index that varies',
    },
    {
      rule: 'liquidity',
      title: 'Cash and uncalled commitments over NAV',
      severity: c.liquidity.severity,
      unit: 'Fraction',
      limit: c.liquidity.limitFraction,
      breaks: 'below',
      column: 'liquidityWorstFraction',
      monthColumn: 'liquidityMonth',
      absent: noLiving,
    },
    {
      rule: 'debtToNav',
      title: 'Debt over NAV',
      severity: c.debtToNav.severity,
      unit: 'Fraction',
      limit: c.debtToNav.limitFraction,
      breaks: 'above',
      column: 'debtToNavWorstFraction',
      monthColumn: 'debtToNavMonth',
      absent: 'no path has drawn on a NAV line for long enough or issued deal notes',
    },
    {
      rule: 'interestCover',
      title: 'Interest cover of the NAV line',
      severity: c.interestCover.severity,
      unit: 'Multiple',
      limit: c.interestCover.limitMultiple,
      breaks: 'below',
      column: 'interestCoverWorstMultiple',
      monthColumn: 'interestCoverMonth',
      absent: noLine,
    },
    {
      rule: 'trancheShortfall',
      title: 'Largest loss of a class above the equity',
      severity: c.trancheShortfall.severity,
      unit: 'Fraction',
      limit: c.trancheShortfall.limitFraction,
      breaks: 'above',
      column: 'trancheShortfallWorstFraction',
      monthColumn: 'trancheShortfallMonth',
      absent: 'the fund has no class of capital above the equity',
    },
    {
      rule: 'wal',
      title: 'Weighted average life',
      severity: c.wal.severity,
      unit: 'Year',
      limit: c.wal.limitYears,
      breaks: 'above',
      column: 'walYears',
      monthColumn: null,
      absent: noAdvance,
    },
    {
      rule: 'cumulativeDefaults',
      title: 'Defaults over advances made',
      severity: c.cumulativeDefaults.severity,
      unit: 'Fraction',
      limit: c.cumulativeDefaults.limitFraction,
      breaks: 'above',
      column: 'cumulativeDefaultsWorstFraction',
      monthColumn: 'cumulativeDefaultsMonth',
      absent: noAdvance,
    },
    {
      rule: 'yearlyDefaults',
      title: 'Defaults in twelve months over advances made',
      severity: c.yearlyDefaults.severity,
      unit: 'Fraction',
      limit: c.yearlyDefaults.limitFraction,
      breaks: 'above',
      column: 'yearlyDefaultsWorstFraction',
      monthColumn: 'yearlyDefaultsMonth',
      absent: noAdvance,
    },
    {
      rule: 'fundEndProceeds',
      title: 'Share of proceeds from the fund-end rule',
      severity: c.fundEndProceeds.severity,
      unit: 'Fraction',
      limit: c.fundEndProceeds.limitFraction,
      breaks: 'above',
      column: 'fundEndProceedsFraction',
      monthColumn: null,
      absent: 'no path has proceeds',
    },
    {
      rule: 'netIrr',
      title: 'Net IRR',
      severity: c.netIrr.severity,
      unit: 'Annual',
      limit: c.netIrr.limitAnnual,
      breaks: 'below',
      column: 'netIrrAnnual',
      monthColumn: null,
      absent: 'no path has a net IRR',
    },
    {
      rule: 'netMultiple',
      title: 'Net multiple',
      severity: c.netMultiple.severity,
      unit: 'Multiple',
      limit: c.netMultiple.limitMultiple,
      breaks: 'below',
      column: 'netTvpiMultiple',
      monthColumn: null,
      absent: 'no path has called capital',
    },
  ];
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 1000) / 10} %`;
}
