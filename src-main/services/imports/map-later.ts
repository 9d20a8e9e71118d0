import { dropped, grouping, later, type ParameterRow } from './parameter-row.ts';

const tranche = 'tranches come in a later release';
const study = 'a study is a command over a scenario; sensitivity.drivers names what it moves';

const under = (prefix: string, names: readonly string[], why: string): ParameterRow[] =>
  names.map((name) => later(`${prefix}.${name}`, why));

const item = 'tranche_manager.tranches[]';
const rules = `${item}.waterfall_rules`;
const allocation = `${item}.allocation_rules`;

/** Parts of the model that this release does not have, and settings of screens and reports. */
export const laterRows: readonly ParameterRow[] = [
  grouping('tranche_manager'),
  later('tranche_manager.enabled', tranche),
  later('tranche_manager.tranches', tranche),
  ...under(
    item,
    [
      'name',
      'size',
      'target_return',
      'priority',
      'type',
      'interest_rate',
      'payment_frequency',
      'amortization',
      'amortization_schedule',
      'term_years',
    ],
    tranche,
  ),
  grouping(rules),
  ...under(rules, ['hurdle_rate', 'carried_interest_rate', 'catch_up_rate'], tranche),
  grouping(allocation),
  grouping(`${allocation}.zone_allocations`),
  ...under(`${allocation}.zone_allocations`, ['green', 'orange', 'red'], tranche),
  grouping(`${allocation}.ltv_constraints`),
  ...under(`${allocation}.ltv_constraints`, ['min_ltv', 'max_ltv'], tranche),
  grouping('tranche_manager.reserve_account'),
  ...under(
    'tranche_manager.reserve_account',
    ['enabled', 'target_percentage', 'initial_funding', 'replenishment_rate'],
    tranche,
  ),
  ...['overcollateralization_test', 'interest_coverage_test'].flatMap((test) => [
    grouping(`tranche_manager.${test}`),
    ...under(`tranche_manager.${test}`, ['enabled', 'threshold', 'test_frequency', 'cure_period_months'], tranche),
  ]),
  dropped('cashflow_aggregator.enable_sensitivity_analysis', study),
  dropped('risk_metrics.enable_sensitivity_analysis', study),
  dropped('risk_metrics.sensitivity_parameters', study),
  dropped('schema_version', 'a scenario states its own format'),
  dropped('performance_reporter.include_*', 'a report is asked for at the command, with all its sections'),
  dropped('performance_reporter.export_format', 'exports are asked for at the command'),
  dropped('performance_reporter.export_path', 'exports are asked for at the command'),
];
