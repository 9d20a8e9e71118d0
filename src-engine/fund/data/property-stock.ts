import { exp } from '../../numeric/exp.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { purpose } from '../../random/draws.ts';
import { seedKey } from '../../random/seed-key.ts';
import { threefry } from '../../random/threefry.ts';
import { uniform } from '../../random/uniform.ts';
import type { StockConfig } from './config.ts';
import type { DataRoom } from './data-room.ts';
import { priceLogSpread } from './price-spread.ts';

/** Codes of `dwellingType`. */
export const dwellingTypes = ['house', 'semi', 'apartment'] as const;

/**
 * Simulated homes, not observed ones: to be labelled "simulated" wherever they are shown. Homes of the i-th suburb asked
 * for are rows `firstProperty[i] .. firstProperty[i + 1] - 1` of every column; a suburb without a price has none.
 */
export type PropertyStock = {
  readonly label: 'simulated';
  readonly properties: number;
  readonly firstProperty: Int32Array;
  /** 0 house, 1 semi, terrace or townhouse, 2 apartment. */
  readonly dwellingType: Uint8Array;
  readonly bedrooms: Uint8Array;
  /** Land of its own, m2; 0 for apartments. */
  readonly landSquareMetre: Float64Array;
  readonly ageYear: Float64Array;
  /** Price at the date of the suburb table, AUD. */
  readonly priceAud: Float64Array;
};

/** Figures by suburb that the homes are drawn around, with what is unknown filled as each function says. */
type SuburbFigures = {
  readonly houseLogSd: Float64Array;
  readonly unitLogSd: Float64Array;
  readonly bedrooms: Float64Array;
};

/** The block of a suburb's own draws; homes use blocks 0 and 1. */
const suburbBlock = 2;

/**
 * Simulates the homes of the suburbs asked for (rows of `data.suburbs`; all by default). A pure function of the data, the
 * suburb's code and the seed of the stock: neither other suburbs nor the order of rows can change a home.
 *
 * Types by systematic sampling of the census mix over the types that have a price; log price normal around the median of its title
 * (houses and a share of semis: non-strata; apartments and the other semis: strata), stratified so that a dozen homes span
 * the distribution; bedrooms around household size over persons per bedroom; land and age lognormal by type.
 */
export function simulateStock(data: DataRoom, config: StockConfig, suburbRows?: ArrayLike<number>): PropertyStock {
  const { suburbs } = data;
  const chosen = suburbRows ?? Int32Array.from({ length: suburbs.rows }, (_, s) => s);
  const key = seedKey(config.seed);
  const figures: SuburbFigures = {
    houseLogSd: priceLogSpread(data, 'house'),
    unitLogSd: priceLogSpread(data, 'unit'),
    bedrooms: bedroomsBySuburb(data),
  };
  const mixes = Array.from({ length: chosen.length }, (_, i) => titleMix(data, config, chosen[i]!));
  const firstProperty = new Int32Array(chosen.length + 1);
  for (let i = 0; i < chosen.length; i += 1)
    firstProperty[i + 1] = firstProperty[i]! + (mixes[i] === null ? 0 : config.propertiesPerSuburb);
  const properties = firstProperty[chosen.length]!;
  const stock: PropertyStock = {
    label: 'simulated',
    properties,
    firstProperty,
    dwellingType: new Uint8Array(properties),
    bedrooms: new Uint8Array(properties),
    landSquareMetre: new Float64Array(properties),
    ageYear: new Float64Array(properties),
    priceAud: new Float64Array(properties),
  };
  for (let i = 0; i < chosen.length; i += 1) {
    const mix = mixes[i]!;
    if (mix !== null) fillSuburb(data, config, key, figures, chosen[i]!, mix, firstProperty[i]!, stock);
  }
  return stock;
}

/** Shares of house, semi on own title, semi in strata, apartment, over the types that have a price; null without any. */
function titleMix(data: DataRoom, config: StockConfig, s: number): Float64Array | null {
  const { metrics } = data.suburbs;
  const housed = metrics.medianHousePriceAud[s]! > 0;
  const strata = metrics.medianUnitPriceAud[s]! > 0;
  const known = (value: number) => (Number.isNaN(value) ? 0 : value);
  const semi = known(metrics.semiFraction[s]!);
  const ownTitle = housed && strata ? config.semiTorrensFraction : housed ? 1 : 0;
  const mix = Float64Array.of(
    housed ? known(metrics.houseFraction[s]!) : 0,
    housed ? semi * ownTitle : 0,
    strata ? semi * (1 - ownTitle) : 0,
    strata ? known(metrics.apartmentFraction[s]!) : 0,
  );
  const total = mix[0]! + mix[1]! + mix[2]! + mix[3]!;
  return total > 0 ? mix.map((share) => share / total) : null;
}

function fillSuburb(
  data: DataRoom,
  config: StockConfig,
  key: Int32Array,
  suburb: SuburbFigures,
  s: number,
  mix: Float64Array,
  first: number,
  stock: PropertyStock,
): void {
  const { metrics, codes } = data.suburbs;
  const entity = codeHash(codes[s]!);
  const n = config.propertiesPerSuburb;
  const words = new Int32Array(8);
  threefry(key, purpose.propertyStock, 0, entity, suburbBlock, words, 0);
  const start = uniform(words[0]!);
  const kinds = Uint8Array.from({ length: n }, (_, k) => kindAt(mix, (k + start) / n));
  const ownTitle = kinds.filter((kind) => kind < 2).length;
  const rank = new Int32Array(n);
  scrambleRanks(key, entity, rank, 0, ownTitle);
  scrambleRanks(key, entity, rank, ownTitle, n - ownTitle);
  const meanBedrooms = bedroomsByType(data, config, s, suburb.bedrooms[s]!);
  const landMedian = [config.houseLandMedianSquareMetre, config.semiLandMedianSquareMetre];
  const landLogSd = [config.houseLandLogSdFraction, config.semiLandLogSdFraction];
  const ageMedian = [config.houseAgeMedianYear, config.semiAgeMedianYear, config.apartmentAgeMedianYear];
  for (let k = 0; k < n; k += 1) {
    threefry(key, purpose.propertyStock, k, entity, 0, words, 0);
    threefry(key, purpose.propertyStock, k, entity, 1, words, 4);
    const own = k < ownTitle;
    const type = kinds[k] === 0 ? 0 : kinds[k] === 3 ? 2 : 1;
    const wanted = meanBedrooms[type]! + config.bedroomSdCount * inverseNormal(uniform(words[1]!));
    const bedrooms = Math.min(config.bedroomMaxCount, Math.max(1, Math.round(wanted)));
    const landLog = type === 2 ? 0 : landLogSd[type]! * inverseNormal(uniform(words[2]!));
    const ageYear = Math.min(
      config.ageMaxYear,
      ageMedian[type]! * exp(config.ageLogSdFraction * inverseNormal(uniform(words[4]!))),
    );
    const stratum = (rank[k]! + uniform(words[0]!)) / (own ? ownTitle : n - ownTitle);
    const medianAud = (own ? metrics.medianHousePriceAud : metrics.medianUnitPriceAud)[s]!;
    const logSd = config.priceSpreadMultiple * (own ? suburb.houseLogSd : suburb.unitLogSd)[s]!;
    const effect =
      config.bedroomPriceEffectFraction * (bedrooms - meanBedrooms[type]!) +
      config.landPriceElasticityFraction * landLog +
      config.agePriceEffectAnnual * (ageYear - ageMedian[type]!);
    const row = first + k;
    stock.dwellingType[row] = type;
    stock.bedrooms[row] = bedrooms;
    stock.landSquareMetre[row] = type === 2 ? 0 : landMedian[type]! * exp(landLog);
    stock.ageYear[row] = ageYear;
    stock.priceAud[row] = medianAud * exp(logSd * inverseNormal(stratum) + effect);
  }
}

/** The kind at a point of (0, 1) when the shares are laid end to end. */
function kindAt(mix: Float64Array, point: number): number {
  let sum = 0;
  let last = 0;
  for (let kind = 0; kind < mix.length; kind += 1) {
    if (mix[kind] === 0) continue;
    sum += mix[kind]!;
    last = kind;
    if (point < sum) return kind;
  }
  return last;
}

/** A random order of 0 .. count - 1 in `rank[from ..]` (Fisher and Yates), drawn for this suburb and stretch. */
function scrambleRanks(key: Int32Array, entity: number, rank: Int32Array, from: number, count: number): void {
  const words = new Int32Array(4);
  for (let i = 0; i < count; i += 1) rank[from + i] = i;
  for (let i = count - 1; i > 0; i -= 1) {
    threefry(key, purpose.propertyStock, from + i, entity, suburbBlock + 1, words, 0);
    const j = Math.floor(uniform(words[0]!) * (i + 1));
    const swap = rank[from + i]!;
    rank[from + i] = rank[from + j]!;
    rank[from + j] = swap;
  }
}

/** Mean bedrooms of house, semi, apartment, such that the mix of all dwellings has the suburb's mean. */
function bedroomsByType(data: DataRoom, config: StockConfig, s: number, meanBedrooms: number): readonly number[] {
  const { metrics } = data.suburbs;
  const ratios = [1, config.semiBedroomMultiple, config.apartmentBedroomMultiple];
  const shares = [metrics.houseFraction[s]!, metrics.semiFraction[s]!, metrics.apartmentFraction[s]!];
  const total = shares[0]! + shares[1]! + shares[2]!;
  const weighted = (shares[0]! * ratios[0]! + shares[1]! * ratios[1]! + shares[2]! * ratios[2]!) / total;
  return ratios.map((ratio) => (ratio / weighted) * meanBedrooms);
}

/** Household size over persons per bedroom by suburb; where the suburb's is unknown, the mean of the known ones. */
function bedroomsBySuburb(data: DataRoom): Float64Array {
  const { householdSizeCount, personsPerBedroomMultiple } = data.suburbs.metrics;
  const own = householdSizeCount.map((persons, s) => persons / personsPerBedroomMultiple[s]!);
  const known = own.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return own.map((value) => (Number.isNaN(value) ? mean : value));
}

/** 32 bits of a suburb code (FNV-1a), the entity of its draws. */
function codeHash(code: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < code.length; i += 1) hash = Math.imul(hash ^ code.charCodeAt(i), 0x01000193);
  return hash;
}
