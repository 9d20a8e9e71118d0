import {
  type FieldIssue,
  type TapeImport,
  type TapeRow,
  nearestName,
  tapeStatuses,
} from '../../../src-engine/index.ts';
import { parseCsv } from './csv-rows.ts';
import { refuse, sourceOf } from './import-source.ts';
import { ownCells, type OwnColumn } from './own-cells.ts';

/** Most advances that a tape may have. */
const mostRows = 20_000;
const money = { kind: 'number', least: 0, most: 1e12 } as const;
/** Codes of the engine's advance tape, in order. */
const dwellingTypes = ['house', 'semi', 'apartment'] as const;

/** Columns of a loan tape, in the order in which they are shown. */
export const tapeColumns = {
  id: { kind: 'text', required: true },
  advanceDate: { kind: 'date', required: true },
  principalAud: { ...money, least: 1, required: true },
  valueAud: { ...money, least: 1, required: true },
  seniorAud: { ...money, required: true },
  suburb: { kind: 'text', required: true },
  status: { kind: 'text', required: true },
  exitDate: { kind: 'date' },
  cause: { kind: 'text' },
  proceedsAud: money,
  cashDate: { kind: 'date' },
  currentValueAud: { ...money, least: 1 },
  currentSeniorAud: money,
  shareFraction: { kind: 'number', least: 0, most: 1 },
  interestRateAnnual: { kind: 'number', least: 0, most: 1 },
  dwellingType: { kind: 'text' },
  recycledFlag: { kind: 'whole', least: 0, most: 1 },
  seniorAgeMonths: { kind: 'whole', least: 0, most: 480 },
  interestOnlyFlag: { kind: 'whole', least: 0, most: 1 },
  tenureMonths: { kind: 'whole', least: 0, most: 1200 },
} as const satisfies Record<string, OwnColumn>;

/**
 * Reads the loan tape of an existing fund: CSV with a header, one row per advance, living or not. Throws `input/invalid` with every
 * problem of form by line and column; whether dates, suburbs and sizes fit the scenario is checked when it is resolved.
 */
export function importTape(text: string, file = 'loan tape'): TapeImport {
  const source = sourceOf(text, file);
  const table = parseCsv(text, file, 'input/invalid');
  const cells = ownCells(table, tapeColumns);
  if (table.rows.length > mostRows)
    cells.issues.push({
      path: '',
      message: `The tape has ${table.rows.length} rows; at most ${mostRows} are read.`,
      remedy: 'Split the fund.',
    });
  refuse(file, cells.issues);
  const lineOf = new Map<string, number>();
  const rows = table.rows.map((row, i): TapeRow => {
    const line = i + 2;
    const id = cells.text(row, line, 'id') ?? '';
    const before = lineOf.get(id);
    if (id !== '' && before !== undefined)
      cells.issues.push({
        path: `line ${line}, column id`,
        message: `${id} is also on line ${before}.`,
        remedy: 'Keep one row per advance.',
      });
    else lineOf.set(id, line);
    const named = (column: string, names: readonly string[]) =>
      nameIn(cells.text(row, line, column), names, line, column, cells.issues);
    const status = named('status', tapeStatuses);
    return {
      line,
      id,
      advanceDay: cells.day(row, line, 'advanceDate') ?? 0,
      principalAud: cells.number(row, line, 'principalAud') ?? 0,
      valueAud: cells.number(row, line, 'valueAud') ?? 0,
      seniorAud: cells.number(row, line, 'seniorAud') ?? 0,
      suburb: cells.text(row, line, 'suburb') ?? '',
      status: tapeStatuses[status ?? 0]!,
      exitDay: cells.day(row, line, 'exitDate'),
      cause: cells.text(row, line, 'cause'),
      proceedsAud: cells.number(row, line, 'proceedsAud'),
      cashDay: cells.day(row, line, 'cashDate'),
      currentValueAud: cells.number(row, line, 'currentValueAud'),
      currentSeniorAud: cells.number(row, line, 'currentSeniorAud'),
      shareFraction: cells.number(row, line, 'shareFraction'),
      interestRateAnnual: cells.number(row, line, 'interestRateAnnual'),
      dwellingType: named('dwellingType', dwellingTypes),
      recycled: cells.number(row, line, 'recycledFlag'),
      seniorAgeMonths: cells.number(row, line, 'seniorAgeMonths'),
      interestOnly: cells.number(row, line, 'interestOnlyFlag'),
      tenureMonths: cells.number(row, line, 'tenureMonths'),
    };
  });
  refuse(file, cells.issues);
  return { ...source, rows };
}

/** Position of a name in a list, any case; null for a blank cell. */
function nameIn(
  written: string | null,
  names: readonly string[],
  line: number,
  column: string,
  issues: FieldIssue[],
): number | null {
  if (written === null) return null;
  const at = names.indexOf(written.toLowerCase());
  if (at >= 0) return at;
  const near = nearestName(written, names);
  issues.push({
    path: `line ${line}, column ${column}`,
    message: `'${written}' is not a ${column}.`,
    remedy: near === undefined ? `One of ${names.join(', ')}.` : `Did you mean '${near}'?`,
  });
  return null;
}
