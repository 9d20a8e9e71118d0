/** Status codes of a tape row. */
export const STATUS = { living: 0, default: 1, exited: 2 } as const;

/**
 * The tape by advance, in order of origination; the order within a month is that of the file. Unknown: NaN, or -1 in whole
 * numbers. `exitMonth` and `cashMonth` of a living advance are -1.
 */
export type TapePlan = {
  readonly rows: number;
  readonly ids: readonly string[];
  readonly originationMonth: Int32Array;
  /** Position within its month: with it the key of the advance's draws. */
  readonly ordinal: Int32Array;
  readonly suburb: Int32Array;
  readonly zone: Uint8Array;
  readonly dwellingType: Uint8Array;
  readonly recycled: Uint8Array;
  readonly principalAud: Float64Array;
  readonly valueAud: Float64Array;
  readonly seniorAud: Float64Array;
  readonly shareFraction: Float64Array;
  readonly seniorAgeMonths: Int32Array;
  readonly interestOnly: Int32Array;
  readonly tenureMonths: Int32Array;
  readonly currentValueAud: Float64Array;
  readonly currentSeniorAud: Float64Array;
  readonly status: Uint8Array;
  /** Code of the cause of exit; of a living advance 0. */
  readonly cause: Uint8Array;
  readonly exitMonth: Int32Array;
  readonly cashMonth: Int32Array;
  readonly proceedsAud: Float64Array;
};

/** What investors paid in and received, by month 0..startMonth - 1, AUD. */
export type FlowsPlan = {
  readonly calledLpAud: Float64Array;
  readonly calledGpAud: Float64Array;
  /** LP, GP commitment and carry together: what went through the waterfall. */
  readonly distributedAud: Float64Array;
  readonly managementFeeAud: Float64Array;
  readonly expensesAud: Float64Array;
  /** Totals to date that the file states; NaN where it does not part them. */
  readonly lpDistributedToDateAud: number;
  readonly carryToDateAud: number;
};

/** The market between first close and the as-of date, months 0..knownMonth, the same on every path. Indices are 0 at knownMonth. */
export type HistoryMarket = {
  readonly nationalLog: Float64Array;
  /** Zone-major, [zone * (knownMonth + 1) + month]. */
  readonly zoneLog: Float64Array;
  readonly cashRateAnnual: Float64Array;
  readonly unemploymentFraction: Float64Array;
  readonly inflationAnnual: Float64Array;
  readonly populationGrowthAnnual: Float64Array;
  /** Months whose growth is recorded, of knownMonth. */
  readonly recordedMonths: number;
};

/** Money of the months that are facts, and the state it leaves, AUD. Arrays by advance or by month 0..startMonth - 1. */
export type OpeningPlan = {
  readonly principalPaidAud: Float64Array;
  readonly interestPaidAud: Float64Array;
  readonly sharePaidAud: Float64Array;
  readonly lossAud: Float64Array;
  /** 1 for an advance that was paid from recycled proceeds. */
  readonly recycled: Uint8Array;
  readonly advancesMadeAud: Float64Array;
  readonly recycledAud: Float64Array;
  readonly proceedsAud: Float64Array;
  readonly principalAud: Float64Array;
  /** Cash at month-end; before the last month it may be below 0 where the timing of fees and draws is not known. */
  readonly cashAud: Float64Array;
  /** Stated cash less what flows, tape and debt leave: booked in the last month. */
  readonly unreconciledAud: number;
  readonly lostAud: number;
  readonly usedAdvancesAud: number;
  readonly calledAdvancesAud: number;
  readonly calledLpFeesAud: number;
  readonly calledGpFeesAud: number;
  readonly poolHeldAud: number;
  readonly poolTakenAud: number;
};

/** A fund that already exists, compiled: everything before `startMonth` is a fact and the same on every path. */
export type SeasonedPlan = {
  /** First month that is simulated. */
  readonly startMonth: number;
  /** Last month that is a fact; 0 when nothing has happened yet. The simulated market begins here. */
  readonly knownMonth: number;
  readonly tape: TapePlan;
  readonly flows: FlowsPlan;
  readonly market: HistoryMarket;
  /** Stated cash; NaN: what flows, tape and debt leave. */
  readonly cashAud: number;
  /** Stated part of it that waits to be advanced again; NaN: by the recycling rule. */
  readonly recyclableCashAud: number;
  readonly accruedFeesAud: number;
  readonly subscriptionDebtAud: number;
  readonly navLineDebtAud: number;
  readonly opening: OpeningPlan;
};
