import { AppError } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { ltvBandNames, ltvBandOf } from '../../fund/metrics/cohorts.ts';
import { zoneNames } from '../../fund/zones/table.ts';
import type { PoolColumns } from './tape.ts';

/** What cohorts may be formed by: everything known on the day of the advance. */
export const cohortKeys = ['vintage', 'ltvBand', 'zone', 'suburb', 'dwellingType'] as const;
export type CohortKey = (typeof cohortKeys)[number];

const dwellingNames = ['house', 'semi or townhouse', 'apartment'] as const;

/** Tables of every insight; the last is the whole cube. */
export const usualTables: readonly (readonly CohortKey[])[] = [
  ['vintage'],
  ['ltvBand'],
  ['zone'],
  ['suburb'],
  ['vintage', 'zone'],
  ['vintage', 'ltvBand', 'zone', 'suburb'],
];

/** Code of a row under a key. A vintage is the year since first close in which the advance was made, from 0. */
export function codeOf(columns: PoolColumns, key: CohortKey, row: number): number {
  switch (key) {
    case 'vintage':
      return Math.floor(columns.originationMonth[row]! / 12);
    case 'ltvBand':
      return ltvBandOf(columns.ltvFraction[row]!);
    case 'zone':
      return columns.zone[row]!;
    case 'suburb':
      return columns.suburb[row]!;
    case 'dwellingType':
      return columns.dwellingType[row]!;
  }
}

export function nameOfCode(key: CohortKey, code: number, suburbNames: readonly string[]): string {
  switch (key) {
    case 'vintage':
      return `year ${code + 1}`;
    case 'ltvBand':
      return ltvBandNames[code]!;
    case 'zone':
      return zoneNames[code]!;
    case 'suburb':
      return suburbNames[code]!;
    case 'dwellingType':
      return dwellingNames[code]!;
  }
}

/**
 * Keys of a table from text such as `vintage,zone`.
 * @throws AppError `input/invalid` for an unknown or repeated key, or none
 */
export function parseKeys(text: string): readonly CohortKey[] {
  const keys = text.split(',').map((key) => key.trim());
  for (const [i, key] of keys.entries()) {
    const isKnown = (cohortKeys as readonly string[]).includes(key);
    if (isKnown && keys.indexOf(key) === i) continue;
    const near = isKnown ? undefined : nearestName(key, cohortKeys);
    throw new AppError('input/invalid', 'The cohorts cannot be formed.', {}, [
      {
        path: '--by',
        message: isKnown ? `"${key}" stands twice` : `"${key.slice(0, 40)}" is not a key of cohorts`,
        remedy: near === undefined ? `Give some of ${cohortKeys.join(', ')}, with commas.` : `Did you mean ${near}?`,
      },
    ]);
  }
  return keys as CohortKey[];
}
