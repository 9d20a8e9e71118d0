import { AppError, type FieldIssue } from '../../core/errors.ts';
import { formatDate } from '../../numeric/dates.ts';
import type { FlowRow, FlowsImport } from '../data/imports.ts';
import type { FlowsPlan } from './table.ts';
import { monthOfDay } from './tape.ts';

export type FlowsContext = {
  readonly firstCloseDay: number;
  readonly startMonth: number;
  readonly commitmentsAud: number;
  readonly gpCommitmentFraction: number;
};

/** Commitments may be exceeded by this share for rounding in the file. */
const ROUNDING = 1e-9;

/**
 * Dated flows by month. Calls that the file does not part are parted by the GP commitment.
 * @throws AppError `input/invalid` with the rows that do not fit, and when more was called than committed
 */
export function resolveFlows(flows: FlowsImport | undefined, context: FlowsContext): FlowsPlan {
  const { startMonth, firstCloseDay, gpCommitmentFraction: gp, commitmentsAud } = context;
  const month = () => new Float64Array(startMonth);
  const out = {
    calledLpAud: month(),
    calledGpAud: month(),
    distributedAud: month(),
    managementFeeAud: month(),
    expensesAud: month(),
  };
  const issues: FieldIssue[] = [];
  const totals = { lp: 0, gp: 0, called: [0, 0], carry: 0 };
  let parted = true;
  for (const row of flows?.rows ?? []) {
    const at = monthOfDay(row.day, firstCloseDay);
    if (at < 0 || at >= startMonth) {
      issues.push({
        path: `line ${row.line}, column date`,
        message: `${formatDate(row.day)} is ${at < 0 ? `before first close (${formatDate(firstCloseDay)})` : 'after the as-of date'}.`,
        remedy: at < 0 ? 'Correct the date or fund.firstCloseDate.' : 'Take the row off, or move seasoned.asOfMonth.',
      });
      continue;
    }
    const [lp, gpCalled] = called(row, gp);
    out.calledLpAud[at]! += lp;
    out.calledGpAud[at]! += gpCalled;
    totals.called[0]! += lp;
    totals.called[1]! += gpCalled;
    if (row.distributedLpAud === null) parted = false;
    totals.lp += row.distributedLpAud ?? 0;
    totals.carry += row.carryAud ?? 0;
    out.distributedAud[at]! +=
      row.distributedAud ?? (row.distributedLpAud ?? 0) + (row.distributedGpAud ?? 0) + (row.carryAud ?? 0);
    out.managementFeeAud[at]! += row.managementFeeAud ?? 0;
    out.expensesAud[at]! += row.expensesAud ?? 0;
  }
  if (issues.length > 0)
    throw new AppError('input/invalid', `${flows!.file} does not fit the scenario.`, { file: flows!.file }, issues);
  const limits = [commitmentsAud * (1 - gp), commitmentsAud * gp] as const;
  ['LP class', 'GP commitment'].forEach((party, k) => {
    if (totals.called[k]! > limits[k]! * (1 + ROUNDING))
      throw new AppError('input/invalid', 'More was called than was committed.', {}, [
        {
          path: 'seasoned.flowsFile',
          message: `calls on the ${party} sum to ${totals.called[k]!} AUD, its commitment is ${limits[k]!} AUD`,
          remedy:
            'Correct the file, fund.commitmentsAud or fund.gpCommitmentFraction; recallable distributions are not modelled.',
        },
      ]);
  });
  return {
    ...out,
    lpDistributedToDateAud: parted && flows !== undefined ? totals.lp : NaN,
    carryToDateAud: flows?.rows.some((row) => row.carryAud !== null) === true ? totals.carry : NaN,
  };
}

function called(row: FlowRow, gp: number): readonly [number, number] {
  if (row.calledAud !== null) return [row.calledAud * (1 - gp), row.calledAud * gp];
  return [row.calledLpAud ?? 0, row.calledGpAud ?? 0];
}
