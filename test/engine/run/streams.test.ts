import { describe, expect, test } from 'vitest';
import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import { createPathRunner, ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { eachPath } from '../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const small = (settings: Settings) => planWith({ ...smallFund, ...settings });
const rowOf = (rows: Float64Array, path: number) => rows.slice(path * ROW_WIDTH, (path + 1) * ROW_WIDTH);
const modes = ['monteCarlo', 'antithetic', 'sobol', 'deterministic'] as const;

describe.each(modes)('%s', (mode) => {
  test('path k alone is row k of the run', () => {
    const plan = small({ 'run.paths': 70, 'run.mode': mode });
    const { rows } = runPlan(plan);
    const runner = createPathRunner(plan);
    for (const path of [69, 0, 64, 63, 1])
      expect(Float64Array.from(Object.values(replayPath(plan, runner, path).figures))).toEqual(rowOf(rows, path));
  });

  test('paths 0..n-1 of a longer run are those of the shorter one', () => {
    const short = runPlan(small({ 'run.paths': 40, 'run.mode': mode }));
    const long = runPlan(small({ 'run.paths': 100, 'run.mode': mode }));
    expect(long.rows.slice(0, 40 * ROW_WIDTH)).toEqual(short.rows);
  });

  test('the same bytes on the second run, and after another scenario has run in between', () => {
    const settings = { 'run.paths': 20, 'run.mode': mode } as const;
    const hash = (plan: RunPlan) => buildResult(plan, runPlan(plan)).manifest.resultHash;
    const plan = small(settings);
    const first = hash(plan);
    expect(hash(plan)).toBe(first);
    hash(small({ ...gallery['hard times'], 'run.paths': 10, 'market.model': 'regime-switching' }));
    expect(hash(small(settings))).toBe(first);
  });
});

test('a replay holds what the run saw: last month, tapes and ledger of that path', () => {
  const plan = small(gallery['run-off']!);
  const runner = createPathRunner(plan);
  const replayed = [2, 5].map((path) => replayPath(plan, runner, path));
  eachPath(plan, 6, (tables, _figures, path) => {
    const replay = replayed.find((candidate) => candidate.path === path);
    if (!replay) return;
    expect(replay.lastMonth).toBe(tables.lastMonth);
    expect(replay.cash.columns.navAud).toEqual(tables.cash.navAud.slice(0, tables.lastMonth + 1));
    expect(replay.exits.columns.paidAud).toEqual(tables.exits.paidAud.slice(0, tables.advanceCount));
    expect(replay.advances.rows).toBe(tables.advanceCount);
  });
});

test('a seed is a text: 42 and "42" draw the same, 43 does not', () => {
  const rows = [42, '42', 43].map((seed) => runPlan(small({ 'run.seed': seed, 'run.paths': 3 })).rows);
  expect(rows[1]).toEqual(rows[0]);
  expect(rows[2]).not.toEqual(rows[0]);
});

test('neither the number of paths nor the name of the scenario enters a draw', () => {
  const a = runPlan(small({ 'run.paths': 3 })).rows;
  const b = runPlan(small({ 'run.paths': 3, description: 'another text' })).rows;
  expect(b).toEqual(a);
});

describe('market draws', () => {
  const three = ['Parramatta', 'Randwick', 'Penrith', 'Hornsby'];
  // Every suburb in one zone's class rule may change with the list, so growth is held equal for all.
  const universe = (suburbs: readonly string[]): Settings => ({
    'run.seed': 'market',
    'zones.preset': 'reference-zones',
    'zones.universe.rule': 'list',
    'zones.universe.suburbs': suburbs,
    'zones.classes.overrides': Object.fromEntries(
      suburbs.map((name, i) => [name, (['green', 'orange', 'red'] as const)[i % 3]!]),
    ),
    'market.growthSource': 'national',
    'market.volatilitySource': 'history',
  });

  test('a further suburb leaves the draws of the others alone', () => {
    const few = planWith(universe(three));
    const more = planWith(universe([...three, 'Manly', 'Blacktown']));
    const log = (plan: RunPlan, name: string, path: number) => {
      const market = createMarketSimulator(plan.book.market, plan.draws);
      market.begin(path);
      const suburb = plan.zones.suburbNames.indexOf(name);
      market.ensureSuburb(suburb);
      const rows = plan.book.months + 1;
      const zoneRow = plan.book.market.zoneOfSuburb[suburb]! * rows;
      const at = suburb * rows;
      // The suburb's own part: its index above that of its zone.
      return Array.from(
        { length: rows },
        (_, m) => Math.log(market.path.suburbIndex[at + m]!) - market.path.zoneLog[zoneRow + m]!,
      );
    };
    for (const name of three)
      for (const path of [0, 7]) {
        const [a, b] = [log(few, name, path), log(more, name, path)];
        a.forEach((value, m) => expect(b[m]).toBeCloseTo(value, 12)); // a zone index that differs leaves rounding behind
      }
  });

  test('a longer fund leaves the months of a shorter one alone', () => {
    const [short, long] = [96, 120].map((lifeMonths) => small({ 'fund.lifeMonths': lifeMonths }));
    const national = (plan: RunPlan) => {
      const market = createMarketSimulator(plan.book.market, plan.draws);
      market.begin(4);
      return market.path;
    };
    const [a, b] = [national(short!), national(long!)];
    for (let m = 0; m <= 96; m++) {
      expect(b.nationalLog[m]).toBeCloseTo(a.nationalLog[m]!, 12);
      expect(b.cashRateAnnual[m]).toBeCloseTo(a.cashRateAnnual[m]!, 12);
    }
  });

  test('what the fund does moves no market: same prices whatever is lent', () => {
    const hash = (settings: Settings) => {
      let sum = '';
      eachPath(
        small(settings),
        3,
        ({ market }) => (sum += market.nationalLog.join() + market.zoneLog.join() + market.cashRateAnnual.join()),
      );
      return sum;
    };
    expect(
      hash({ 'origination.advanceMeanAud': 150_000, 'reinvestment.untilMonth': 0, 'exits.sale.multiplier': 3 }),
    ).toBe(hash({}));
  });
});

test('fee and waterfall terms move no advance and no exit', () => {
  const tape = (settings: Settings) => {
    const plan = small(settings);
    const { advances, exits } = replayPath(plan, createPathRunner(plan), 1);
    return { ...advances.columns, ...exits.columns };
  };
  const terms = {
    'waterfall.hurdleAnnual': 0.02,
    'waterfall.carryFraction': 0.3,
    'waterfall.catchUpFraction': 0.5,
    'fees.managementFeeRateAnnual': 0.005,
    'fees.expensesRateAnnual': 0.01,
    'fees.gstApplies': false,
  };
  expect(tape(terms)).toEqual(tape({}));
});
