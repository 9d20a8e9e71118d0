import { AppError, type FieldIssue } from '../../core/errors.ts';
import { roundAllSignificant } from '../../numeric/round-significant.ts';
import type { DataRoom } from '../data/data-room.ts';
import type { MetricCategory } from '../data/metric.ts';
import { scoreCuts, zoneOfScore, type ScoreCuts } from './classify.ts';
import type { ZonesConfig } from './config.ts';
import { findSuburb } from './find-suburb.ts';
import { scoreSuburbs, scoredColumns, type SuburbScores } from './score.ts';
import { zoneNames } from './table.ts';
import { chooseUniverse, type Universe } from './universe.ts';

/** Every suburb scored, the universe chosen, every suburb that qualifies classed. */
export type ClassedSuburbs = {
  readonly scores: SuburbScores;
  readonly universe: Universe;
  readonly cuts: ScoreCuts;
  /** Zone code per row of the suburb table; 255 where the suburb does not qualify. */
  readonly classOfRow: Uint8Array;
  /** Rows whose class was set by hand. */
  readonly overridden: readonly number[];
  readonly warnings: readonly string[];
};

/** `classOfRow` of a suburb that cannot be lent in. */
export const NO_CLASS = 255;

/**
 * Scores are standardised over all suburbs of the table, so that the choice of the universe moves no score; the cuts come from
 * the scores of the universe and hold for every suburb.
 * @throws AppError `input/invalid` for names, shares, scores or weights that cannot be used
 */
export function classSuburbs(config: ZonesConfig, data: DataRoom, stockCounts?: ArrayLike<number>): ClassedSuburbs {
  const scores = riskScores(config, data, config.scoring.growthWeight);
  const { riskScore } = scores;
  const universe = chooseUniverse(config.universe, data, riskScore, stockCounts);
  const { cuts, classOfRow } = classesByScore(config, universe, riskScore);
  const { overridden, warnings } = applyOverrides(config.classes.overrides, data, universe, classOfRow);
  for (const category of scores.emptyCategories)
    warnings.push(`The category ${category} has a weight and no data: its weight falls to the others.`);
  for (const [code, zone] of zoneNames.entries())
    if (!universe.rows.some((s) => classOfRow[s] === code)) warnings.push(`No suburb of the universe is ${zone}.`);
  return { scores, universe, cuts, classOfRow, overridden, warnings };
}

/**
 * `classOfRow` as it would be if the score had no growth category; classes set by hand stay. Null where growth has no weight or
 * is all that has.
 */
export function classesBlindToGrowth(config: ZonesConfig, data: DataRoom, classed: ClassedSuburbs): Uint8Array | null {
  const weight = categoryWeights(config.scoring, 0);
  if (config.scoring.growthWeight === 0 || !Object.values(weight).some((w) => w > 0)) return null;
  const { classOfRow } = classesByScore(config, classed.universe, riskScores(config, data, 0).riskScore);
  for (const s of classed.overridden) classOfRow[s] = classed.classOfRow[s]!;
  return classOfRow;
}

/** Scores rounded to 12 digits; NaN where no metric with a weight is known. */
function riskScores(config: ZonesConfig, data: DataRoom, growthWeight: number): SuburbScores {
  const weight = categoryWeights(config.scoring, growthWeight);
  if (!Object.values(weight).some((w) => w > 0))
    throw new AppError('input/invalid', 'All category weights are 0, so no suburb can be scored.', {}, [
      { path: 'zones.scoring', message: 'All weights are 0.', remedy: 'Give at least one category a weight.' },
    ]);
  const { suburbs } = data;
  const scores = scoreSuburbs(scoredColumns(suburbs), weight, config.scoring.zLimit, suburbs.rows);
  return { ...scores, riskScore: roundAllSignificant(scores.riskScore) };
}

/** Cuts from the suburbs of the universe, classes for every suburb that qualifies and has a score. */
function classesByScore(config: ZonesConfig, universe: Universe, riskScore: Float64Array) {
  const known = Float64Array.from(universe.rows, (s) => riskScore[s]!).filter((score) => !Number.isNaN(score));
  const cuts = scoreCuts(config.classes, known);
  const classOfRow = Uint8Array.from(riskScore, (score, s) =>
    universe.qualifies[s] === 1 && !Number.isNaN(score) ? zoneOfScore(score, cuts) : NO_CLASS,
  );
  return { cuts, classOfRow };
}

function categoryWeights(scoring: ZonesConfig['scoring'], growthWeight: number): Record<MetricCategory, number> {
  return {
    growth: growthWeight,
    risk: scoring.riskWeight,
    incomeAndYield: scoring.incomeAndYieldWeight,
    liquidity: scoring.liquidityWeight,
    demographics: scoring.demographicsWeight,
    affordability: scoring.affordabilityWeight,
    infrastructureAndEnvironment: scoring.infrastructureAndEnvironmentWeight,
  };
}

function applyOverrides(
  overrides: ZonesConfig['classes']['overrides'],
  data: DataRoom,
  universe: Universe,
  classOfRow: Uint8Array,
) {
  const issues: FieldIssue[] = [];
  const overridden: number[] = [];
  const warnings: string[] = [];
  for (const [name, zone] of Object.entries(overrides)) {
    const found = findSuburb(name, data.suburbs);
    const path = `zones.classes.overrides.${name}`;
    if (typeof found !== 'number') issues.push({ path, ...found });
    else if (overridden.includes(found))
      issues.push({ path, message: `${name} is classed twice.`, remedy: 'Class it once.' });
    else if (!universe.rows.includes(found)) warnings.push(`${name} is classed by hand but is not in the universe.`);
    else {
      overridden.push(found);
      classOfRow[found] = zoneNames.indexOf(zone);
    }
  }
  if (issues.length > 0) throw new AppError('input/invalid', 'Classes set by hand cannot be used.', {}, issues);
  return { overridden, warnings };
}
