import { columnNames, type PathReplay, type Table, type TableDef } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import { formatValue } from './format-value.ts';

/** The manager on the path in one line; nothing when it is off. */
export function managerLine({ figures, manager }: PathReplay): string {
  if (manager === null) return '';
  const aud = (name: string) => formatValue(figures[name]!, 'Aud');
  return (
    `manager: profit ${aud('managerOperatingProfitAud')} without carry, ${aud('managerProfitBeforeTaxAud')} with; ` +
    `lowest cash ${aud('managerLowestCashAud')} in month ${figures['managerLowestCashMonth']}\n`
  );
}

/** Accounts of the manager by month and by financial year, and its carry by party and year; none when it is off. */
export function managerFiles({ manager }: PathReplay): Record<string, string> {
  if (manager === null) return {};
  const { months, years, carry } = manager;
  return {
    'manager.csv': tableCsv(months, 'month'),
    'manager-years.csv': tableCsv(years, null),
    'carry.csv': csvText(
      ['yearEnd', 'participant', 'kind', 'shareFraction', 'vestedFraction', 'paidAud', 'returnedAud', 'netAud'],
      carry.map((c) => [
        c.yearEnd,
        c.name,
        c.kind,
        c.shareFraction,
        c.vestedFraction,
        c.paidAud,
        c.returnedAud,
        c.paidAud - c.returnedAud,
      ]),
    ),
  };
}

/** A table with a row a line, numbered in a first column where that has a name. */
function tableCsv({ name, columns, rows }: Table<TableDef>, numbered: string | null): string {
  const names = columnNames({ name, spec: columns as never });
  return csvText(
    numbered === null ? names : [numbered, ...names],
    Array.from({ length: rows }, (_, row) => {
      const values = names.map((column) => columns[column]![row]!);
      return numbered === null ? values : [row, ...values];
    }),
  );
}
