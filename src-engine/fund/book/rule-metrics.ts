import type { Columns } from '../../core/table.ts';
import { exp } from '../../numeric/exp.ts';
import { debtToNavFraction, type CashTable } from '../cash/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { RuleMetricName } from '../rules/metrics.ts';
import { ZONES } from '../zones/table.ts';
import type { BookTable } from './table.ts';

/** What rules look at. Zone arrays are zone-major [zone * (months + 1) + month], AUD. */
export type RuleSources = {
  readonly months: number;
  readonly commitmentsAud: number;
  readonly book: Columns<BookTable>;
  readonly cash: Columns<CashTable>;
  readonly zoneCostAud: Float64Array;
  readonly market: MarketPath;
};

/** Metrics of a path at its last closed month-end. `close` first; NaN is no value. */
export interface RuleMetrics {
  begin(): void;
  close(month: number): void;
  readonly of: Readonly<Record<RuleMetricName, (month: number) => number>>;
}

const DEFAULTS = 0;
const MADE = 1;
const CALLED = 2;
const DISTRIBUTED = 3;
const DEFAULTS_OF_YEAR = 4;

export function createRuleMetrics(sources: RuleSources): RuleMetrics {
  const { book, cash, zoneCostAud, market, commitmentsAud } = sources;
  const rows = sources.months + 1;
  const toDate = new Float64Array(5);

  const growth = (logs: () => Float64Array, from: number) => (month: number) =>
    month < 12 ? NaN : exp(logs()[from + month]! - logs()[from + month - 12]!) - 1;
  const zoneGrowth = (zone: number) => growth(() => market.zoneLog, zone * rows);
  const zoneShare = (zone: number) => (month: number) => {
    let costAud = 0;
    for (let z = 0; z < ZONES; z++) costAud += zoneCostAud[z * rows + month]!;
    return costAud > 0 ? zoneCostAud[zone * rows + month]! / costAud : NaN;
  };
  const navAud = (month: number) => cash.navAud[month]! - cash.distributedAud[month]!;
  const over = (part: number, whole: number) => (whole > 0 ? part / whole : NaN);

  return {
    begin: () => void toDate.fill(0),
    close(month) {
      toDate[DEFAULTS]! += book.defaultsCount[month]!;
      toDate[MADE]! += book.advancesMadeCount[month]!;
      toDate[CALLED]! += cash.calledLpAud[month]! + cash.calledGpAud[month]!;
      toDate[DISTRIBUTED]! += cash.distributedAud[month]!;
      toDate[DEFAULTS_OF_YEAR]! += book.defaultsCount[month]! - (month >= 12 ? book.defaultsCount[month - 12]! : 0);
    },
    of: {
      fundYear: (month) => Math.floor(month / 12) + 1, // of month + 1
      nationalGrowthFraction: growth(() => market.nationalLog, 0),
      greenGrowthFraction: zoneGrowth(0),
      orangeGrowthFraction: zoneGrowth(1),
      redGrowthFraction: zoneGrowth(2),
      cashRateAnnual: (month) => market.cashRateAnnual[month]!,
      mortgageRateAnnual: (month) => market.mortgageRateAnnual[month]!,
      unemploymentFraction: (month) => market.unemploymentFraction[month]!,
      livingCount: (month) => book.livingCount[month]!,
      investedFraction: (month) => book.costAud[month]! / commitmentsAud,
      greenShareFraction: zoneShare(0),
      orangeShareFraction: zoneShare(1),
      redShareFraction: zoneShare(2),
      defaultsToDateFraction: () => over(toDate[DEFAULTS]!, toDate[MADE]!),
      defaultsOfYearFraction: () => over(toDate[DEFAULTS_OF_YEAR]!, toDate[MADE]!),
      markToCostMultiple: (month) => over(book.markAud[month]!, book.costAud[month]!),
      navFraction: (month) => navAud(month) / commitmentsAud,
      cashFraction: (month) => cash.cashAud[month]! / commitmentsAud,
      calledFraction: () => toDate[CALLED]! / commitmentsAud,
      dpiMultiple: () => over(toDate[DISTRIBUTED]!, toDate[CALLED]!),
      tvpiMultiple: (month) => over(toDate[DISTRIBUTED]! + navAud(month), toDate[CALLED]!),
      debtToNavFraction: (month) => debtToNavFraction(cash, month),
      navLineLtvFraction: (month) => over(cash.navLineDebtAud[month]!, book.markAud[month]!),
      shortfallFraction: (month) => cash.shortfallAud[month]! / commitmentsAud,
    },
  };
}
