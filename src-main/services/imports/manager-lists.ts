import { isPlainObject, type PlainObject } from '../../../src-engine/index.ts';
import { rounded } from './conversions.ts';
import type { Convert, Converted, Lookup } from './parameter-row.ts';

const company = 'gp_entity.management_company';
const side = `${company}.revenue_diversification`;

/** A reason why a list cannot be taken over. */
class Refusal extends Error {}

/** Runs a conversion that may give up with a reason. */
const refusing =
  (convert: (lookup: Lookup) => Converted): Convert =>
  (_value, lookup) => {
    try {
      return convert(lookup);
    } catch (error) {
      if (error instanceof Refusal) return { refuse: error.message };
      throw error;
    }
  };

/** The entries of a list; none where it is not set. */
function entriesAt(lookup: Lookup, path: string): readonly PlainObject[] {
  const list = lookup(path) ?? [];
  if (!Array.isArray(list) || !list.every(isPlainObject)) throw new Refusal(`${path} must be a list of groups`);
  return list;
}

function numberOf(value: unknown, otherwise: number, what: string): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal(`${what} must be a number`);
  return value;
}

/** Years are counted from 0 at first close; month 1 is the first of year 0. */
const firstMonth = (year: unknown) => 12 * numberOf(year, 0, 'start_year') + 1;
const lastMonth = (year: unknown) =>
  year === undefined || year === null ? null : 12 * (numberOf(year, 0, 'end_year') + 1);

const monthlyLine = (
  name: string,
  yearlyAud: number,
  growthAnnual: number,
  startYear?: unknown,
  endYear?: unknown,
) => ({
  name,
  amountAud: rounded(yearlyAud / 12),
  frequency: 'monthly',
  startMonth: firstMonth(startYear),
  endMonth: lastMonth(endYear),
  growthAnnual,
});

const textOf = (value: unknown, otherwise: string) =>
  typeof value === 'string' && value !== '' ? value.slice(0, 80) : otherwise;

/** Core, premises, systems, marketing, legal and other costs, and the custom lines, as one list. */
export const expenseLines = refusing((lookup) => {
  const growth = numberOf(lookup(`${company}.expense_growth_rate`), 0.03, 'expense_growth_rate');
  const fixed = (['base', 'office', 'technology', 'marketing', 'legal', 'other'] as const).flatMap((kind) => {
    const yearlyAud = numberOf(lookup(`${company}.${kind}_expenses`), 0, `${kind}_expenses`);
    return yearlyAud === 0 ? [] : [monthlyLine(kind, yearlyAud, growth)];
  });
  const custom = entriesAt(lookup, 'gp_entity.expenses').flatMap((entry) => customLine(entry));
  return { set: { 'manager.expenses': [...fixed, ...custom] } };
});

const frequencies: Readonly<Record<string, string>> = { annual: 'yearly', quarterly: 'quarterly', monthly: 'monthly' };

function customLine(entry: PlainObject): readonly object[] {
  const name = textOf(entry['name'], 'Expense');
  if (entry['enabled'] === false) return [];
  const metric = entry['scaling_metric'];
  if (metric !== undefined && metric !== null && metric !== 'None')
    throw new Refusal(`"${name}" grows with a driver: set manager.scaled instead`);
  if (entry['fund_specific'] === true)
    throw new Refusal(`"${name}" belongs to one fund; a scenario is one fund, so say it without fund_specific`);
  const pattern = entry['monthly_pattern'];
  if (pattern !== undefined && pattern !== null && pattern !== 'even')
    throw new Refusal(`"${name}" has weights by month: give its amounts as lines with their own months`);
  const frequency = entry['type'] === 'one-time' ? 'once' : frequencies[textOf(entry['frequency'], 'annual')];
  if (frequency === undefined) throw new Refusal(`"${name}" must be annual, quarterly or monthly`);
  return [
    {
      name,
      amountAud: numberOf(entry['amount'], 0, 'amount'),
      frequency,
      startMonth: firstMonth(entry['start_year']),
      endMonth: lastMonth(entry['end_year']),
      growthAnnual: numberOf(entry['growth_rate'], 0, 'growth_rate'),
    },
  ];
}

/** Side income, where it is switched on. */
export const otherRevenueLines = refusing((lookup) => {
  if (lookup(`${side}.enabled`) !== true) return { ignore: `${side}.enabled is not true` };
  const listed = entriesAt(lookup, `${side}.additional_revenue_sources`).map((entry) =>
    monthlyLine(
      textOf(entry['name'], 'Other revenue'),
      numberOf(entry['amount'], 0, 'amount'),
      numberOf(entry['growth_rate'], 0.03, 'growth_rate'),
      entry['start_year'],
      entry['end_year'],
    ),
  );
  const named = (
    [
      ['consulting_revenue', 0.05, 3],
      ['technology_licensing', 0.1, 5],
      ['other_revenue', 0.03, 2],
    ] as const
  ).flatMap(([name, growth, year]) => {
    const entry = lookup(`${side}.${name}`);
    if (entry === undefined) return [];
    if (!isPlainObject(entry)) throw new Refusal(`${name} must be a group`);
    const amountAud = numberOf(entry['base_amount'], 0, 'base_amount');
    return amountAud === 0
      ? []
      : [
          monthlyLine(
            name,
            amountAud,
            numberOf(entry['growth_rate'], growth, 'growth_rate'),
            entry['start_year'] ?? year,
          ),
        ];
  });
  return { set: { 'manager.otherRevenue': [...listed, ...named] } };
});

/** The staff plan. The old cost of a head has everything in it. */
export const staffRoles = refusing((lookup) => ({
  set: {
    'manager.staff': entriesAt(lookup, `${company}.staff`).map((entry) => ({
      title: textOf(entry['role'], 'Role'),
      count: numberOf(entry['count'], 1, 'count'),
      salaryYearlyAud: numberOf(entry['annual_cost'], NaN, 'annual_cost'),
      onCostFraction: 0,
      growthAnnual: numberOf(entry['growth_rate'], 0.03, 'growth_rate'),
      startMonth: firstMonth(entry['start_year']),
    })),
  },
}));

/** Partners and employees as one list of shares in the carry. */
export const carryParticipants = refusing((lookup) => {
  const partners = entriesAt(lookup, 'gp_entity.team_allocation.partners').map((entry) => ({
    name: textOf(entry['name'], 'Partner'),
    kind: 'partner',
    shareFraction: numberOf(entry['carry_percentage'] ?? entry['carried_interest_allocation'], 0, 'share of carry'),
  }));
  const employees = entriesAt(lookup, 'gp_entity.team_allocation.employees').map((entry) => ({
    name: textOf(entry['role'], 'Staff'),
    kind: 'staff',
    shareFraction: numberOf(entry['carried_interest_allocation'], 0, 'share of carry'),
  }));
  const all = [...partners, ...employees].filter(({ shareFraction }) => shareFraction !== 0);
  const together = all.reduce((sum, { shareFraction }) => sum + shareFraction, 0);
  if (together > 1 + 1e-9)
    throw new Refusal(`partners and employees together have ${rounded(100 * together)} % of the carry`);
  return {
    set: {
      'manager.carry.participants': all.map((participant) => ({ ...participant, cliffMonths: 0, vestingMonths: 0 })),
    },
  };
});
