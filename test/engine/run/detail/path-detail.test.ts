import { describe, expect, test } from 'vitest';
import { ledgerSides } from '../../../../src-engine/fund/cash/table.ts';
import { hasFacility } from '../../../../src-engine/fund/leverage/plan.ts';
import { detailSchema } from '../../../../src-engine/fund/run/detail/schema.ts';
import { pathDetail } from '../../../../src-engine/fund/run/detail/path-detail.ts';
import { runDetail } from '../../../../src-engine/fund/run/detail/run-detail.ts';
import { createPathRunner } from '../../../../src-engine/fund/run/path-runner.ts';
import { buildResult } from '../../../../src-engine/fund/run/result.ts';
import { resultSchema } from '../../../../src-engine/fund/run/result-schema.ts';
import { replayPath } from '../../../../src-engine/fund/run/replay.ts';
import { jsonText } from '../../../../src-main/services/exports/json-text.ts';
import { everyFeature, everyFeatureInTranches } from '../../../support/every-feature.ts';
import { galleryRows, smallFund } from '../../../support/gallery.ts';
import { total } from '../../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../../support/plans.ts';

const worlds: readonly (readonly [string, Settings])[] = [
  ...galleryRows,
  ['every feature', everyFeature],
  ['every feature in tranches', everyFeatureInTranches],
];
const asJson = (value: unknown): unknown => JSON.parse(jsonText(value));

describe.each(worlds)('%s: the years of a path', (_name, settings) => {
  const plan = planWith({ ...settings, 'run.paths': 3 });
  const replay = replayPath(plan, createPathRunner(plan), 1);
  const detail = pathDetail(replay);
  /** One millionth of the fund. */
  const within = 1e-6 * plan.book.treasury.commitmentsAud;
  const { ledger, tiers } = detail;
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(within);

  test('sum to the ledger, line by line, every line once', () => {
    const lines = [...ledger.sources, ...ledger.uses];
    expect(lines.map(({ name }) => name).toSorted()).toEqual(Object.keys(ledgerSides).toSorted());
    for (const { name, values, total: all } of lines) {
      const ofLedger = total(replay.cash.columns[name as keyof typeof ledgerSides]);
      near(all, ofLedger);
      near(total(values), ofLedger);
    }
  });

  test('fees by year to June sum to the ledger of the path, line by line', () => {
    const { cash, lastMonth } = replay;
    let compared = 0;
    for (const { name, values } of detail.fees.lines) {
      const column = (cash.columns as Readonly<Record<string, Float64Array>>)[name];
      if (column === undefined) continue;
      compared += 1;
      near(total(values), total(column.subarray(0, lastMonth + 1)));
    }
    expect(compared).toBe(10);
  });

  test('sources are uses and change in cash, and the check says so', () => {
    expect(ledger.check.holds).toBe(true);
    ledger.check.differenceAud.forEach((difference) => near(difference, 0));
    near(total(ledger.check.changeInCashAud), replay.cash.columns.cashAud[replay.lastMonth]!);
  });

  test('tiers sum to what the parties received', () => {
    const received = ['lpAud', 'gpCommitmentAud', 'carryAud'].map(
      (name) => ledger.parties.find((line) => line.name === name)!.total,
    );
    near(total(tiers.payments.map(({ amountAud }) => amountAud)), total(received));
    const paid = (party: string) =>
      total(tiers.payments.filter((line) => line.party === party).map(({ amountAud }) => amountAud));
    near(paid('manager'), received[2]!);
    expect(tiers.payments.every(({ amountAud }) => amountAud > 0)).toBe(true);
  });

  test('classes of capital, reserve and equity have all that was distributed', () => {
    expect(detail.tranches === null).toBe(plan.book.tranches === null);
    if (detail.tranches === null) return;
    expect(detail.tranches.holds).toBe(true);
    const equity = detail.tranches.equity.find(({ name }) => name === 'distributedAud')!.total;
    near(total(detail.tranches.paid.map((line) => line.total)) + equity, total(replay.cash.columns.distributedAud));
    near(total(tiers.payments.map(({ amountAud }) => amountAud)), equity);
  });

  test('cohorts of every kind hold the whole tape', () => {
    for (const kind of ['vintage', 'zone', 'ltvBand', 'suburb']) {
      const cohorts = detail.cohorts.filter(({ by }) => by === kind);
      expect(total(cohorts.map(({ advances }) => advances))).toBe(replay.advances.rows);
      near(total(cohorts.map(({ principalAud }) => principalAud)), total(replay.advances.columns.principalAud));
    }
  });

  test('sections are there when the fund has the thing, and only then', () => {
    expect(detail.facilities !== null).toBe(hasFacility(plan.book.leverage));
    expect(detail.rules === null).toBe(plan.book.rules === null);
  });

  test('stand in a result under its strict schema, without a NaN', () => {
    const result = buildResult(plan, runPlan(plan));
    const whole = { ...result, detail: runDetail(result, replay) };
    expect(() => resultSchema.parse(asJson(whole))).not.toThrow();
    expect(() => detailSchema.parse({ ...(asJson(whole.detail) as object), more: 1 })).toThrow(/more/);
    for (const { series, months } of [whole.detail.years])
      for (const fan of series) expect(fan.values.every((line) => line.length === months.length)).toBe(true);
  });
});

test('stocks stand at year-end and are not summed', () => {
  const plan = planWith({ ...smallFund, 'run.paths': 1 });
  const replay = replayPath(plan, createPathRunner(plan), 0);
  const { ledger, years } = pathDetail(replay);
  const line = (lines: typeof ledger.book, name: string) => lines.find((l) => l.name === name)!;
  years.forEach(({ toMonth }, y) => {
    expect(line(ledger.book, 'livingCount').values[y]).toBe(replay.book.columns.livingCount[toMonth]);
    expect(line(ledger.book, 'costAud').values[y]).toBe(replay.book.columns.costAud[toMonth]);
    expect(line(ledger.balances, 'navAfterDistributionAud').values[y]).toBe(
      replay.cash.columns.navAud[toMonth]! - replay.cash.columns.distributedAud[toMonth]!,
    );
  });
});

test('months of a facility by state are all months; the worst is the gravest', () => {
  const plan = planWith({ ...everyFeature, 'run.paths': 1 });
  const replay = replayPath(plan, createPathRunner(plan), 0);
  const { facilities, years } = pathDetail(replay);
  facilities!.states.forEach(({ months }, y) => {
    const { fromMonth, toMonth } = years[y]!;
    expect(total(Object.values(months))).toBe(toMonth - fromMonth + 1);
  });
  const rate = facilities!.lines.find(({ name }) => name === 'cashRateAnnual')!;
  expect(rate.over).toBe('mean');
  const drawn = facilities!.lines.find(({ name }) => name === 'navLineDrawnAud')!;
  expect(drawn.total).toBeGreaterThan(0);
});

test('tax and manager by financial year sum to the figures of the path; without them there is no section', () => {
  const plan = planWith({ ...everyFeature, 'run.paths': 1 });
  const replay = replayPath(plan, createPathRunner(plan), 0);
  const { tax, manager } = pathDetail(replay);
  const total = (accounts: typeof tax, name: string) => accounts!.lines.find((line) => line.name === name)!.total;
  const { lpTaxAud, managerOperatingRevenueAud, managerCostAud } = replay.figures;
  expect(total(tax, 'lpTaxAud')).toBeCloseTo(lpTaxAud!, 2);
  expect(total(manager, 'revenueAud')).toBeCloseTo(managerOperatingRevenueAud!, 2);
  expect(total(manager, 'costAud')).toBeCloseTo(managerCostAud!, 2);
  expect(total(manager, 'assetsAud')).toBeNaN(); // a mean of the year has no sum
  const plain = planWith({ ...smallFund, 'run.paths': 1 });
  const without = pathDetail(replayPath(plain, createPathRunner(plain), 0));
  expect([without.tax, without.manager]).toEqual([null, null]);
});

test('the fans at year-ends are those of the ledger: of one path, its own figures to the width of a bin', () => {
  const plan = planWith({ ...smallFund, 'run.paths': 1 });
  const result = buildResult(plan, runPlan(plan));
  const replay = replayPath(plan, createPathRunner(plan), 0);
  const { years, medianPath } = runDetail(result, replay);
  const line = (name: string) =>
    [...medianPath!.ledger.sources, ...medianPath!.ledger.uses].find((l) => l.name === name)!.values;
  const toDate = (values: readonly number[]) => values.map((_, y) => total(values.slice(0, y + 1)));
  const called = toDate(line('calledLpAud').map((lp, y) => lp + line('calledGpAud')[y]!));
  for (const [name, exact] of [
    ['calledToDateAud', called],
    ['distributedToDateAud', toDate(line('distributedAud'))],
  ] as const) {
    const { values, resolution } = years.series.find((series) => series.name === name)!;
    for (const percentile of values)
      percentile.forEach((value, y) => expect(Math.abs(value - exact[y]!)).toBeLessThanOrEqual(resolution));
  }
});
