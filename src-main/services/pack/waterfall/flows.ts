import type { CashStepsTable, CashTable, Columns, Scenario, WaterfallTable } from '../../../../src-engine/index.ts';
import type { PackRun } from '../model/pack-data.ts';

type Equity = {
  readonly calledLpAud: Float64Array;
  readonly calledGpAud: Float64Array;
  readonly distributedAud: Float64Array;
  readonly cashHeldAud: Float64Array;
};

/** Deals of an American waterfall summed by the month of the call and the month from which they count. */
export type DealGroup = {
  readonly calledMonth: number;
  readonly countsFromMonth: number;
  /** Cost to the whole fund, AUD. */
  readonly costAud: number;
  readonly dealCount: number;
};

/** What a monthly waterfall starts from and is held against, by month 0..lastMonth, AUD. */
export type WaterfallFlows = {
  readonly kind: 'median' | 'mean';
  readonly scenario: Scenario;
  readonly lastMonth: number;
  /** First month that was simulated; months before it are facts. */
  readonly startMonth: number;
  readonly cash: Columns<CashTable>;
  readonly steps: Columns<CashStepsTable>;
  /** What the engine's waterfall gave; null where it has none. */
  readonly waterfall: Columns<WaterfallTable> | null;
  /** Flows of the equity below other classes of capital; null: the fund has one class. */
  readonly equity: Equity | null;
  readonly deals: readonly DealGroup[] | null;
  /** Part of the advances of a month that was paid from kept proceeds. */
  readonly recycledAud: Float64Array | null;
  readonly hasLenders: boolean;
  readonly hasSubscriptionLine: boolean;
  readonly poolPaysFees: boolean;
  readonly hasRules: boolean;
  readonly distributesIncome: boolean;
  /** Net IRR and TVPI that the engine gave; NaN for none. */
  readonly netIrrAnnual: number;
  readonly netTvpiMultiple: number;
};

/** The median path of a run; null when no path has a net IRR. */
export function medianFlows({ median, scenario }: PackRun): WaterfallFlows | null {
  if (median === null) return null;
  const { cash, steps, waterfall, tranches, deals, book, figures } = median;
  return {
    kind: 'median',
    ...factsOf(scenario, cash.columns, steps.columns),
    lastMonth: median.lastMonth,
    waterfall: waterfall.columns,
    equity: tranches === null ? null : tranches.equity.columns,
    deals: deals === null ? null : grouped(deals),
    recycledAud: deals === null ? null : book.columns.recycledAud,
    netIrrAnnual: figures.netIrrAnnual ?? NaN,
    netTvpiMultiple: figures.netTvpiMultiple ?? NaN,
  };
}

/** The means over paths; null when they were not asked for. */
export function meanFlowsOf({ mean, scenario }: PackRun): WaterfallFlows | null {
  if (mean === null) return null;
  const { ledger, steps, fund, lastMonth } = mean;
  const isStructured = fund !== null && fund.equityDistributedAud !== fund.distributedAud;
  return {
    kind: 'mean',
    ...factsOf(scenario, ledger, steps),
    lastMonth,
    waterfall: fund === null ? null : fund.waterfall.columns,
    equity: isStructured ? fund.equity : null,
    deals: null,
    recycledAud: null,
    netIrrAnnual: mean.netIrrAnnual,
    netTvpiMultiple: mean.netTvpiMultiple,
  };
}

function factsOf(scenario: Scenario, cash: Columns<CashTable>, steps: Columns<CashStepsTable>) {
  const owed = ['subscriptionDrawnAud', 'navLineDrawnAud', 'dealNotesIssuedAud'] as const;
  return {
    scenario,
    cash,
    steps,
    startMonth: Math.max(
      0,
      steps.simulatedFlag.findIndex((flag) => flag > 0),
    ),
    hasLenders: owed.some((line) => cash[line].some((aud) => aud > 0)) || cash.facilityFeeAud.some((aud) => aud > 0),
    hasSubscriptionLine: cash.subscriptionDrawnAud.some((aud) => aud > 0),
    poolPaysFees: scenario.reinvestment.basis === 'all-proceeds',
    hasRules: scenario.rules.length > 0,
    distributesIncome: scenario.tax.distributeTaxableIncome,
  };
}

function grouped(deals: NonNullable<NonNullable<PackRun['median']>['deals']>): DealGroup[] {
  const groups = new Map<string, DealGroup>();
  for (let i = 0; i < deals.count; i++) {
    const [calledMonth, countsFromMonth] = [deals.originationMonth[i]!, deals.countsFromMonth[i]!];
    const key = `${calledMonth} ${countsFromMonth}`;
    const held = groups.get(key) ?? { calledMonth, countsFromMonth, costAud: 0, dealCount: 0 };
    groups.set(key, { ...held, costAud: held.costAud + deals.principalAud[i]!, dealCount: held.dealCount + 1 });
  }
  return [...groups.values()].sort((a, b) => a.calledMonth - b.calledMonth || a.countsFromMonth - b.countsFromMonth);
}
