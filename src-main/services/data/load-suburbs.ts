import {
  AppError,
  type LgaTable,
  type SuburbTable,
  metricNames,
  metricOf,
  type MetricName,
} from '../../../src-engine/index.ts';
import type { Catalogue } from './catalogue.ts';
import { readTable } from './read-table.ts';

/** Suburbs with every metric of the dictionary (`suburbs.csv`), in order of code, each in a known local government area. */
export function loadSuburbs(dataDir: string, catalogue: Catalogue, lga: LgaTable): SuburbTable {
  const table = readTable(dataDir, catalogue, 'suburbs');
  const { file } = table.entry;
  const codes = table.text('code');
  const wrong = codes.findIndex((code, i) => i > 0 && code <= codes[i - 1]!);
  if (wrong >= 0)
    throw new AppError(
      'data/invalid',
      `${file}, line ${wrong + 2}: code ${codes[wrong]} is repeated or out of order.`,
      {
        file,
        line: wrong + 2,
        column: 'code',
      },
    );
  const rowOfLga = new Map(lga.areas.slice(0, lga.lgaCount).map((area, row) => [area, row]));
  const metrics = Object.fromEntries(
    metricNames.map((name) => [name, table.numbers(name, metricOf(name).minimum, metricOf(name).maximum)]),
  ) as Record<MetricName, Float64Array>;
  return {
    rows: table.rows,
    codes,
    names: table.text('name'),
    postcodes: table.text('postcode'),
    lga: Int32Array.from(table.text('lga'), (name, i) => {
      const row = rowOfLga.get(name);
      if (row !== undefined) return row;
      throw new AppError('data/invalid', `${file}, line ${i + 2}, column lga: there is no area '${name}'.`, {
        file,
        line: i + 2,
        column: 'lga',
      });
    }),
    latitudeDegree: table.numbers('latitudeDegree', -90, 90),
    longitudeDegree: table.numbers('longitudeDegree', -180, 180),
    hasBoundary: Uint8Array.from(table.numbers('hasBoundaryFlag', 0, 1)),
    metrics,
  };
}
