import { defineTable } from '../../core/table.ts';
import type { Unit } from '../../core/units.ts';

const of = (unit: Unit, doc: string) => ({ kind: 'f64', unit, doc }) as const;

/**
 * One row per path. Missing is NaN ("no value"), never 0; the doc says when. "LP" is the LP class without the GP commitment.
 * Months count from first close. Rates are effective annual on the month grid unless the name says dated.
 */
export const pathMetricsTable = defineTable('path-metrics', {
  // Returns
  grossIrrAnnual: of('Annual', 'IRR of advances made and proceeds received, before fees, expenses and idle cash'),
  fundIrrAnnual: of('Annual', 'IRR of all calls and all distributions: after fees and expenses, before carry'),
  netIrrAnnual: of(
    'Annual',
    'IRR of the LP class: calls, distributions and clawback; -1 on total loss, NaN without a sign change',
  ),
  netXirrAnnual: of('Annual', 'The same flows dated at month-ends from first close, ACT/365F'),
  netMirrAnnual: of('Annual', 'Modified IRR of the LP class at the finance and reinvestment rates of the settings'),
  grossIrrClass: of('Code', 'Class of the gross IRR: 0 one root, 1 none, 2 several roots, 3 total loss'),
  fundIrrClass: of('Code', 'Class of the fund IRR: 0 one root, 1 none, 2 several roots, 3 total loss'),
  netIrrClass: of('Code', 'Class of the net IRR: 0 one root, 1 none, 2 several roots, 3 total loss'),
  grossMultiple: of('Multiple', 'Proceeds over advances made; NaN when none was made'),
  netTvpiMultiple: of('Multiple', 'LP distributions plus residual NAV over paid-in capital'),
  netDpiMultiple: of('Multiple', 'LP distributions over paid-in capital'),
  netDpiYear5Multiple: of(
    'Multiple',
    'The same at the end of year 5 (month 60) over capital paid in by then; at the end of a shorter fund',
  ),
  netRvpiMultiple: of(
    'Multiple',
    'LP share of the residual NAV over paid-in capital; 0 once everything is distributed',
  ),
  paidInFraction: of(
    'Fraction',
    'Paid-in capital of the LP class over its commitment (PIC), gross of recallable distributions',
  ),
  paybackMonth: of('Month', 'First month in which LP distributions to date cover LP calls to date; NaN when never'),
  pmeMultiple: of('Multiple', 'Kaplan-Schoar public market equivalent of the LP class against the chosen index'),
  directAlphaAnnual: of('Annual', 'Direct Alpha of the LP class against the chosen index; NaN when it has no root'),
  maxDrawdownFraction: of(
    'Fraction',
    'Largest fall from a peak of (NAV + distributions to date) per unit of paid-in capital, starting at 1',
  ),
  hurdleMetFlag: of('Flag', '1 if the net IRR reaches the hurdle to 1e-9, 0 if not (also when it has no value)'),
  // The book
  advancesMadeCount: of('Count', 'Advances made'),
  advancesMadeAud: of('Aud', 'Principal advanced'),
  declinedCount: of('Count', 'Applications declined for size or stock'),
  recycledAud: of('Aud', 'Part of the principal advanced that was paid from recycled proceeds'),
  meanLtvFraction: of('Fraction', 'Principal-weighted LTV of the advances at origination; NaN when none was made'),
  meanCombinedLtvFraction: of(
    'Fraction',
    'Principal plus senior debt over home values, summed at origination; NaN when none was made',
  ),
  meanShareFraction: of(
    'Fraction',
    'Principal-weighted share of appreciation owed to the fund; NaN when none was made',
  ),
  proceedsAud: of('Aud', 'Cash received from all exits'),
  interestReceivedAud: of('Aud', 'Part of the proceeds that is simple interest'),
  shareReceivedAud: of('Aud', 'Part of the proceeds that is appreciation share'),
  principalLostAud: of('Aud', 'Principal written off'),
  lossRateFraction: of('Fraction', 'Principal written off over principal advanced; NaN when none was made'),
  saleCount: of('Count', 'Exits by sale'),
  refinanceCount: of('Count', 'Exits by refinance'),
  defaultCount: of('Count', 'Exits by default'),
  lifeEventCount: of('Count', 'Exits by life event'),
  maturityCount: of('Count', 'Exits at contract maturity'),
  fundEndCount: of('Count', 'Exits by the fund-end rule'),
  fundEndProceedsFraction: of('Fraction', 'Share of all proceeds that the fund-end rule gave; NaN without proceeds'),
  walYears: of(
    'Year',
    'Weighted average life of principal, from each advance to its settlement; NaN when none was made',
  ),
  meanHoldYears: of('Year', 'Mean time from advance to the event that ended it, by count; NaN when none was made'),
  defaultRateFraction: of('Fraction', 'Defaults over advances made; NaN when none was made'),
  worstYearDefaultRateFraction: of(
    'Fraction',
    'Most defaults in any twelve months over advances made; NaN when none was made',
  ),
  greenDefaultCount: of('Count', 'Defaults in the green zone'),
  orangeDefaultCount: of('Count', 'Defaults in the orange zone'),
  redDefaultCount: of('Count', 'Defaults in the red zone'),
  greenExposureYears: of('Year', 'Advance-years lived in the green zone: the base of its default hazard'),
  orangeExposureYears: of('Year', 'Advance-years lived in the orange zone'),
  redExposureYears: of('Year', 'Advance-years lived in the red zone'),
  // Parties
  lpCalledAud: of('Aud', 'Calls on the LP class'),
  lpDistributedAud: of('Aud', 'Paid to the LP class, clawback included'),
  lpProfitAud: of('Aud', 'LP distributions less LP calls'),
  gpCalledAud: of('Aud', 'Calls on the GP commitment'),
  gpCommitmentDistributedAud: of('Aud', 'Paid on the GP commitment'),
  carryPaidAud: of('Aud', 'Carry paid before clawback'),
  clawbackAud: of('Aud', 'Carry returned by the manager'),
  distributedAud: of(
    'Aud',
    'Cash distributed by the fund; with tranches the classes above the equity take their part first',
  ),
  managementFeeAud: of('Aud', 'Management fees paid by the fund after any offset, without GST'),
  transactionFeeAud: of('Aud', 'Acquisition and disposition fees paid by the fund, without GST'),
  ownerFeeAud: of('Aud', 'Origination fees that owners paid to the manager (related-party line, not a fund expense)'),
  expensesAud: of('Aud', 'Expenses and set-up paid by the fund, without GST'),
  cashInterestAud: of('Aud', 'Interest earned on cash held'),
  gstAud: of('Aud', 'GST on fees and expenses net of input credits'),
  managerRevenueAud: of('Aud', 'Fees paid by the fund (without GST) and by owners, plus carry kept after clawback'),
  // The LP class after tax at stated rates: a view, NaN without a rate
  afterTaxNetIrrAnnual: of('Annual', 'Net IRR after the tax of the LP class on attributed income; NaN without a rate'),
  afterTaxNetTvpiMultiple: of('Multiple', 'LP distributions plus residual NAV less tax, over paid-in capital'),
  lpTaxAud: of('Aud', 'Tax of the LP class over the life of the fund'),
  lpEffectiveTaxFraction: of('Fraction', 'That tax over LP profit; NaN without a profit'),
  // Balance sheet
  peakNavAud: of('Aud', 'Highest month-end NAV before distribution'),
  peakCashAud: of('Aud', 'Highest month-end cash'),
  peakCostAud: of('Aud', 'Highest invested cost'),
  peakShortfallAud: of('Aud', 'Highest payable that no call, gain or cash could cover'),
  minimumCashToNavFraction: of('Fraction', 'Lowest month-end cash over NAV while advances live; NaN when none does'),
  endMonth: of('Month', 'Last month of the fund on this path'),
  // Debt
  netIrrWithoutSubscriptionLineAnnual: of(
    'Annual',
    'Net IRR of the same path without the subscription line; NaN when there is none',
  ),
  netTvpiWithoutSubscriptionLineMultiple: of(
    'Multiple',
    'Net TVPI of the same path without the subscription line; NaN when there is none',
  ),
  netIrrWithoutNavLineAnnual: of('Annual', 'Net IRR of the same path without the NAV line; NaN when there is none'),
  netTvpiWithoutNavLineMultiple: of(
    'Multiple',
    'Net TVPI of the same path without the NAV line; NaN when there is none',
  ),
  prefFromLineDrawAud: of(
    'Aud',
    'Preferred return paid because its clock runs from the draw on the subscription line; NaN when it runs from the call',
  ),
  lpFromLineDrawAud: of('Aud', 'What the LP class receives more, after clawback, because of it; NaN likewise'),
  netIrrWithoutDealNotesAnnual: of('Annual', 'Net IRR of the same path without deal notes; NaN when there are none'),
  netTvpiWithoutDealNotesMultiple: of(
    'Multiple',
    'Net TVPI of the same path without deal notes; NaN when there are none',
  ),
  subscriptionDrawnAud: of('Aud', 'Drawn on the subscription line, all draws together'),
  navLineDrawnAud: of('Aud', 'Drawn on the NAV line, all draws together'),
  dealNotesIssuedAud: of('Aud', 'Principal of deal notes issued'),
  dealNoteLostAud: of('Aud', 'Principal and interest of deal notes with limited recourse that were never paid'),
  overAdvancedAud: of('Aud', 'Part of the principal advanced that was above the usual advance'),
  facilityInterestAud: of('Aud', 'Interest paid on facilities'),
  facilityFeeAud: of('Aud', 'Commitment and prepayment fees paid on facilities'),
  peakDebtAud: of('Aud', 'Highest month-end balance of all facilities'),
  peakDebtToNavFraction: of(
    'Fraction',
    'Highest debt over NAV at month-end; subscription debt counts as far as uncalled commitments do not cover it; at most 1,000',
  ),
  peakNavLineLtvFraction: of('Fraction', 'Highest balance of the NAV line over gross marks, before any cure'),
  leastInterestCoverMultiple: of(
    'Multiple',
    'Least cash over interest of the NAV line in twelve months; NaN when never tested',
  ),
  covenantBreachMonths: of('Count', 'Month-ends at which the NAV line had to be cured or was in default'),
  facilityDefaultMonth: of('Month', 'First month in which a lender could not be paid what was due; NaN when never'),
  facilityUnpaidAud: of(
    'Aud',
    'Debt, interest and facility fees still owed at the end and never paid: the loss of the lenders',
  ),
  // Market
  nationalGrowthAnnual: of('Annual', 'Growth of the national index from first close to the end of the fund, a year'),
  worstNationalFallFraction: of('Fraction', 'Largest fall of the national index from a peak'),
  // Manager (GP entity); NaN when it is off
  managerOperatingRevenueAud: of('Aud', 'Fees and other income of the management company, without carry'),
  managerCostAud: of('Aud', 'Operating cost of the management company'),
  managerOperatingProfitAud: of('Aud', 'Profit of the management company before tax, without carry'),
  managerProfitBeforeTaxAud: of('Aud', 'The same with carry to the house'),
  managerTaxAud: of('Aud', 'Company tax of the management company'),
  managerDividendAud: of('Aud', 'Dividends of the management company'),
  managerInjectedAud: of('Aud', 'Paid in by the owners of the management company to keep cash from falling below zero'),
  managerLowestCashAud: of('Aud', 'Lowest month-end cash of the management company'),
  managerLowestCashMonth: of('Month', 'First month of the lowest cash'),
  managerLeastRunwayMonths: of('Month', 'Shortest runway before the last month; NaN without an operating loss'),
  managerBreakEvenAssetsAud: of(
    'Aud',
    'Assets at which management fees would pay the costs: mean yearly cost over (fees over mean assets)',
  ),
  managerFirstProfitYear: of(
    'Count',
    'First financial year, counted from 1, with an operating profit of at least 0; NaN for none',
  ),
  managerPeakHeadsCount: of('Count', 'Most heads paid in a month'),
  carryToHouseAud: of('Aud', 'Carry of the management company, net of what it returned'),
  carryToTeamAud: of('Aud', 'Carry of partners and staff, net of what they returned'),
  // From the as-of date of a seasoned start
  netIrrFromHereAnnual: of(
    'Annual',
    'IRR of the LP class from the as-of date on, its share of NAV there as the outlay; NaN without a seasoned start',
  ),
  netFromHereMultiple: of(
    'Multiple',
    'LP distributions after the as-of date over its share of NAV there plus calls after it; NaN without a seasoned start',
  ),
  // Tranches
  seniorIrrAnnual: of(
    'Annual',
    'IRR of the senior class: calls, coupons and principal; -1 on total loss; NaN without such a class or a root',
  ),
  seniorLossAud: of('Aud', 'Principal and coupons of the senior class never paid; NaN without such a class'),
  seniorLossFraction: of('Fraction', 'The same over the capital called from it; NaN without such a class or calls'),
  seniorWalYears: of(
    'Year',
    'Weighted average life of principal of the senior class; NaN without such a class or calls',
  ),
  mezzanineIrrAnnual: of(
    'Annual',
    'IRR of the mezzanine class: calls, coupons and principal; -1 on total loss; NaN without such a class or a root',
  ),
  mezzanineLossAud: of('Aud', 'Principal and coupons of the mezzanine class never paid; NaN without such a class'),
  mezzanineLossFraction: of('Fraction', 'The same over the capital called from it; NaN without such a class or calls'),
  mezzanineWalYears: of(
    'Year',
    'Weighted average life of principal of the mezzanine class; NaN without such a class or calls',
  ),
  preferredIrrAnnual: of(
    'Annual',
    'IRR of the preferred class: calls, coupons and principal; -1 on total loss; NaN without such a class or a root',
  ),
  preferredLossAud: of('Aud', 'Principal and coupons of the preferred class never paid; NaN without such a class'),
  preferredLossFraction: of('Fraction', 'The same over the capital called from it; NaN without such a class or calls'),
  preferredWalYears: of(
    'Year',
    'Weighted average life of principal of the preferred class; NaN without such a class or calls',
  ),
  equityIrrAnnual: of(
    'Annual',
    'IRR of the equity class before carry, LP and GP together; NaN without tranches or a root',
  ),
  equityLossAud: of('Aud', 'Capital of the equity class never returned; NaN without tranches'),
  equityLossFraction: of('Fraction', 'The same over the capital called from it; NaN without tranches'),
  equityWalYears: of(
    'Year',
    'Weighted average life of equity, its first distributions counted as capital; NaN without tranches',
  ),
  seniorFailedTestCount: of(
    'Count',
    'Test dates at which the senior class failed a coverage test; NaN without such a class',
  ),
  mezzanineFailedTestCount: of(
    'Count',
    'Test dates at which the mezzanine class failed a coverage test; NaN without such a class',
  ),
  trappedMonths: of('Count', 'Months in which cash was kept from a lower class to repay debt; NaN without tranches'),
  allClassesIrrAnnual: of(
    'Annual',
    'IRR of all classes of capital together, before carry; NaN without tranches or a root',
  ),
});
export type PathMetricsTable = typeof pathMetricsTable;
export type PathMetricName = keyof PathMetricsTable['spec'];
