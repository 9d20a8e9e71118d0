import { describe, expect, test } from 'vitest';
import { defaultEntryHazard, lvrBandOf } from '../../../src-engine/fund/data/derive-default.ts';
import { refinanceRateByMonth, refinanceSensitivity } from '../../../src-engine/fund/data/derive-refinance.ts';
import { deriveExitInputs } from '../../../src-engine/fund/data/derive.ts';
import { builtInData, scaleAud } from '../../support/data-room.ts';

const data = builtInData();
const inputs = deriveExitInputs(data);

// The figures of docs/data.md: they change only with the data, and then the page changes too.
describe('inputs for exits', () => {
  test('refinance rate: 5.76 % a year of mortgaged dwellings, standard error 0.21 %, 2011-07 to 2021-12', () => {
    expect(inputs.mortgagedDwellingFraction).toBeCloseTo(0.3055, 4);
    expect(inputs.refinanceRateObserved.value).toBeCloseTo(0.0576, 4);
    expect(inputs.refinanceRateObserved.standardError).toBeCloseTo(0.0021, 4);
    expect(inputs.refinanceRateObserved).toMatchObject({ observations: 126, from: '2011-07', to: '2021-12' });
  });

  test('refinance rate of the whole series: 6.11 %, standard error 0.29 %, 2002-07 to 2023-05', () => {
    expect(inputs.refinanceRateWhole.value).toBeCloseTo(0.0611, 4);
    expect(inputs.refinanceRateWhole.standardError).toBeCloseTo(0.0029, 4);
    expect(inputs.refinanceRateWhole).toMatchObject({ observations: 251, from: '2002-07', to: '2023-05' });
    const observed = refinanceRateByMonth(data, 'observed').rateAnnual;
    const whole = refinanceRateByMonth(data, 'whole').rateAnnual;
    // Where dwellings are published the two are the same.
    expect(Array.from(observed).filter((rate, i) => !Number.isNaN(rate) && rate !== whole[i])).toEqual([]);
  });

  test('refinance rate of one month by hand: 2021-12', () => {
    const { firstMonth, rateAnnual } = refinanceRateByMonth(data, 'observed');
    expect(firstMonth).toBe('2002-07');
    const month = (2021 - 2002) * 12 + 5;
    const count = data.series.refinancedLoanCount!.values[month]!;
    expect(rateAnnual[month]).toBeCloseTo((12 * count) / (10_761_900 * inputs.mortgagedDwellingFraction), 12);
    expect(rateAnnual[0]).toBeNaN();
  });

  test('sensitivity to the variable over the fixed rate: 2.4 with standard error 8.2, but 15.2 (3.1) before 2020', () => {
    const all = inputs.refinanceSensitivity.find((fit) => fit.incentive === 'variableOverFixed')!;
    expect(all.coefficient.value).toBeCloseTo(2.4, 1);
    expect(all.coefficient.standardError).toBeCloseTo(8.2, 1);
    const before = refinanceSensitivity(data, 'variableOverFixed', '2002-07', '2019-12');
    expect(before.coefficient.value).toBeCloseTo(15.2, 1);
    expect(before.coefficient.standardError).toBeCloseTo(3.1, 1);
    for (const fit of inputs.refinanceSensitivity) expect(fit.residualAutocorrelation).toBeGreaterThan(0.9);
  });

  test('default entry: stock over duration plus drift', () => {
    const year = inputs.defaultEntry;
    expect(year.hazardAnnual.value).toBeCloseTo(0.0114, 4);
    expect(year.hazardAnnual.standardError).toBeCloseTo(0.0005, 4);
    expect(year.impliedRollFraction).toBeCloseTo(0.31, 2);
    const two = defaultEntryHazard(data, 2);
    const gap = year.hazardAnnual.value - two.hazardAnnual.value;
    expect(gap).toBeCloseTo(year.nonPerformingFraction / 2, 12);
  });

  test('hazard ratios: one at 60-70 %, both tables carried over, rising above', () => {
    const { upperLvrFraction, defaultMultiple } = inputs.lvrHazardRatios;
    expect(Array.from(upperLvrFraction)).toEqual([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1]);
    expect(defaultMultiple[lvrBandOf(upperLvrFraction, 0.65)]).toBe(1);
    expect(defaultMultiple[lvrBandOf(upperLvrFraction, 0.3)]).toBe(0.9);
    expect(defaultMultiple[lvrBandOf(upperLvrFraction, 0.31)]).toBe(0.779);
    expect(defaultMultiple[lvrBandOf(upperLvrFraction, 0.85)]).toBeCloseTo(1.253 / 0.904, 12);
    expect(lvrBandOf(upperLvrFraction, 3)).toBe(8);
    for (let band = 5; band < 9; band += 1) expect(defaultMultiple[band]).toBeGreaterThan(defaultMultiple[band - 1]!);
  });

  test('seasons multiply to one, the first quarter is the quietest and the last the busiest', () => {
    const season = inputs.saleSeason.map((estimate) => estimate.value);
    expect(season.reduce((a, b) => a * b)).toBeCloseTo(1, 12);
    expect(Math.min(...season)).toBe(season[0]);
    expect(Math.max(...season)).toBe(season[3]);
  });

  test('two quarters of arrears with unemployment: no slope can be estimated', () => {
    expect(inputs.arrearsUnemploymentQuarters).toBe(2);
  });

  test('rates do not change with the unit of money', () => {
    expect(deriveExitInputs(scaleAud(data, 2))).toEqual(inputs);
  });
});
