import { join } from 'node:path';
import type { DataRoom, SaleKind } from '../../src-engine/fund/data/data-room.ts';
import { metricNames, metricOf } from '../../src-engine/fund/data/metrics.ts';
import { loadDataRoom } from '../../src-main/services/data/load-data.ts';

export const dataDir = join(import.meta.dirname, '..', '..', 'resources', 'data');

let loaded: DataRoom | undefined;

/** The built-in data, read once per test file. */
export function builtInData(): DataRoom {
  loaded ??= loadDataRoom(dataDir);
  return loaded;
}

/** The same data with every column whose unit is Aud multiplied: for the law that money scales and rates do not. */
export function scaleAud(data: DataRoom, factor: number): DataRoom {
  const scale = (values: Float64Array) => values.map((value) => value * factor);
  const sales = (kind: SaleKind) => {
    const { lowerQuartileAud, medianAud, upperQuartileAud, salesCount } = data.lga.sales[kind];
    return {
      lowerQuartileAud: scale(lowerQuartileAud),
      medianAud: scale(medianAud),
      upperQuartileAud: scale(upperQuartileAud),
      salesCount,
    };
  };
  const { metrics } = data.suburbs;
  return {
    ...data,
    suburbs: {
      ...data.suburbs,
      metrics: Object.fromEntries(
        metricNames.map((name) => [name, metricOf(name).unit === 'Aud' ? scale(metrics[name]) : metrics[name]]),
      ) as typeof metrics,
    },
    series: Object.fromEntries(
      Object.entries(data.series).map(([name, series]) => [
        name,
        series.unit === 'Aud' ? { ...series, values: scale(series.values) } : series,
      ]),
    ),
    lga: { ...data.lga, sales: { house: sales('house'), unit: sales('unit'), all: sales('all') } },
    arrears: {
      ...data.arrears,
      creditAud: scale(data.arrears.creditAud),
      newLoansAud: scale(data.arrears.newLoansAud),
    },
  };
}
