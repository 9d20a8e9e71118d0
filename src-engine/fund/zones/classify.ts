import { AppError } from '../../core/errors.ts';
import type { ZonesConfig } from './config.ts';
import { zoneColumn } from './config-zone.ts';

/** Scores at which the class changes: green up to `greenTo`, red above `redFrom`, orange between. Infinite where a class is empty. */
export type ScoreCuts = { readonly greenTo: number; readonly redFrom: number };

/**
 * Cuts of the class rule.
 *
 * quantiles: `round(share x n)` suburbs at either end; the cut lies midway between the two suburbs it parts, and equal scores
 * are never parted (they go to green at the lower cut, to orange at the upper). thresholds: midway between the typical scores.
 *
 * @param scores risk scores of the suburbs of the universe, no NaN
 * @throws AppError `input/invalid` when shares exceed 1 together or typical scores do not ascend
 */
export function scoreCuts(config: ZonesConfig['classes'], scores: ArrayLike<number>): ScoreCuts {
  if (config.rule === 'thresholds') {
    const [green, orange, red] = zoneColumn(config.riskScore) as [number, number, number];
    if (!(green < orange && orange < red))
      throw invalid('zones.classes.riskScore', 'Risk scores of the zones must ascend: green, orange, red.');
    return { greenTo: (green + orange) / 2, redFrom: (orange + red) / 2 };
  }
  const { greenShareFraction, redShareFraction } = config;
  // 1e-9: shares such as 0.7 and 0.3 do not sum to 1 in binary.
  if (greenShareFraction + redShareFraction > 1 + 1e-9)
    throw invalid('zones.classes.greenShareFraction', 'Shares of green and red suburbs are more than 1 together.');
  const sorted = Float64Array.from(scores).sort();
  const n = sorted.length;
  const green = Math.round(greenShareFraction * n);
  const red = Math.min(n - green, Math.round(redShareFraction * n));
  return { greenTo: between(sorted, green), redFrom: between(sorted, n - red) };
}

/** Midway between the last of the first `count` sorted scores and the next. */
function between(sorted: Float64Array, count: number): number {
  if (count <= 0) return -Infinity;
  return count >= sorted.length ? Infinity : (sorted[count - 1]! + sorted[count]!) / 2;
}

/** Zone code of a score: 0 green, 1 orange, 2 red. */
export function zoneOfScore(score: number, cuts: ScoreCuts): number {
  return score <= cuts.greenTo ? 0 : score > cuts.redFrom ? 2 : 1;
}

function invalid(path: string, message: string): AppError {
  return new AppError('input/invalid', message, {}, [
    { path, message, remedy: 'Change the figures under zones.classes.' },
  ]);
}
