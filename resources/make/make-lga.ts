import { numberAt, readSource } from './source-table.ts';
import type { SourceRow } from './source-table.ts';
import { numberColumn, textColumn } from './table-file.ts';
import type { OutColumn, OutTable } from './table-file.ts';

const totals = /^(GREATER SYDNEY|NSW)/;
/** Our spelling of the publisher's areas. */
export function areaName(text: string): string {
  return text
    .replace('GREATER SYDNEY (total)', 'Greater Sydney')
    .replace('GREATER SYDNEY', 'Greater Sydney')
    .replace('NSW (total)', 'New South Wales');
}

/** Key of one area and quarter of the grid, area-major: local government areas first, totals last. */
function gridOf(rows: readonly SourceRow[]): { areas: string[]; quarters: string[] } {
  const areas = [...new Set(rows.map((row) => row.area!))].toSorted(
    (a, b) => Number(totals.test(a)) - Number(totals.test(b)) || (a < b ? -1 : 1),
  );
  return { areas, quarters: [...new Set(rows.map((row) => row.quarter!))].toSorted() };
}

/** Rows by `area|quarter|kind`; the same key twice is an error. */
function indexRows(file: string, rows: readonly SourceRow[], kind: (row: SourceRow) => string): Map<string, SourceRow> {
  const index = new Map<string, SourceRow>();
  for (const row of rows) {
    const key = `${row.area}|${row.quarter}|${kind(row)}`;
    if (index.has(key)) throw new Error(`${file}: ${key} stands twice`);
    index.set(key, row);
  }
  return index;
}

function keyColumns(areas: readonly string[], quarters: readonly string[]): OutColumn[] {
  return [
    textColumn(
      'area',
      'Text',
      'Local government area, or a total of the publisher.',
      areas.flatMap((area) => quarters.map(() => areaName(area))),
    ),
    textColumn(
      'quarter',
      'Date',
      'Quarter of the sale or bond.',
      areas.flatMap(() => [...quarters]),
    ),
  ];
}

export function lgaSales(folder: string): OutTable {
  const file = 'nsw_dcj_sales_lga_quarterly_2018Q1_2024Q1.csv';
  const rows = readSource(folder, file, ['area', 'quarter', 'dwelling_type', 'price_median_aud', 'sales_count']);
  const index = indexRows(file, rows, (row) => row.dwelling_type!);
  const { areas, quarters } = gridOf(rows);
  const kinds = [
    ['house', 'Non Strata', 'houses (non-strata titles)'],
    ['unit', 'Strata', 'units (strata titles)'],
    ['all', 'Total', 'all dwellings'],
  ] as const;
  const measures = [
    ['LowerQuartileAud', 'price_q1_aud', 'Lower quartile of price', 'Aud'],
    ['MedianAud', 'price_median_aud', 'Median price', 'Aud'],
    ['UpperQuartileAud', 'price_q3_aud', 'Upper quartile of price', 'Aud'],
    ['SalesCount', 'sales_count', 'Number of sales', 'Count'],
  ] as const;
  const columns = kinds.flatMap(([kind, type, title]) =>
    measures.map(([suffix, column, doc, unit]) => {
      const values = areas.flatMap((area) =>
        quarters.map((quarter) => plausible(index.get(`${area}|${quarter}|${type}`) ?? {}, column)),
      );
      if (unit === 'Aud' && values.some((value) => value < 50_000 || value > 50_000_000))
        throw new Error(`${kind}${suffix}: out of range`);
      return numberColumn(`${kind}${suffix}`, unit, `${doc}, ${title}.`, 0, values);
    }),
  );
  return {
    name: 'lga-sales',
    period: `${quarters[0]} to ${quarters.at(-1)}`,
    columns: [...keyColumns(areas, quarters), ...columns],
  };
}

/** An upper quartile of more than five medians comes from a site sold in many contracts and is left out. */
function plausible(row: SourceRow, column: string): number {
  const value = numberAt(row, column);
  return column === 'price_q3_aud' && value > 5 * numberAt(row, 'price_median_aud') ? NaN : value;
}

export function lgaRents(folder: string): OutTable {
  const file = 'nsw_dcj_rent_lga_quarterly_2018Q1_2024Q2.csv';
  const rows = readSource(folder, file, ['area', 'quarter', 'dwelling_type', 'bedrooms', 'rent_median_aud_per_week']);
  const index = indexRows(file, rows, (row) => `${row.dwelling_type}|${row.bedrooms}`);
  const { areas, quarters } = gridOf(rows);
  const specs = [
    ['allRentWeeklyAud', 'Total|Total', 'rent_median_aud_per_week', 'Aud', 'Median rent, all dwellings.'],
    ['houseRentWeeklyAud', 'House|Total', 'rent_median_aud_per_week', 'Aud', 'Median rent, houses.'],
    [
      'house3BedroomRentWeeklyAud',
      'House|3 Bedrooms',
      'rent_median_aud_per_week',
      'Aud',
      'Median rent, houses of 3 bedrooms.',
    ],
    ['townhouseRentWeeklyAud', 'Townhouse|Total', 'rent_median_aud_per_week', 'Aud', 'Median rent, townhouses.'],
    ['unitRentWeeklyAud', 'Flat/Unit|Total', 'rent_median_aud_per_week', 'Aud', 'Median rent, flats and units.'],
    [
      'unit1BedroomRentWeeklyAud',
      'Flat/Unit|1 Bedroom',
      'rent_median_aud_per_week',
      'Aud',
      'Median rent, units of 1 bedroom.',
    ],
    [
      'unit2BedroomRentWeeklyAud',
      'Flat/Unit|2 Bedrooms',
      'rent_median_aud_per_week',
      'Aud',
      'Median rent, units of 2 bedrooms.',
    ],
    ['newBondsCount', 'Total|Total', 'new_bonds_count', 'Count', 'Bonds lodged in the quarter.'],
    ['bondsHeldCount', 'Total|Total', 'total_bonds_held_count', 'Count', 'Bonds held at the end of the quarter.'],
  ] as const;
  const columns = specs.map(([name, kind, column, unit, doc]) =>
    numberColumn(
      name,
      unit,
      doc,
      0,
      areas.flatMap((area) =>
        quarters.map((quarter) => numberAt(index.get(`${area}|${quarter}|${kind}`) ?? {}, column)),
      ),
    ),
  );
  return {
    name: 'lga-rents',
    period: `${quarters[0]} to ${quarters.at(-1)}`,
    columns: [...keyColumns(areas, quarters), ...columns],
  };
}
