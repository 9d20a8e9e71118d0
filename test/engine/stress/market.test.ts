import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src-engine/fund/data/series.ts';
import { createStressedMarket } from '../../../src-engine/fund/stress/market.ts';
import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import { log } from '../../../src-engine/numeric/log.ts';
import { builtInData } from '../../support/plans.ts';
import { draws, marketPlan } from '../market/plans.ts';
import { bothPaths, stressPlan } from './stressed-markets.ts';

const T1 = 121;
/** Sums of a hundred logs, in another order. */
const ROUNDING = 1e-12;
const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
const rows = (values: Float64Array, from: number, to = T1) =>
  Array.from({ length: values.length / T1 }, (_, s) => values.slice(s * T1 + from, s * T1 + to));

describe('a fall of values', () => {
  const settings = { valueFallFraction: 0.3, startMonth: 30, applyMonths: 12 };

  test.each(['monteCarlo', 'deterministic', 'antithetic', 'sobol'] as const)(
    'shows in every index by exactly its size at its end and after, mode %s',
    (mode) => {
      const { base, stressed } = bothPaths(settings, 3, marketPlan(), draws(mode));
      const ratios = stressed.suburbIndex.map((value, i) => value / base.suburbIndex[i]!);
      for (const row of rows(ratios, 42))
        expect(largestGap(row, new Float64Array(79).fill(0.7))).toBeLessThan(ROUNDING);
      const national = stressed.nationalLog.map((value, m) => value - base.nationalLog[m]!);
      expect(national[120]).toBeCloseTo(log(0.7), 12);
    },
  );

  test('leaves every month up to its start as it was, bit for bit', () => {
    const { base, stressed } = bothPaths(settings, 5);
    expect(rows(stressed.suburbIndex, 0, 31)).toEqual(rows(base.suburbIndex, 0, 31));
    expect(stressed.cashRateAnnual).toEqual(base.cashRateAnnual);
  });

  test('is half way, in logs, half way through its months', () => {
    const { base, stressed } = bothPaths(settings);
    expect(stressed.nationalLog[36]! - base.nationalLog[36]!).toBeCloseTo(0.5 * log(0.7), 12);
  });

  test('is regained in the part stated', () => {
    const given = { ...settings, lastMonths: 10, recoverMonths: 20, valueRecoveryFraction: 0.6 };
    const { base, stressed } = bothPaths(given);
    expect(stressed.nationalLog[52]! - base.nationalLog[52]!).toBeCloseTo(log(0.7), 12);
    expect(stressed.nationalLog[62]! - base.nationalLog[62]!).toBeCloseTo(0.7 * log(0.7), 12);
    expect(stressed.nationalLog[100]! - base.nationalLog[100]!).toBeCloseTo(0.4 * log(0.7), 12);
  });

  test('is the same on the second path of a simulator and on the first again', () => {
    for (const mode of ['monteCarlo', 'deterministic'] as const) {
      const simulator = createMarketSimulator(marketPlan(), draws(mode));
      const market = createStressedMarket(simulator, stressPlan(settings)!, mode === 'deterministic');
      market.begin(0);
      const first = market.path.zoneLog.slice();
      market.begin(1);
      market.begin(0);
      expect(market.path.zoneLog).toEqual(first);
    }
  });
});

describe('a rise of rates', () => {
  test('stands on the cash rate and the mortgage rate at its height and is gone after the recovery', () => {
    const { base, stressed } = bothPaths({ rateRiseAnnual: 0.03, startMonth: 24 });
    const rise = (m: number) => stressed.cashRateAnnual[m]! - base.cashRateAnnual[m]!;
    expect([rise(24), rise(30), rise(36), rise(48), rise(60), rise(72)].map((r) => Number(r.toFixed(12)))).toEqual([
      0, 0.015, 0.03, 0.03, 0.015, 0,
    ]);
    const margins = (path: typeof base) => path.mortgageRateAnnual.map((rate, m) => rate - path.cashRateAnnual[m]!);
    expect(largestGap(margins(stressed), margins(base))).toBeLessThan(ROUNDING);
    expect(stressed.suburbIndex).toEqual(base.suburbIndex);
  });

  test('below 0 stops at the floor', () => {
    const { base, stressed } = bothPaths({ rateRiseAnnual: -0.1, startMonth: 0, applyMonths: 1, lastMonths: 600 });
    expect(base.cashRateAnnual[60]).toBeGreaterThan(0.001);
    expect(stressed.cashRateAnnual.slice(1)).toEqual(new Float64Array(120).fill(0.001));
  });
});

const episode = (name: string, start: number, more: object = {}) => ({
  replay: { episode: name as 'sydney-2017', startMonth: start, ...more },
});

describe('a replay', () => {
  const sydney = (quarter: string) => valueAt(builtInData().series['rppiSydneyIndex']!, quarter);

  test.each([0, 7])(
    'follows the record exactly at quarter ends on path %i, and the simulated growth after it',
    (path) => {
      const { base, stressed } = bothPaths(episode('sydney-2017', 24), path);
      const quarters = ['2017-Q3', '2017-Q4', '2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4', '2019-Q1', '2019-Q2'];
      const shown = quarters.map((_, k) => stressed.nationalLog[24 + 3 * (k + 1)]! - stressed.nationalLog[24]!);
      const recorded = quarters.map((quarter) => log(sydney(quarter) / sydney('2017-Q2')));
      expect(largestGap(shown, recorded)).toBeLessThan(ROUNDING);
      expect(stressed.nationalLog.slice(0, 25)).toEqual(base.nationalLog.slice(0, 25));
      for (const month of [60, 90, 120])
        expect(stressed.nationalLog[month]! - stressed.nationalLog[48]!).toBeCloseTo(
          base.nationalLog[month]! - base.nationalLog[48]!,
          12,
        );
    },
  );

  test('keeps what zones and suburbs do on their own', () => {
    const market = marketPlan();
    const { base, stressed } = bothPaths(episode('stagnation-1989', 6), 2, market);
    const own = (path: typeof base) =>
      path.zoneLog.map((value, i) => value - market.zoneLoading[Math.floor(i / T1)]! * path.nationalLog[i % T1]!);
    expect(largestGap(own(stressed), own(base))).toBeLessThan(ROUNDING);
    const suburbOverZone = (path: typeof base) =>
      path.suburbIndex.map(
        (value, i) => Math.log(value) - path.zoneLog[market.zoneOfSuburb[Math.floor(i / T1)]! * T1 + (i % T1)]!,
      );
    expect(largestGap(suburbOverZone(stressed), suburbOverZone(base))).toBeLessThan(ROUNDING);
  });

  test('of a real index is followed once the inflation of the path is taken off', () => {
    const { stressed } = bothPaths(episode('stagnation-1989-real', 0), 1);
    const real = builtInData().series['bisRealIndex']!;
    let inflation = 0;
    for (let m = 1; m <= 90; m++) inflation += log(1 + stressed.inflationAnnual[m]!) / 12;
    const recorded = log(valueAt(real, '1996-Q4') / valueAt(real, '1989-Q2'));
    expect(stressed.nationalLog[90]! - inflation).toBeCloseTo(recorded, 11);
  });

  test('takes rates and unemployment of the time in levels', () => {
    const { stressed } = bothPaths(episode('stagnation-1989', 0, { economy: 'levels' }));
    expect(stressed.cashRateAnnual[0]).toBeCloseTo(0.17728, 10); // RBA F1.1, June 1989
    expect(stressed.cashRateAnnual[90]).toBeCloseTo(0.06175, 10); // December 1996
    expect(stressed.mortgageRateAnnual[0]).toBeCloseTo(0.17, 10); // RBA F5, standard variable rate
    expect(stressed.unemploymentFraction[42]).toBeCloseTo(0.11217, 10); // ABS, December 1992
  });

  test('or their changes from where they stand', () => {
    const { base, stressed } = bothPaths(episode('sydney-2017', 24));
    const change = (values: Float64Array, m: number) => values[m]! - values[24]!;
    expect(change(stressed.cashRateAnnual, 48)).toBeCloseTo(0.0128 - 0.015, 10);
    expect(change(stressed.mortgageRateAnnual, 48)).toBeCloseTo(0.0446 - 0.0448, 10);
    expect(stressed.cashRateAnnual.slice(0, 25)).toEqual(base.cashRateAnnual.slice(0, 25));
  });

  test('lets them go on by their own process afterwards: the gap fades by the persistence of the series', () => {
    const market = marketPlan();
    const { base, stressed } = bothPaths(episode('stagnation-1989', 0, { economy: 'levels' }), 0, market);
    const gap = (m: number) => stressed.cashRateAnnual[m]! - base.cashRateAnnual[m]!;
    for (const m of [91, 100, 119]) expect(gap(m + 1)).toBeCloseTo(gap(m) * market.macro.persistence[0]!, 12);
  });

  test('leaves them alone if told to', () => {
    const { base, stressed } = bothPaths(episode('stagnation-1989', 0, { economy: 'simulated' }));
    expect(stressed.cashRateAnnual).toEqual(base.cashRateAnnual);
    expect(stressed.unemploymentFraction).toEqual(base.unemploymentFraction);
  });

  test('longer than the fund is cut off, and a shock comes on top of it', () => {
    const both = bothPaths({ ...episode('stagnation-1989', 100), valueFallFraction: 0.2, startMonth: 100 });
    const alone = bothPaths(episode('stagnation-1989', 100));
    expect(both.stressed.nationalLog[120]! - alone.stressed.nationalLog[120]!).toBeCloseTo(log(0.8), 12);
    expect(both.stressed.suburbIndex.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  });
});
