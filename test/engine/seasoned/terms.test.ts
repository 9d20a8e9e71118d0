import { describe, expect, test } from 'vitest';
import { mergeDataRoom } from '../../../src-engine/fund/data/merge.ts';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { importFlows } from '../../../src-main/services/data/import-flows.ts';
import { importTape } from '../../../src-main/services/data/import-tape.ts';
import { continued, fixedMarket, replayOf } from '../../support/existing-fund.ts';
import { builtInData, planWith, runPlan, scenarioWith, type Settings } from '../../support/plans.ts';

const head = 'id,advanceDate,principalAud,valueAud,seniorAud,suburb,status,exitDate,cause,proceedsAud';
const facts: Settings = {
  'seasoned.loanTapeFile': 't.csv',
  'seasoned.flowsFile': 'f.csv',
  'fund.commitmentsAud': 10_000_000,
};

/** The plan of a fund with these rows; first close is 2026-07-31, the tables end before. */
function planOf(
  rows: readonly string[],
  settings: Settings = {},
  flows = 'date,calledAud,distributedAud\n2026-07-31,1000000,0',
  header = head,
) {
  const data = mergeDataRoom(builtInData(), {
    tape: importTape([header, ...rows].join('\n'), 't.csv'),
    flows: importFlows(flows, 'f.csv'),
  });
  return planWith({ ...facts, 'seasoned.asOfMonth': 13, ...settings }, data);
}
const living = 'A1,2026-08-31,200000,1000000,300000,Kogarah,living,,,';

/** Issues with which something is refused. */
function issuesOf(run: () => unknown): readonly { path: string; message: string; remedy: string }[] {
  try {
    run();
  } catch (error) {
    return (error as { issues: { path: string; message: string; remedy: string }[] }).issues;
  }
  return [];
}

describe('a tape against the scenario: the row, the column and the remedy are named', () => {
  test.each([
    ['before first close', 'A1,2025-07-31,200000,1000000,0,Kogarah,living,,,', 'advanceDate', /before first close/],
    ['after as-of', 'A1,2027-08-31,200000,1000000,0,Kogarah,living,,,', 'advanceDate', /after the as-of date/],
    ['misspelt suburb', 'A1,2026-08-31,200000,1000000,0,Kogara,living,,,', 'suburb', /no suburb 'Kogara'/],
    ['LTV above 1', 'A1,2026-08-31,1200000,1000000,0,Kogarah,living,,,', 'principalAud', /LTV is above 1/],
    ['combined LTV above 1', 'A1,2026-08-31,200000,1000000,900000,Kogarah,living,,,', 'seniorAud', /above the value/],
    ['living with an exit', 'A1,2026-08-31,200000,1000000,0,Kogarah,living,2026-12-31,,', 'exitDate', /has no exit/],
    ['exit without date', 'A1,2026-08-31,200000,1000000,0,Kogarah,exited,,sale,210000', 'exitDate', /needs the date/],
    [
      'exit before the advance',
      'A1,2026-10-31,200000,1000000,0,Kogarah,exited,2026-08-31,sale,1',
      'exitDate',
      /before what it follows/,
    ],
    [
      'exit without proceeds',
      'A1,2026-08-31,200000,1000000,0,Kogarah,exited,2026-12-31,sale,',
      'proceedsAud',
      /needs its proceeds/,
    ],
    ['unknown cause', 'A1,2026-08-31,200000,1000000,0,Kogarah,exited,2026-12-31,sold,1', 'cause', /no cause 'sold'/],
    [
      'default with proceeds',
      'A1,2026-08-31,200000,1000000,0,Kogarah,default,2026-12-31,,5',
      'proceedsAud',
      /waits for its sale/,
    ],
  ])('%s', (_, row, column, message) => {
    const [issue] = issuesOf(() => planOf([row]));
    expect(issue).toMatchObject({
      path: `line 2, column ${column}`,
      message: expect.stringMatching(message) as string,
    });
    expect(issue!.remedy).not.toBe('');
  });

  test('the nearest suburb is named, and one outside the universe says how to take it in', () => {
    expect(issuesOf(() => planOf(['A1,2026-08-31,200000,1000000,0,Kogara,living,,,']))[0]!.remedy).toContain('Kogarah');
    const few = issuesOf(() => planOf([living], { 'zones.universe.count': 3 }));
    expect(few[0]!.remedy).toContain('zones.universe.count');
  });

  test('a rate of its own, a share under tiers, a mortgage above its cap', () => {
    const wide = (columns: string, cells: string, settings: Settings = {}) =>
      issuesOf(() => planOf([`${living},${cells}`], settings, undefined, `${head},${columns}`))[0]?.path;
    expect(wide('interestRateAnnual', '0.06')).toBe('line 2, column interestRateAnnual');
    expect(wide('interestRateAnnual', '0.05')).toBeUndefined();
    expect(wide('currentSeniorAud', '300001')).toBe('line 2, column currentSeniorAud');
    expect(wide('seniorAgeMonths', '400')).toBe('line 2, column seniorAgeMonths');
  });

  test('flows outside the facts, calls above commitments, cash that cannot be', () => {
    const flows = (rows: string) => issuesOf(() => planOf([living], {}, `date,calledAud,distributedAud\n${rows}`))[0];
    expect(flows('2026-06-30,1,0')).toMatchObject({ path: 'line 2, column date' });
    expect(flows('2027-08-31,1,0')).toMatchObject({ path: 'line 2, column date' });
    expect(flows('2026-07-31,10000001,0')).toMatchObject({ path: 'seasoned.flowsFile' });
    expect(flows('2026-07-31,100000,0')).toMatchObject({ path: 'seasoned.cashAud' });
  });

  test('a fund of a registry cannot have begun before it', () => {
    const scenario = scenarioWith({ 'seasoned.asOfMonth': 13 });
    const place = { fundIndex: 0, closeMonth: 0, months: 120, lifeMonths: 120 };
    const issues = issuesOf(() => resolveScenario(scenario, builtInData(), { seedGiven: true, place }));
    expect(issues[0]).toMatchObject({ path: 'seasoned' });
  });

  test('a start that contradicts itself', () => {
    const path = (settings: Settings) => issuesOf(() => planOf([living], settings))[0]?.path;
    expect(path({ 'seasoned.asOfMonth': null })).toBe('seasoned.loanTapeFile');
    expect(path({ 'seasoned.asOfDate': '2027-07-31' })).toBe('seasoned.asOfDate');
    expect(path({ 'seasoned.asOfMonth': null, 'seasoned.asOfDate': '2026-05-31' })).toBe('seasoned.asOfDate');
    expect(path({ 'seasoned.asOfMonth': 120 })).toBe('seasoned.asOfMonth');
    expect(path({ 'seasoned.navLineDebtAud': 5 })).toBe('seasoned.navLineDebtAud');
    expect(path({ 'seasoned.subscriptionDebtAud': 5 })).toBe('seasoned.subscriptionDebtAud');
    expect(path({ 'seasoned.cashAud': 1, 'seasoned.recyclableCashAud': 2 })).toBe('seasoned.recyclableCashAud');
    expect(path({ 'seasoned.flowsFile': null })).toBe('seasoned.flowsFile');
    expect(path({ 'contract.termMonths': 12, 'seasoned.asOfMonth': 20 })).toBe('line 2, column status');
  });
});

describe('what the tape says is what the book holds', () => {
  const sure: Settings = {
    ...fixedMarket,
    'exits.sale.multiplier': 0,
    'exits.refinance.multiplier': 0,
    'exits.default.multiplier': 0,
    'run.variationProperty': 0,
    'origination.investmentMonths': 1,
  };

  test('a home is carried along the assumed growth, by hand: principal, interest and share of the gain', () => {
    const { book } = replayOf(planOf([living], { ...sure, 'seasoned.assumedGrowthAnnual': 0.05 }));
    // Eleven months from the advance to month 12: V = 1,000,000 x 1.05^(11/12), claim = P + P x 5 % x 11/12 + 0.2 x (V - 1,000,000).
    const home = 1_000_000 * 1.05 ** (11 / 12);
    expect(book.columns.markAud[12]).toBeCloseTo(200_000 * (1 + (0.05 * 11) / 12) + 0.2 * (home - 1_000_000), 4);
    expect(book.columns.costAud[12]).toBe(200_000);
  });

  test('a value and a first mortgage of today stand in place of index and schedule', () => {
    const header = `${head},currentValueAud,currentSeniorAud`;
    const { book } = replayOf(planOf([`${living},1200000,250000`], sure, undefined, header));
    expect(book.columns.markAud[12]).toBeCloseTo(200_000 * (1 + (0.05 * 11) / 12) + 0.2 * 200_000, 4);
    // So high a first mortgage on so low a value leaves the fund what is left after selling cost.
    const low = replayOf(planOf([`${living},400000,250000`], sure, undefined, header));
    expect(low.book.columns.markAud[12]).toBeCloseTo(400_000 * 0.975 - 250_000, 4);
  });

  test('a default that waits is sold after its lag, at the latest in the first simulated month', () => {
    const sold = (date: string) => {
      const { exits } = replayOf(planOf([`A1,2026-08-31,200000,1000000,300000,Kogarah,default,${date},,`], sure));
      return [exits.columns.exitMonth[0], exits.columns.cashMonth[0], exits.columns.cause[0]];
    };
    expect(sold('2027-06-30')).toEqual([11, 20, 2]);
    expect(sold('2026-08-31')).toEqual([4, 13, 2]);
  });

  test('proceeds go to principal, then interest, then share; what is short is lost', () => {
    const exit = (proceeds: number) => {
      const row = `A1,2026-08-31,200000,1000000,0,Kogarah,exited,2027-02-28,sale,${proceeds}`;
      const { principalPaidAud, interestPaidAud, sharePaidAud, lossAud } = replayOf(planOf([row], sure)).exits.columns;
      return [principalPaidAud, interestPaidAud, sharePaidAud, lossAud].map((column) => column[0]);
    };
    expect(exit(150_000)).toEqual([150_000, 0, 0, 50_000]);
    expect(exit(203_000)).toEqual([200_000, 3_000, 0, 0]);
    expect(exit(230_000)).toEqual([200_000, 5_000, 25_000, 0]);
  });

  test('stated cash that does not reconcile stands as one line in the last month', () => {
    // 1,000,000 called, 200,000 advanced: 800,000 left.
    const less = replayOf(planOf([living], { ...sure, 'seasoned.cashAud': 700_000 }));
    expect(less.cash.columns.expensesAud[12]).toBe(100_000);
    expect(less.cash.columns.cashAud[12]).toBe(700_000);
    const more = replayOf(planOf([living], { ...sure, 'seasoned.cashAud': 830_000 }));
    expect(more.cash.columns.cashInterestAud[12]).toBe(30_000);
  });

  test('remaining capital follows the remaining pace, and calls never pass commitments', () => {
    const { cash } = replayOf(planOf([living], { ...fixedMarket, 'origination.investmentMonths': 24 }));
    const called = cash.columns.calledLpAud.map((value, m) => value + cash.columns.calledGpAud[m]!);
    expect(called.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(10_000_000 * (1 + 1e-12));
    expect(cash.columns.uncalledAud[12]).toBe(9_000_000);
    // No lump in the first month: 8.8 m over 11 months of an even pace, in whole advances.
    expect(cash.columns.advancesMadeAud[13]).toBeLessThan(1_000_000);
  });
});

describe('with other terms', () => {
  const base: Settings = { ...fixedMarket, 'fund.commitmentsAud': 20_000_000, 'run.seed': 'terms', 'run.paths': 4 };

  test('twice the money gives twice the money', () => {
    const rows = (factor: number) => {
      const cells = living.split(',');
      for (const at of [2, 3, 4]) cells[at] = String(Number(cells[at]) * factor);
      const settings = Object.fromEntries(
        Object.entries({ commitmentsAud: 10_000_000 }).map(([name, value]) => [`fund.${name}`, value * factor]),
      );
      const scaled = Object.fromEntries(
        Object.entries({
          advanceMeanAud: 250_000,
          advanceSdAud: 50_000,
          advanceMinAud: 100_000,
          advanceMaxAud: 500_000,
        }).map(([name, value]) => [`origination.${name}`, value * factor]),
      );
      const plan = planOf(
        [cells.join(',')],
        { ...settings, ...scaled, 'origination.priceLevelMultiple': factor, 'run.paths': 4 },
        `date,calledAud,distributedAud\n2026-07-31,${1_000_000 * factor},0`,
      );
      return runPlan(plan).rows;
    };
    const [once, twice] = [rows(1), rows(2)];
    for (const [name, { unit }] of Object.entries(pathMetricsTable.spec)) {
      const at = METRIC[name as keyof typeof METRIC];
      for (let path = 0; path < 4; path++) {
        const [a, b] = [once[path * ROW_WIDTH + at]!, twice[path * ROW_WIDTH + at]!];
        const wanted = unit === 'Aud' ? 2 * a : a;
        const off = Number.isNaN(wanted) && Number.isNaN(b) ? 0 : Math.abs(b - wanted);
        expect(off, `${name}`).toBeLessThan(unit === 'Aud' ? 0.01 : 1e-8);
      }
    }
  });

  test('an American waterfall goes on from the deals of the tape', () => {
    const american: Settings = { ...base, 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.03 };
    const replay = replayOf(planWith(american), 1);
    const goesOn = replayOf(continued(american, replay, 37), 1);
    for (let m = 0; m < 37; m++)
      for (const line of ['lpAud', 'carryAud'] as const)
        expect(goesOn.waterfall.columns[line][m]).toBeCloseTo(replay.waterfall.columns[line][m]!, 2);
  });

  test('lines of credit go on from their balances', () => {
    const levered: Settings = {
      ...base,
      'leverage.subscriptionLine.limitFraction': 0.2,
      'leverage.navLine.limitFraction': 0.2,
      'leverage.compareWithout': true,
    };
    const replay = replayOf(planWith(levered), 1);
    const cut = 20;
    const goesOn = replayOf(continued(levered, replay, cut), 1);
    for (const line of ['subscriptionDebtAud', 'navLineDebtAud', 'navAud', 'uncalledAud'] as const)
      expect(goesOn.cash.columns[line][cut - 1]).toBeCloseTo(replay.cash.columns[line][cut - 1]!, 2);
    expect(replay.cash.columns.navLineDebtAud[cut - 1]).toBeGreaterThan(0);
    expect(goesOn.cash.columns.facilityInterestAud[cut]).toBeGreaterThan(0);
    expect(goesOn.figures['netIrrWithoutNavLineAnnual']).toBeNaN();
    expect(goesOn.figures['facilityUnpaidAud']).toBe(0);
  });

  test.each([
    ['own price', { 'exits.priceBasis': 'own' }],
    ['antithetic', { 'run.mode': 'antithetic' }],
    ['Sobol', { 'run.mode': 'sobol', 'run.paths': 16 }],
    ['stress', { 'stress.preset': 'severe', 'stress.startMonth': 48 }],
  ] as const)('every figure is a number or none: %s', (_, settings) => {
    const all = { ...base, ...settings };
    const { rows } = runPlan(continued(all, replayOf(planWith(base), 1), 37, settings));
    expect(rows.some((value) => value === Infinity || value === -Infinity)).toBe(false);
    expect(Number.isFinite(rows[METRIC.netIrrAnnual])).toBe(true);
    expect(Number.isFinite(rows[METRIC.netIrrFromHereAnnual])).toBe(true);
  });

  test('a stress moves what is ahead and no fact', () => {
    const replay = replayOf(planWith(base), 1);
    const calm = replayOf(continued(base, replay, 37), 1);
    const stressed = replayOf(continued(base, replay, 37, { 'stress.preset': 'severe', 'stress.startMonth': 40 }), 1);
    expect(stressed.cash.columns.navAud.subarray(0, 40)).toEqual(calm.cash.columns.navAud.subarray(0, 40));
    expect(stressed.cash.columns.navAud[60]).toBeLessThan(calm.cash.columns.navAud[60]!);
  });

  test('a stress of months that are facts begins at the as-of date, and says so', () => {
    const replay = replayOf(planWith(base), 1);
    const at = (startMonth: number) =>
      continued(base, replay, 37, { 'stress.preset': 'mild', 'stress.startMonth': startMonth });
    expect(replayOf(at(3), 1).figures).toEqual(replayOf(at(36), 1).figures);
    expect(at(3).warnings.join()).toMatch(/stress of month 3 begins at the as-of date in month 36/);
    expect(at(36).warnings.join()).not.toMatch(/as-of date/);
  });

  test('rules are judged in the months that are facts too, and act from the as-of date', () => {
    const replay = replayOf(planWith(base), 1);
    const rule = {
      name: 'stop',
      when: { metric: 'livingCount', op: 'above', threshold: 1 },
      fromYear: 1,
      toYear: null,
      lasts: 'while',
      set: { 'stop.recycledAdvances': true },
    };
    const { advances } = replayOf(continued(base, replay, 37, { rules: [rule] }), 1);
    expect(advances.columns.originationMonth.filter((month) => month >= 37)).toHaveLength(0);
  });
});
