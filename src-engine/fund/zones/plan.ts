import { exp } from '../../numeric/exp.ts';
import { nearestCorrelation, type NearestCorrelation } from '../../numeric/higham.ts';
import { roundAllSignificant } from '../../numeric/round-significant.ts';
import type { DataRoom } from '../data/data-room.ts';
import { calibrateZones, type Calibration } from './calibrate.ts';
import { classSuburbs, type ClassedSuburbs } from './classed-suburbs.ts';
import type { ZonesConfig } from './config.ts';
import { zoneColumn } from './config-zone.ts';
import { shrinkageFraction } from './random-effects.ts';
import { ZONES, type ZonePlan } from './table.ts';
import { calibrationWarnings, planWarnings } from './warnings.ts';

/** The plan with what it was made from, for reports. */
export type ResolvedZones = {
  readonly plan: ZonePlan;
  readonly classed: ClassedSuburbs;
  /** Null under `reference-zones`, which estimates nothing. */
  readonly calibration: Calibration | null;
  readonly repair: NearestCorrelation;
};

/**
 * Zones of a scenario: universe, classes and what each class is expected to do.
 *
 * @param stockCounts homes of the simulated stock per row of the suburb table; suburbs without one cannot be chosen
 * @throws AppError `input/invalid` for names, shares or weights that cannot be used; `data/invalid` when the data cannot be calibrated
 */
export function resolveZones(config: ZonesConfig, data: DataRoom, stockCounts?: ArrayLike<number>): ZonePlan {
  return resolveZonesInFull(config, data, stockCounts).plan;
}

/** As `resolveZones`, with the workings. Deterministic: the same data and config give the same bits on every machine. */
export function resolveZonesInFull(
  config: ZonesConfig,
  data: DataRoom,
  stockCounts?: ArrayLike<number>,
): ResolvedZones {
  const classed = classSuburbs(config, data, stockCounts);
  const calibration = config.preset === 'reference-zones' ? null : calibrateZones(config, data, classed);
  const stated = statedFigures(config, calibration);
  const repair = nearestCorrelation(stated.correlation, ZONES, config.correlation.eigenvalueFloor);
  const { rows, sales } = classed.universe;
  const { names } = data.suburbs;
  const growthAnnual = roundAllSignificant(stated.growthAnnual);
  const plan: Omit<ZonePlan, 'warnings'> = {
    preset: config.preset,
    suburbRows: rows,
    suburbNames: Array.from(rows, (s) => names[s]!),
    zoneOfSuburb: Uint8Array.from(rows, (s) => classed.classOfRow[s]!),
    riskScore: Float64Array.from(rows, (s) => classed.scores.riskScore[s]!),
    salesWeight: roundAllSignificant(Array.from(rows, (s) => sales[s]!)),
    growthAnnual,
    volatilityAnnual: roundAllSignificant(stated.volatilityAnnual),
    suburbGrowthSpreadAnnual: roundAllSignificant(suburbSpread(config, calibration, classed, growthAnnual)),
    defaultTargetAnnual: stated.defaultTargetAnnual,
    defaultMultiplier: Float64Array.from(zoneColumn(config.defaultMultiplier)),
    saleMultiplier: Float64Array.from(zoneColumn(config.saleMultiplier)),
    refinanceMultiplier: Float64Array.from(zoneColumn(config.refinanceMultiplier)),
    correlation: roundAllSignificant(repair.matrix),
  };
  const warnings = [
    ...classed.warnings,
    ...(calibration === null ? [] : calibrationWarnings(config, calibration)),
    ...planWarnings(plan, repair, config.correlation.eigenvalueFloor),
  ];
  return { plan: { ...plan, warnings }, classed, calibration, repair };
}

type ZoneFigures = Pick<ZonePlan, 'growthAnnual' | 'volatilityAnnual' | 'defaultTargetAnnual' | 'correlation'>;

/** Figures of the preset before repair and rounding. */
function statedFigures(config: ZonesConfig, calibration: Calibration | null): ZoneFigures {
  if (calibration === null) {
    const table = config.reference;
    return {
      growthAnnual: Float64Array.from(zoneColumn(table.growthAnnual)),
      volatilityAnnual: Float64Array.from(zoneColumn(table.volatilityAnnual)),
      defaultTargetAnnual: Float64Array.from(zoneColumn(table.defaultAnnual)),
      correlation: matrixOf(table.greenOrangeCorrelation, table.greenRedCorrelation, table.orangeRedCorrelation),
    };
  }
  const own = config.preset === 'custom' ? config.custom : null;
  const { zones, growth } = calibration;
  const choose = (set: readonly (number | null)[] | undefined, z: number, estimate: number) => set?.[z] ?? estimate;
  const rho = zones.corrected;
  return {
    growthAnnual: Float64Array.from({ length: ZONES }, (_, z) =>
      choose(
        own === null ? undefined : zoneColumn(own.growthAnnual),
        z,
        expectedGrowth(growth.shrunkLog[z]!, zones.correctedSd[z]!),
      ),
    ),
    volatilityAnnual: Float64Array.from({ length: ZONES }, (_, z) =>
      choose(own === null ? undefined : zoneColumn(own.volatilityAnnual), z, zones.correctedSd[z]!),
    ),
    defaultTargetAnnual: Float64Array.from({ length: ZONES }, (_, z) =>
      choose(own === null ? undefined : zoneColumn(own.defaultAnnual), z, NaN),
    ),
    correlation: matrixOf(
      own?.greenOrangeCorrelation ?? rho[1]!,
      own?.greenRedCorrelation ?? rho[2]!,
      own?.orangeRedCorrelation ?? rho[ZONES + 2]!,
    ),
  };
}

/**
 * Expected growth a year from mean log growth and the sd of a year's log growth: `exp(mean + sd^2 / 2) - 1`, since past growth is
 * that of one realised path (a geometric mean) and the market room wants the growth of the expected index.
 */
export function expectedGrowth(meanLog: number, sdLog: number): number {
  return exp(meanLog + (sdLog * sdLog) / 2) - 1;
}

function matrixOf(greenOrange: number, greenRed: number, orangeRed: number): Float64Array {
  return Float64Array.of(1, greenOrange, greenRed, greenOrange, 1, orangeRed, greenRed, orangeRed, 1);
}

/**
 * Growth of a suburb above its zone that is expected to last: its measured growth above its class, shrunk by the share of
 * measurement error, times the fraction set. 0 under `reference-zones`, where the fraction is 0, or where growth is unknown.
 */
function suburbSpread(
  config: ZonesConfig,
  calibration: Calibration | null,
  { universe, classOfRow }: ClassedSuburbs,
  growthAnnual: Float64Array,
): Float64Array {
  const fraction = config.calibration.suburbSpreadFraction;
  return Float64Array.from(universe.rows, (s) => {
    if (calibration === null || fraction === 0) return 0;
    const { growthLog, errorVariance } = calibration.suburbGrowth;
    const { rawLog, withinClassSd } = calibration.growth;
    const zone = classOfRow[s]!;
    const above = growthLog[s]! - rawLog[zone]!;
    if (Number.isNaN(above)) return 0;
    const lasting = fraction * (1 - shrinkageFraction(errorVariance[s]!, withinClassSd * withinClassSd)) * above;
    return (1 + growthAnnual[zone]!) * (exp(lasting) - 1);
  });
}
