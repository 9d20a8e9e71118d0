import { describe, expect, test } from 'vitest';
import { ledgerSides } from '../../../src-engine/fund/cash/table.ts';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { seasonedReport } from '../../../src-engine/fund/run/seasoned-report.ts';
import { jsonText } from '../../../src-main/services/exports/json-text.ts';
import { continued, fixedMarket, replayOf } from '../../support/existing-fund.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const base: Settings = { 'fund.commitmentsAud': 30_000_000, 'run.seed': 'existing', 'run.paths': 24 };
const fixed: Settings = { ...base, ...fixedMarket };
const CUT = 37;

describe('a start at month 0 with nothing on the tape', () => {
  test('is the fund without a seasoned start, bit for bit', () => {
    for (const mode of ['monteCarlo', 'deterministic']) {
      const settings = { ...base, 'run.mode': mode, 'run.paths': mode === 'monteCarlo' ? 8 : 1 };
      const plain = runPlan(planWith(settings)).rows;
      const seasoned = runPlan(planWith({ ...settings, 'seasoned.asOfMonth': 0 })).rows;
      expect(Buffer.from(seasoned.buffer).equals(Buffer.from(plain.buffer))).toBe(true);
    }
  });
});

describe('a path of the engine, cut and taken in as an existing fund', () => {
  const plain = planWith(fixed);
  const replay = replayOf(plain, 5);
  const plan = continued(fixed, replay, CUT);
  const goesOn = replayOf(plan, 5);

  test('months that are facts come out as they were: calls, distributions, marks, NAV, cash', () => {
    for (let m = 0; m < CUT; m++) {
      for (const line of ['calledLpAud', 'calledGpAud', 'distributedAud', 'advancesMadeAud', 'uncalledAud'] as const)
        expect(goesOn.cash.columns[line][m], `${line} of month ${m}`).toBeCloseTo(replay.cash.columns[line][m]!, 3);
      for (const line of [
        'principalReceivedAud',
        'interestReceivedAud',
        'shareReceivedAud',
        'costAud',
        'markAud',
        'livingCount',
      ] as const)
        expect(goesOn.book.columns[line][m], `${line} of month ${m}`).toBeCloseTo(replay.book.columns[line][m]!, 3);
      for (const line of ['lpAud', 'carryAud', 'unpaidPrefAud', 'unreturnedCapitalAud'] as const)
        expect(goesOn.waterfall.columns[line][m], `${line} of month ${m}`).toBeCloseTo(
          replay.waterfall.columns[line][m]!,
          3,
        );
    }
    const last = CUT - 1;
    for (const line of ['cashAud', 'navAud', 'feePayableAud'] as const)
      expect(goesOn.cash.columns[line][last]).toBeCloseTo(replay.cash.columns[line][last]!, 3);
  });

  test('DPI and TVPI to date are those of the path', () => {
    const { cash, waterfall } = replay;
    const upTo = (values: Float64Array) => values.subarray(0, CUT).reduce((total, value) => total + value, 0);
    const [paid, received] = [upTo(cash.columns.calledLpAud), upTo(waterfall.columns.lpAud)];
    const nav = cash.columns.navAud[CUT - 1]! - cash.columns.distributedAud[CUT - 1]!;
    const report = seasonedReport(plan)!;
    expect(report.dpiMultiple).toBeCloseTo(received / paid, 9);
    expect(report.tvpiMultiple).toBeCloseTo((received + 0.98 * nav) / paid, 9);
    expect(report.living + report.inDefault + report.exited).toBe(report.advances);
    expect(report.lpDistributedStatedAud).toBeCloseTo(report.lpDistributedAud, 2);
    expect(report.asOfDate).toBe('2029-07-31');
  });

  test('in every month from first close on sources are uses and the change in cash, once the month of the cut is booked', () => {
    const { columns } = goesOn.cash;
    const gaps: number[] = [];
    let before = 0;
    let gap = 0;
    for (let m = 0; m <= goesOn.lastMonth; m++) {
      let sum = before - columns.cashAud[m]!;
      for (const [line, side] of Object.entries(ledgerSides))
        sum += (side === 'source' ? 1 : -1) * columns[line as keyof typeof ledgerSides][m]!;
      // Interest on cash is not in the flows: it stands as one line in the month of the cut.
      gap += sum;
      gaps[m] = m < CUT - 1 ? 0 : Math.abs(m === CUT - 1 ? gap : sum);
      before = columns.cashAud[m]!;
    }
    expect(Math.max(...gaps)).toBeLessThan(1e-6 * 30_000_000);
  });

  test('no fact differs between paths, the rest does', () => {
    const other = replayOf(plan, 6);
    for (const line of ['navAud', 'cashAud', 'distributedAud'] as const)
      expect(other.cash.columns[line].subarray(0, CUT)).toEqual(goesOn.cash.columns[line].subarray(0, CUT));
    expect(other.figures['netIrrAnnual']).not.toBe(goesOn.figures['netIrrAnnual']);
  });

  test('classes of capital are refused: nothing says what they are owed', () => {
    expect(() => continued(fixed, replay, CUT, { 'tranches.senior.sizeFraction': 0.3 })).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        issues: [expect.objectContaining({ path: 'seasoned', remedy: expect.stringContaining('take the seasoned') })],
      }),
    );
  });

  test('the result is of the documented form', () => {
    const result = buildResult(plan, runPlan({ ...plan, paths: 4 }));
    expect(() => resultSchema.parse(JSON.parse(jsonText(result)))).not.toThrow();
    expect(result.manifest.dataHashes['loan-tape']).toMatch(/^[0-9a-f]{64}$/);
    expect(result.seasoned!.actualAgainstModel[0]!.cohort).toBe('all advances');
  });
});

describe('many funds cut and continued', () => {
  const FUNDS = 40;
  const plain = planWith({ ...fixed, 'run.variationProperty': 0 });
  const replays = Array.from({ length: FUNDS }, (_, path) => replayOf(plain, path));
  const plans = replays.map((replay) => continued({ ...fixed, 'run.variationProperty': 0 }, replay, CUT));

  /** Mean over its standard error. */
  function score(values: readonly number[]): number {
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    const square = values.reduce((total, value) => total + (value - mean) * (value - mean), 0);
    return mean / Math.sqrt(square / (values.length - 1) / values.length);
  }

  test('on the same market the funds that go on earn what the uninterrupted ones earn, within 4 standard errors', () => {
    const goOn = plans.map((plan, path) => replayOf(plan, path).figures);
    for (const figure of ['grossIrrAnnual', 'netTvpiMultiple', 'walYears', 'defaultCount', 'proceedsAud'])
      expect(
        Math.abs(score(goOn.map((figures, path) => figures[figure]! - replays[path]!.figures[figure]!))),
        `${figure}`,
      ).toBeLessThan(4);
  });

  test('actual less expected exits and defaults have mean 0, within 4 standard errors', () => {
    const checks = plans.map((plan) => seasonedReport(plan)!.actualAgainstModel[0]!);
    for (const cause of ['exits', 'defaults'] as const) {
      expect(
        Math.abs(score(checks.map((check) => check[cause].actual - check[cause].expected))),
        `${cause}`,
      ).toBeLessThan(4);
      const actual = checks.reduce((total, check) => total + check[cause].actual, 0);
      expect(actual, 'something happened').toBeGreaterThan(20);
    }
    const outside = checks.filter(({ exits }) => exits.outside).length;
    expect(outside).toBeLessThan(FUNDS / 5);
  });

  test('a scenario that expects twice the exits finds half of them, and says so', () => {
    const hasty = replays.slice(0, 8).map((replay) => {
      const plan = continued({ ...fixed, 'run.variationProperty': 0 }, replay, CUT, {
        'exits.sale.multiplier': 2,
        'exits.refinance.multiplier': 2,
      });
      return seasonedReport(plan)!.actualAgainstModel[0]!.exits;
    });
    const actual = hasty.reduce((total, { actual }) => total + actual, 0);
    const expected = hasty.reduce((total, { expected }) => total + expected, 0);
    expect(actual / expected).toBeGreaterThan(0.35);
    expect(actual / expected).toBeLessThan(0.65);
    expect(hasty.filter(({ outside }) => outside).length).toBeGreaterThan(2);
  });

  test('the deterministic continuation is near the mean of the simulated ones', () => {
    const [plan] = plans;
    const mean = runPlan({ ...plan!, paths: 64 }).rows;
    let tvpi = 0;
    for (let path = 0; path < 64; path++) tvpi += mean[path * ROW_WIDTH + METRIC.netTvpiMultiple]! / 64;
    const settings = { ...fixed, 'run.variationProperty': 0 };
    const expected = replayOf(continued(settings, replays[0]!, CUT, { 'run.mode': 'deterministic' }));
    // Fractional exits and recycled advances of mean size: 2 % of the multiple.
    expect(expected.figures['netTvpiMultiple']).toBeGreaterThan(0.98 * tvpi);
    expect(expected.figures['netTvpiMultiple']).toBeLessThan(1.02 * tvpi);
  });
});

test('figures from the as-of date are those of a new investor at NAV', () => {
  const replay = replayOf(planWith(base), 2);
  const { figures, cash, waterfall } = replayOf(continued(base, replay, CUT), 2);
  const from = CUT - 1;
  const nav = 0.98 * (cash.columns.navAud[from]! - cash.columns.distributedAud[from]!);
  const rate = (1 + figures['netIrrFromHereAnnual']!) ** (1 / 12);
  let value = -nav;
  for (let m = from + 1; m < cash.rows; m++)
    value +=
      (waterfall.columns.lpAud[m]! + waterfall.columns.clawbackAud[m]! - cash.columns.calledLpAud[m]!) /
      rate ** (m - from);
  expect(Math.abs(value)).toBeLessThan(1e-6 * nav);
  expect(replay.figures['netIrrFromHereAnnual']).toBeNaN();
});
