import type { Columns } from '../../core/table.ts';
import { ZONES } from '../zones/table.ts';
import type { BookTable } from './table.ts';

/** Cost outstanding right now by zone and suburb, AUD, and advances not yet settled. */
export type StocksNow = { readonly zoneCostAud: Float64Array; readonly suburbCostAud: Float64Array; living: number };

/**
 * Takes out the principal of the advances whose cash arrives this month. The life of an advance wrote it, negative, at its
 * settlement month; arrays are zone-major and suburb-major with `rows` months per row.
 */
export function openStocks(
  month: number,
  rows: number,
  now: StocksNow,
  book: Columns<BookTable>,
  zoneCostAud: Float64Array,
  suburbCostAud: Float64Array,
): void {
  for (let zone = 0; zone < ZONES; zone++)
    now.zoneCostAud[zone] = now.zoneCostAud[zone]! + zoneCostAud[zone * rows + month]!;
  for (let suburb = 0, at = month; suburb < now.suburbCostAud.length; suburb++, at += rows)
    if (suburbCostAud[at] !== 0) now.suburbCostAud[suburb] = now.suburbCostAud[suburb]! + suburbCostAud[at]!;
  now.living += book.livingCount[month]!;
}

/** Writes the month-end stocks: cost by zone and suburb, and the sums over zones. */
export function closeStocks(
  month: number,
  rows: number,
  now: StocksNow,
  book: Columns<BookTable>,
  zoneCostAud: Float64Array,
  zoneMarkAud: Float64Array,
  suburbCostAud: Float64Array,
): void {
  let costAud = 0;
  let markAud = 0;
  for (let zone = 0; zone < ZONES; zone++) {
    zoneCostAud[zone * rows + month] = now.zoneCostAud[zone]!;
    costAud += now.zoneCostAud[zone]!;
    markAud += zoneMarkAud[zone * rows + month]!;
  }
  for (let suburb = 0, at = month; suburb < now.suburbCostAud.length; suburb++, at += rows)
    suburbCostAud[at] = now.suburbCostAud[suburb]!;
  book.costAud[month] = costAud;
  book.markAud[month] = markAud;
  book.livingCount[month] = now.living;
}
