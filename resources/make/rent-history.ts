import { numberAt, readSource } from './source-table.ts';

export type RentFigures = {
  readonly rentGrowth: number;
  readonly lettingTurnover: number;
  readonly stockGrowth: number;
};

/** Years from the middle of 2018 to the middle of the four quarters ending 2024-Q2. */
const years = 5.375;

/** Rent growth, letting turnover and growth of rented stock of each local government area, all dwellings. */
export function readRentFigures(folder: string): ReadonlyMap<string, RentFigures> {
  const rows = readSource(folder, 'nsw_dcj_rent_lga_quarterly_2018Q1_2024Q2.csv', [
    'area',
    'dwelling_type',
    'bedrooms',
    'quarter',
  ]);
  const byArea = new Map<string, { quarter: string; rent: number; lodged: number; held: number }[]>();
  for (const row of rows) {
    if (row.dwelling_type !== 'Total' || row.bedrooms !== 'Total') continue;
    const list = byArea.get(row.area!) ?? [];
    list.push({
      quarter: row.quarter!,
      rent: numberAt(row, 'rent_median_aud_per_week'),
      lodged: numberAt(row, 'new_bonds_count'),
      held: numberAt(row, 'total_bonds_held_count'),
    });
    byArea.set(row.area!, list);
  }
  const figures = new Map<string, RentFigures>();
  for (const [area, list] of byArea) {
    const ordered = list.toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1));
    const mean = (part: typeof ordered, value: (row: (typeof ordered)[number]) => number) =>
      part.reduce((sum, row) => sum + value(row), 0) / part.length;
    const first = ordered.slice(0, 4);
    const last = ordered.slice(-4);
    figures.set(area, {
      rentGrowth: (mean(last, (row) => row.rent) / mean(first, (row) => row.rent)) ** (1 / years) - 1,
      lettingTurnover: (4 * mean(last, (row) => row.lodged)) / mean(last, (row) => row.held),
      stockGrowth: (mean(last, (row) => row.held) / mean(first, (row) => row.held)) ** (1 / years) - 1,
    });
  }
  return figures;
}
