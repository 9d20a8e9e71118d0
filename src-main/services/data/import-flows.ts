import type { FlowRow, FlowsImport } from '../../../src-engine/index.ts';
import { parseCsv } from './csv-rows.ts';
import { refuse, sourceOf } from './import-source.ts';
import { ownCells, type OwnColumn } from './own-cells.ts';

const money = { kind: 'number', least: 0, most: 1e12 } as const;

/** Columns of the flows of a fund: calls and distributions together or by class, and costs where they are known. */
export const flowColumns = {
  date: { kind: 'date', required: true },
  calledAud: money,
  calledLpAud: money,
  calledGpAud: money,
  distributedAud: money,
  distributedLpAud: money,
  distributedGpAud: money,
  carryAud: money,
  managementFeeAud: money,
  expensesAud: money,
} as const satisfies Record<string, OwnColumn>;

/**
 * Reads what investors of an existing fund paid in and received: CSV with a header, dated rows in any order, several to a month
 * where they come so. Throws `input/invalid` with every problem by line and column.
 */
export function importFlows(text: string, file = 'flows'): FlowsImport {
  const source = sourceOf(text, file);
  const table = parseCsv(text, file, 'input/invalid');
  const cells = ownCells(table, flowColumns);
  const has = (column: keyof typeof flowColumns) => table.header.includes(column);
  const either = (whole: 'calledAud' | 'distributedAud', part: 'calledLpAud' | 'distributedLpAud') => {
    if (has(whole) !== has(part)) return;
    const message = has(whole) ? `Both ${whole} and ${part} are given.` : `Neither ${whole} nor ${part} is given.`;
    cells.issues.push({ path: 'header', message, remedy: `Give ${whole}, or ${part} and the other parts.` });
  };
  either('calledAud', 'calledLpAud');
  either('distributedAud', 'distributedLpAud');
  refuse(file, cells.issues);
  const rows = table.rows.map((row, i): FlowRow => {
    const line = i + 2;
    // A blank cell of a column that is there is nothing paid.
    const amount = (column: keyof typeof flowColumns) => (has(column) ? (cells.number(row, line, column) ?? 0) : null);
    return {
      line,
      day: cells.day(row, line, 'date') ?? 0,
      calledAud: amount('calledAud'),
      calledLpAud: amount('calledLpAud'),
      calledGpAud: amount('calledGpAud'),
      distributedAud: amount('distributedAud'),
      distributedLpAud: amount('distributedLpAud'),
      distributedGpAud: amount('distributedGpAud'),
      carryAud: amount('carryAud'),
      managementFeeAud: amount('managementFeeAud'),
      expensesAud: amount('expensesAud'),
    };
  });
  refuse(file, cells.issues);
  return { ...source, rows };
}
