import { type FieldIssue, type Series, type SeriesImport, periodText } from '../../../src-engine/index.ts';
import { parseCsv } from './csv-rows.ts';
import { refuse, sourceOf } from './import-source.ts';

/**
 * Reads a user's series: CSV with the columns `date` and `value`, oldest first, no period left out (a blank value is
 * missing). Dates are `2004-06-30`, `2004-06` or `2004-Q2`; steps of one month make a monthly series, of three a quarterly
 * one. `series` is the name of the built-in series that it stands in for. Throws `input/invalid` with every problem found.
 */
export function importSeries(text: string, series: string, file = 'series'): SeriesImport {
  const source = sourceOf(text, file);
  const { header, rows } = parseCsv(text, file, 'input/invalid');
  if (header.join(',') !== 'date,value')
    refuse(file, [{ path: 'header', message: `The columns are '${header.join(',')}'.`, remedy: "Use 'date,value'." }]);
  const issues: FieldIssue[] = [];
  const months = rows.map((row) => monthOf(row[0]!));
  months.forEach((month, i) => {
    if (Number.isNaN(month))
      issues.push({
        path: `line ${i + 2}, column date`,
        message: `'${rows[i]![0]}' is not a date.`,
        remedy: 'Write 2004-06-30, 2004-06 or 2004-Q2.',
      });
  });
  const values = Float64Array.from(rows, (row, i) => {
    const value = row[1] === '' ? NaN : Number(row[1]);
    if (row[1] !== '' && !Number.isFinite(value))
      issues.push({ path: `line ${i + 2}, column value`, message: `'${row[1]}' is not a number.`, remedy: '' });
    return value;
  });
  if (rows.length < 2) issues.push({ path: '', message: 'A series needs two dates or more.', remedy: '' });
  const step = rows.some((row) => /Q/i.test(row[0]!)) || months[1]! - months[0]! === 3 ? 3 : 1;
  for (let i = 1; i < months.length; i += 1)
    if (months[i]! - months[i - 1]! !== step && !Number.isNaN(months[i]! + months[i - 1]!))
      issues.push({
        path: `line ${i + 2}, column date`,
        message: `${rows[i]![0]} does not follow ${rows[i - 1]![0]} by ${step === 3 ? 'a quarter' : 'a month'}.`,
        remedy: 'Sort by date, drop repeats, and give a line with a blank value for a missing period.',
      });
  refuse(file, issues);
  const frequency: Series['frequency'] = step === 3 ? 'quarter' : 'month';
  const firstPeriod = periodText(Math.floor(months[0]! / step), frequency);
  return { ...source, series, frequency, firstPeriod, values };
}

/** Months since year 0 of a date, the last month for a quarter; NaN when it is no date. */
function monthOf(date: string): number {
  const quarter = /^(\d{4})-Q([1-4])$/i.exec(date);
  if (quarter !== null) return Number(quarter[1]) * 12 + Number(quarter[2]) * 3 - 1;
  const day = /^(\d{4})-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.exec(date);
  return day === null ? NaN : Number(day[1]) * 12 + Number(day[2]) - 1;
}
