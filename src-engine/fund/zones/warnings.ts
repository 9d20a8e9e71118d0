import type { NearestCorrelation } from '../../numeric/higham.ts';
import type { Calibration } from './calibrate.ts';
import type { ZonesConfig } from './config.ts';
import type { ClassGrowth } from './growth.ts';
import { growthYears } from './suburb-growth.ts';
import { ZONES, zoneNames, type ZonePlan } from './table.ts';

const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;
const plainNumber = (value: number) => Number(value.toPrecision(3)).toString();

/** What a user must know of the estimates before relying on them. */
export function calibrationWarnings(config: ZonesConfig, calibration: Calibration): string[] {
  const { areas, filled, growth, zones } = calibration;
  const lines: string[] = [];
  if (areas.meanCorrected < config.correlation.lowCorrelation)
    lines.push(
      `The mean correlation of areas is ${areas.meanCorrected.toFixed(2)}, below ${config.correlation.lowCorrelation}: the series may hold more error than is taken out.`,
    );
  for (const z of filled)
    lines.push(`No area stands for ${zoneNames[z]}: it has the volatility of all areas and their mean correlation.`);
  for (let z = 0; z < ZONES; z++)
    if (growth.postcodeCount[z] === 0)
      lines.push(`No postcode with growth is ${zoneNames[z]}: it has the growth of the market.`);
  const { scoredGrowth, blindGrowth } = calibration;
  if (blindGrowth !== null && config.calibration.growthClasses === 'as-scored') {
    const gap = (of: ClassGrowth) => percent(of.shrunkLog[0]! - of.shrunkLog[ZONES - 1]!);
    lines.push(
      `The score rewards past growth, so part of the difference between classes is hindsight: green less red is ${gap(scoredGrowth)} a year, and ${gap(blindGrowth)} in classes that are blind to growth (zones.calibration.growthClasses).`,
    );
  }
  const luck = Math.max(...zones.correctedSd) / Math.sqrt(growthYears);
  lines.push(
    `Growth is that of ${growthYears} years: the luck of those years alone has a standard error of about ${percent(luck)} a year (more where growth persists), common to all zones.`,
  );
  return lines;
}

/** What looks odd in the figures that a run will use. */
export function planWarnings(
  plan: Pick<ZonePlan, 'growthAnnual' | 'volatilityAnnual'>,
  repair: NearestCorrelation,
  eigenvalueFloor: number,
): string[] {
  const lines: string[] = [];
  const growth = plan.growthAnnual;
  if (growth[0]! > growth[ZONES - 1]!)
    lines.push(
      `Green grows faster than red (${percent(growth[0]!)} against ${percent(growth[ZONES - 1]!)} a year): more risk is not paid for by more growth.`,
    );
  const volatility = plan.volatilityAnnual;
  if (volatility[0]! > volatility[ZONES - 1]!)
    lines.push(
      `Green is more volatile than red (${percent(volatility[0]!)} against ${percent(volatility[ZONES - 1]!)} a year).`,
    );
  if (repair.largestChange > 0)
    lines.push(
      `The correlations of zones had an eigenvalue of ${plainNumber(repair.smallestEigenvalueBefore)}, below ${plainNumber(eigenvalueFloor)}; the nearest correlation matrix is used, the largest change being ${plainNumber(repair.largestChange)}.`,
    );
  return lines;
}
