import {
  type FieldIssue,
  type ImportedSuburb,
  type SuburbImport,
  isMetricName,
  metricNames,
  metricOf,
  type MetricName,
  nearestName,
} from '../../../src-engine/index.ts';
import { parseCsv } from './csv-rows.ts';
import { refuse, sourceOf } from './import-source.ts';

const identityColumns = ['code', 'name', 'postcode', 'lga', 'latitudeDegree', 'longitudeDegree'] as const;

/**
 * Reads a user's suburb table: CSV with a header; `code` or `name` (or both), optionally `postcode`, `lga`,
 * `latitudeDegree`, `longitudeDegree`, and any metric of the dictionary under its own name and unit. Blank = not given.
 * Throws `input/invalid` with every problem found: unknown columns, cells that are not numbers, figures out of range,
 * suburbs named twice, rows without a suburb. Whether the suburbs exist is checked when the table is merged.
 */
export function importSuburbTable(text: string, file = 'suburb table'): SuburbImport {
  const source = sourceOf(text, file);
  const { header, rows } = parseCsv(text, file, 'input/invalid');
  const issues: FieldIssue[] = [];
  const known = [...identityColumns, ...metricNames];
  for (const column of header) {
    if (known.includes(column as MetricName)) continue;
    const near = nearestName(column, known);
    issues.push({
      path: `column ${column}`,
      message: `There is no column '${column}'.`,
      remedy: near === undefined ? 'Remove it.' : `Did you mean '${near}'?`,
    });
  }
  if (!header.includes('code') && !header.includes('name'))
    issues.push({
      path: 'header',
      message: 'Neither a column code nor a column name.',
      remedy: 'Say which suburb a row is.',
    });

  const cell = (row: readonly string[], column: string) => {
    const index = header.indexOf(column);
    return index < 0 || row[index] === '' ? null : row[index]!;
  };
  const numberIn = (row: readonly string[], line: number, column: string, minimum: number, maximum: number) => {
    const written = cell(row, column);
    if (written === null) return null;
    const value = Number(written);
    if (Number.isFinite(value) && value >= minimum && value <= maximum) return value;
    const message = Number.isFinite(value)
      ? `${written} is outside ${minimum} to ${maximum}.`
      : `'${written}' is not a number.`;
    issues.push({ path: `line ${line}, column ${column}`, message, remedy: '' });
    return null;
  };
  const seen = new Map<string, number>();
  const suburbs = rows.map((row, i): ImportedSuburb => {
    const line = i + 2;
    const [code, name] = [cell(row, 'code'), cell(row, 'name')];
    const key = (code ?? name ?? '').toLowerCase();
    if (key === '')
      issues.push({ path: `line ${line}`, message: 'The row names no suburb.', remedy: 'Fill in code or name.' });
    else if (seen.has(key))
      issues.push({
        path: `line ${line}`,
        message: `${code ?? name} is also on line ${seen.get(key)}.`,
        remedy: 'Keep one row.',
      });
    seen.set(key, line);
    return {
      line,
      code,
      name,
      postcode: cell(row, 'postcode'),
      lga: cell(row, 'lga'),
      latitudeDegree: numberIn(row, line, 'latitudeDegree', -90, 90),
      longitudeDegree: numberIn(row, line, 'longitudeDegree', -180, 180),
    };
  });
  const metrics: Partial<Record<MetricName, Float64Array>> = {};
  for (const name of header.filter(isMetricName)) {
    const { minimum, maximum } = metricOf(name);
    metrics[name] = Float64Array.from(rows, (row, i) => numberIn(row, i + 2, name, minimum, maximum) ?? NaN);
  }
  refuse(file, issues);
  return { ...source, rows: suburbs, metrics };
}
