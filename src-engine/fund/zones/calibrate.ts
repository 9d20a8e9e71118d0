import { AppError } from '../../core/errors.ts';
import type { DataRoom } from '../data/data-room.ts';
import { areaGroups } from './area-groups.ts';
import { areaGrowth, groupGrowth, type AreaGrowth } from './area-growth.ts';
import { classesBlindToGrowth, type ClassedSuburbs } from './classed-suburbs.ts';
import type { ZonesConfig } from './config.ts';
import { areaCorrelations, groupCorrelations, type AreaCorrelations, type CorrelationPair } from './correlations.ts';
import { classGrowth, type ClassGrowth } from './growth.ts';
import { suburbGrowth, type SuburbGrowth } from './suburb-growth.ts';
import { ZONES } from './table.ts';

/** All that the data say of the classes, before any preset. */
export type Calibration = {
  readonly suburbGrowth: SuburbGrowth;
  /** Growth of the classes chosen by `growthClasses`: what a run uses. */
  readonly growth: ClassGrowth;
  /** Growth of the classes as scored, and of those that the score makes without its growth category (null where it has no other). */
  readonly scoredGrowth: ClassGrowth;
  readonly blindGrowth: ClassGrowth | null;
  readonly areaGrowth: AreaGrowth;
  readonly areas: AreaCorrelations;
  /** Areas that stand for each zone. */
  readonly groups: readonly (readonly number[])[];
  /** Correlations and sd of the zones' four-quarter log growth; gaps of a zone without an area are filled (see `filled`). */
  readonly zones: CorrelationPair;
  /** Zone codes for which no area stands. */
  readonly filled: readonly number[];
};

/**
 * Estimates growth, volatility and correlation of the classes. Every suburb that qualifies counts, inside the universe or not, so
 * that a small universe does not make the figures of a class noisy.
 * @throws AppError `data/invalid` when the data hold no growth of suburbs or no series of areas
 */
export function calibrateZones(config: ZonesConfig, data: DataRoom, classed: ClassedSuburbs): Calibration {
  const { suburbs, lga } = data;
  const { classOfRow, universe } = classed;
  const ofSuburb = suburbGrowth(data, config.calibration.growthFrom);
  const growthOf = (classes: Uint8Array) =>
    classGrowth(
      config.calibration,
      suburbs.postcodes,
      classes,
      universe.sales,
      ofSuburb.growthLog,
      ofSuburb.errorVariance,
    );
  const scoredGrowth = growthOf(classOfRow);
  const blindClasses = classesBlindToGrowth(config, data, classed);
  const blindGrowth = blindClasses === null ? null : growthOf(blindClasses);
  const growth = config.calibration.growthClasses === 'as-scored' ? scoredGrowth : (blindGrowth ?? scoredGrowth);
  if (Number.isNaN(growth.marketLog))
    throw new AppError('data/invalid', 'No suburb has a figure of price growth, so growth cannot be calibrated.');
  const ofArea = areaGrowth(lga, config.correlation);
  const floor = config.correlation.reliabilityFloorFraction;
  const areas = areaCorrelations(ofArea, floor);
  const groups = areaGroups(classOfRow, suburbs.lga, universe.sales, ofArea.areas.length);
  const { pair, filled } = fillEmptyZones(groupCorrelations(ofArea, groups, floor), ofArea, areas, floor);
  return {
    suburbGrowth: ofSuburb,
    growth,
    scoredGrowth,
    blindGrowth,
    areaGrowth: ofArea,
    areas,
    groups,
    zones: pair,
    filled,
  };
}

/** A zone without a series gets the volatility of all areas together and the mean correlation of areas. */
function fillEmptyZones(pair: CorrelationPair, growth: AreaGrowth, areas: AreaCorrelations, floor: number) {
  const filled = Array.from(pair.correctedSd.keys()).filter((z) => !(pair.correctedSd[z]! >= 0));
  if (filled.length === 0) return { pair, filled };
  const everyArea = growth.areas.map((_, area) => area);
  const market = groupCorrelations(growth, [everyArea], floor);
  const marketSd = market.correctedSd[0]!;
  if (!(marketSd >= 0) || groupGrowth(growth, everyArea).every((value) => Number.isNaN(value)))
    throw new AppError(
      'data/invalid',
      'No area has two four-quarter changes of price, so volatility cannot be calibrated.',
    );
  const fill = (matrix: Float64Array, mean: number) =>
    matrix.map((rho, k) =>
      Math.floor(k / ZONES) === k % ZONES ? 1 : Number.isNaN(rho) ? (Number.isNaN(mean) ? 1 : mean) : rho,
    );
  return {
    pair: {
      raw: fill(pair.raw, areas.meanRaw),
      corrected: fill(pair.corrected, areas.meanCorrected),
      reliability: pair.reliability.map((r) => (Number.isNaN(r) ? market.reliability[0]! : r)),
      rawSd: pair.rawSd.map((sd) => (Number.isNaN(sd) ? market.rawSd[0]! : sd)),
      correctedSd: pair.correctedSd.map((sd) => (Number.isNaN(sd) ? marketSd : sd)),
    },
    filled,
  };
}
