import { describe, expect, test } from 'vitest';
import { importConfig } from '../../../src-main/services/imports/import-config.ts';
import { outcome, tranches } from './report-lines.ts';

describe('what importConfig does not take over', () => {
  test.each<[string, Record<string, unknown>, string, 'ignored' | 'refused', RegExp]>([
    ['out of our range', { fund_term: 30 }, 'fund_term', 'refused', /from 24 to 240/],
    ['of the wrong type', { fund_term: 'ten' }, 'fund_term', 'refused', /not "ten"/],
    ['unknown to the choice', { waterfall_structure: 'hybrid' }, 'waterfall_structure', 'refused', /none of european/],
    ['tranches, off', { tranche_manager: { enabled: false } }, 'tranche_manager.enabled', 'ignored', /one class/],
    [
      'tranches that are not on',
      tranches([{ type: 'equity' }], { enabled: false }),
      'tranche_manager.tranches',
      'ignored',
      /enabled is not true/,
    ],
    [
      'a tranche of no type',
      tranches([{ name: 'A' }]),
      'tranche_manager.tranches',
      'refused',
      /is none of senior_debt/,
    ],
    [
      'a tranche without a size',
      tranches([{ type: 'mezzanine' }]),
      'tranche_manager.tranches',
      'refused',
      /needs a size/,
    ],
    [
      'two tranches of a type',
      tranches([{ type: 'equity' }, { type: 'equity' }]),
      'tranche_manager.tranches',
      'refused',
      /stands twice/,
    ],
    [
      'a payment frequency without counterpart',
      tranches([{ type: 'mezzanine', size: 1e7, payment_frequency: 'semi_annual' }]),
      'tranche_manager.tranches',
      'refused',
      /semi_annual is none of monthly/,
    ],
    [
      'a reserve of a class without a rate',
      tranches([{ type: 'senior_debt', size: 1e7 }], { reserve_account: { enabled: true, target_percentage: 0.05 } }),
      'tranche_manager.reserve_account.target_percentage',
      'refused',
      /interest_rate of a senior tranche/,
    ],
    [
      'without meaning here',
      { cashflow_aggregator: { num_workers: 4 } },
      'cashflow_aggregator.num_workers',
      'ignored',
      /--workers/,
    ],
    ['left empty', { monte_carlo_seed: null }, 'monte_carlo_seed', 'ignored', /left empty/],
    [
      'a feature that does not exist, at zero',
      { cashflow_aggregator: { distribution_lag: 0 } },
      'cashflow_aggregator.distribution_lag',
      'ignored',
      /zero/,
    ],
    [
      'a feature that does not exist, in use',
      { cashflow_aggregator: { distribution_lag: 2 } },
      'cashflow_aggregator.distribution_lag',
      'refused',
      /end of the period/,
    ],
    ['an unknown choice', { price_path: { model_type: 'garch' } }, 'price_path.model_type', 'refused', /none of gbm/],
    [
      'a misspelt name',
      { carried_intrest_rate: 0.2 },
      'carried_intrest_rate',
      'refused',
      /did you mean carried_interest_rate/,
    ],
    ['a name in no group', { price_path: { colour: 1 } }, 'price_path.colour', 'refused', /not a known name/],
    ['a value where a group stands', { zone_allocations: 3 }, 'zone_allocations', 'refused', /group of settings/],
    [
      'a report switch',
      { performance_reporter: { include_charts: true } },
      'performance_reporter.include_charts',
      'ignored',
      /asked for at the command/,
    ],
  ])('reports a setting that is %s', (_, config, path, expected, note) => {
    const line = outcome(importConfig(config, 'old'), path);
    expect(line.outcome).toBe(expected);
    expect(line.note).toMatch(note);
  });
});
