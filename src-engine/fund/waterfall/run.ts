import { AppError } from '../../core/errors.ts';
import { createTable } from '../../core/table.ts';
import { accrue, addCall, createAccount, resetAccount, unpaidPrefAud } from './account.ts';
import type { CapitalAccount } from './account.ts';
import { clawbackOwedAud } from './clawback.ts';
import type { WaterfallPlan } from './plan.ts';
import type { WaterfallRecorder } from './recorder.ts';
import { waterfallTable } from './table.ts';
import type { WaterfallRunner } from './table.ts';
import { createPayments, distribute } from './walk.ts';

/**
 * European (whole-fund) waterfall over the months of a path. Each month: pref accrues on opening balances, the call of the
 * month joins, the distribution of the month goes through the steps; at the last month the clawback is settled.
 *
 * The GP commitment gets its fraction of every distribution, and of fees that the LP class alone bore, outright, or through
 * the same steps on an account of its own. Money: `lpAud` is what is left of the distribution after GP commitment and
 * carry, so the three sum to it within two roundings. Nothing is allocated per path. Results depend on plan and arguments.
 */
export function createWaterfall(
  plan: WaterfallPlan,
  months: number,
  recorder: WaterfallRecorder | null = null,
): WaterfallRunner {
  const { columns } = createTable(waterfallTable, months + 1);
  const allColumns = Object.values(columns);
  const lp = createAccount(plan, 'LP class');
  const gp = createAccount(plan, 'GP commitment');
  const paid = createPayments();
  const paidToGp = createPayments();

  function openMonth(account: CapitalAccount, month: number, callAud: number): void {
    if (month > 0) accrue(account, plan, month);
    if (callAud === 0) return;
    addCall(account, callAud);
    if (recorder !== null) recorder.called(month, account, callAud);
  }

  function run(
    calledLpAud: Float64Array,
    calledGpAud: Float64Array,
    distributedAud: Float64Array,
    lastMonth: number,
    lpOnlyFeesAud: Float64Array | null = null,
  ): void {
    for (const column of allColumns) column.fill(0);
    resetAccount(lp);
    resetAccount(gp);
    let owedToGpAud = 0;
    for (let month = 0; month <= lastMonth; month++) {
      openMonth(lp, month, calledLpAud[month]!);
      openMonth(gp, month, calledGpAud[month]!);
      const cashAud = distributedAud[month]!;
      owedToGpAud += plan.gpCommitmentFraction * (lpOnlyFeesAud === null ? cashAud : cashAud + lpOnlyFeesAud[month]!);
      if (cashAud > 0) {
        const gpCashAud = owedToGpAud < cashAud ? owedToGpAud : cashAud;
        owedToGpAud -= gpCashAud;
        payGp(month, gpCashAud);
        const lpCashAud = cashAud - gpCashAud;
        if (recorder !== null) recorder.distributing(month, lp, lpCashAud);
        distribute(lp, plan, month, lpCashAud, paid, recorder);
        writeMonth(month, cashAud, gpCashAud);
      }
      columns.unreturnedCapitalAud[month] = lp.unreturnedAud;
      columns.unpaidPrefAud[month] = unpaidPrefAud(lp);
    }
    const clawbackAud = plan.clawback ? clawbackOwedAud(plan, lp) : 0;
    if (!Number.isFinite(clawbackAud + lp.hurdleAud + lp.receivedAud + gp.hurdleAud + owedToGpAud))
      throw new AppError('numeric/not-finite', 'A call or distribution of the path is not a finite number.', {
        lastMonth,
      });
    columns.clawbackAud[lastMonth] = clawbackAud;
    if (recorder !== null) recorder.ended(lastMonth, lp, clawbackAud);
  }

  /** Cash of the GP commitment: outright, or through the steps with carry to the manager. */
  function payGp(month: number, gpCashAud: number): void {
    if (plan.gpCommitmentBearsCarry) {
      if (recorder !== null) recorder.distributing(month, gp, gpCashAud);
      distribute(gp, plan, month, gpCashAud, paidToGp, recorder);
    } else if (recorder !== null && gpCashAud > 0) recorder.paidOutright(month, gpCashAud);
  }

  function writeMonth(month: number, cashAud: number, gpCashAud: number): void {
    // `paidToGp` stays zero when the GP commitment is paid outright.
    const catchUpCarryAud = paid.catchUpCarryAud + paidToGp.catchUpCarryAud;
    const splitCarryAud = paid.splitCarryAud + paidToGp.splitCarryAud;
    const carryAud = catchUpCarryAud + splitCarryAud;
    const gpNetAud = gpCashAud - paidToGp.catchUpCarryAud - paidToGp.splitCarryAud;
    columns.carryAud[month] = carryAud;
    columns.gpCommitmentAud[month] = gpNetAud;
    columns.lpAud[month] = cashAud - gpNetAud - carryAud;
    columns.returnOfCapitalAud[month] = paid.returnOfCapitalAud;
    columns.prefAud[month] = paid.prefAud;
    columns.catchUpLpAud[month] = paid.catchUpAud;
    columns.catchUpCarryAud[month] = catchUpCarryAud;
    columns.splitLpAud[month] = paid.splitAud;
    columns.splitCarryAud[month] = splitCarryAud;
  }

  return { columns, run };
}
