import { feeSchedule, setUpFraction, taxView, yearsToMonths, yearToFirstClose } from './conversions.ts';
import {
  choice,
  dropped,
  fallback,
  grouping,
  mapped,
  merged,
  onlyZero,
  partOf,
  type ParameterRow,
} from './parameter-row.ts';

const feeBasis = ['fees.managementFeeBasis', 'fees.managementFeeBasisLater'];
const taxSettings = ['tax.incomeRate', 'tax.discountFraction', 'tax.shareCharacter'];
const ledger =
  'every run keeps a monthly ledger per loan, fund and stakeholder; what is written is asked for at the command';
const workers = 'work is spread at the command (--workers); results do not depend on it';

/** The vehicle, its fees, its waterfall, its cash. */
export const fundRows: readonly ParameterRow[] = [
  mapped('fund_size', 'fund.commitmentsAud'),
  mapped('fund_term', 'fund.lifeMonths', 'years become months', yearsToMonths),
  mapped('vintage_year', 'fund.firstCloseDate', 'the first close is put on 31 July of the year', yearToFirstClose),
  mapped('gp_commitment_percentage', 'fund.gpCommitmentFraction'),
  mapped('hurdle_rate', 'waterfall.hurdleAnnual'),
  mapped('carried_interest_rate', 'waterfall.carryFraction'),
  mapped('catch_up_rate', 'waterfall.catchUpFraction', 'same meaning; 0 is none, otherwise it must exceed the carry'),
  choice(
    'waterfall_structure',
    ['waterfall.style'],
    { european: 'european', american: 'american' },
    'same meaning; the deal of an American waterfall is one advance unless waterfall.deal says otherwise',
  ),
  mapped('management_fee_rate', 'fees.managementFeeRateAnnual'),
  choice(
    'management_fee_basis',
    feeBasis,
    { committed_capital: 'commitments', invested_capital: 'invested-cost', net_asset_value: 'nav' },
    'the old engine kept one basis for life, so it sets both the first and the later basis',
    { stepped: 'give the steps as fees.managementFeeSteps' },
  ),
  grouping('fee_engine'),
  fallback(
    'fee_engine.origination_fee_rate',
    'contract.originationFeeFraction',
    ['cashflow_aggregator.origination_fee_rate'],
    'the old engine had two settings for one fee; the one of the cash flows counts',
  ),
  mapped('fee_engine.annual_fund_expenses', 'fees.expensesRateAnnual'),
  mapped('fee_engine.fixed_annual_expenses', 'fees.fixedExpensesYearlyAud'),
  merged(
    'fee_engine.management_fee_schedule',
    ['fees.managementFeeSteps'],
    'rates of named years become steps on the basis of management_fee_basis; year 1 is the first twelve months, and after a named year the plain rate returns',
    feeSchedule,
  ),
  partOf('fee_engine.management_fee_schedule[].year', 'fee_engine.management_fee_schedule', [
    'fees.managementFeeSteps',
  ]),
  partOf('fee_engine.management_fee_schedule[].rate', 'fee_engine.management_fee_schedule', [
    'fees.managementFeeSteps',
  ]),
  mapped('fee_engine.expense_growth_rate', 'fees.expensesGrowthAnnual'),
  onlyZero(
    'fee_engine.acquisition_fee_rate',
    'it was charged on the value of the home; here it is on the advance: set fees.acquisitionFeeFraction to this rate divided by the LTV',
  ),
  mapped('fee_engine.disposition_fee_rate', 'fees.dispositionFeeFraction', 'charged on the proceeds of settlements'),
  merged(
    'fee_engine.setup_costs',
    ['fees.setUpFraction'],
    'an amount becomes a fraction of the commitments (fund_size)',
    setUpFraction,
  ),
  grouping('cashflow_aggregator'),
  dropped('cashflow_aggregator.time_granularity', 'the engine always works by month; reports add months up'),
  dropped('cashflow_aggregator.include_loan_level_cashflows', ledger),
  dropped('cashflow_aggregator.include_fund_level_cashflows', ledger),
  dropped('cashflow_aggregator.include_stakeholder_cashflows', ledger),
  mapped('cashflow_aggregator.simple_interest_rate', 'contract.simpleInterestAnnual'),
  mapped('cashflow_aggregator.origination_fee_rate', 'contract.originationFeeFraction'),
  choice(
    'cashflow_aggregator.appreciation_share_method',
    ['contract.shareMethod'],
    { pro_rata_ltv: 'pro-rata-ltv', tiered: 'tiered', fixed: 'fixed' },
    'same methods; tiers are marginal here, like tax bands, so that a payoff never jumps',
  ),
  choice(
    'cashflow_aggregator.distribution_frequency',
    ['fund.distributionFrequency'],
    { monthly: 'monthly', quarterly: 'quarterly', annual: 'annual' },
    'same meaning',
    { semi_annual: 'half-yearly distributions do not exist here: choose quarterly or annual' },
  ),
  onlyZero('cashflow_aggregator.distribution_lag', 'cash is paid out at the end of the period in which it arrives'),
  dropped('cashflow_aggregator.enable_parallel_processing', workers),
  dropped('cashflow_aggregator.num_workers', workers),
  dropped('cashflow_aggregator.enable_scenario_analysis', 'each scenario is a file of its own that extends another'),
  dropped('cashflow_aggregator.scenarios', 'write each as a file with "extends" and only the changed values'),
  dropped('cashflow_aggregator.scenarios[].name', 'see cashflow_aggregator.scenarios'),
  dropped('cashflow_aggregator.scenarios[].description', 'see cashflow_aggregator.scenarios'),
  dropped('cashflow_aggregator.scenarios[].parameters', 'see cashflow_aggregator.scenarios'),
  dropped('cashflow_aggregator.enable_cashflow_metrics', 'metrics are always computed'),
  mapped(
    'cashflow_aggregator.discount_rate',
    'metrics.mirrFinanceAnnual',
    'the rate at which contributions are discounted; there is no net present value apart from the modified IRR',
  ),
  merged(
    'cashflow_aggregator.enable_tax_impact_analysis',
    taxSettings,
    'the old engine had no such analysis; set, it turns on the after-tax view at the rates of tax_rates (0.35 and 0.2 where not set): the share as a capital gain, the discount what the two rates imply',
    taxView,
  ),
  grouping('cashflow_aggregator.tax_rates'),
  partOf('cashflow_aggregator.tax_rates.ordinary_income', 'cashflow_aggregator.enable_tax_impact_analysis', [
    'tax.incomeRate',
  ]),
  partOf('cashflow_aggregator.tax_rates.capital_gains', 'cashflow_aggregator.enable_tax_impact_analysis', [
    'tax.discountFraction',
  ]),
  dropped('cashflow_aggregator.enable_reinvestment_modeling', 'it had no effect; recycling is set under reinvestment'),
  mapped(
    'cashflow_aggregator.reinvestment_rate',
    'metrics.mirrReinvestmentAnnual',
    'the rate that distributions earn afterwards, which only the modified IRR needs',
  ),
  dropped('cashflow_aggregator.enable_liquidity_analysis', 'liquidity is watched by a guardrail on every run'),
  dropped(
    'cashflow_aggregator.minimum_cash_reserve',
    'it was a mark in a chart; to keep cash back set cash.liquidityReserveFraction, to be warned set guardrails.liquidity',
  ),
  dropped('cashflow_aggregator.enable_export', 'exports are asked for at the command'),
  dropped('cashflow_aggregator.export_formats', 'exports are asked for at the command'),
  dropped('waterfall_engine.multi_tier_enabled', 'tiers count where waterfall.carryTiers lists them'),
  onlyEmptyTiers(),
  mapped('waterfall_engine.enable_clawback', 'waterfall.clawback'),
  onlyZero('waterfall_engine.clawback_threshold', 'a clawback has no threshold here: what is owed is owed'),
];

/** The fields of a tier were never fixed, since no engine read them: only an empty list has a meaning. */
function onlyEmptyTiers(): ParameterRow {
  const why = 'the fields of a tier were never defined; write them as waterfall.carryTiers';
  return {
    from: 'waterfall_engine.tiers',
    outcome: 'dropped',
    to: [],
    why,
    convert: (value) => (Array.isArray(value) && value.length === 0 ? { ignore: 'empty' } : { refuse: why }),
  };
}
