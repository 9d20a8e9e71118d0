import { log, log1p } from '../../numeric/log.ts';
import type { DataRoom, Series } from '../data/data-room.ts';
import { periodNumber } from '../data/series.ts';
import { ZONES } from '../zones/table.ts';
import type { ZonePlan } from '../zones/table.ts';
import type { SeasonedConfig } from './config.ts';
import type { HistoryMarket } from './table.ts';

/** What the market of the scenario says of months without a record. */
export type AssumedMarket = {
  /** Expected log index by zone from first close, zone-major with `knownMonth + 1` entries a zone. */
  readonly expectedZoneLog: Float64Array;
  readonly cashRateAnnual: number;
  readonly unemploymentFraction: number;
  readonly inflationAnnual: number;
  readonly populationGrowthAnnual: number;
};

const CITY_INDEX = 'rppiSydneyIndex';
const CASH_RATE = 'cashRateAnnual';
const UNEMPLOYMENT = 'unemploymentFraction';
const MONTHS_A_QUARTER = 3;

/**
 * The market from first close to month `knownMonth`. Growth of a zone in a quarter: change of the log medians of houses and
 * units of its local government areas that have both ends, weighted by their sales; where there are none the city's index;
 * where that ends too the assumed growth. A quarter's growth is spread evenly over its months. Rates: the record, else the start of
 * the scenario's economy.
 */
export function historyMarket(
  config: SeasonedConfig,
  data: DataRoom,
  zones: ZonePlan,
  firstCloseDate: string,
  knownMonth: number,
  assumed: AssumedMarket,
): HistoryMarket {
  const width = knownMonth + 1;
  const firstMonth = Number(firstCloseDate.slice(0, 4)) * 12 + Number(firstCloseDate.slice(5, 7)) - 1;
  const weight = zoneSales(zones);
  const recorded = config.historyGrowth === 'recorded' ? recordedGrowth(data, zones) : () => NaN;
  const flat = config.assumedGrowthAnnual === null ? null : log1p(config.assumedGrowthAnnual) / 12;
  const zoneLog = new Float64Array(ZONES * width);
  const nationalLog = new Float64Array(width);
  let recordedMonths = 0;
  for (let m = 1; m < width; m++) {
    const quarter = Math.floor((firstMonth + m) / MONTHS_A_QUARTER);
    let known = 0;
    for (let z = 0; z < ZONES; z++) {
      const at = z * width + m;
      const growth = recorded(z, quarter);
      const step = Number.isNaN(growth)
        ? (flat ?? assumed.expectedZoneLog[at]! - assumed.expectedZoneLog[at - 1]!)
        : growth / MONTHS_A_QUARTER;
      if (!Number.isNaN(growth)) known += 1;
      zoneLog[at] = zoneLog[at - 1]! + step;
      nationalLog[m]! += weight[z]! * step;
    }
    nationalLog[m]! += nationalLog[m - 1]!;
    if (known === ZONES) recordedMonths += 1;
  }
  for (let z = 0; z < ZONES; z++) {
    const last = zoneLog[z * width + knownMonth]!;
    for (let m = 0; m < width; m++) zoneLog[z * width + m]! -= last;
  }
  const last = nationalLog[knownMonth]!;
  for (let m = 0; m < width; m++) nationalLog[m]! -= last;
  const series = (name: string, otherwise: number) => {
    const found = config.historyGrowth === 'recorded' ? data.series[name] : undefined;
    return Float64Array.from({ length: width }, (_, m) => {
      const value = m === knownMonth || found === undefined ? NaN : monthValue(found, firstMonth + m);
      return Number.isNaN(value) ? otherwise : value;
    });
  };
  return {
    nationalLog,
    zoneLog,
    cashRateAnnual: series(CASH_RATE, assumed.cashRateAnnual),
    unemploymentFraction: series(UNEMPLOYMENT, assumed.unemploymentFraction),
    inflationAnnual: new Float64Array(width).fill(assumed.inflationAnnual),
    populationGrowthAnnual: new Float64Array(width).fill(assumed.populationGrowthAnnual),
    recordedMonths,
  };
}

function monthValue(series: Series, month: number): number {
  const at = series.frequency === 'month' ? month : Math.floor(month / MONTHS_A_QUARTER);
  return series.values[at - periodNumber(series.firstPeriod, series.frequency)] ?? NaN;
}

function zoneSales(zones: ZonePlan): Float64Array {
  const weight = new Float64Array(ZONES);
  let total = 0;
  zones.zoneOfSuburb.forEach((z, s) => {
    weight[z]! += zones.salesWeight[s]!;
    total += zones.salesWeight[s]!;
  });
  return weight.map((w) => w / total);
}

/** Log growth of a zone in a quarter (numbered since year 0); NaN where nothing is recorded. */
function recordedGrowth(data: DataRoom, zones: ZonePlan): (zone: number, quarter: number) => number {
  const { lga } = data;
  const first = periodNumber(lga.firstQuarter, 'quarter');
  const areas = Array.from({ length: ZONES }, () => new Map<number, number>());
  zones.suburbRows.forEach((row, s) => {
    const area = data.suburbs.lga[row]!;
    const of = areas[zones.zoneOfSuburb[s]!]!;
    if (area >= 0) of.set(area, (of.get(area) ?? 0) + zones.salesWeight[s]!);
  });
  const city = data.series[CITY_INDEX];
  return (zone, quarter) => {
    const q = quarter - first;
    let sum = 0;
    let weight = 0;
    if (q >= 1 && q < lga.quarters)
      for (const [area, share] of areas[zone]!)
        for (const { medianAud, salesCount } of [lga.sales.house, lga.sales.unit]) {
          const at = area * lga.quarters + q;
          const growth = log(medianAud[at]! / medianAud[at - 1]!);
          const sales = share * (salesCount[at]! + salesCount[at - 1]!);
          if (!Number.isFinite(growth) || !(sales > 0)) continue;
          sum += sales * growth;
          weight += sales;
        }
    if (weight > 0) return sum / weight;
    if (city === undefined) return NaN;
    const at = quarter - periodNumber(city.firstPeriod, 'quarter');
    return log((city.values[at] ?? NaN) / (city.values[at - 1] ?? NaN));
  };
}
