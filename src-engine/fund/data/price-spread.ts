import { log } from '../../numeric/log.ts';
import type { DataRoom } from './data-room.ts';

/** Quarters at the end of the area table over which spreads are averaged. */
const quartersUsed = 8;
/** Interquartile range of a standard normal, 2 x 0.6744897501960817. */
const normalQuartileRange = 1.3489795003921634;

/**
 * Standard deviation of log prices within each suburb: the postcode's where published, else that of the local government
 * area (sales-weighted mean of its last eight quarters), else the median of the postcodes. NaN only when nothing is known.
 * Length `data.suburbs.rows`.
 */
export function priceLogSpread(data: DataRoom, kind: 'house' | 'unit'): Float64Array {
  const { suburbs, lga } = data;
  const own = suburbs.metrics[kind === 'house' ? 'housePriceLogSpreadFraction' : 'unitPriceLogSpreadFraction'];
  const known = own.filter((value) => !Number.isNaN(value)).toSorted();
  const typical = known[Math.floor(known.length / 2)] ?? NaN;
  const ofArea = Float64Array.from({ length: lga.lgaCount }, (_, area) => areaLogSpread(data, kind, area));
  return own.map((value, s) => {
    if (!Number.isNaN(value)) return value;
    const area = ofArea[suburbs.lga[s]!] ?? NaN;
    return Number.isNaN(area) ? typical : area;
  });
}

function areaLogSpread(data: DataRoom, kind: 'house' | 'unit', area: number): number {
  const { quarters, sales } = data.lga;
  const { lowerQuartileAud, upperQuartileAud, salesCount } = sales[kind];
  let sum = 0;
  let weight = 0;
  for (let quarter = Math.max(0, quarters - quartersUsed); quarter < quarters; quarter += 1) {
    const i = area * quarters + quarter;
    const spread = log(upperQuartileAud[i]! / lowerQuartileAud[i]!) / normalQuartileRange;
    const count = salesCount[i]!;
    if (Number.isNaN(spread) || Number.isNaN(count)) continue;
    sum += spread * count;
    weight += count;
  }
  return weight === 0 ? NaN : sum / weight;
}
