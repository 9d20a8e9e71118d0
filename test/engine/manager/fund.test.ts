import { describe, expect, test } from 'vitest';
import { createFundLines } from '../../../src-engine/fund/manager/fund-lines.ts';
import { createManagerDesk } from '../../../src-engine/fund/run/manager-desk.ts';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { rowColumns } from '../../../src-engine/fund/run/result.ts';
import { ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { gallery, galleryRows, smallFund } from '../../support/gallery.ts';
import { eachPath, runColumns, total } from '../../support/paths.ts';
import { planWith, runPlan } from '../../support/plans.ts';
import { worstGapAud } from './lines.ts';

const PATHS = 6;
const managed = { ...smallFund, ...gallery['manager with a team'] };
/** Largest gap of an identity between sums of money, as a share of the fund; the law asks for 1e-6. */
const MONEY = 1e-12;

test('off: every figure of the manager has no value; on: no other figure moves', () => {
  const off = planWith({ ...managed, 'manager.enabled': false, 'run.paths': PATHS });
  const on = planWith({ ...managed, 'run.paths': PATHS });
  expect(off.manager).toBeNull();
  const [without, withManager] = [runPlan(off), runPlan(on)];
  const own = (i: number) => {
    const position = i % ROW_WIDTH;
    return position >= METRIC.managerOperatingRevenueAud && position <= METRIC.carryToTeamAud;
  };
  const rest = (rows: Float64Array) => [...rows].map((value, i) => (own(i) ? null : value));
  expect(rest(withManager.rows)).toEqual(rest(without.rows));
  expect([...without.rows].filter((_, i) => own(i)).every(Number.isNaN)).toBe(true);
  expect([...withManager.rows].filter((_, i) => own(i) && !Number.isNaN(withManager.rows[i]!)).length).toBeGreaterThan(
    PATHS * 10,
  );
});

test('doing nothing proves nothing: the managed fund shows costs, carry to team and house, clawback, dividends', () => {
  const columns = runColumns(planWith({ ...managed, 'run.paths': 32 }));
  for (const name of ['managerCostAud', 'carryToTeamAud', 'carryToHouseAud', 'managerDividendAud', 'managerTaxAud'])
    expect(total(columns[name]!)).toBeGreaterThan(0);
});

describe.each(galleryRows)('%s: what the manager sees', (_name, settings) => {
  const plan = planWith(settings);
  const within = MONEY * plan.book.treasury.commitmentsAud;

  test('fees + carry received - carry returned = manager revenue of the ledger', () => {
    const reader = createFundLines(plan.book.months, plan.book.treasury.commitmentsAud);
    eachPath(plan, PATHS, (tables, figures) => {
      const { columns: c, lastMonth } = reader.read(tables);
      const sum = (column: Float64Array) => total(column, lastMonth + 1);
      const fees =
        sum(c.managementFeeAud) + sum(c.acquisitionFeeAud) + sum(c.dispositionFeeAud) + sum(c.originationFeeAud);
      const carry = sum(c.carryReceivedAud) - sum(c.carryReturnedAud);
      expect(Math.abs(fees + carry - figures['managerRevenueAud']!)).toBeLessThan(within);
      expect(Math.abs(sum(c.gpCalledAud) - figures['gpCalledAud']!)).toBeLessThan(within);
      for (const [name, column] of Object.entries(c))
        expect(`${name} ${Math.min(...column) >= 0}`).toBe(`${name} true`);
    });
  });
});

test('accounts of real paths balance, and their figures are those of the row', () => {
  const plan = planWith(managed);
  const desk = createManagerDesk(plan)!;
  eachPath(plan, PATHS, (tables, figures) => {
    const accounts = desk.evaluate(tables);
    expect(worstGapAud(accounts, plan.manager!.openingCashAud)).toBeLessThan(1e-4);
    const { figures: own, years, yearCount } = accounts;
    expect(figures['managerOperatingProfitAud']).toBe(own.operatingProfitAud);
    expect(total(years.operatingProfitAud, yearCount)).toBeCloseTo(own.operatingProfitAud, 4);
    const other = plan.manager!.otherRevenueAud.subarray(0, accounts.lastMonth + 1);
    const fromFund = own.revenueAud - total(other) + own.carryToHouseAud + own.carryToTeamAud;
    expect(fromFund).toBeCloseTo(figures['managerRevenueAud']!, 4);
  });
});

test('every column of the row is written', () => {
  const { rows } = runPlan(planWith({ ...managed, 'run.paths': 1, 'manager.staff': [], 'manager.expenses': [] }));
  const empty = rowColumns.filter((name, i) => /^manager|^carryTo/.test(name) && Number.isNaN(rows[i]!));
  expect(empty).toEqual(['managerLeastRunwayMonths']); // without costs there is never a loss
});
