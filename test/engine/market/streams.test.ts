import { describe, expect, test } from 'vitest';
import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import type { MarketPath } from '../../../src-engine/fund/market/table.ts';
import { eachPath, Sample } from './sampling.ts';
import { draws, marketPlan, zonePlan } from './plans.ts';

const models = ['gbm', 'mean-reversion', 'regime-switching', 'sydney-cycle'] as const;
type Mode = Parameters<typeof draws>[0];

/** All that a path says, suburbs 0..count-1 included, as plain numbers. */
function snapshot(path: MarketPath, suburbs: number, months = path.months): number[] {
  const T1 = path.months + 1;
  const rows = (values: Float64Array, count: number) =>
    Array.from({ length: count }, (_, r) => [...values.subarray(r * T1, r * T1 + months + 1)]).flat();
  return [
    ...rows(path.nationalLog, 1),
    ...rows(path.zoneLog, path.zones),
    ...rows(path.suburbIndex, suburbs),
    ...rows(path.cashRateAnnual, 1),
    ...rows(path.mortgageRateAnnual, 1),
    ...rows(path.unemploymentFraction, 1),
    ...rows(path.inflationAnnual, 1),
    ...rows(path.populationGrowthAnnual, 1),
  ];
}

function pathAlone(model: (typeof models)[number], p: number, mode: Mode = 'monteCarlo', months = 60, suburbs = 4) {
  const plan = marketPlan({ model }, months, zonePlan(suburbs));
  const market = createMarketSimulator(plan, draws(mode));
  market.begin(p);
  for (let s = 0; s < suburbs; s++) market.ensureSuburb(s);
  return market.path;
}

describe.each(models)('%s', (model) => {
  test.each(['monteCarlo', 'antithetic', 'sobol', 'deterministic'] as const)(
    '%s: path 7 alone equals path 7 in a run, whatever order suburbs are asked for',
    (mode) => {
      const market = createMarketSimulator(marketPlan({ model }, 60, zonePlan(4)), draws(mode));
      for (const p of [3, 9, 7]) {
        market.begin(p);
        for (const s of [2, 0, 3, 2, 1]) market.ensureSuburb(s);
      }
      expect(snapshot(market.path, 4)).toEqual(snapshot(pathAlone(model, 7, mode), 4));
    },
  );

  test('a longer horizon changes no earlier month', () => {
    const [short, long] = [pathAlone(model, 5, 'monteCarlo', 60), pathAlone(model, 5, 'monteCarlo', 72)];
    const [a, b] = [snapshot(short, 4), snapshot(long, 4, 60)];
    // The normaliser of regimes is a product of 60 matrices: equal to rounding, not to the bit.
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 12));
  });

  test('more suburbs, and skipped suburbs, change nobody else', () => {
    const few = pathAlone(model, 5, 'monteCarlo', 60, 3);
    const plan = marketPlan({ model }, 60, zonePlan(9, { salesWeight: new Float64Array(9).fill(100) }));
    const market = createMarketSimulator(plan, draws());
    market.begin(5);
    for (const s of [8, 1, 2, 0]) market.ensureSuburb(s);
    expect(snapshot(market.path, 3)).toEqual(snapshot(few, 3));
  });

  test('a suburb’s draws belong to its row in the data room, not to its place in the run', () => {
    const plan = marketPlan(
      { model },
      60,
      zonePlan(3, { suburbRows: Int32Array.of(12, 11, 10), zoneOfSuburb: Uint8Array.of(0, 1, 2) }),
    );
    const market = createMarketSimulator(plan, draws());
    market.begin(5);
    market.ensureSuburb(0);
    const here = pathAlone(model, 5);
    // Row 12 stands in zone 2 there and in zone 0 here: the walk around the zone is the same.
    const walk = (p: MarketPath, s: number, zone: number) =>
      Math.log(p.suburbIndex[s * 61 + 60]!) - p.zoneLog[zone * 61 + 60]!;
    expect(walk(market.path, 0, 0)).toBeCloseTo(walk(here, 2, 2), 12);
  });

  test('deterministic: no variance at all', () => {
    expect(snapshot(pathAlone(model, 0, 'deterministic'), 4)).toEqual(
      snapshot(pathAlone(model, 123, 'deterministic'), 4),
    );
  });

  test('no variation is the deterministic path', () => {
    const plan = marketPlan({ model }, 60, zonePlan(4));
    const still = createMarketSimulator(
      plan,
      draws('monteCarlo', { variation: { market: 0, macro: 0, property: 1, attributes: 1, frailty: 1 } }),
    );
    still.begin(11);
    for (let s = 0; s < 4; s++) still.ensureSuburb(s);
    const expected = snapshot(pathAlone(model, 0, 'deterministic'), 4);
    snapshot(still.path, 4).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
  });

  test('a plan sent to a worker gives the same bits', () => {
    const market = createMarketSimulator(structuredClone(marketPlan({ model }, 60, zonePlan(4))), draws());
    market.begin(7);
    for (let s = 0; s < 4; s++) market.ensureSuburb(s);
    expect(snapshot(market.path, 4)).toEqual(snapshot(pathAlone(model, 7), 4));
  });

  test('another seed is another path', () => {
    const plan = marketPlan({ model }, 60, zonePlan(4));
    const other = createMarketSimulator(plan, draws('monteCarlo', { key: Int32Array.of(1, 2, 3, 4) }));
    other.begin(7);
    expect(other.path.nationalLog[60]).not.toBe(pathAlone(model, 7).nationalLog[60]);
  });

  test('Sobol replicates have the same mean within their spread', () => {
    const plan = marketPlan({ model }, 24);
    const replicates = 16;
    const means = Array.from({ length: replicates }, () => new Sample());
    eachPath(plan, draws('sobol', { replicates }), 64 * replicates, [], (path, p) =>
      means[p % replicates]!.add(Math.exp(path.zoneLog[25 + 24]!)),
    );
    const across = new Sample();
    means.forEach((m) => across.add(m.mean));
    // Zone 1 grows 6 % a year. Four standard errors over 16 replicates, and a spread well under that of random points.
    expect(Math.abs(across.score(1.06 * 1.06))).toBeLessThan(4);
    const random = new Sample();
    eachPath(plan, draws(), 1024, [], (path) => random.add(Math.exp(path.zoneLog[25 + 24]!)));
    expect(across.sd).toBeLessThan(random.sd / 8);
  });
});

describe('antithetic pairs', () => {
  test.each(['gbm', 'mean-reversion', 'sydney-cycle'] as const)(
    '%s: path 2k + 1 mirrors path 2k about the middle',
    (model) => {
      const [even, odd] = [pathAlone(model, 6, 'antithetic'), pathAlone(model, 7, 'antithetic')];
      const single = pathAlone(model, 6);
      const still = pathAlone(model, 0, 'deterministic');
      expect([...even.nationalLog]).toEqual([...single.nationalLog]);
      // Sum of deviations of a pair = minus twice the normaliser: the same for every pair.
      const [even2, odd2] = [pathAlone(model, 10, 'antithetic'), pathAlone(model, 11, 'antithetic')];
      for (const m of [1, 30, 60]) {
        expect(even.nationalLog[m]! + odd.nationalLog[m]!).toBeCloseTo(
          even2.nationalLog[m]! + odd2.nationalLog[m]!,
          11,
        );
        const product = (a: MarketPath, b: MarketPath) => a.suburbIndex[m]! * b.suburbIndex[m]!;
        expect(product(even, odd) / product(even2, odd2)).toBeCloseTo(1, 11);
        expect(even.inflationAnnual[m]! + odd.inflationAnnual[m]!).toBeCloseTo(2 * still.inflationAnnual[m]!, 12);
      }
    },
  );

  test('regimes: mirrored uniforms move the pair apart', () => {
    const plan = marketPlan({ model: 'regime-switching' }, 36);
    const even: number[] = [];
    const odd: number[] = [];
    eachPath(plan, draws('antithetic'), 2000, [], (path, p) => (p % 2 === 0 ? even : odd).push(path.nationalLog[36]!));
    const pair = new Sample();
    const one = new Sample();
    even.forEach((x, i) => {
      pair.add(0.5 * (x + odd[i]!));
      one.add(x);
    });
    expect(pair.variance).toBeLessThan(0.25 * one.variance); // half of it would be independent paths
  });
});

test('paths reuse their tables', () => {
  const plan = marketPlan({}, 120, zonePlan(100));
  const market = createMarketSimulator(plan, draws());
  const run = (paths: number) => {
    for (let p = 0; p < paths; p++) {
      market.begin(p);
      for (let s = 0; s < 100; s++) market.ensureSuburb(s);
    }
  };
  run(2);
  const before = process.memoryUsage().arrayBuffers;
  run(50);
  // One table of a path would be 100 kB; other threads of the test runner may hold a little.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 100_000);
});

test.each([119, 120])('%d months of prices that leave all bounds overflow, and no other suburb with them', (months) => {
  const plan = marketPlan({ model: 'gbm' }, months, zonePlan(3));
  const wild = createMarketSimulator(
    { ...plan, suburbGrowthLog: plan.suburbGrowthLog.map((g, s) => (s === 1 ? 8 : g)) },
    draws(),
  );
  const usual = createMarketSimulator(plan, draws());
  for (const market of [wild, usual]) {
    market.begin(5);
    for (const s of [2, 1, 0]) market.ensureSuburb(s);
  }
  const of = (path: MarketPath, s: number) => path.suburbIndex.subarray(s * (months + 1), (s + 1) * (months + 1));
  expect(of(wild.path, 1)[1]! / of(usual.path, 1)[1]!).toBeCloseTo(Math.exp(8 - plan.suburbGrowthLog[1]!), 6);
  expect(of(wild.path, 1).at(-1)).toBe(Infinity);
  expect([of(wild.path, 0), of(wild.path, 2)]).toEqual([of(usual.path, 0), of(usual.path, 2)]);
});
