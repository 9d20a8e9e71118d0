import { advanceRows } from './map-advances.ts';
import { debtRows } from './map-debt.ts';
import { fundRows } from './map-fund.ts';
import { managerRows } from './map-manager.ts';
import { marketRows } from './map-market.ts';
import { portfolioRows } from './map-portfolio.ts';
import { reportRows } from './map-reports.ts';
import { studyRows } from './map-studies.ts';
import { trancheRows } from './map-tranches.ts';
import type { ParameterRow } from './parameter-row.ts';

const modelRows: readonly ParameterRow[] = [
  ...fundRows,
  ...advanceRows,
  ...marketRows,
  ...portfolioRows,
  ...debtRows,
  ...managerRows,
  ...trancheRows,
  ...reportRows,
];

/** What becomes of every parameter of earlier engines of this kind: each name once. */
export const parameterMap: readonly ParameterRow[] = [...modelRows, ...studyRows(modelRows)];

const exact = new Map(parameterMap.map((row) => [row.from, row]));
const prefixes = parameterMap.filter((row) => row.from.endsWith('*'));

/** The row of a dotted path; names that end in `*` stand for all that begin alike. */
export function rowOf(path: string): ParameterRow | undefined {
  return exact.get(path) ?? prefixes.find((row) => path.startsWith(row.from.slice(0, -1)));
}

/** Whether any known name lies below a path, so that it is a group even without a row of its own. */
export function hasNamesBelow(path: string): boolean {
  return parameterMap.some((row) => row.from.startsWith(`${path}.`));
}
