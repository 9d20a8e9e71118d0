import { AppError, type FieldIssue } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import type { Unit } from '../../core/units.ts';

/** A number that steers an insight. None of them enters a path: they say what is read from the tapes and how closely. */
export type InsightSetting = {
  readonly title: string;
  readonly unit: Unit;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly isInteger: boolean;
  readonly doc: string;
  readonly source: string;
};

const whole = (
  title: string,
  unit: Unit,
  [least, value, most]: readonly [number, number, number],
  doc: string,
  source: string,
): InsightSetting => ({ title, unit, value, least, most, isInteger: true, doc, source });
const part = (
  title: string,
  [least, value, most]: readonly [number, number, number],
  doc: string,
  source: string,
): InsightSetting => ({ title, unit: 'Fraction', value, least, most, isInteger: false, doc, source });

/** Every constant of an insight: title, unit, [least, default, most], what it does, why this value. */
export const insightSettings = {
  paths: whole(
    'Paths pooled',
    'Count',
    [8, 128, 2048],
    'Paths of the scenario whose loan tapes are pooled, evenly spaced over its path numbers.',
    'assumption: 128 paths of 500 advances give the default rate of a large vintage to about 0.2 points',
  ),
  fewAdvances: whole(
    'Few advances',
    'Count',
    [1, 30, 10_000],
    'A cohort or cluster with fewer advances over all paths is marked "few".',
    'market practice: 30 observations as the least for a mean',
  ),
  lowPercentile: part(
    'Low percentile',
    [0.01, 0.05, 0.49],
    'Lower percentile across paths in triangles and concentration; the upper one is its mirror.',
    'market practice: P5 and P95',
  ),
  concentrationEveryMonths: whole(
    'Concentration every',
    'Month',
    [1, 12, 120],
    'Month-ends between two readings of concentration.',
    'assumption: year-ends are what a committee reads',
  ),
  concentrationFloorFraction: part(
    'Floor of the peak',
    [0, 0.5, 1],
    'The highest concentration counts month-ends whose cost is at least this share of the highest cost of the path: the first and the last advance are always the whole book.',
    'assumption: half of the highest cost separates the invested years from build-up and run-off',
  ),
  concentrationTop: whole(
    'Largest holders',
    'Count',
    [1, 10, 100],
    'How many of the largest suburbs and advances are added up and listed.',
    'market practice: top 10',
  ),
  clusterLeast: whole(
    'Least clusters',
    'Count',
    [2, 2, 12],
    'Smallest number of clusters tried.',
    'a silhouette needs two clusters',
  ),
  clusterMost: whole(
    'Most clusters',
    'Count',
    [2, 8, 12],
    'Largest number of clusters tried.',
    'assumption: more than eight kinds of loan cannot be told apart in words',
  ),
  clusterStarts: whole(
    'Starts',
    'Count',
    [1, 6, 50],
    'Starts of k-means for each number of clusters, each seeded by k-means++; the one with the least spread is kept.',
    'assumption: on base-100m 20 starts find a tighter clustering than six for one number of clusters in seven, and choose the same number',
  ),
  clusterAdvances: whole(
    'Clustering sample',
    'Count',
    [100, 4000, 50_000],
    'Advances that the centres are found on, drawn without replacement; all advances are then put to the nearest centre.',
    'assumption: centres of a 4,000 sample stand to about 0.03 of a standard deviation',
  ),
  silhouetteAdvances: whole(
    'Silhouette sample',
    'Count',
    [50, 1000, 5000],
    'Advances of the clustering sample on which the silhouette is averaged (cost grows with its square).',
    'assumption: standard error of the mean below 0.01',
  ),
  predictWithinYears: whole(
    'Horizon',
    'Year',
    [1, 5, 30],
    'Predicted: whether an advance ends, or defaults, within so many years. Advances made later than this before the fund-end are left out, as their outcome is cut off.',
    'assumption: half of a ten-year contract',
  ),
  testFraction: part(
    'Share of test paths',
    [0.1, 0.3, 0.9],
    'Share of the paths kept for testing; no advance of a test path is seen in training.',
    'market practice: 70 / 30',
  ),
  trainAdvances: whole(
    'Training sample',
    'Count',
    [100, 6000, 50_000],
    'Most advances of training paths that the logistic regression is fitted on.',
    'assumption: 400 or more events for 13 features at a 7 % rate',
  ),
  forestAdvances: whole(
    'Training sample of the forest',
    'Count',
    [100, 800, 5000],
    'Most advances of training paths that each group of trees is fitted on; every group has its own sample.',
    'assumption: cost of the library grows with the square',
  ),
  forestGroups: whole(
    'Groups of trees',
    'Count',
    [1, 8, 50],
    'Groups of trees with a sample each.',
    'assumption: 8 groups of 5 trees',
  ),
  forestTrees: whole(
    'Trees of a group',
    'Count',
    [1, 5, 100],
    'Trees of a group, each on a bootstrap of its sample.',
    'assumption: 8 groups of 5 trees',
  ),
  forestDepth: whole(
    'Depth',
    'Count',
    [1, 3, 12],
    'Most splits between the root of a tree and a leaf.',
    'assumption: signals at origination are weak; deeper trees scored worse on test paths of base-100m',
  ),
  forestLeafAdvances: whole(
    'Smallest node',
    'Count',
    [2, 80, 1000],
    'A node with so many advances or fewer is not split.',
    'Malley et al. (2012): probabilities need large leaves, about a tenth of the sample',
  ),
  forestFeatureFraction: part(
    'Features of a tree',
    [0.1, 0.6, 1],
    'Share of the features that each tree may use.',
    'Breiman (2001): between the root of their number and all',
  ),
  ridgePenalty: whole(
    'Ridge penalty',
    'Score',
    [0, 1, 1000],
    'Penalty on the squared standardised coefficients of the logistic regression; the intercept has none.',
    'assumption: 1 is one prior observation; it only steadies features that move together',
  ),
  testAdvances: whole(
    'Test sample',
    'Count',
    [100, 10_000, 100_000],
    'Most advances of test paths that the scores stand on.',
    'assumption: enough for an AUC to 0.01',
  ),
  calibrationBins: whole(
    'Calibration bins',
    'Count',
    [2, 10, 50],
    'Groups of equal number, by predicted probability, in the calibration table.',
    'market practice: deciles',
  ),
  importanceAdvances: whole(
    'Importance sample',
    'Count',
    [100, 2000, 20_000],
    'Most advances of the test sample on which features are shuffled.',
    'assumption: twice as coarse as the scores themselves',
  ),
  importanceRepeats: whole(
    'Shuffles',
    'Count',
    [1, 3, 20],
    'Shuffles of each feature that importance is averaged over.',
    'assumption: three hold the noise of a shuffle below that of the sample',
  ),
  anomalyAdvances: whole(
    'Anomaly sample',
    'Count',
    [200, 3000, 50_000],
    'Advances on which the robust centre and spread are estimated.',
    'assumption: spread of each feature to about 1.5 %',
  ),
  anomalyKeptFraction: part(
    'Kept share',
    [0.5, 0.75, 0.95],
    'Share of the sample whose spread is made as small as possible; the rest cannot pull it.',
    'Rousseeuw and Van Driessen (1999): 75 % as the balance of robustness and efficiency',
  ),
  anomalyStarts: whole(
    'Starts of the robust estimate',
    'Count',
    [5, 40, 500],
    'Random subsets that the robust estimate starts from.',
    'assumption: a fraction of the 500 of the authors; the best are refined to the end',
  ),
  anomalyFlaggedFraction: part(
    'Flagged share',
    [0.0001, 0.01, 0.2],
    'Share of all advances, the farthest from the centre, that is flagged.',
    'assumption: one in a hundred is what a person can look through',
  ),
  anomalyShown: whole(
    'Listed anomalies',
    'Count',
    [1, 20, 1000],
    'Flagged advances listed one by one with their reasons.',
    'assumption: a screen',
  ),
} as const satisfies Record<string, InsightSetting>;

export type SettingName = keyof typeof insightSettings;
export type InsightSettings = Readonly<Record<SettingName, number>>;

/**
 * Defaults with what a user set over them.
 * @throws AppError `input/invalid` for an unknown name or a value out of range, naming it and the remedy
 */
export function resolveSettings(given: Readonly<Record<string, number>> = {}): InsightSettings {
  const names = Object.keys(insightSettings) as SettingName[];
  const settings = Object.fromEntries(names.map((name) => [name, insightSettings[name].value]));
  const issues: FieldIssue[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(insightSettings, name)) {
      const near = nearestName(name, names);
      issues.push({
        path: name.slice(0, 80),
        message: 'is not a setting of an insight',
        remedy: near === undefined ? `Known: ${names.join(', ')}.` : `Did you mean ${near}?`,
      });
      continue;
    }
    const { least, most, isInteger }: InsightSetting = insightSettings[name as SettingName];
    const fits = value >= least && value <= most && (!isInteger || Number.isInteger(value));
    if (!fits)
      issues.push({
        path: name,
        message: `${value} is not allowed`,
        remedy: `Give a ${isInteger ? 'whole number' : 'number'} from ${least} to ${most}.`,
      });
    settings[name] = value;
  }
  if (settings['clusterLeast']! > settings['clusterMost']!)
    issues.push({
      path: 'clusterLeast',
      message: `${settings['clusterLeast']} is more than clusterMost (${settings['clusterMost']})`,
      remedy: 'Lower clusterLeast or raise clusterMost.',
    });
  if (issues.length > 0) throw new AppError('input/invalid', 'The settings of the insight cannot be used.', {}, issues);
  return settings as InsightSettings;
}
