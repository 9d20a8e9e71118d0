import type { DataRoom, LgaTable, SalesColumns } from '../../../src-engine/fund/data/data-room.ts';
import { metricNames, type MetricName } from '../../../src-engine/fund/data/metrics.ts';

export type Suburb = {
  readonly name: string;
  readonly postcode: string;
  readonly lga?: number;
  readonly metrics: Partial<Record<MetricName, number>>;
};

/** Figures without which a suburb cannot be lent in. */
export const lendable = {
  medianHousePriceAud: 1_000_000,
  allSalesCount: 100,
  houseSalesCount: 100,
  dwellingCount: 1000,
  houseFraction: 1,
};

/** A data room of a few suburbs, for sums that can be done by hand. Metrics that are not given are missing. */
export function town(suburbs: readonly Suburb[], lga: LgaTable = areas([[], []])): DataRoom {
  const column = (name: MetricName) => Float64Array.from(suburbs, (suburb) => suburb.metrics[name] ?? NaN);
  return {
    suburbs: {
      rows: suburbs.length,
      codes: suburbs.map((_, s) => `SAL${String(10_001 + s)}`),
      names: suburbs.map((suburb) => suburb.name),
      postcodes: suburbs.map((suburb) => suburb.postcode),
      lga: Int32Array.from(suburbs, (suburb) => suburb.lga ?? 0),
      latitudeDegree: new Float64Array(suburbs.length),
      longitudeDegree: new Float64Array(suburbs.length),
      hasBoundary: new Uint8Array(suburbs.length),
      metrics: Object.fromEntries(metricNames.map((name) => [name, column(name)])) as Record<MetricName, Float64Array>,
    },
    series: {},
    lga,
    arrears: {
      quarters: [],
      creditAud: new Float64Array(),
      pastDue30To89Fraction: new Float64Array(),
      nonPerformingFraction: new Float64Array(),
      lvr80PlusFraction: new Float64Array(),
      newLoansAud: new Float64Array(),
    },
    hazardRatios: {
      model: [],
      lowerLvrFraction: new Float64Array(),
      upperLvrFraction: new Float64Array(),
      isBase: new Uint8Array(),
      enteredArrearsMultiple: new Float64Array(),
      fullRepaymentMultiple: new Float64Array(),
      arrearsToForeclosureMultiple: new Float64Array(),
      arrearsToCuredMultiple: new Float64Array(),
      arrearsToRepaymentMultiple: new Float64Array(),
    },
    migration: [],
    provenance: {},
  };
}

/** House sales of areas: `medianLog[area][quarter]`, all with `sales` sales a quarter and the same log spread; no units. */
export function areas(medianLog: readonly (readonly number[])[], sdLog = 0.3, sales = 100): LgaTable {
  const quarters = medianLog[0]?.length ?? 0;
  const flat = medianLog.flat();
  const shifted = (shift: number) => Float64Array.from(flat, (value) => Math.exp(value + shift));
  const none = () => new Float64Array(flat.length).fill(NaN);
  const empty: SalesColumns = {
    lowerQuartileAud: none(),
    medianAud: none(),
    upperQuartileAud: none(),
    salesCount: none(),
  };
  const quartile = 0.6744897501960817 * sdLog;
  const house: SalesColumns = {
    lowerQuartileAud: shifted(-quartile),
    medianAud: shifted(0),
    upperQuartileAud: shifted(quartile),
    salesCount: new Float64Array(flat.length).fill(sales),
  };
  return {
    areas: medianLog.map((_, area) => `Area ${area}`),
    lgaCount: medianLog.length,
    firstQuarter: '2018-Q1',
    quarters,
    sales: { house, unit: empty, all: empty },
  };
}

/** Standard normals from a small congruential generator (Park and Miller 1988), so that a test is the same everywhere. */
export function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
}
