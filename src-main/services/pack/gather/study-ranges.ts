import { driverOf, namedRanges, type DriverRange, type Scenario } from '../../../../src-engine/index.ts';

/**
 * Terms that a committee asks about whether the scenario names them or not, with the step to either side of what the scenario says.
 * The last two are one question, how much of a home is bought: the second is asked where the first is named already.
 */
const terms: readonly { readonly path: string; readonly step: (value: number) => number }[] = [
  { path: 'waterfall.hurdleAnnual', step: () => 0.02 },
  { path: 'waterfall.carryFraction', step: () => 0.05 },
  { path: 'fees.managementFeeRateAnnual', step: () => 0.005 },
  { path: 'fees.expensesRateAnnual', step: (value) => value / 2 },
];
const shares = ['contract.shareMultiple', 'origination.ltvCapFraction'] as const;

/** Drivers that the scenario names, then the terms that it does not. @throws AppError `input/invalid` for a driver that is none */
export function studyRanges(scenario: Scenario): readonly DriverRange[] {
  const named = namedRanges(scenario);
  const isNamed = (path: string) => named.some(({ driver }) => driver.path === path);
  const share = shares.some(isNamed) ? [] : [{ path: shares[1], step: () => 0.05 }];
  return [
    ...named,
    ...[...terms, ...share].flatMap(({ path, step }) => (isNamed(path) ? [] : rangeOf(scenario, path, step))),
  ];
}

/** One step to either side, within what the schema allows; none for a term that the scenario switches off. */
function rangeOf(scenario: Scenario, path: string, step: (value: number) => number): readonly DriverRange[] {
  const driver = driverOf(scenario, path);
  const { baseValue, least, most } = driver;
  if (!Number.isFinite(baseValue) || baseValue === 0) return [];
  const low = Math.max(rounded(baseValue - step(baseValue)), least ?? -Infinity);
  const high = Math.min(rounded(baseValue + step(baseValue)), most ?? Infinity);
  return low < high ? [{ driver, low, high }] : [];
}

/** Without the last digits of a sum of decimals: 0.08 + 0.02 is 0.1. */
const rounded = (value: number): number => Number(value.toPrecision(12));
