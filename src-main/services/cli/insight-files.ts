import {
  exitCauses,
  type CohortCell,
  type InsightResult,
  type PooledCohorts,
  type Spread,
} from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import { jsonText } from '../exports/json-text.ts';

/** Cohort tables and concentration of pooled paths. */
export function cohortFiles(result: PooledCohorts): Record<string, string> {
  return {
    ...Object.fromEntries(
      result.cohorts.map(({ by, cells }) => [
        `cohorts-${by.join('-')}.csv`,
        csvText(
          [...by, ...figureNames],
          cells.map((cell) => [...cell.names, ...figuresOf(cell)]),
        ),
      ]),
    ),
    'concentration.csv': concentrationCsv(result),
  };
}

/** The files of `insight --out`: the whole as JSON, and each kind of table as CSV. */
export function insightFiles(result: InsightResult): Record<string, string> {
  return {
    'insight.json': jsonText(result),
    ...cohortFiles(result),
    'triangles.csv': trianglesCsv(result),
    'clusters.csv': clustersCsv(result),
    'predictions.csv': predictionsCsv(result),
    'calibration.csv': csvText(
      ['target', 'model', 'bin', 'advances', 'meanPredicted', 'observed'],
      result.predictions.flatMap(({ target, models }) =>
        models.flatMap(({ model, calibration }) =>
          calibration.map((bin, i) => [target, model, i + 1, bin.advances, bin.meanPredicted, bin.observed]),
        ),
      ),
    ),
    'importance.csv': csvText(
      ['target', 'model', 'feature', 'aucLoss'],
      result.predictions.flatMap(({ target, models }) =>
        models.flatMap(({ model, importance }) =>
          importance.map(({ feature, aucLoss }) => [target, model, feature, aucLoss]),
        ),
      ),
    ),
    'anomalies.csv': csvText(
      ['path', 'advance', 'suburb', 'cause', 'distance', 'reasons'],
      result.anomalies.listed.map((a) => [
        a.path,
        a.advance,
        a.suburb,
        a.cause,
        a.distance,
        a.reasons.map((r) => `${r.feature} ${r.value} (${r.deviations.toFixed(1)} sd)`).join('; '),
      ]),
    ),
    'settings.csv': csvText(['setting', 'value'], Object.entries(result.settings)),
  };
}

type Figures = Omit<CohortCell, 'names'>;
const figureNames = [
  'advances',
  'few',
  'paths',
  'meanAdvances',
  'principalAud',
  'proceedsAud',
  'lossAud',
  'meanLtvFraction',
  ...exitCauses.map((cause) => `${cause}Fraction`),
  'meanLifeYears',
  'walYears',
  'defaultRateFraction',
  'defaultRateStandardError',
  'lossRateFraction',
  'proceedsMultiple',
  'appreciationFraction',
  'grossIrrAnnual',
];

function figuresOf(cell: Figures): (number | string)[] {
  return [
    cell.advances,
    cell.few ? 'few' : '',
    cell.paths,
    cell.meanAdvances,
    cell.principalAud,
    cell.proceedsAud,
    cell.lossAud,
    cell.meanLtvFraction,
    ...exitCauses.map((cause) => cell.causeFractions[cause]),
    cell.meanLifeYears,
    cell.walYears,
    cell.defaultRateFraction,
    cell.defaultRateStandardError,
    cell.lossRateFraction,
    cell.proceedsMultiple,
    cell.appreciationFraction,
    cell.grossIrrAnnual,
  ];
}

const spreadNames = (name: string) => ['Mean', 'Low', 'Median', 'High'].map((part) => name + part);
const spreadOf = ({ mean, low, median, high }: Spread) => [mean, low, median, high];

function trianglesCsv({ triangles }: InsightResult): string {
  return csvText(
    ['vintage', 'ageYears', 'paths', 'advances', ...['exits', 'defaults', 'proceeds', 'balance'].flatMap(spreadNames)],
    triangles.flatMap(({ vintage, paths, advances, ages }) =>
      ages.map((age) => [
        vintage,
        age.ageYears,
        paths,
        advances,
        ...[age.exits, age.defaults, age.proceeds, age.balance].flatMap(spreadOf),
      ]),
    ),
  );
}

/** Month-ends, then a row without a month for the peak, then the largest holders. */
function concentrationCsv({ concentration }: PooledCohorts): string {
  return csvText(
    ['by', 'reading', 'paths', ...['hhi', 'largest', 'top'].flatMap(spreadNames)],
    concentration.flatMap(({ kind, months, peak, largest }) => [
      ...[...months.map((m) => [`month ${m.month}`, m] as const), ['peak', peak] as const].map(([name, reading]) => [
        kind,
        name,
        reading.paths,
        ...[reading.hhi, reading.largestFraction, reading.topFraction].flatMap(spreadOf),
      ]),
      ...largest.map(({ name, meanFraction }) => [
        kind,
        `holder ${name}`,
        NaN,
        ...Array.from({ length: 4 }, () => NaN),
        meanFraction,
        ...Array.from({ length: 7 }, () => NaN),
      ]),
    ]),
  );
}

function clustersCsv({ clusters }: InsightResult): string {
  const zones = Object.keys(clusters.profiles[0]?.zoneFractions ?? {});
  return csvText(
    [
      'cluster',
      'shareFraction',
      ...clusters.features.map((name) => `mean ${name}`),
      ...zones.map((zone) => `${zone}Fraction`),
      ...figureNames,
    ],
    clusters.profiles.map((profile, i) => [
      i + 1,
      profile.shareFraction,
      ...clusters.features.map((name) => profile.means[name]!),
      ...zones.map((zone) => profile.zoneFractions[zone]!),
      ...figuresOf(profile),
    ]),
  );
}

function predictionsCsv({ predictions }: InsightResult): string {
  const header = ['target', 'withinYears', 'model', 'testAdvances', 'testEvents'];
  const scores = ['auc', 'aucStandardError', 'brier', 'logLoss', 'brierSkill', 'brierSkillStandardError'] as const;
  return csvText(
    [...header, ...scores],
    predictions.flatMap(({ target, withinYears, test, baseRate, models }) => [
      [
        target,
        withinYears,
        'base rate',
        test.advances,
        test.events,
        0.5,
        NaN,
        baseRate.brier,
        baseRate.logLoss,
        0,
        NaN,
      ],
      ...models.map((model) => [
        target,
        withinYears,
        model.model,
        test.advances,
        test.events,
        ...scores.map((name) => model[name]),
      ]),
    ]),
  );
}
