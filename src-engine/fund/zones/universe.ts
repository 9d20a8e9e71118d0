import { AppError, type FieldIssue } from '../../core/errors.ts';
import type { DataRoom } from '../data/data-room.ts';
import type { ZonesConfig } from './config.ts';
import { suburbSales } from './copies.ts';
import { findSuburb } from './find-suburb.ts';

/** Rows of the suburbs in which the fund lends, in order of row, and the sales of every suburb of the table. */
export type Universe = {
  readonly rows: Int32Array;
  /** Sales a year by row of the suburb table; NaN where unknown. */
  readonly sales: Float64Array;
  /** 1 for each row that could be lent in: price, homes, sales and a score. */
  readonly qualifies: Uint8Array;
};

/** Why a suburb cannot be lent in, or null. */
function obstacle(data: DataRoom, sales: number, score: number, stockCount: number | undefined, s: number) {
  const m = data.suburbs.metrics;
  const [housed, strata] = [m.medianHousePriceAud[s]! > 0, m.medianUnitPriceAud[s]! > 0];
  const semis = m.semiFraction[s]! > 0;
  if (!housed && !strata) return 'has no published price';
  // The stock of homes is simulated from the types that have a price, so a price of a type that is not there gives no homes.
  if (!(housed && (semis || m.houseFraction[s]! > 0)) && !(strata && (semis || m.apartmentFraction[s]! > 0)))
    return 'has no homes of the type whose price is known';
  if (stockCount !== undefined && !(stockCount > 0)) return 'has no homes in the simulated stock';
  if (!(sales > 0)) return 'has no published sales';
  return Number.isNaN(score) ? 'has no figure that can be scored' : null;
}

/**
 * The universe of a scenario.
 *
 * @param score risk score per row of the suburb table, NaN where nothing is known
 * @param stockCounts homes per row of the suburb table, where the stock has been simulated
 * @throws AppError `input/invalid` for a name that is unknown, ambiguous, repeated, or a suburb that cannot be lent in
 */
export function chooseUniverse(
  config: ZonesConfig['universe'],
  data: DataRoom,
  score: Float64Array,
  stockCounts?: ArrayLike<number>,
): Universe {
  const sales = suburbSales(data.suburbs);
  const why = Array.from({ length: data.suburbs.rows }, (_, s) =>
    obstacle(data, sales[s]!, score[s]!, stockCounts?.[s], s),
  );
  const qualifies = Uint8Array.from(why, (reason) => (reason === null ? 1 : 0));
  const rows = config.rule === 'list' ? listed(config.suburbs, data, why) : mostSales(config.count, sales, qualifies);
  if (rows.length === 0)
    throw new AppError('input/invalid', 'No suburb of the data has a price, homes and sales.', {}, [
      {
        path: 'zones.universe',
        message: 'The universe is empty.',
        remedy: 'Use a suburb table with prices and sales.',
      },
    ]);
  return { rows: Int32Array.from(rows).sort(), sales, qualifies };
}

/** The rows with most sales; ties go to the first row, which is in order of code. */
function mostSales(count: number, sales: Float64Array, qualifies: Uint8Array): number[] {
  const rows = Array.from(qualifies.keys()).filter((s) => qualifies[s] === 1);
  return rows.toSorted((a, b) => sales[b]! - sales[a]! || a - b).slice(0, count);
}

function listed(names: readonly string[], data: DataRoom, why: readonly (string | null)[]): number[] {
  const issues: FieldIssue[] = [];
  const rows: number[] = [];
  const path = (i: number) => `zones.universe.suburbs.${i}`;
  if (names.length === 0)
    issues.push({
      path: 'zones.universe.suburbs',
      message: 'The list of suburbs is empty.',
      remedy: "Name the suburbs, or set zones.universe.rule to 'most-sales'.",
    });
  names.forEach((name, i) => {
    const found = findSuburb(name, data.suburbs);
    if (typeof found !== 'number') issues.push({ path: path(i), ...found });
    else if (rows.includes(found))
      issues.push({ path: path(i), message: `${name} is named twice.`, remedy: 'Name it once.' });
    else if (why[found] !== null)
      issues.push({
        path: path(i),
        message: `${name} ${why[found]!}, so nothing can be lent there.`,
        remedy: 'Take it off the list, or give its figures in an own suburb table.',
      });
    else rows.push(found);
  });
  if (issues.length > 0) throw new AppError('input/invalid', 'The suburbs of the universe cannot be used.', {}, issues);
  return rows;
}
