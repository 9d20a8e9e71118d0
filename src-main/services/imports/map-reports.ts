import { dropped, type ParameterRow } from './parameter-row.ts';

const study = 'a study is a command over a scenario; sensitivity.drivers names what it moves';

/** Settings of studies, screens and reports. */
export const reportRows: readonly ParameterRow[] = [
  dropped('cashflow_aggregator.enable_sensitivity_analysis', study),
  dropped('risk_metrics.enable_sensitivity_analysis', study),
  dropped('risk_metrics.sensitivity_parameters', study),
  dropped('schema_version', 'a scenario states its own format'),
  dropped('performance_reporter.include_*', 'a report is asked for at the command, with all its sections'),
  dropped('performance_reporter.export_format', 'exports are asked for at the command'),
  dropped('performance_reporter.export_path', 'exports are asked for at the command'),
];
