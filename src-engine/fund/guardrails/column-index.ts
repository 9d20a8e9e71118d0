import { columnNames } from '../../core/table.ts';
import type { GuardrailColumn } from './table.ts';
import { guardrailTable } from './table.ts';

/** Position of each column in a row of `guardrailTable`. */
export const RULE = Object.freeze(
  Object.fromEntries(columnNames(guardrailTable).map((name, position) => [name, position])),
) as Readonly<Record<GuardrailColumn, number>>;

/** Entries in one row of `guardrailTable`. */
export const GUARDRAIL_COUNT = columnNames(guardrailTable).length;
