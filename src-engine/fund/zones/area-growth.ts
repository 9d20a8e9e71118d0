import { log } from '../../numeric/log.ts';
import type { LgaTable, SalesColumns } from '../data/data-room.ts';
import type { ZonesConfig } from './config.ts';

/** Four-quarter log growth of the local government areas. A = areas, W = windows (quarters - 4, overlapping). */
export type AreaGrowth = {
  readonly areas: readonly string[];
  readonly windows: number;
  /** Area-major `[area * W + window]`; NaN where neither kind has both ends. */
  readonly growthLog: Float64Array;
  /** Mean over the windows of the variance that measurement error adds to growth. Length A; 0 when not estimated. */
  readonly noiseVariance: Float64Array;
  /** Sales a quarter, mean over the table. Length A. */
  readonly salesCount: Float64Array;
};

/** Quarters in a year's change. */
const lag = 4;
/** Interquartile range of a normal in standard deviations. */
const normalQuartileRange = 1.3489795003921634;

/**
 * Growth of houses and units apart, each weighted by its sales over the whole table, so that a change in what is sold is not
 * growth.
 *
 * Measurement error `sampling`: the median of n sales with log sd s has variance pi s^2 / (2 n) (Cramer 1946, Mathematical
 * Methods of Statistics, 28.5), s from the quartiles of the quarter; growth over separate quarters adds both ends. It misses what makes sales of one
 * quarter alike (one large building), so it is a lower bound. `adjacent-quarters`: see `roughness`.
 */
export function areaGrowth(lga: LgaTable, config: ZonesConfig['correlation']): AreaGrowth {
  const areas = lga.areas.slice(0, lga.lgaCount);
  const windows = Math.max(0, lga.quarters - lag);
  const growthLog = new Float64Array(areas.length * windows).fill(NaN);
  const noiseVariance = new Float64Array(areas.length);
  const salesCount = new Float64Array(areas.length);
  for (let area = 0; area < areas.length; area++) {
    const kinds = [lga.sales.house, lga.sales.unit].map((columns) =>
      kindSeries(columns, area, lga.quarters, config.suppressedSalesCount),
    );
    for (const kind of kinds) salesCount[area]! += kind.sales / Math.max(1, lga.quarters);
    let noise = 0;
    let known = 0;
    for (let w = 0; w < windows; w++) {
      let sum = 0;
      let weight = 0;
      let variance = 0;
      for (const { medianLog, errorVariance, sales } of kinds) {
        const growth = medianLog[w + lag]! - medianLog[w]!;
        const error = errorVariance[w + lag]! + errorVariance[w]!;
        if (Number.isNaN(growth) || Number.isNaN(error)) continue;
        sum += sales * growth;
        weight += sales;
        variance += sales * sales * error;
      }
      if (!(weight > 0)) continue;
      growthLog[area * windows + w] = sum / weight;
      noise += variance / (weight * weight);
      known += 1;
    }
    noiseVariance[area] = known === 0 || config.measurementError === 'none' ? 0 : noise / known;
  }
  const sampled = { areas, windows, growthLog, noiseVariance, salesCount };
  return config.measurementError === 'adjacent-quarters' ? { ...sampled, noiseVariance: roughness(sampled) } : sampled;
}

/**
 * Noise variance from the roughness of an area's growth relative to the sales-weighted market: if real relative growth moves in
 * a line over three neighbouring windows, `g_t - (g_(t-1) + g_(t+1)) / 2` is noise alone with 1.5 times its variance (windows one
 * and two quarters apart share no quarter). Real turns count as noise, so it is an upper bound.
 */
export function roughness({ areas, windows, growthLog, salesCount }: AreaGrowth): Float64Array {
  const everyArea = areas.map((_, area) => area);
  const market = groupGrowth({ windows, growthLog, salesCount }, everyArea);
  return Float64Array.from(areas, (_, area) => {
    const relative = (w: number) => growthLog[area * windows + w]! - market[w]!;
    let squares = 0;
    let known = 0;
    for (let w = 1; w < windows - 1; w++) {
      const bend = relative(w) - (relative(w - 1) + relative(w + 1)) / 2;
      if (Number.isNaN(bend)) continue;
      squares += bend * bend;
      known += 1;
    }
    return known === 0 ? 0 : squares / known / 1.5;
  });
}

/** Sales-weighted mean growth of a group of areas by window, over the areas known in that window; NaN where none is. */
export function groupGrowth(
  { windows, growthLog, salesCount }: Pick<AreaGrowth, 'windows' | 'growthLog' | 'salesCount'>,
  group: readonly number[],
): Float64Array {
  return Float64Array.from({ length: windows }, (_, w) => {
    let sum = 0;
    let weight = 0;
    for (const area of group) {
      const growth = growthLog[area * windows + w]!;
      if (Number.isNaN(growth)) continue;
      sum += salesCount[area]! * growth;
      weight += salesCount[area]!;
    }
    return weight > 0 ? sum / weight : NaN;
  });
}

/** Log median, its sampling variance, and all sales of one kind of home in one area. */
function kindSeries(columns: SalesColumns, area: number, quarters: number, suppressedSales: number) {
  const medianLog = new Float64Array(quarters);
  const errorVariance = new Float64Array(quarters);
  let sales = 0;
  for (let q = 0; q < quarters; q++) {
    const i = area * quarters + q;
    const published = columns.medianAud[i]! > 0;
    const count = Number.isNaN(columns.salesCount[i]!) && published ? suppressedSales : columns.salesCount[i]!;
    medianLog[q] = published ? log(columns.medianAud[i]!) : NaN;
    const sdLog = log(columns.upperQuartileAud[i]! / columns.lowerQuartileAud[i]!) / normalQuartileRange;
    errorVariance[q] = count > 0 ? (Math.PI / 2) * ((sdLog * sdLog) / count) : NaN;
    if (count > 0) sales += count;
  }
  return { medianLog, errorVariance, sales };
}
