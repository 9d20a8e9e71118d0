import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../src-engine/fund/scenario/dotted-path.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { importConfig } from '../../../src-main/services/imports/import-config.ts';
import { parameterMap } from '../../../src-main/services/imports/parameter-map.ts';
import { outcome, setting, tranches } from './report-lines.ts';

describe('importConfig', () => {
  test('a list of tranches becomes one class of each type, with its tests and reserve', () => {
    const report = importConfig(
      {
        fund_size: 50_000_000,
        ...tranches(
          [
            {
              name: 'A',
              type: 'senior_debt',
              size: 15_000_000,
              interest_rate: 0.06,
              amortization: true,
              amortization_schedule: 'straight_line',
              term_years: 8,
            },
            { name: 'B', type: 'mezzanine', size: 5_000_000, interest_rate: 0.09, payment_frequency: 'monthly' },
            { name: 'P', type: 'preferred_equity', size: 5_000_000, target_return: 0.1 },
            { name: 'E', type: 'equity', size: 25_000_000, waterfall_rules: { hurdle_rate: 0.12 } },
          ],
          {
            reserve_account: { enabled: true, target_percentage: 0.03 },
            overcollateralization_test: {
              enabled: true,
              threshold: 1.3,
              test_frequency: 'quarterly',
              cure_period_months: 6,
            },
            interest_coverage_test: { enabled: false, threshold: 1.5, cure_period_months: 3 },
          },
        ),
      },
      'old',
    );
    expect(report.counts.refused).toBe(0);
    expect(setting(report, 'tranches')).toEqual({
      equityHurdleAnnual: 0.12,
      senior: {
        sizeFraction: 0.3,
        couponBasis: 'fixed',
        fixedRateAnnual: 0.06,
        amortisation: 'linear',
        amortisationFromMonth: 0,
        maturityMonth: 96,
        minCollateralMultiple: 1.3,
        minCoverMultiple: 0,
      },
      mezzanine: {
        sizeFraction: 0.1,
        couponBasis: 'fixed',
        fixedRateAnnual: 0.09,
        paymentFrequency: 'monthly',
        amortisation: 'bullet',
        minCollateralMultiple: 0,
        minCoverMultiple: 0,
      },
      preferred: { sizeFraction: 0.1, returnAnnual: 0.1, amortisation: 'bullet' },
      reserve: { targetMonths: 6 },
      tests: { frequency: 'quarterly', cureTestDates: 2 },
    });
    parseScenario(report.document);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'amounts and fractions as they are',
      { fund_size: 50_000_000, hurdle_rate: 0.07 },
      { 'fund.commitmentsAud': 50_000_000, 'waterfall.hurdleAnnual': 0.07 },
    ],
    [
      'years to months',
      { fund_term: 8, reinvestment_period: 4 },
      { 'fund.lifeMonths': 96, 'reinvestment.untilMonth': 48 },
    ],
    [
      'swept parameters to drivers, in our names and units',
      {
        cashflow_aggregator: {
          sensitivity_parameters: [
            { parameter: 'hurdle_rate', min_value: 0.06, max_value: 0.1, step_size: 0.01 },
            { parameter: 'fund_term', min_value: 8, max_value: 12, step_size: 1 },
          ],
        },
      },
      {
        'sensitivity.drivers': [
          { parameter: 'waterfall.hurdleAnnual', low: 0.06, high: 0.1 },
          { parameter: 'fund.lifeMonths', low: 96, high: 144 },
        ],
      },
    ],
    [
      'two tax rates to a rate and a discount, where the analysis is on',
      {
        cashflow_aggregator: {
          enable_tax_impact_analysis: true,
          tax_rates: { ordinary_income: 0.4, capital_gains: 0.3 },
        },
      },
      { 'tax.incomeRate': 0.4, 'tax.discountFraction': 0.25, 'tax.shareCharacter': 'capital' },
    ],
    ['a vintage to a first close', { vintage_year: 2025 }, { 'fund.firstCloseDate': '2025-07-31' }],
    [
      'one fee basis for life',
      { management_fee_basis: 'net_asset_value' },
      { 'fees.managementFeeBasis': 'nav', 'fees.managementFeeBasisLater': 'nav' },
    ],
    [
      'an amount to a fraction of the fund',
      { fund_size: 50_000_000, fee_engine: { setup_costs: 250_000 } },
      { 'fees.setUpFraction': 0.005 },
    ],
    // A year at 1.5 % between years at the plain 2 %.
    [
      'named years to steps',
      { management_fee_rate: 0.02, fee_engine: { management_fee_schedule: [{ year: 6, rate: 0.015 }] } },
      {
        'fees.managementFeeSteps': [
          { afterMonth: 60, rateAnnual: 0.015, basis: 'commitments' },
          { afterMonth: 72, rateAnnual: 0.02, basis: 'commitments' },
        ],
      },
    ],
    [
      'zone figures to the custom preset',
      { appreciation_rates: { red: 0.01 } },
      { 'zones.custom.growthAnnual.red': 0.01, 'zones.preset': 'custom' },
    ],
    // -ln(1 - 0.05)
    [
      'a yearly chance to a hazard',
      { default_rates: { red: 0.05 } },
      { 'zones.custom.defaultAnnual.red': 0.0512932943876 },
    ],
    // Leaving with chance 1 - 0.9^(1/12) a month
    [
      'a yearly switching chance to months',
      { price_path: { regime_switching_params: { bull_to_bear_prob: 0.1 } } },
      { 'market.regimes.risingMonths': 114.395390642 },
    ],
    ['a recovery to a haircut', { exit_simulator: { recovery_rate: 0.8 } }, { 'exits.default.haircutFraction': 0.2 }],
    [
      'a frequency to months',
      { reinvestment_engine: { reinvestment_frequency: 'semi_annually' } },
      { 'reinvestment.everyMonths': 6 },
    ],
    [
      'tilts to weights that sum to 1',
      {
        zone_allocations: { green: 0.5, orange: 0.3, red: 0.2 },
        reinvestment_engine: { zone_preference_multipliers: { green: 2 } },
      },
      {
        'reinvestment.customGreenFraction': 0.666666666667,
        'reinvestment.customOrangeFraction': 0.2,
        'reinvestment.customRedFraction': 0.133333333333,
      },
    ],
    [
      'limits by zone',
      { guardrails: { zone_limits: { red: 0.05 }, zone_ticket_limits: { green: 400_000 } } },
      { 'guardrails.zoneOwnLimit.redFraction': 0.05, 'guardrails.ticket.greenAud': 400_000 },
    ],
    [
      'a reserve only where it is switched on',
      { reinvestment_engine: { enable_cash_reserve: true, cash_reserve_target: 0.04 } },
      { 'cash.liquidityReserveFraction': 0.04 },
    ],
    [
      'the mode',
      { deterministic_mode: true, num_simulations: 2000, monte_carlo_seed: 7 },
      { 'run.mode': 'deterministic', 'run.paths': 2000, 'run.seed': 7 },
    ],
  ])('converts %s', (_, config, expected) => {
    const report = importConfig(config, 'old');
    for (const [path, value] of Object.entries(expected)) expect(setting(report, path)).toEqual(value);
    expect(report.counts.refused).toBe(0);
    parseScenario(report.document);
  });

  test('splits one exit rate into hazards whose sum is the hazard of the rate', () => {
    const report = importConfig(
      { exit_simulator: { base_exit_rate: 0.1, sale_weight: 0.6, refinance_weight: 0.2 } },
      'old',
    );
    const [sale] = setting(report, 'exits.sale.baselineAnnual') as number[];
    const refinance = setting(report, 'exits.refinance.baselineAnnual') as number;
    expect(1 - Math.exp(-(sale! + refinance))).toBeCloseTo(0.1, 11);
    expect(sale! / refinance).toBeCloseTo(3, 10);
    expect(outcome(report, 'exit_simulator.sale_weight').outcome).toBe('mapped');
  });

  test('of two settings for one thing the one that the old engine read counts', () => {
    const report = importConfig(
      { fee_engine: { origination_fee_rate: 0.01 }, cashflow_aggregator: { origination_fee_rate: 0.03 } },
      'old',
    );
    expect(setting(report, 'contract.originationFeeFraction')).toBe(0.03);
    expect(outcome(report, 'fee_engine.origination_fee_rate')).toMatchObject({
      outcome: 'ignored',
      note: expect.stringContaining('cashflow_aggregator.origination_fee_rate') as string,
    });
  });

  test('a line of debt has its size when it and debt are switched on, and none otherwise', () => {
    const leverage = (enabled: boolean, sleeve: Record<string, unknown>) =>
      parseScenario(importConfig({ leverage_engine: { enabled, green_sleeve: sleeve } }, 'old').document).leverage
        .navLine;
    const terms = { max_mult: 0.4, spread_bps: 310, term_years: 5, prepayment_lockout: 2 };
    expect(leverage(true, { ...terms, enabled: true })).toMatchObject({
      limitFraction: 0.4,
      spreadAnnual: 0.031,
      termMonths: 60,
      lockOutMonths: 24,
    });
    expect(leverage(true, { enabled: true }).limitFraction).toBe(1.5); // as the earlier engine had it
    expect(leverage(true, { ...terms, enabled: false }).limitFraction).toBe(0);
    expect(leverage(false, { ...terms, enabled: true }).limitFraction).toBe(0);
  });

  test('whatever stands at a known name, the scenario parses and one line accounts for it', () => {
    const names = fc.constantFrom(...parameterMap.map((row) => row.from).filter((name) => !/[[*=]/.test(name)));
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.double(),
      fc.integer({ min: 0, max: 50 }),
      fc.constantFrom('custom', 'annual', 'gbm'),
    );
    fc.assert(
      fc.property(names, value, (name, entry) => {
        const report = importConfig(documentOf({ [name]: entry }), 'any');
        parseScenario(report.document);
        const about = report.lines.filter((line) => line.path.startsWith(name.slice(0, 40)));
        expect(about).toHaveLength(report.lines.length);
        // A group may hold nothing, or more than one setting.
        const isGroup = typeof entry === 'object' && entry !== null;
        expect(isGroup || about.length === 1).toBe(true);
      }),
      { seed: 31, numRuns: 1500 },
    );
  });

  test('an empty configuration is a scenario of defaults', () => {
    const report = importConfig({}, 'old');
    expect(report.lines).toEqual([]);
    expect(parseScenario(report.document).name).toBe('old');
  });
});
