import type { InsightResult, Prediction } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });
const percent = (value: number | null) => formatValue(value, 'Fraction');
const fixed = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : '-');

/** How features read in words; flags as shares. */
const words: Readonly<Record<string, (value: number) => string>> = {
  ltvFraction: (v) => `LTV ${percent(v)}`,
  seniorLtvFraction: (v) => `first mortgage ${percent(v)} of value`,
  logValue: (v) => `value ${formatValue(Math.exp(v), 'Aud')}`,
  tenureYears: (v) => `owned ${fixed(v, 1)} years`,
  logTenureYears: (v) => `owned ${fixed(Math.exp(v), 1)} years`,
  greenZone: (v) => `green ${percent(v)}`,
  redZone: (v) => `red ${percent(v)}`,
  house: (v) => `houses ${percent(v)}`,
  lifeYears: (v) => `lived ${fixed(v, 1)} years`,
  homeOverSuburb: (v) => `home x${fixed(Math.exp(v), 2)} of suburb`,
  multipleOverPath: (v) => (Math.exp(v) < 0.011 ? 'paid next to nothing' : `paid x${fixed(Math.exp(v), 2)} of path`),
};
const inWords = (feature: string, value: number) => words[feature]?.(value) ?? `${feature} ${fixed(value, 3)}`;

/** The reading of a mean silhouette of Kaufman and Rousseeuw (1990), Finding Groups in Data, table 4. */
function structure(silhouette: number): string {
  if (!(silhouette > 0.25)) return 'no substantial structure: the groups cut a cloud, they do not find islands';
  if (silhouette <= 0.5) return 'a weak structure that could be artificial';
  return silhouette <= 0.7 ? 'a reasonable structure' : 'a strong structure';
}

export function clustersText({ clusters }: InsightResult): string {
  const tried = clusters.tried.map(({ clusters: k, silhouette }) => `${k}: ${fixed(silhouette, 3)}`).join(', ');
  const table = textTable(
    [
      right('Cluster'),
      right('advances'),
      right('share'),
      right('default'),
      right('life'),
      right('lost'),
      right('multiple'),
      right('IRR'),
    ],
    clusters.profiles.map((c, i) => [
      String(i + 1),
      String(c.advances),
      percent(c.shareFraction),
      percent(c.defaultRateFraction),
      formatValue(c.meanLifeYears, 'Year'),
      percent(c.lossRateFraction),
      formatValue(c.proceedsMultiple, 'Multiple'),
      formatValue(c.grossIrrAnnual, 'Annual'),
    ]),
  );
  const profiles = clusters.profiles.map((c, i) => {
    const zones = Object.entries(c.zoneFractions)
      .filter(([, share]) => share > 0)
      .map(([zone, share]) => `${zone} ${percent(share)}`);
    const means = clusters.features
      .filter((name) => !name.endsWith('Zone'))
      .map((name) => inWords(name, c.means[name]!));
    const apart = c.apart
      .slice(0, 3)
      .map(({ feature, deviations }) => `${feature} ${deviations > 0 ? '+' : ''}${deviations.toFixed(1)} sd`);
    return wrapText(`${i + 1}: ${[...means, ...zones].join(', ')}. Apart by ${apart.join(', ')}.`, '   ');
  });
  return [
    'CLUSTERS (k-means) by what owner and home are at the advance; what became of them is not used.',
    wrapText(`Mean silhouette by number of clusters: ${tried}. Taken: the largest.`),
    `${fixed(clusters.silhouette, 2)} is ${structure(clusters.silhouette)}.`,
    table.trimEnd(),
    ...profiles,
    '',
  ].join('\n');
}

const targets: Readonly<Record<Prediction['target'], string>> = {
  endsWithin: 'ends (sale, refinance, default, life event)',
  defaultsWithin: 'defaults',
};

export function predictionsText({ predictions }: InsightResult): string {
  const parts = predictions.map((prediction) => {
    const { target, withinYears, train, test, baseRate, models, reason } = prediction;
    const head = `Whether an advance ${targets[target]} within ${withinYears} years`;
    if (reason !== '') return wrapText(`${head}: cannot be learned, ${reason}.`, '  ') + '\n';
    const sides = `${head}. Trained on ${train.advances} advances of ${train.paths} paths (${train.events} events), judged on ${test.advances} of ${test.paths} other paths (${test.events}).`;
    const scores = textTable(
      [left('Model'), right('AUC +- se'), right('Brier'), right('log loss'), right('skill +- se')],
      [
        ['base rate', '0.500', fixed(baseRate.brier, 5), fixed(baseRate.logLoss, 5), '-'],
        ...models.map((m) => [
          m.model,
          `${fixed(m.auc, 3)} +- ${fixed(m.aucStandardError, 3)}`,
          fixed(m.brier, 5),
          fixed(m.logLoss, 5),
          `${percent(m.brierSkill)} +- ${fixed(100 * m.brierSkillStandardError, 2)}`,
        ]),
      ],
    );
    const best = models.reduce((a, b) => (b.brier < a.brier ? b : a));
    const calibration = textTable(
      [left(`Calibration, ${best.model}`), ...best.calibration.map((_, i) => right(String(i + 1)))],
      [
        ['predicted %', ...best.calibration.map((bin) => (100 * bin.meanPredicted).toFixed(1))],
        ['observed %', ...best.calibration.map((bin) => (100 * bin.observed).toFixed(1))],
      ],
    );
    const importance = best.importance
      .slice(0, 5)
      .map(({ feature, aucLoss }) => `${feature} ${fixed(aucLoss, 3)}`)
      .join(', ');
    return [
      wrapText(sides),
      scores.trimEnd(),
      wrapText(verdict(best)),
      calibration.trimEnd(),
      wrapText(`AUC lost when a feature is shuffled (${best.model}): ${importance}.`),
      '',
    ].join('\n');
  });
  return `PREDICTION from what was known at the advance. Paths for training are never in the test.\n${parts.join('\n')}`;
}

/** What an honest reader takes from the better model: two standard errors count as sure. */
function verdict({
  model,
  auc,
  aucStandardError,
  brierSkill,
  brierSkillStandardError,
}: Prediction['models'][number]): string {
  if (!(brierSkill > 0)) return 'Neither model is worth more than the base rate.';
  const ranks =
    auc - 0.5 > 2 * aucStandardError ? 'ranks advances better than chance' : 'does not surely rank advances';
  const gain = `takes ${percent(brierSkill)} off the squared error of the base rate`;
  return brierSkill > 2 * brierSkillStandardError
    ? `The better, ${model}, ${ranks} and ${gain}.`
    : `The better, ${model}, ${ranks}; that it ${gain} is within the noise.`;
}

export function anomaliesText({ anomalies }: InsightResult): string {
  const { flaggedAdvances, flaggedFraction, flaggedFrom, beyondNormalFraction, listed } = anomalies;
  return [
    'ANOMALIES by robust (MCD) distance over terms and outcome.',
    wrapText(
      `Flagged: ${flaggedAdvances} advances, the farthest ${percent(flaggedFraction)}, at ${fixed(flaggedFrom, 1)} or more. ` +
        `${percent(beyondNormalFraction)} lie beyond what one normal advance in 1,000 would: tapes have heavy tails, so a flag means rare, not wrong.`,
    ),
    textTable(
      [right('path'), right('advance'), left('suburb'), left('exit'), right('distance'), left('because (robust sd)')],
      listed.map((a) => [
        String(a.path),
        String(a.advance),
        a.suburb.slice(0, 14),
        a.cause,
        fixed(a.distance, 1),
        reasonText(a.reasons.slice(0, 2)),
      ]),
    ),
  ].join('\n');
}

/** The first reason, and the next where the line has room for it. */
function reasonText(reasons: InsightResult['anomalies']['listed'][number]['reasons']): string {
  const [first = '', second = ''] = reasons.map(
    ({ feature, value, deviations }) =>
      `${inWords(feature, value)} (${deviations > 0 ? '+' : ''}${fixed(deviations, 1)})`,
  );
  return second !== '' && first.length + second.length <= 46 ? `${first}, ${second}` : first;
}
