import { rounded } from './conversions.ts';
import {
  choice,
  dropped,
  fallback,
  grouping,
  merged,
  partOf,
  type Convert,
  type Lookup,
  type ParameterRow,
} from './parameter-row.ts';

const manager = 'tranche_manager';
const list = `${manager}.tranches`;
const item = `${list}[]`;
const enabled = `${manager}.enabled`;
const reserve = `${manager}.reserve_account`;
const collateral = `${manager}.overcollateralization_test`;
const cover = `${manager}.interest_coverage_test`;
const oneWaterfall =
  'carry and catch-up are terms of the waterfall of the fund: waterfall.carryFraction, waterfall.catchUpFraction';
const allLoans = 'all advances back all classes; it was never read';

const classes = { senior_debt: 'senior', mezzanine: 'mezzanine', preferred_equity: 'preferred' } as const;
const frequencies = { monthly: 'monthly', quarterly: 'quarterly', annual: 'annual' } as const;
const schedules = { straight_line: 'linear', interest_only: 'bullet', balloon: 'bullet' } as const;
const terms = ['sizeFraction', 'paymentFrequency', 'amortisation', 'amortisationFromMonth', 'maturityMonth'] as const;

/** Everything that the list of tranches may set. */
const listTargets: readonly string[] = [
  ...['senior', 'mezzanine', 'preferred'].flatMap((name) => terms.map((term) => `tranches.${name}.${term}`)),
  ...['senior', 'mezzanine'].flatMap((name) => [`tranches.${name}.couponBasis`, `tranches.${name}.fixedRateAnnual`]),
  'tranches.preferred.returnAnnual',
  'tranches.equityHurdleAnnual',
];

const isOn = (lookup: Lookup) => lookup(enabled) === true;
const off: ReturnType<Convert> = { ignore: `${enabled} is not true, so the fund has one class of capital` };
const fundSize = (lookup: Lookup): number => {
  const size = lookup('fund_size');
  return typeof size === 'number' && size > 0 ? size : 100_000_000;
};
/** A word of the old configuration; what is no word is named by its kind. */
const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : typeof value);

type Entry = Readonly<Record<string, unknown>>;

/** One tranche as settings of its class, or why it cannot be one. */
function classSettings(name: string, entry: Entry, lookup: Lookup): Record<string, unknown> | string {
  const at = (term: string) => `tranches.${name}.${term}`;
  if (typeof entry['size'] !== 'number') return 'each tranche needs a size in AUD';
  const settings: Record<string, unknown> = { [at('sizeFraction')]: rounded(entry['size'] / fundSize(lookup)) };
  const rate = entry['interest_rate'] ?? (name === 'preferred' ? entry['target_return'] : undefined);
  if (rate !== undefined && name === 'preferred') settings[at('returnAnnual')] = rate;
  else if (rate !== undefined) Object.assign(settings, { [at('couponBasis')]: 'fixed', [at('fixedRateAnnual')]: rate });
  const frequency = entry['payment_frequency'];
  if (frequency !== undefined) {
    if (!Object.hasOwn(frequencies, text(frequency)))
      return `payment_frequency ${text(frequency)} is none of ${Object.keys(frequencies).join(', ')}`;
    settings[at('paymentFrequency')] = frequency;
  }
  const schedule =
    entry['amortization'] === true ? (entry['amortization_schedule'] ?? 'interest_only') : 'interest_only';
  if (!Object.hasOwn(schedules, text(schedule)))
    return `amortization_schedule ${text(schedule)} is none of ${Object.keys(schedules).join(', ')}`;
  settings[at('amortisation')] = schedules[schedule as keyof typeof schedules];
  if (schedule === 'straight_line') settings[at('amortisationFromMonth')] = 0;
  if (typeof entry['term_years'] === 'number') settings[at('maturityMonth')] = rounded(12 * entry['term_years']);
  return settings;
}

/** The list of tranches to one setting of each class; the rank follows the type. */
const trancheList: Convert = (value, lookup) => {
  if (!isOn(lookup)) return off;
  if (!Array.isArray(value)) return { refuse: 'must be a list of tranches' };
  const settings: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const raw of value as readonly unknown[]) {
    const entry = (typeof raw === 'object' && raw !== null ? raw : {}) as Entry;
    const type = text(entry['type']);
    if (seen.has(type)) return { refuse: `there is one class of each type; ${text(type)} stands twice` };
    seen.add(type);
    if (type === 'equity') {
      const rules = entry['waterfall_rules'] as Entry | null | undefined;
      const hurdle = typeof rules === 'object' && rules !== null ? rules['hurdle_rate'] : undefined;
      if (hurdle !== undefined) settings['tranches.equityHurdleAnnual'] = hurdle;
      continue;
    }
    if (!Object.hasOwn(classes, type))
      return { refuse: `type ${text(type)} is none of ${[...Object.keys(classes), 'equity'].join(', ')}` };
    const found = classSettings(classes[type as keyof typeof classes], entry, lookup);
    if (typeof found === 'string') return { refuse: found };
    Object.assign(settings, found);
  }
  return { set: settings };
};

/** A reserve as a share of the senior class to months of its coupon. */
const reserveMonths: Convert = (value, lookup) => {
  if (!isOn(lookup)) return off;
  if (lookup(`${reserve}.enabled`) !== true)
    return { ignore: `${reserve}.enabled is not true, so there is no reserve` };
  const tranches = lookup(list);
  const senior = Array.isArray(tranches)
    ? (tranches as Entry[]).find((entry) => entry?.['type'] === 'senior_debt')
    : undefined;
  const rate = senior?.['interest_rate'];
  if (typeof value !== 'number' || typeof rate !== 'number' || !(rate > 0))
    return {
      refuse: 'needs the interest_rate of a senior tranche: a reserve is stated in months of senior coupon here',
    };
  return { set: { 'tranches.reserve.targetMonths': rounded((12 * value) / rate) } };
};

/** A test that is switched on has its threshold on the classes it covers, one that is off none. */
const trigger =
  (test: string, otherwise: number, paths: readonly string[]): Convert =>
  (value, lookup) => {
    if (!isOn(lookup)) return off;
    const threshold = value === true ? (lookup(`${test}.threshold`) ?? otherwise) : 0;
    return { set: Object.fromEntries(paths.map((path, i) => [path, i === 0 || test === cover ? threshold : 0])) };
  };

const monthsOf: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, annual: 12 };

/** Months of grace to whole test dates in a row. */
const cureDates =
  (test: string, unless: string | null): Convert =>
  (value, lookup) => {
    if (!isOn(lookup)) return off;
    if (unless !== null && lookup(unless) !== undefined)
      return { ignore: `${unless} sets tranches.tests.cureTestDates already` };
    const frequency = lookup(`${test}.test_frequency`) ?? 'quarterly';
    const dates = typeof value === 'number' ? Math.floor(value / (monthsOf[text(frequency)] ?? 3)) : value;
    return { set: { 'tranches.tests.cureTestDates': dates } };
  };

const collateralTargets = ['tranches.senior.minCollateralMultiple', 'tranches.mezzanine.minCollateralMultiple'];
const coverTargets = ['tranches.senior.minCoverMultiple', 'tranches.mezzanine.minCoverMultiple'];
const partOfList = (names: readonly string[]) => names.map((name) => partOf(`${item}.${name}`, list, listTargets));

/** The capital structure. */
export const trancheRows: readonly ParameterRow[] = [
  grouping(manager),
  merged(enabled, listTargets, `read together with ${list}`, (value) =>
    value === true ? { set: {} } : { ignore: 'the fund has one class of capital' },
  ),
  merged(
    list,
    listTargets,
    'one class of each type, ranked by type; sizes become shares of fund_size, rates fixed coupons, term_years months',
    trancheList,
  ),
  ...partOfList([
    'size',
    'type',
    'interest_rate',
    'payment_frequency',
    'amortization',
    'amortization_schedule',
    'term_years',
  ]),
  dropped(`${item}.name`, 'a class is named by its type'),
  dropped(`${item}.priority`, 'the type gives the rank'),
  partOf(`${item}.target_return`, list, ['tranches.preferred.returnAnnual']),
  grouping(`${item}.waterfall_rules`),
  partOf(`${item}.waterfall_rules.hurdle_rate`, list, ['tranches.equityHurdleAnnual']),
  dropped(`${item}.waterfall_rules.carried_interest_rate`, oneWaterfall),
  dropped(`${item}.waterfall_rules.catch_up_rate`, oneWaterfall),
  grouping(`${item}.allocation_rules`),
  grouping(`${item}.allocation_rules.zone_allocations`),
  ...['green', 'orange', 'red'].map((zone) => dropped(`${item}.allocation_rules.zone_allocations.${zone}`, allLoans)),
  grouping(`${item}.allocation_rules.ltv_constraints`),
  ...['min_ltv', 'max_ltv'].map((bound) => dropped(`${item}.allocation_rules.ltv_constraints.${bound}`, allLoans)),
  grouping(reserve),
  partOf(`${reserve}.enabled`, `${reserve}.target_percentage`, ['tranches.reserve.targetMonths']),
  merged(
    `${reserve}.target_percentage`,
    ['tranches.reserve.targetMonths'],
    'a share of the senior class over its coupon, in months',
    reserveMonths,
  ),
  dropped(`${reserve}.initial_funding`, 'the reserve is filled from distributions, never from calls'),
  dropped(`${reserve}.replenishment_rate`, 'the whole gap is filled when there is cash'),
  grouping(collateral),
  merged(
    `${collateral}.enabled`,
    collateralTargets,
    'a test that is on has its threshold on the senior class, one that is off none',
    trigger(collateral, 1.2, collateralTargets),
  ),
  partOf(`${collateral}.threshold`, `${collateral}.enabled`, collateralTargets),
  choice(`${collateral}.test_frequency`, ['tranches.tests.frequency'], frequencies, 'one calendar for both tests'),
  merged(
    `${collateral}.cure_period_months`,
    ['tranches.tests.cureTestDates'],
    'months become whole test dates in a row',
    cureDates(collateral, null),
  ),
  grouping(cover),
  merged(
    `${cover}.enabled`,
    coverTargets,
    'a test that is on has its threshold on both classes of debt, one that is off none',
    trigger(cover, 1.5, coverTargets),
  ),
  partOf(`${cover}.threshold`, `${cover}.enabled`, coverTargets),
  fallback(
    `${cover}.test_frequency`,
    'tranches.tests.frequency',
    [`${collateral}.test_frequency`],
    'one calendar for both tests',
  ),
  merged(
    `${cover}.cure_period_months`,
    ['tranches.tests.cureTestDates'],
    'months become whole test dates in a row, where the other test sets none',
    cureDates(cover, `${collateral}.cure_period_months`),
  ),
];
