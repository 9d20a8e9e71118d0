import {
  AppError,
  saleKinds,
  type LgaTable,
  type SaleKind,
  type SalesColumns,
  periodNumber,
} from '../../../src-engine/index.ts';
import { loadCatalogue, type Catalogue } from './catalogue.ts';
import { readTable } from './read-table.ts';
import type { ReadTable } from './read-table.ts';

/** Totals of the publisher; every other area is a local government area. */
const isTotal = (area: string) => area.startsWith('Greater Sydney') || area === 'New South Wales';

/** Quarterly sales by local government area (`lga-sales.csv`). */
export function loadLgaSales(dataDir: string, catalogue: Catalogue): LgaTable {
  const table = readTable(dataDir, catalogue, 'lga-sales');
  const { areas, firstQuarter, quarters } = gridOf(table);
  const kindColumns = (kind: SaleKind): SalesColumns => ({
    lowerQuartileAud: table.numbers(`${kind}LowerQuartileAud`, 0),
    medianAud: table.numbers(`${kind}MedianAud`, 0),
    upperQuartileAud: table.numbers(`${kind}UpperQuartileAud`, 0),
    salesCount: table.numbers(`${kind}SalesCount`, 0),
  });
  const sales = Object.fromEntries(saleKinds.map((kind) => [kind, kindColumns(kind)])) as Record<
    SaleKind,
    SalesColumns
  >;
  return { areas, lgaCount: areas.filter((area) => !isTotal(area)).length, firstQuarter, quarters, sales };
}

/** Rents of new bonds, area-major like `LgaTable`; columns as in the catalogue. */
export type LgaRents = {
  readonly areas: readonly string[];
  readonly firstQuarter: string;
  readonly quarters: number;
  readonly columns: Readonly<Record<string, Float64Array>>;
};

/** Rents by local government area. No run needs them, so they are read only when asked for. */
export function loadLgaRents(dataDir: string): LgaRents {
  const table = readTable(dataDir, loadCatalogue(dataDir), 'lga-rents');
  const names = table.entry.columns
    .map((column) => column.name)
    .filter((name) => name !== 'area' && name !== 'quarter');
  return { ...gridOf(table), columns: Object.fromEntries(names.map((name) => [name, table.numbers(name, 0)])) };
}

/** Areas and quarters of an area-major table; every area must have every quarter, in order. */
function gridOf(table: ReadTable): Pick<LgaTable, 'areas' | 'firstQuarter' | 'quarters'> {
  const area = table.text('area');
  const quarter = table.text('quarter');
  const areas = [...new Set(area)];
  const quarters = table.rows / areas.length;
  const first = periodNumber(quarter[0]!, 'quarter');
  area.forEach((name, i) => {
    if (name === areas[Math.floor(i / quarters)] && periodNumber(quarter[i]!, 'quarter') === first + (i % quarters))
      return;
    throw new AppError('data/invalid', `${table.entry.file}, line ${i + 2}: ${name} ${quarter[i]} is out of order.`, {
      file: table.entry.file,
      line: i + 2,
    });
  });
  return { areas, firstQuarter: quarter[0]!, quarters };
}
