/** The engine's only door. What is not exported here is nobody else's business. */
export * from './core/errors.ts';
export { units, type Unit } from './core/units.ts';
export { columnNames, rowAt, type Columns, type ColumnSpec, type Table, type TableDef } from './core/table.ts';
export { paramMeta, type ParamMeta } from './core/param.ts';
export { sha256Hex } from './core/sha-256.ts';
export { scenarioSchema, SCENARIO_FORMAT, type Scenario, type ScenarioInput } from './fund/scenario/schema.ts';
export { parseScenario, describeScenario, scenarioFileSchema, diffScenarios } from './fund/scenario/parse-scenario.ts';
export { canonicalJson } from './fund/scenario/canonical.ts';
export { documentOf, valueAtPath } from './fund/scenario/dotted-path.ts';
export { quoted, shownValue } from './fund/scenario/issue-text.ts';
export {
  documentLimits,
  isPlainObject,
  plainDocument,
  reservedKeys,
  type PlainObject,
} from './fund/scenario/plain-document.ts';
export { upgradeDocument } from './fund/scenario/upgrade.ts';
export { resolveScenario } from './fund/run/resolve.ts';
export { CHUNK_PATHS, chunkCount, type RunPlan } from './fund/run/run-plan.ts';
export { createPathRunner, ROW_WIDTH, type PathRunner } from './fund/run/path-runner.ts';
export { createChunkSimulator, simulate, type ResultSink } from './fund/run/simulate.ts';
export { gatherOutcome, type RunOutcome } from './fund/run/outcome.ts';
export { buildResult, ENGINE_VERSION, RESULT_FORMAT, rowColumns, type RunResult } from './fund/run/result.ts';
export type { RunIdentity } from './fund/run/manifest.ts';
export { type CohortCheck, type SeasonedReport } from './fund/run/seasoned-report.ts';
export { type SeasonedPlan } from './fund/seasoned/table.ts';
export { resultSchema, type StoredResult } from './fund/run/result-schema.ts';
export { civilDate, formatDate, monthEnd, parseDate } from './numeric/dates.ts';
export { managerFans } from './fund/run/manager-fans.ts';
export type { ManagerPath, ManagerResult, ManagerYear } from './fund/run/manager-result.ts';
export type { ManagerReplay } from './fund/run/manager-replay.ts';
export { replayPath, type PathReplay } from './fund/run/replay.ts';
export { pathDetail, type PathDetail } from './fund/run/detail/path-detail.ts';
export { runDetail, type RunDetail } from './fund/run/detail/run-detail.ts';
export type { FanYears } from './fund/run/detail/fan-years.ts';
export type { TierLine } from './fund/run/detail/tiers.ts';
export type { FundYear, YearLine } from './fund/run/detail/year-lines.ts';
export { metricGroups } from './fund/metrics/groups.ts';
export { proceedsByMonth, replayFund, type FundFlows, type FundReplay } from './fund/run/replay-fund.ts';
export { calibrate, type CalibrationReport } from './fund/market/calibrate.ts';
export { parseRegistry, isRegistryDocument, registryFileSchema } from './registry/parse.ts';
export { registrySchema, REGISTRY_FORMAT, type RegistryConfig } from './registry/config.ts';
export { resolveRegistry, type RegistryInput } from './registry/resolve.ts';
export type { RegistryPlan } from './registry/plan.ts';
export { isRegistryPlan, shapeOf, type Work, type WorkShape } from './registry/work.ts';
export { buildRegistryResult, type RegistryResult } from './registry/result.ts';
export { registryResultSchema, type StoredRegistryResult } from './registry/result-schema.ts';
export { registryTable, registryYearTable } from './registry/columns.ts';
export { figureOf, layoutOf, rowsOfFund } from './registry/layout.ts';
export { replayRegistry, type RegistryReplay } from './registry/replay.ts';
export { METRIC } from './fund/metrics/column-index.ts';
export { createFanCounts, mergeFanCounts, type Fan, type FanCounts } from './fund/metrics/fans.ts';
export { exitCauses } from './fund/exits/table.ts';
export { facilityStates } from './fund/leverage/table.ts';
export { describeZones, type ZonesReport } from './fund/zones/report.ts';
export { zoneNames } from './fund/zones/table.ts';
export { ledgerSides } from './fund/cash/table.ts';
export { nearestName } from './core/nearest-name.ts';
export { type DataConfig } from './fund/data/config.ts';
export * from './fund/data/data-room.ts';
export * from './fund/data/imports.ts';
export { categoryStatus, isMetricName, metricNames, metricOf, type MetricName } from './fund/data/metrics.ts';
export { periodNumber, periodText } from './fund/data/series.ts';
export { mergeDataRoom } from './fund/data/merge.ts';
export { deriveExitInputs, type ExitInputs } from './fund/data/derive.ts';
export { simulateStock, type PropertyStock } from './fund/data/property-stock.ts';
export { conduct, conductAsync, type Settings, type Study, type StudyRequest, type StudyRun } from './study/study.ts';
export { studyFigure, studyFigures, type StudyFigure } from './study/figures.ts';
export { measure, pairedChange, type Measured } from './study/paired.ts';
export { compareCases, type CaseTable, type Comparison, type Figures, type NamedCase } from './study/compare.ts';
export { stressCases, stressOff } from './study/stress-cases.ts';
export { driverOf, type Driver } from './study/drivers.ts';
export { namedRanges, oneAtATime, type DriverRange, type Sensitivity } from './study/sensitivity.ts';
export { reverseStress, type ReverseStress } from './study/reverse-stress.ts';
export { studyRunOf } from './study/run-columns.ts';
export { insightSettings, resolveSettings, type SettingName } from './study/insight/settings.ts';
export { parseKeys } from './study/insight/cohort-keys.ts';
export { insightResultSchema, type StoredInsight } from './study/insight/result-schema.ts';
export type { InsightProgress, InsightRequest, InsightResult, PooledCohorts } from './study/insight/insight.ts';
export type { CohortCell, CohortTable } from './study/insight/cohort-cube.ts';
export type { Spread } from './study/insight/across-paths.ts';
export type { Prediction } from './study/insight/prediction.ts';
/** Loads the code of insights with its libraries: only when one is asked for, so that nothing else starts slower. */
export const loadInsight = () => import('./study/insight/insight.ts');
export * from './protocol.ts';
export type * from './views/shapes.ts';
