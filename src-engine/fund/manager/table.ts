import { defineTable, type Columns } from '../../core/table.ts';

/**
 * What one fund gives its manager, by month of the fund's own life 0..lastMonth. Flows at month-end as the ledger paid them,
 * without GST; stocks at month-end. All amounts non-negative.
 */
export const fundLinesTable = defineTable('fund-lines', {
  managementFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Management fee paid by the fund, after any offset' },
  acquisitionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Acquisition fee paid by the fund' },
  dispositionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Disposition fee paid by the fund' },
  originationFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Origination fee paid by owners' },
  carryReceivedAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Carry paid to the carry vehicle: earned less held in escrow, plus released',
  },
  carryReturnedAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Clawback paid by the carry vehicle; what the escrow paid is not in it',
  },
  gpCalledAud: { kind: 'f64', unit: 'Aud', doc: 'Calls on the GP commitment' },
  gpDistributedAud: { kind: 'f64', unit: 'Aud', doc: 'Distributions on the GP commitment' },
  commitmentsAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Stock: commitments of the fund while it lives; 0 from its last month',
  },
  investedCostAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: principal of advances not yet settled' },
  navAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: net asset value after the distribution of the month' },
  advancesMadeCount: { kind: 'f64', unit: 'Count', doc: 'Advances made this month' },
  livingCount: { kind: 'f64', unit: 'Count', doc: 'Stock: advances not yet settled' },
});
export type FundLinesTable = typeof fundLinesTable;

/**
 * The lines of one fund on one path, as its manager sees them. Scratch of whoever fills it: columns have at least
 * lastMonth + 1 entries, by month of the fund; month m of the fund is month openMonth + m of the manager.
 */
export type FundLines = {
  /** Month of the manager's grid in which the fund has its first close. */
  openMonth: number;
  /** Last month of the fund on its own grid. */
  lastMonth: number;
  readonly columns: Columns<FundLinesTable>;
};

/**
 * Accounts of the management company by month 0..lastMonth. In every month closing cash = opening cash + revenue - cost +
 * carry to the house - tax - GP calls + GP distributions + paid in by owners - dividends.
 */
export const managerTable = defineTable('manager', {
  managementFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Management fees' },
  transactionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Acquisition and disposition fees' },
  originationFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Origination fees paid by owners' },
  otherRevenueAud: { kind: 'f64', unit: 'Aud', doc: 'Custom lines of revenue' },
  revenueAud: { kind: 'f64', unit: 'Aud', doc: 'Operating revenue: the four lines before, without carry' },
  staffCostAud: { kind: 'f64', unit: 'Aud', doc: 'Pay and on-costs' },
  expensesAud: { kind: 'f64', unit: 'Aud', doc: 'Custom lines of cost' },
  scaledCostAud: { kind: 'f64', unit: 'Aud', doc: 'Costs that grow with assets, funds, advances or revenue' },
  costAud: { kind: 'f64', unit: 'Aud', doc: 'Operating cost: the three lines before' },
  operatingProfitAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Operating revenue less operating cost: profit before tax without carry',
  },
  carryToHouseAud: { kind: 'f64', unit: 'Aud', doc: 'Carry passed to the management company less what it returned' },
  taxAud: { kind: 'f64', unit: 'Aud', doc: 'Company tax of the year, at its end' },
  gpCalledAud: { kind: 'f64', unit: 'Aud', doc: 'GP commitment paid in by the management company' },
  gpDistributedAud: { kind: 'f64', unit: 'Aud', doc: 'Distributions of the GP commitment to the management company' },
  injectedAud: { kind: 'f64', unit: 'Aud', doc: 'Paid in by owners because cash would be below zero' },
  dividendAud: { kind: 'f64', unit: 'Aud', doc: 'Dividends' },
  cashAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: cash at month-end' },
  headsCount: { kind: 'f64', unit: 'Count', doc: 'Heads paid this month' },
  assetsAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: assets under management at month-end, on the basis chosen' },
  trailingProfitAud: { kind: 'f64', unit: 'Aud', doc: 'Operating profit of the last twelve months' },
  runwayMonths: {
    kind: 'f64',
    unit: 'Month',
    doc: 'Cash over the mean monthly operating loss of the last twelve months; NaN without a loss',
  },
  carryReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Carry paid to the carry vehicle, house and participants' },
  carryReturnedAud: { kind: 'f64', unit: 'Aud', doc: 'Clawback paid by the carry vehicle' },
});
export type ManagerTable = typeof managerTable;

/** Accounts of the management company by financial year; the first and the last may be short. Ratios are NaN where they have no base. */
export const managerYearTable = defineTable('manager-years', {
  yearEnd: { kind: 'f64', unit: 'Year', doc: 'Calendar year in which the financial year ends' },
  monthsCount: { kind: 'f64', unit: 'Count', doc: 'Months after first close that fall into it' },
  managementFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Management fees' },
  transactionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Acquisition and disposition fees' },
  originationFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Origination fees paid by owners' },
  otherRevenueAud: { kind: 'f64', unit: 'Aud', doc: 'Custom lines of revenue' },
  revenueAud: { kind: 'f64', unit: 'Aud', doc: 'Operating revenue, without carry' },
  staffCostAud: { kind: 'f64', unit: 'Aud', doc: 'Pay and on-costs' },
  expensesAud: { kind: 'f64', unit: 'Aud', doc: 'Custom lines of cost' },
  scaledCostAud: { kind: 'f64', unit: 'Aud', doc: 'Scaled costs' },
  costAud: { kind: 'f64', unit: 'Aud', doc: 'Operating cost' },
  operatingProfitAud: { kind: 'f64', unit: 'Aud', doc: 'Profit before tax without carry' },
  operatingMarginFraction: { kind: 'f64', unit: 'Fraction', doc: 'Operating profit over operating revenue' },
  carryToHouseAud: { kind: 'f64', unit: 'Aud', doc: 'Carry to the management company, net of what it returned' },
  profitBeforeTaxAud: { kind: 'f64', unit: 'Aud', doc: 'Operating profit and carry to the house' },
  marginWithCarryFraction: {
    kind: 'f64',
    unit: 'Fraction',
    doc: 'Profit before tax over operating revenue and carry to the house',
  },
  taxAud: { kind: 'f64', unit: 'Aud', doc: 'Company tax' },
  gpCalledAud: { kind: 'f64', unit: 'Aud', doc: 'GP commitment paid in' },
  gpDistributedAud: { kind: 'f64', unit: 'Aud', doc: 'Distributions of the GP commitment' },
  injectedAud: { kind: 'f64', unit: 'Aud', doc: 'Paid in by owners' },
  dividendAud: { kind: 'f64', unit: 'Aud', doc: 'Dividends' },
  cashAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: cash at the end of the year' },
  headsCount: { kind: 'f64', unit: 'Count', doc: 'Mean heads over the months after first close' },
  revenuePerHeadAud: { kind: 'f64', unit: 'Aud', doc: 'Operating revenue over mean heads' },
  profitPerHeadAud: { kind: 'f64', unit: 'Aud', doc: 'Operating profit over mean heads' },
  assetsAud: { kind: 'f64', unit: 'Aud', doc: 'Mean assets under management at the month-ends before each month' },
  breakEvenAssetsAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Assets at which management fees would pay the costs: cost / (management fee / mean assets); NaN without either',
  },
  runwayMonths: { kind: 'f64', unit: 'Month', doc: 'Runway at the end of the year; NaN without an operating loss' },
  carryReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Carry paid to the carry vehicle' },
  carryReturnedAud: { kind: 'f64', unit: 'Aud', doc: 'Clawback paid by the carry vehicle' },
});
export type ManagerYearTable = typeof managerYearTable;

/** The management company over the whole grid of a path. Money in AUD, months and years as named; NaN where there is no such figure. */
export type ManagerFigures = {
  revenueAud: number;
  costAud: number;
  /** Before tax, without and with carry to the house. */
  operatingProfitAud: number;
  profitBeforeTaxAud: number;
  taxAud: number;
  dividendAud: number;
  injectedAud: number;
  carryToHouseAud: number;
  /** Carry of partners and staff together, net of what they returned. */
  carryToTeamAud: number;
  lowestCashAud: number;
  lowestCashMonth: number;
  /** Shortest runway of any month-end before the last; NaN when no month had an operating loss behind it. */
  leastRunwayMonths: number;
  breakEvenAssetsAud: number;
  /** Financial year, counted from 1, that is the first with an operating profit of at least 0; NaN for none. */
  firstProfitYear: number;
  peakHeadsCount: number;
};

/** What `evaluate` leaves: scratch, valid until the next call. */
export type ManagerAccounts = {
  /** Last month of the last fund on the manager's grid; rows after it are zero. */
  lastMonth: number;
  /** Financial years that have begun by then. */
  yearCount: number;
  readonly months: Columns<ManagerTable>;
  readonly years: Columns<ManagerYearTable>;
  /** Carry paid to each participant and returned by it, participant-major [p * (months + 1) + month]; p = 0 is the house. */
  readonly carryPaidAud: Float64Array;
  readonly carryReturnedAud: Float64Array;
  readonly figures: ManagerFigures;
};
