import type { ChangeValue, Convert, Lookup } from './parameter-row.ts';

/** Twelve significant digits: enough for any input, and free of the last-digit noise of a conversion. */
export const rounded = (value: number): number => Number(value.toPrecision(12));

/** A change that applies to finite numbers and lets all else through, for our schema to refuse. */
const numeric =
  (change: (value: number) => number): ChangeValue =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) ? rounded(change(value)) : value;

/** Years to months; a part of a month stays visible and is refused where whole months are needed. */
export const yearsToMonths = numeric((years) => years * 12);

export const oneMinus = numeric((fraction) => 1 - fraction);

/** A relative change (0.1 = 10 % more) as a multiple (1.1). */
export const onePlus = numeric((change) => 1 + change);

/** Chance within a year to a constant hazard a year: h = -ln(1 - p). A chance of 1 has no finite hazard and is refused. */
export const probabilityToHazard = numeric((chance) => -Math.log(1 - chance));

/** Chance a year of leaving a state to the mean months in it: the monthly chance is 1 - (1 - p)^(1/12), its inverse the mean. */
export const yearlyChanceToMeanMonths = numeric((chance) => 1 / (1 - Math.pow(1 - chance, 1 / 12)));

/** A calendar year to the first close on the last of July, where our calendar of quarters starts. */
export const yearToFirstClose: ChangeValue = (year) =>
  typeof year === 'number' && Number.isInteger(year) ? `${String(year).padStart(4, '0')}-07-31` : year;

const numberAt = (lookup: Lookup, path: string, otherwise: number): number => {
  const value = lookup(path);
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
};

/** Set-up cost in AUD as a fraction of commitments (100 million, our default, where no size is set). */
export const setUpFraction: Convert = (value, lookup) => {
  const size = numberAt(lookup, 'fund_size', 100_000_000);
  return { set: { 'fees.setUpFraction': typeof value === 'number' ? rounded(value / size) : value } };
};

/**
 * One exit rate with weights by cause to a hazard of sale and one of refinance. The old rate does not vary with ownership, so
 * the sale curve is flat; every refinance repaid the advance.
 */
export const splitExitRate: Convert = (value, lookup) => {
  if (typeof value !== 'number' || !(value >= 0 && value < 1))
    return { refuse: 'must be a chance a year from 0 to below 1' };
  const sale = numberAt(lookup, 'exit_simulator.sale_weight', 0.6);
  const refinance = numberAt(lookup, 'exit_simulator.refinance_weight', 0.3);
  if (!(sale >= 0 && refinance >= 0 && sale + refinance > 0)) {
    return { refuse: 'the weights of sale and refinance must be at least 0 and not both 0' };
  }
  const hazard = -Math.log(1 - value);
  return {
    set: {
      'exits.sale.baselineAnnual': [rounded((hazard * sale) / (sale + refinance))],
      'exits.sale.declineAnnual': 0,
      'exits.refinance.baselineAnnual': rounded((hazard * refinance) / (sale + refinance)),
      'exits.refinance.repaysFraction': 1,
    },
  };
};

const zones = ['green', 'orange', 'red'] as const;
const capital = (zone: string) => zone[0]!.toUpperCase() + zone.slice(1);

/** Tilts by zone on the target mix, scaled to sum to 1. The green one carries the conversion for all three. */
export const tiltedWeights: Convert = (_value, lookup) => {
  const defaults = { green: 0.4, orange: 0.4, red: 0.2 };
  const weights = zones.map(
    (zone) =>
      numberAt(lookup, `zone_allocations.${zone}`, defaults[zone]) *
      numberAt(lookup, `reinvestment_engine.zone_preference_multipliers.${zone}`, 1),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0) || weights.some((weight) => weight < 0)) return { refuse: 'the tilted weights must be positive' };
  return {
    set: Object.fromEntries(
      zones.map((zone, i) => [`reinvestment.custom${capital(zone)}Fraction`, rounded(weights[i]! / sum)]),
    ),
  };
};

/** One value per zone in one group: `{ green, orange, red }` to three parameters. */
export const perZone =
  (path: (zone: string) => string): Convert =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { refuse: 'must be a group of green, orange, red' };
    const entries = Object.entries(value as Record<string, unknown>);
    const unknown = entries.find(([zone]) => !(zones as readonly string[]).includes(zone));
    if (unknown) return { refuse: `knows only green, orange and red, not ${unknown[0].slice(0, 40)}` };
    return { set: Object.fromEntries(entries.map(([zone, entry]) => [path(zone), entry])) };
  };

/** Two tax rates to the rate on income and the discount on gains that the lower one implies. */
export const taxView: Convert = (value, lookup) => {
  if (value !== true) return { ignore: 'off, and so is the after-tax view here' };
  const income = numberAt(lookup, 'cashflow_aggregator.tax_rates.ordinary_income', 0.35);
  const gains = numberAt(lookup, 'cashflow_aggregator.tax_rates.capital_gains', 0.2);
  if (!(gains >= 0 && gains <= income)) return { refuse: 'needs a rate on capital gains from 0 to that on income' };
  return {
    set: {
      'tax.incomeRate': income,
      'tax.discountFraction': income > 0 ? rounded(1 - gains / income) : 0,
      'tax.shareCharacter': 'capital',
    },
  };
};

const bases: Readonly<Record<string, string>> = {
  committed_capital: 'commitments',
  invested_capital: 'invested-cost',
  net_asset_value: 'nav',
};

/** Rate overrides in named years (year 1 is the first twelve months) to steps; after a named year the plain rate returns. */
export const feeSchedule: Convert = (value, lookup) => {
  if (!Array.isArray(value)) return { refuse: 'must be a list of year and rate' };
  if (value.length === 0) return { ignore: 'empty' };
  const rates = new Map<number, number>();
  for (const entry of value as readonly unknown[]) {
    const { year, rate } = (entry ?? {}) as { year?: unknown; rate?: unknown };
    if (typeof year !== 'number' || !Number.isInteger(year) || year < 1 || typeof rate !== 'number') {
      return { refuse: 'each entry must have a year from 1 on and a rate' };
    }
    rates.set(year, rate);
  }
  const stated = lookup('management_fee_basis') ?? 'committed_capital';
  const basis = typeof stated === 'string' ? bases[stated] : undefined;
  if (basis === undefined) return { refuse: 'needs a management_fee_basis that exists here' };
  const plain = numberAt(lookup, 'management_fee_rate', 0.02);
  const steps: { afterMonth: number; rateAnnual: number; basis: string }[] = [];
  for (const year of [...rates.keys()].toSorted((a, b) => a - b)) {
    steps.push({ afterMonth: 12 * (year - 1), rateAnnual: rates.get(year)!, basis });
    if (!rates.has(year + 1)) steps.push({ afterMonth: 12 * year, rateAnnual: plain, basis });
  }
  return { set: { 'fees.managementFeeSteps': steps } };
};

/** A VaR level joins the two that risk reports show anyway. */
export const varLevels: Convert = (value) => {
  if (typeof value !== 'number') return { refuse: 'must be a number' };
  return { set: { 'metrics.varLevels': [...new Set([0.95, 0.99, value])].toSorted((a, b) => a - b) } };
};
