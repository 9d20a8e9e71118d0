import { log } from '../../numeric/log.ts';
import type { DataRoom } from '../data/data-room.ts';
import { priceLogSpread } from '../data/price-spread.ts';
import type { ZonesConfig } from './config.ts';

/** Log growth a year per row of the suburb table and the variance of its measurement error; NaN where nothing is known. */
export type SuburbGrowth = { readonly growthLog: Float64Array; readonly errorVariance: Float64Array };

/** Years between the middle of the first and the last year of prices: how the growth columns of the suburb table are defined. */
export const growthYears = 5.25;

/**
 * Growth of each suburb over the years of the suburb table, as published for its postcode: copies, to be counted once.
 *
 * houses-and-units: kinds weighted by present sales; a kind without growth or sales is left out, and all dwellings stand in
 * where neither is known. Error: both ends are medians of a year of n sales with log sd s, so the variance of growth is
 * `2 (pi s^2 / 2 n) / years^2`; the first year is taken to have had as many sales as the last (its number is not published here).
 */
export function suburbGrowth(data: DataRoom, from: ZonesConfig['calibration']['growthFrom']): SuburbGrowth {
  const m = data.suburbs.metrics;
  const houseSd = priceLogSpread(data, 'house');
  const unitSd = priceLogSpread(data, 'unit');
  const { rows } = data.suburbs;
  const growthLog = new Float64Array(rows).fill(NaN);
  const errorVariance = new Float64Array(rows).fill(NaN);
  for (let s = 0; s < rows; s++) {
    const houses = m.houseSalesCount[s]!;
    const units = m.unitSalesCount[s]!;
    const kinds = [
      [m.housePriceGrowthAnnual[s]!, houses, houseSd[s]!],
      [m.unitPriceGrowthAnnual[s]!, units, unitSd[s]!],
    ] as const;
    const known = kinds.filter(([growth, sales, sd]) => !Number.isNaN(growth) && sales > 0 && !Number.isNaN(sd));
    if (from === 'houses-and-units' && known.length > 0) {
      let sales = 0;
      for (const kind of known) sales += kind[1];
      growthLog[s] = 0;
      errorVariance[s] = 0;
      for (const [growth, count, sd] of known) {
        const share = count / sales;
        growthLog[s]! += share * log(1 + growth);
        errorVariance[s]! += share * share * growthErrorVariance(sd, count);
      }
    } else if (!Number.isNaN(m.allPriceGrowthAnnual[s]!) && m.allSalesCount[s]! > 0) {
      growthLog[s] = log(1 + m.allPriceGrowthAnnual[s]!);
      errorVariance[s] = growthErrorVariance(
        mixedSd(houses, units, houseSd[s]!, unitSd[s]!, m.medianHousePriceAud[s]!, m.medianUnitPriceAud[s]!),
        m.allSalesCount[s]!,
      );
    }
  }
  return { growthLog, errorVariance };
}

/** Variance of annual log growth between two yearly medians of `sales` sales each with log sd `sdLog`. */
export function growthErrorVariance(sdLog: number, sales: number): number {
  return (Math.PI * ((sdLog * sdLog) / sales)) / (growthYears * growthYears);
}

/** Log sd of houses and units together: within the kinds and between their medians. One kind alone where the other is unknown. */
function mixedSd(houses: number, units: number, houseSd: number, unitSd: number, houseAud: number, unitAud: number) {
  if (!(units > 0) || !(unitAud > 0)) return houseSd;
  if (!(houses > 0) || !(houseAud > 0)) return unitSd;
  const share = houses / (houses + units);
  const apart = log(houseAud / unitAud);
  return Math.sqrt(share * houseSd * houseSd + (1 - share) * unitSd * unitSd + share * (1 - share) * apart * apart);
}
