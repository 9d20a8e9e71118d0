import { AppError } from '../../core/errors.ts';
import type { DataRoom } from '../data/data-room.ts';
import { categoryStatus, metricNames, metricOf, type CategoryStatus } from '../data/metrics.ts';
import type { ZonesConfig } from './config.ts';
import { findSuburb } from './find-suburb.ts';
import { metricCorrelations } from './metric-correlations.ts';
import { resolveZonesInFull, type ResolvedZones } from './plan.ts';
import { similarSuburbs } from './similar-suburbs.ts';
import { summariseMetrics } from './statistics.ts';
import { ZONES, zoneNames, type ZoneName, type ZonePlan } from './table.ts';

/** One zone as a row; null where the preset or the data say nothing. Rates are annual fractions. */
export type ZoneRow = {
  readonly zone: ZoneName;
  readonly suburbCount: number;
  readonly salesShareFraction: number;
  readonly medianRiskScore: number | null;
  readonly growthAnnual: number;
  readonly volatilityAnnual: number;
  readonly defaultTargetAnnual: number | null;
  readonly defaultMultiplier: number;
  readonly saleMultiplier: number;
  readonly refinanceMultiplier: number;
  /** Mean log growth before and after shrinkage, its standard error, and the share of the way to the market mean. */
  readonly rawGrowthLog: number | null;
  readonly shrunkGrowthLog: number | null;
  readonly growthStandardError: number | null;
  readonly shrinkageFraction: number | null;
  readonly postcodeCount: number | null;
  /** Shrunk log growth of the classes as scored, and of those that are blind to growth. */
  readonly scoredGrowthLog: number | null;
  readonly blindGrowthLog: number | null;
  /** Sd of four-quarter log growth with measurement error left in, and the share of its variance that is real. */
  readonly rawVolatilityAnnual: number | null;
  readonly reliabilityFraction: number | null;
  /** Local government areas that stand for the zone in volatility and correlation. */
  readonly areas: readonly string[];
};

export type ZoneMetric = {
  readonly zone: ZoneName;
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly category: string;
  readonly count: number;
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
};

/** Plain data for `equihome zones` and for views: no typed arrays, no NaN. */
export type ZonesReport = {
  readonly preset: ZonePlan['preset'];
  readonly zones: readonly ZoneRow[];
  /** Green up to the first score, red above the second; null where a class is empty. */
  readonly cuts: { readonly greenTo: number | null; readonly redFrom: number | null };
  readonly suburbs: readonly {
    readonly name: string;
    readonly zone: ZoneName;
    readonly riskScore: number;
    readonly salesAnnual: number;
    readonly setByHand: boolean;
  }[];
  /** Zone correlations, rows in order of zone. `raw` and `corrected` null where nothing was estimated; `used` after repair. */
  readonly correlation: {
    readonly raw: readonly (readonly number[])[] | null;
    readonly corrected: readonly (readonly number[])[] | null;
    readonly used: readonly (readonly number[])[];
    readonly largestRepair: number;
    readonly smallestEigenvalueBefore: number;
  };
  /** Sales-weighted mean over pairs of local government areas, and each area's reliability. */
  readonly areas: {
    readonly meanRawCorrelation: number | null;
    readonly meanCorrectedCorrelation: number | null;
    readonly rows: readonly {
      readonly area: string;
      readonly rawVolatilityAnnual: number | null;
      readonly volatilityAnnual: number | null;
      readonly reliabilityFraction: number | null;
    }[];
  } | null;
  readonly warnings: readonly string[];
  readonly categories: readonly CategoryStatus[];
  readonly metrics: readonly ZoneMetric[];
  /** All pairs of metrics, strongest first. */
  readonly metricCorrelations: readonly {
    readonly first: string;
    readonly second: string;
    readonly correlation: number;
    readonly count: number;
  }[];
  /** Suburbs most like the one named; null when none was. */
  readonly similar: {
    readonly name: string;
    readonly suburbs: readonly {
      readonly name: string;
      readonly distance: number;
      readonly sharedMetricCount: number;
      readonly samePostcode: boolean;
    }[];
  } | null;
};

export type ZonesReportOptions = {
  /** Homes of the simulated stock per row of the suburb table, where it is known. */
  readonly stockCounts?: ArrayLike<number>;
  /** Name or code of a suburb whose likes are wanted. */
  readonly similarTo?: string;
  /** How many of them; 10 by default. */
  readonly similarCount?: number;
};

/**
 * All that can be said of the zones of a scenario.
 * @throws AppError as `resolveZones`, and `input/not-found` for an unknown `similarTo`
 */
export function describeZones(config: ZonesConfig, data: DataRoom, options: ZonesReportOptions = {}): ZonesReport {
  const resolved = resolveZonesInFull(config, data, options.stockCounts);
  const { plan, classed, calibration, repair } = resolved;
  const rowsOf = zoneNames.map((_, z) => Array.from(plan.suburbRows).filter((_row, i) => plan.zoneOfSuburb[i] === z));
  return {
    preset: plan.preset,
    zones: zoneNames.map((_, z) => zoneRow(resolved, z)),
    cuts: { greenTo: known(classed.cuts.greenTo), redFrom: known(classed.cuts.redFrom) },
    suburbs: plan.suburbNames.map((name, i) => ({
      name,
      zone: zoneNames[plan.zoneOfSuburb[i]!]!,
      riskScore: plan.riskScore[i]!,
      salesAnnual: plan.salesWeight[i]!,
      setByHand: classed.overridden.includes(plan.suburbRows[i]!),
    })),
    correlation: {
      raw: calibration === null ? null : matrixRows(calibration.zones.raw),
      corrected: calibration === null ? null : matrixRows(calibration.zones.corrected),
      used: matrixRows(plan.correlation),
      largestRepair: repair.largestChange,
      smallestEigenvalueBefore: repair.smallestEigenvalueBefore,
    },
    areas: areaReport(resolved),
    warnings: plan.warnings,
    categories: categoryStatus(data.suburbs.metrics),
    metrics: zoneNames.flatMap((zone, z) => zoneMetrics(data, zone, rowsOf[z]!)),
    metricCorrelations: metricCorrelations(data.suburbs, metricNames)
      .filter((pair) => !Number.isNaN(pair.correlation))
      .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation)),
    similar: similarReport(config, data, options),
  };
}

const known = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

const matrixRows = (matrix: Float64Array): number[][] =>
  Array.from({ length: ZONES }, (_, i) => Array.from(matrix.subarray(i * ZONES, (i + 1) * ZONES)));

function zoneRow({ plan, calibration }: ResolvedZones, z: number): ZoneRow {
  const members = Array.from(plan.zoneOfSuburb.keys()).filter((i) => plan.zoneOfSuburb[i] === z);
  const sales = (of: Iterable<number>) => Array.from(of, (i) => plan.salesWeight[i]!).reduce((sum, w) => sum + w, 0);
  const scores = members.map((i) => plan.riskScore[i]!).toSorted((a, b) => a - b);
  const middle = scores.length / 2;
  return {
    zone: zoneNames[z]!,
    suburbCount: members.length,
    salesShareFraction: sales(members) / sales(plan.zoneOfSuburb.keys()),
    medianRiskScore: known((scores[Math.ceil(middle) - 1]! + scores[Math.floor(middle)]!) / 2),
    growthAnnual: plan.growthAnnual[z]!,
    volatilityAnnual: plan.volatilityAnnual[z]!,
    defaultTargetAnnual: known(plan.defaultTargetAnnual[z]),
    defaultMultiplier: plan.defaultMultiplier[z]!,
    saleMultiplier: plan.saleMultiplier[z]!,
    refinanceMultiplier: plan.refinanceMultiplier[z]!,
    rawGrowthLog: known(calibration?.growth.rawLog[z]),
    shrunkGrowthLog: known(calibration?.growth.shrunkLog[z]),
    growthStandardError: known(calibration?.growth.standardError[z]),
    shrinkageFraction: known(calibration?.growth.shrinkageFraction[z]),
    postcodeCount: known(calibration?.growth.postcodeCount[z]),
    scoredGrowthLog: known(calibration?.scoredGrowth.shrunkLog[z]),
    blindGrowthLog: known(calibration?.blindGrowth?.shrunkLog[z]),
    rawVolatilityAnnual: known(calibration?.zones.rawSd[z]),
    reliabilityFraction: known(calibration?.zones.reliability[z]),
    areas: calibration?.groups[z]?.map((area) => calibration.areaGrowth.areas[area]!) ?? [],
  };
}

function areaReport({ calibration }: ResolvedZones): ZonesReport['areas'] {
  if (calibration === null) return null;
  const { areas, areaGrowth } = calibration;
  return {
    meanRawCorrelation: known(areas.meanRaw),
    meanCorrectedCorrelation: known(areas.meanCorrected),
    rows: areaGrowth.areas.map((area, i) => ({
      area,
      rawVolatilityAnnual: known(areas.rawSd[i]),
      volatilityAnnual: known(areas.correctedSd[i]),
      reliabilityFraction: known(areas.reliability[i]),
    })),
  };
}

function zoneMetrics(data: DataRoom, zone: ZoneName, rows: readonly number[]): ZoneMetric[] {
  return summariseMetrics(data.suburbs, rows).map(({ metric, count, lowerQuartile, median, upperQuartile }) => {
    const { title, unit, category } = metricOf(metric);
    return {
      zone,
      metric,
      title,
      unit,
      category,
      count,
      lowerQuartile: known(lowerQuartile),
      median: known(median),
      upperQuartile: known(upperQuartile),
    };
  });
}

function similarReport(config: ZonesConfig, data: DataRoom, options: ZonesReportOptions): ZonesReport['similar'] {
  if (options.similarTo === undefined) return null;
  const row = findSuburb(options.similarTo, data.suburbs);
  if (typeof row !== 'number')
    throw new AppError('input/not-found', row.message, { suburb: options.similarTo }, [{ path: 'similar', ...row }]);
  const nearest = similarSuburbs(data.suburbs, row, options.similarCount ?? 10, config.scoring.zLimit);
  return {
    name: data.suburbs.names[row]!,
    suburbs: nearest.map(({ row: other, ...rest }) => ({ name: data.suburbs.names[other]!, ...rest })),
  };
}
