import { describe, expect, test } from 'vitest';
import { valueAtPath } from '../../../src-engine/fund/scenario/dotted-path.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { importConfig } from '../../../src-main/services/imports/import-config.ts';

const imported = (entity: Record<string, unknown>) => importConfig({ gp_entity: entity } as never, 'old');
const linesOf = (entity: Record<string, unknown>, path: string) =>
  imported(entity).lines.filter((line) => line.path === `gp_entity.${path}`);

describe('the manager of an earlier configuration', () => {
  test('becomes ours: staff, costs, carry, dividends, cash', () => {
    const report = importConfig(
      {
        gp_entity_enabled: true,
        gp_entity: {
          initial_cash_reserve: 250_000,
          management_company: {
            base_expenses: 600_000,
            office_expenses: 120_000,
            expense_growth_rate: 0.02,
            staff: [{ role: 'Analyst', count: 2, annual_cost: 150_000, start_year: 1 }],
            expense_scaling: { scaling_metric: 'loan_count', scaling_factor: 90 },
            revenue_diversification: {
              enabled: true,
              additional_revenue_sources: [{ name: 'Advice', amount: 24_000, end_year: 2 }],
            },
          },
          expenses: [
            { name: 'Audit', amount: 50_000, start_year: 2 },
            { name: 'Off', amount: 1, enabled: false },
            { name: 'Fit-out', amount: 9000, type: 'one-time' },
          ],
          team_allocation: {
            partners: [{ name: 'Ann', carried_interest_allocation: 0.6 }],
            employees: [{ role: 'Team', carried_interest_allocation: 0.2 }],
          },
          dividend_policy: { enabled: true, type: 'percentage', percentage: 0.4, start_year: 3 },
        },
      } as never,
      'old',
    );
    expect(report.counts.refused).toBe(0);
    const { manager } = parseScenario(report.document);
    expect(manager.enabled).toBe(true);
    expect(manager.staff).toMatchObject([
      { title: 'Analyst', count: 2, salaryYearlyAud: 150_000, onCostFraction: 0, startMonth: 13 },
    ]);
    expect(manager.expenses).toMatchObject([
      { name: 'base', amountAud: 50_000, frequency: 'monthly', growthAnnual: 0.02 },
      { name: 'office', amountAud: 10_000 },
      { name: 'Audit', amountAud: 50_000, frequency: 'yearly', startMonth: 25, growthAnnual: 0 },
      { name: 'Fit-out', frequency: 'once' },
    ]);
    expect(manager.otherRevenue).toMatchObject([{ name: 'Advice', amountAud: 2000, startMonth: 1, endMonth: 36 }]);
    expect(manager.scaled.perLivingAdvanceYearlyAud).toBe(90);
    expect(manager.carry.participants).toMatchObject([
      { name: 'Ann', kind: 'partner', shareFraction: 0.6, cliffMonths: 0, vestingMonths: 0 },
      { name: 'Team', kind: 'staff', shareFraction: 0.2 },
    ]);
    expect(manager.cash).toMatchObject({
      openingAud: 250_000,
      dividends: 'profit-fraction',
      dividendFraction: 0.4,
      dividendsFromMonth: 24,
    });
  });

  test('partners and staff with more than all of the carry are refused', () => {
    const everybody = {
      team_allocation: {
        partners: [{ name: 'Ann', carry_percentage: 1 }],
        employees: [{ role: 'Team', carried_interest_allocation: 1 }],
      },
    };
    for (const kind of ['partners', 'employees'])
      expect(linesOf(everybody, `team_allocation.${kind}`)).toMatchObject([
        { outcome: 'refused', note: 'partners and employees together have 200 % of the carry' },
      ]);
    expect(valueAtPath(imported(everybody).document, 'manager')).toBeUndefined();
  });

  test.each([
    ['cross_fund_carry', { cross_fund_carry: true }, /a scenario is one fund/],
    ['dividend_policy.enabled', { dividend_policy: { enabled: true, type: 'fixed' } }, /fixed dividend/],
    ['dividend_policy.min_cash_reserve', { dividend_policy: { min_cash_reserve: 5 } }, /in months of costs/],
    ['expenses', { expenses: [{ name: 'x', amount: 1, scaling_metric: 'aum' }] }, /manager.scaled/],
    ['expenses', { expenses: [{ name: 'x', amount: 1, fund_specific: true }] }, /belongs to one fund/],
    ['expenses', { expenses: [{ name: 'x', amount: 1, monthly_pattern: [1, 2] }] }, /weights by month/],
    ['expenses', { expenses: 'none' }, /list of groups/],
    ['expenses', { expenses: [{ name: 'x', amount: 'much' }] }, /must be a number/],
    ['management_company.staff', { management_company: { staff: [{ role: 'A' }] } }, /salaryYearlyAud/],
    [
      'management_company.expense_scaling.scaling_factor',
      { management_company: { expense_scaling: { scaling_metric: 'mood', scaling_factor: 1 } } },
      /must be aum/,
    ],
  ] as const)('what has no counterpart is refused: %s', (path, entity, why) => {
    expect(linesOf(entity, path)).toMatchObject([{ outcome: 'refused', note: expect.stringMatching(why) as string }]);
  });

  test('side income that is switched off counts for nothing', () => {
    const off = { management_company: { revenue_diversification: { other_revenue: { base_amount: 5 } } } };
    expect(linesOf(off, 'management_company.revenue_diversification.other_revenue')).toMatchObject([
      { outcome: 'ignored' },
    ]);
  });
});
