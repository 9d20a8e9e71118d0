import { describe, expect, test } from 'vitest';
import type { HandAdvance } from '../metrics/path-tables.ts';
import { busyPath, handPath, spread } from '../metrics/path-tables.ts';
import { runOfPaths } from './run-of-paths.ts';
import { guardrailTable } from '../../../src-engine/fund/guardrails/table.ts';
import { borrows, calm, calmAdvances, fund } from './calm-fund.ts';

test('a calm fund passes every rule that looks at paths', () => {
  const { results } = fund(calm(borrows(60, 5)));
  const judged = results.filter(
    (r) =>
      r.rule !== 'trancheShortfall' &&
      r.rule !== 'pathCount' &&
      r.rule !== 'zoneOwnLimit' &&
      r.rule !== 'zoneDefaultHazard' &&
      r.rule !== 'zoneVolatility',
  );
  for (const result of judged) expect(result).toMatchObject({ state: 'pass' });
  expect(judged.filter((result) => !(result.headroom! >= 0))).toEqual([]);
});

describe('each rule fires, with its worst value and first month', () => {
  test('combined and stress LTV: share of living advances above the limit', () => {
    const { rule } = fund(
      calm(({ book }) => {
        book.combinedLtvBreachCount[20] = 6;
        book.combinedLtvBreachCount[30] = 12;
        book.stressLtvBreachCount[15] = 30;
      }),
    );
    expect(rule('combinedLtv')).toMatchObject({
      state: 'breach',
      severity: 'breach',
      value: 0.2,
      limit: 0,
      firstMonth: 20,
    });
    expect(rule('stressLtv')).toMatchObject({ state: 'breach', severity: 'warning', value: 0.5, firstMonth: 15 });
    expect(
      fund(
        calm(({ book }) => (book.combinedLtvBreachCount[20] = 6)),
        { combinedLtv: { toleratedAdvancesFraction: 0.1 } },
      ).rule('combinedLtv'),
    ).toMatchObject({ state: 'pass' });
  });

  test('ticket: each zone has its own, an advance of exactly the ticket passes', () => {
    const settings = { ticket: { greenAud: 500_000, orangeAud: 400_000, redAud: 300_000 } };
    const withRed = (principalAud: number) =>
      runOfPaths(
        [calm(undefined, [...calmAdvances, { month: 4, principalAud, zone: 2, exitMonth: 40, paidAud: principalAud }])],
        { settings, commitmentsAud: 1e9 },
      ).rule('ticket');
    expect(withRed(300_000)).toMatchObject({ state: 'pass', value: 1, headroom: 0 });
    expect(withRed(390_000)).toMatchObject({ state: 'breach', value: 1.3, firstMonth: 4, unit: 'Multiple' });
  });

  test('age: an advance older than its contract, from the first month past it', () => {
    const settings = { contractAge: { limitMonths: 59 } };
    expect(fund(calm(), settings).rule('contractAge')).toMatchObject({
      state: 'breach',
      value: 60,
      limit: 59,
      headroom: -1,
      firstMonth: 60,
    });
  });

  test('zone share, of cost but at least of half the commitments', () => {
    const oneZone = calmAdvances.map((a) => ({ ...a, zone: 1 }));
    // 600 lent of 1,000 committed: the whole book in one zone
    expect(fund(calm(undefined, oneZone)).rule('zoneShare')).toMatchObject({
      state: 'breach',
      value: 1,
      firstMonth: 3,
    });
    // cost 100, 200, 300, 400 over a base of 500
    const { columns } = fund(calm(undefined, oneZone));
    expect(columns['peakOrangeShareFraction']![0]).toBe(1);
    expect(columns['peakGreenShareFraction']![0]).toBe(0);
    // against the cost alone the first advance is the whole book
    expect(fund(calm(undefined, oneZone), { minimumBaseFraction: 0 }).rule('zoneShare').firstMonth).toBe(0);
  });

  test('own limits of zones', () => {
    expect(fund(calm()).rule('zoneOwnLimit')).toMatchObject({
      state: 'not-evaluable',
      value: null,
      reason: 'no zone has a limit of its own',
    });
    expect(fund(calm(), { zoneOwnLimit: { redFraction: 0.4 } }).rule('zoneOwnLimit')).toMatchObject({ state: 'pass' });
    const strict = fund(calm(), { zoneOwnLimit: { redFraction: 0.05, greenFraction: 0.9 } }).rule('zoneOwnLimit');
    expect(strict).toMatchObject({ state: 'breach', firstMonth: 2 });
    // month 61: 400 left, 200 of them red, over the base of 500
    expect(strict.value).toBeCloseTo(0.4 / 0.05, 12);
  });

  test('suburb share and single advance', () => {
    const big = [...calmAdvances, { month: 10, principalAud: 100, suburb: 7, exitMonth: 30, paidAud: 150 }];
    const { rule } = fund(calm(undefined, big));
    expect(rule('suburbShare')).toMatchObject({ state: 'breach', firstMonth: 10 });
    expect(rule('suburbShare').value).toBeCloseTo(140 / 700, 12);
    expect(rule('advanceShare')).toMatchObject({ state: 'breach', firstMonth: 10 });
    expect(rule('advanceShare').value).toBeCloseTo(100 / 700, 12);
    expect(fund(calm(), { advanceShare: { limitFraction: 0.02 } }).rule('advanceShare')).toMatchObject({
      state: 'pass',
      value: 0.02,
    });
  });

  test('single advance: what is left at the end weighs more as the book shrinks', () => {
    const last = [...calmAdvances, { month: 5, principalAud: 24, exitMonth: 72 }];
    const { rule } = fund(calm(undefined, last), { minimumBaseFraction: 0.3, advanceShare: { limitFraction: 0.06 } });
    expect(rule('advanceShare').value).toBeCloseTo(24 / 300, 12);
    // cost falls by 100 a month from 624 in month 60: 324 in month 62, then below the floor of 300
    expect(rule('advanceShare').firstMonth).toBe(62);
  });

  test('zone volatility: zone over the mix the fund holds', () => {
    const shaken = (factor: number) =>
      calm(({ market, zoneCostAud }) => {
        zoneCostAud.fill(0);
        zoneCostAud.fill(99, 0, 73);
        zoneCostAud.fill(1, 73, 146);
        const u = spread(73, 3);
        for (let m = 1; m < 73; m += 1) {
          market.zoneLog[m] = market.zoneLog[m - 1]! + 0.01 * (u[m]! - 0.5);
          market.zoneLog[73 + m] = market.zoneLog[73 + m - 1]! + factor * 0.01 * (u[m]! - 0.5);
          market.zoneLog[146 + m] = 50 * u[m]!; // not held: does not count
        }
      });
    expect(fund(shaken(1)).rule('zoneVolatility').value).toBeCloseTo(1, 9);
    const wild = fund(shaken(5)).rule('zoneVolatility');
    expect(wild).toMatchObject({ state: 'breach', firstMonth: null });
    expect(wild.value).toBeCloseTo(5 / (0.99 + 0.05), 9);
    expect(fund(calm()).rule('zoneVolatility')).toMatchObject({ state: 'not-evaluable' });
  });

  test('liquidity: cash and uncalled commitments over NAV', () => {
    const dry = calm(({ cash }) => cash.cashAud.fill(0, 30, 40));
    expect(fund(dry).rule('liquidity')).toMatchObject({ state: 'breach', value: 0, headroom: -0.04, firstMonth: 30 });
    dry.cash.uncalledAud.fill(200, 30, 40);
    expect(fund(dry).rule('liquidity')).toMatchObject({ state: 'pass' });
  });

  test('weighted average life', () => {
    expect(fund(calm(), { wal: { limitYears: 4.5 } }).rule('wal')).toMatchObject({
      state: 'breach',
      value: 5,
      headroom: -0.5,
      firstMonth: null,
    });
  });

  test('defaults to date and in twelve months', () => {
    // 60 advances; two defaults each in months 10, 20, 30 and 41: only 30 and 41 lie within twelve months
    const months = [10, 20, 30, 41];
    const failing = calmAdvances.map((a, i): HandAdvance =>
      i < 8 ? { ...a, exitMonth: months[i >> 1]!, cause: 'default', paidAud: 5 } : a,
    );
    const { rule, columns } = fund(calm(undefined, failing));
    expect(rule('cumulativeDefaults')).toMatchObject({ state: 'breach', firstMonth: 41 });
    expect(rule('cumulativeDefaults').value).toBeCloseTo(8 / 60, 12);
    expect(rule('yearlyDefaults').value).toBeCloseTo(4 / 60, 12);
    expect(rule('yearlyDefaults').firstMonth).toBe(10); // two of sixty are 3.3 %
    expect(columns['cumulativeDefaultsWorstFraction']![0]).toBe(columns['defaultRateFraction']![0]);
    expect(columns['yearlyDefaultsWorstFraction']![0]).toBe(columns['worstYearDefaultRateFraction']![0]);
  });

  test('default hazard of a zone over that of the fund, pooled over paths', () => {
    const failing = calmAdvances.map((a, i): HandAdvance =>
      i === 2 ? { ...a, cause: 'default', exitMonth: a.month + 60, paidAud: 5 } : a,
    );
    const { rule } = runOfPaths([calm(undefined, failing), calm(undefined, failing)]);
    expect(rule('zoneDefaultHazard')).toMatchObject({ state: 'breach', limit: 2 });
    expect(rule('zoneDefaultHazard').value).toBeCloseTo(3, 12); // all in red, a third of the years
    expect(rule('zoneDefaultHazard').reason).toContain('2 defaults');
    const even = calmAdvances.map((a, i): HandAdvance =>
      i < 3 ? { ...a, cause: 'default', exitMonth: a.month + 60, paidAud: 5 } : a,
    );
    expect(fund(calm(undefined, even)).rule('zoneDefaultHazard').state).toBe('pass');
    expect(fund(calm()).rule('zoneDefaultHazard')).toMatchObject({ state: 'not-evaluable', value: null });
  });

  test('proceeds of the fund-end rule', () => {
    const ended = calmAdvances.map((a, i): HandAdvance => (i < 30 ? { ...a, cause: 'fundEnd' } : a));
    expect(fund(calm(undefined, ended)).rule('fundEndProceeds')).toMatchObject({ state: 'breach', limit: 0.25 });
    expect(fund(calm(undefined, ended)).rule('fundEndProceeds').value).toBeCloseTo(0.5, 12);
  });

  test('net IRR below 0 and multiple below 1', () => {
    const losing = calmAdvances.map((a) => ({ ...a, paidAud: 7.5 }));
    const { rule } = fund(calm(undefined, losing));
    expect(rule('netMultiple')).toMatchObject({ state: 'breach', value: 0.75, headroom: -0.25 });
    expect(rule('netIrr').state).toBe('breach');
    expect(rule('netIrr').value).toBeCloseTo(0.75 ** 0.2 - 1, 9);
  });
});

const rulesOf = (columns: Readonly<Record<string, Float64Array>>) =>
  Object.fromEntries(Object.keys(guardrailTable.spec).map((name) => [name, columns[name]!]));

describe('laws', () => {
  test('a path without advances cannot be judged on its book', () => {
    const { rule } = fund(calm(undefined, []));
    for (const name of [
      'combinedLtv',
      'ticket',
      'contractAge',
      'zoneShare',
      'suburbShare',
      'advanceShare',
      'liquidity',
      'wal',
      'cumulativeDefaults',
      'netIrr',
    ])
      expect(rule(name)).toMatchObject({
        state: 'not-evaluable',
        value: null,
        headroom: null,
        shareOfPaths: null,
      });
  });

  test('every column is written; rows after the last month are not read', () => {
    const short = () =>
      handPath({
        months: 72,
        lastMonth: 30,
        suburbs: 15,
        advances: calmAdvances.map((a) => ({ ...a, exitMonth: 25 + a.month })),
      });
    const soiled = short();
    for (const table of [soiled.book, soiled.cash])
      for (const column of Object.values(table as Record<string, Float64Array>)) column.fill(1e9, 31);
    const clean = runOfPaths([short()]).columns;
    const again = runOfPaths([soiled]).columns;
    expect(rulesOf(again)).toEqual(rulesOf(clean));
    expect(Object.values(rulesOf(clean)).filter((column) => column[0] === -77.7)).toEqual([]);
  });

  test('twice the money, and tickets twice as large: the same columns to the bit', () => {
    const ticket = (k: number) => ({ ticket: { greenAud: 300_000 * k, orangeAud: 250_000 * k, redAud: 200_000 * k } });
    const once = runOfPaths([busyPath(300, 20)], { commitmentsAud: 1e8, settings: ticket(1) }).columns;
    const twice = runOfPaths([busyPath(300, 20, 2)], { commitmentsAud: 2e8, settings: ticket(2) }).columns;
    expect(rulesOf(twice)).toEqual(rulesOf(once));
  });

  test('the order of paths does not matter', () => {
    const paths = [busyPath(300, 20), busyPath(200, 20), busyPath(40, 20)];
    const forward = runOfPaths(paths, { commitmentsAud: 1e8 });
    const backward = runOfPaths(paths.toReversed(), { commitmentsAud: 1e8 });
    const turned = Object.entries(rulesOf(backward.columns)).map(([name, column]) => [name, column.toReversed()]);
    expect(Object.fromEntries(turned)).toEqual(rulesOf(forward.columns));
    expect(backward.results).toEqual(forward.results);
  });

  test('single-advance share equals the plain search over all months', () => {
    const tables = busyPath(300, 20);
    const { columns } = runOfPaths([tables], { commitmentsAud: 2e7 });
    let worst = 0;
    for (let i = 0; i < 300; i += 1)
      for (let m = tables.advances.originationMonth[i]!; m < tables.exits.cashMonth[i]!; m += 1)
        if (m <= 120)
          worst = Math.max(worst, tables.advances.principalAud[i]! / Math.max(tables.book.costAud[m]!, 1e7));
    expect(columns['advanceShareWorstFraction']![0]).toBe(worst);
  });
});
