import type { PathReplay } from '../replay.ts';
import { facilityYears, type FacilityYears } from './facility-years.ts';
import { feeYears, managerYears, taxYears, type FinancialYears } from './financial-years.ts';
import { ledgerYears, type LedgerYears } from './ledger-years.ts';
import { tierView, type TierView } from './tiers.ts';
import { trancheYears, type TrancheYears } from './tranche-years.ts';
import { fundYears, type FundYear } from './year-lines.ts';

/** A cohort of one path. Ratios are NaN where they have no base. */
export type CohortLine = {
  readonly by: string;
  readonly name: string;
  readonly advances: number;
  readonly defaults: number;
  readonly principalAud: number;
  readonly proceedsAud: number;
  readonly lossAud: number;
  readonly meanYears: number;
  readonly grossIrrAnnual: number;
};

/** A year-bounded rule on one path. */
export type RuleLine = {
  readonly name: string;
  readonly metric: string;
  /** Months in which it acted, the first of them (NaN: it never did), and months by fund year. */
  readonly months: number;
  readonly firstMonth: number;
  readonly monthsByYear: readonly number[];
};

/** One path by year, tier and cohort: what a reader of a report wants of a replay. Money in AUD, rates as annual fractions. */
export type PathDetail = {
  readonly path: number;
  readonly lastMonth: number;
  readonly netIrrAnnual: number;
  readonly years: readonly FundYear[];
  readonly ledger: LedgerYears;
  readonly tiers: TierView;
  /** Null when the fund has no facility. */
  readonly facilities: FacilityYears | null;
  /** Null when the fund has one class of capital. */
  readonly tranches: TrancheYears | null;
  /** Null when the fund has no rules. */
  readonly rules: readonly RuleLine[] | null;
  /** What fund and owners paid to the manager and others, by year to 30 June. */
  readonly fees: FinancialYears;
  /** By tax year; null without a tax rate and without distributions for tax. */
  readonly tax: FinancialYears | null;
  /** Accounts of the manager by financial year; null when it is off. */
  readonly manager: FinancialYears | null;
  readonly cohorts: readonly CohortLine[];
};

/** The view of a replay. Pure: sums and selections of what the replay holds. */
export function pathDetail(replay: PathReplay): PathDetail {
  const years = fundYears(replay.lastMonth);
  return {
    path: replay.path,
    lastMonth: replay.lastMonth,
    netIrrAnnual: replay.figures['netIrrAnnual']!,
    years,
    ledger: ledgerYears(replay, years),
    tiers: tierView(replay.trace),
    facilities: facilityYears(replay, years),
    tranches: trancheYears(replay, years),
    rules: replay.rules === null ? null : replay.rules.map((rule) => ruleLine(rule, years)),
    fees: feeYears(replay),
    tax: taxYears(replay),
    manager: managerYears(replay),
    cohorts: replay.cohorts.map(cohortLine),
  };
}

function ruleLine(
  { name, metric, inForce }: NonNullable<PathReplay['rules']>[number],
  years: readonly FundYear[],
): RuleLine {
  const monthsByYear = years.map(({ fromMonth, toMonth }) =>
    inForce.subarray(fromMonth, toMonth + 1).reduce((total, acts) => total + acts, 0),
  );
  const firstMonth = inForce.indexOf(1);
  return {
    name,
    metric,
    months: monthsByYear.reduce((total, months) => total + months, 0),
    firstMonth: firstMonth === -1 ? NaN : firstMonth,
    monthsByYear,
  };
}

function cohortLine(cohort: PathReplay['cohorts'][number]): CohortLine {
  const { kind, name, advances, defaults, principalAud, proceedsAud, lossAud, principalYearsAud, grossIrrAnnual } =
    cohort;
  return {
    by: kind,
    name,
    advances,
    defaults,
    principalAud,
    proceedsAud,
    lossAud,
    meanYears: principalAud > 0 ? principalYearsAud / principalAud : NaN,
    grossIrrAnnual,
  };
}
