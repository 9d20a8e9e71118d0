import { rounded, yearsToMonths } from './conversions.ts';
import { carryParticipants, expenseLines, otherRevenueLines, staffRoles } from './manager-lists.ts';
import {
  dropped,
  fallback,
  grouping,
  mapped,
  merged,
  onlyZero,
  partOf,
  type Convert,
  type ParameterRow,
} from './parameter-row.ts';

const company = 'gp_entity.management_company';
const team = 'gp_entity.team_allocation';
const scaling = `${company}.expense_scaling`;
const side = `${company}.revenue_diversification`;
const policy = 'gp_entity.dividend_policy';
const rules = 'gp_entity.cross_fund_carry_rules';

const expenses = ['manager.expenses'];
const otherRevenue = ['manager.otherRevenue'];
const participants = ['manager.carry.participants'];
const scaled = {
  aum: 'manager.scaled.assetsAnnual',
  fund_count: 'manager.scaled.perFundYearlyAud',
  loan_count: 'manager.scaled.perLivingAdvanceYearlyAud',
} as const;
const people = 'fees are revenue of the company; people are paid by the staff plan, by dividends, or by carry';
const pay = 'pay stands in the staff plan: manager.staff';

/** The first of several lists or amounts that make one list here; each of them gives the whole list. */
const into = (from: string, to: readonly string[], why: string, convert: Convert) => merged(from, to, why, convert);

const parts = (list: string, names: readonly string[], to: readonly string[]): ParameterRow[] =>
  names.map((name) => partOf(`${list}[].${name}`, list, to));

/** The manager's own business. */
export const managerRows: readonly ParameterRow[] = [
  mapped('gp_entity_enabled', 'manager.enabled'),
  grouping('gp_entity'),
  dropped('gp_entity.name', 'a name moves no figure'),
  fallback(
    'gp_entity.gp_commitment_percentage',
    'fund.gpCommitmentFraction',
    ['gp_commitment_percentage'],
    'the old engine had two settings for one commitment; the one of the fund counts',
  ),
  onlyZero('gp_entity.cross_fund_carry', 'a scenario is one fund: carry across funds is set in a registry file'),
  grouping(rules),
  ...['hurdle_rate', 'carried_interest_rate', 'catch_up_rate', 'waterfall_structure'].map((name) =>
    dropped(`${rules}.${name}`, 'see gp_entity.cross_fund_carry'),
  ),
  dropped('gp_entity.cashflow_frequency', 'accounts are kept by month and added up by financial year'),
  mapped('gp_entity.initial_cash_reserve', 'manager.cash.openingAud', 'cash before month 0'),

  grouping(company),
  into(`${company}.base_expenses`, expenses, 'an amount a year becomes a monthly line', expenseLines),
  partOf(`${company}.expense_growth_rate`, `${company}.base_expenses`, expenses),
  ...['office', 'technology', 'marketing', 'legal', 'other'].map((name) =>
    into(
      `${company}.${name}_expenses`,
      expenses,
      'an amount a year becomes a monthly line; the old engine left it out of its totals',
      expenseLines,
    ),
  ),
  into('gp_entity.expenses', expenses, 'years become months; year 0 begins at first close', expenseLines),
  ...parts(
    'gp_entity.expenses',
    [
      'name',
      'amount',
      'type',
      'frequency',
      'start_year',
      'end_year',
      'growth_rate',
      'scaling_metric',
      'scaling_factor',
      'fund_specific',
      'fund_id',
      'enabled',
      'monthly_pattern',
    ],
    expenses,
  ),
  dropped('gp_entity.expenses[].category', 'costs are told apart by name'),
  into(
    `${company}.staff`,
    ['manager.staff'],
    'the cost of a head has its on-costs in it, so these are 0; year 0 begins at first close',
    staffRoles,
  ),
  ...parts(`${company}.staff`, ['role', 'count', 'annual_cost', 'start_year', 'growth_rate'], ['manager.staff']),

  grouping(scaling),
  mapped(`${scaling}.aum_scaling_factor`, scaled.aum, 'a year, on the assets of manager.assetBasis'),
  mapped(`${scaling}.fund_count_scaling_factor`, scaled.fund_count),
  mapped(`${scaling}.loan_count_scaling_factor`, scaled.loan_count, 'of living advances'),
  merged(
    `${scaling}.scaling_factor`,
    Object.values(scaled),
    'the driver named beside it says which of the three it is; it was the one that counted',
    (value, lookup) => {
      const metric = lookup(`${scaling}.scaling_metric`) ?? 'aum';
      if (typeof metric !== 'string' || !Object.hasOwn(scaled, metric))
        return { refuse: 'the driver must be aum, fund_count or loan_count' };
      return { set: { [scaled[metric as keyof typeof scaled]]: value } };
    },
  ),
  partOf(`${scaling}.scaling_metric`, `${scaling}.scaling_factor`, Object.values(scaled)),
  onlyZero(`${scaling}.min_expenses`, 'scaled costs have no floor here: give the floor as a line of manager.expenses'),
  dropped(`${scaling}.max_expenses`, 'scaled costs have no cap here'),

  grouping(side),
  merged(`${side}.enabled`, otherRevenue, 'read together with the sources', () => ({ set: {} })),
  into(
    `${side}.additional_revenue_sources`,
    otherRevenue,
    'an amount a year becomes a monthly line',
    otherRevenueLines,
  ),
  ...parts(
    `${side}.additional_revenue_sources`,
    ['name', 'amount', 'growth_rate', 'start_year', 'end_year'],
    otherRevenue,
  ),
  ...['consulting_revenue', 'technology_licensing', 'other_revenue'].map((name) =>
    into(`${side}.${name}`, otherRevenue, 'an amount a year becomes a monthly line', otherRevenueLines),
  ),

  grouping(team),
  ...(['partners', 'employees'] as const).flatMap((kind) => [
    into(
      `${team}.${kind}`,
      participants,
      'shares of carry, vested from the start; above 100 % together they are refused; the house has what is left',
      carryParticipants,
    ),
    ...parts(
      `${team}.${kind}`,
      kind === 'partners'
        ? ['name', 'carried_interest_allocation', 'carry_percentage']
        : ['role', 'carried_interest_allocation'],
      participants,
    ),
    dropped(`${team}.${kind}[].management_fee_allocation`, people),
    dropped(`${team}.${kind}[].origination_fee_allocation`, people),
    dropped(`${team}.${kind}[].salary`, pay),
  ]),
  dropped(`${team}.employees[].count`, pay),

  grouping(policy),
  merged(
    `${policy}.enabled`,
    ['manager.cash.dividends', 'manager.cash.dividendFraction'],
    'a share of profit, or all cash above the reserve; dividends are paid at the end of a financial year',
    dividendPolicy,
  ),
  partOf(`${policy}.type`, `${policy}.enabled`, ['manager.cash.dividends']),
  partOf(`${policy}.percentage`, `${policy}.enabled`, ['manager.cash.dividendFraction']),
  onlyZero(`${policy}.fixed_amount`, 'a fixed dividend does not exist here: manager.cash.dividends has the policies'),
  dropped(`${policy}.frequency`, 'dividends are paid at the end of a financial year'),
  onlyZero(`${policy}.min_cash_reserve`, 'the reserve is in months of costs: manager.cash.reserveMonths'),
  mapped(`${policy}.start_year`, 'manager.cash.dividendsFromMonth', 'year 1 is the first twelve months', (year) =>
    yearsToMonths(typeof year === 'number' ? rounded(year - 1) : year),
  ),
  onlyZero(`${policy}.max_dividend`, 'a dividend has no cap here'),
  onlyZero(`${policy}.min_profitability`, 'a dividend needs no least profit here, only cash above the reserve'),

  grouping('gp_entity.monthly_patterns'),
  ...['management_fees', 'carried_interest', 'origination_fees', 'additional_revenue', 'base_expenses'].map((name) =>
    dropped(`gp_entity.monthly_patterns.${name}`, 'each line falls in the month in which it is paid'),
  ),
];

function dividendPolicy(value: unknown, lookup: (path: string) => unknown): ReturnType<Convert> {
  if (value !== true) return { set: { 'manager.cash.dividends': 'none' } };
  const type = lookup(`${policy}.type`) ?? 'percentage';
  if (type === 'residual') return { set: { 'manager.cash.dividends': 'above-reserve' } };
  if (type !== 'percentage') return { refuse: 'a fixed dividend does not exist here: choose percentage or residual' };
  return {
    set: {
      'manager.cash.dividends': 'profit-fraction',
      'manager.cash.dividendFraction': lookup(`${policy}.percentage`) ?? 0.5,
    },
  };
}
