import { AppError } from '../../core/errors.ts';
import { createScratchTable } from '../../core/table.ts';
import { accrue, addCall, createAccount, resetAccount, unpaidPrefAud } from './account.ts';
import type { CapitalAccount } from './account.ts';
import { createCarryDesk } from './carry-desk.ts';
import { createDealLedger } from './deals.ts';
import type { WaterfallPlan } from './plan.ts';
import { createPrefClock } from './pref-clock.ts';
import type { WaterfallRecorder } from './recorder.ts';
import { waterfallTable } from './table.ts';
import type { DealFlows, LineFlows, WaterfallRunner } from './table.ts';
import { createPayments, distribute } from './walk.ts';

/**
 * The waterfall over the months of a path. Each month: pref accrues on opening balances, the call of the month joins (European)
 * or the deals that count from this month do (American), the distribution of the month goes through the steps; at interim
 * tests and at the last month the clawback is settled.
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
  const { columns, clear } = createScratchTable(waterfallTable, months + 1);
  const withEscrow = plan.carryEscrowFraction > 0;
  const lp = createAccount(plan, 'LP class');
  const gp = createAccount(plan, 'GP commitment');
  const paid = createPayments();
  const paidToGp = createPayments();
  const desk = createCarryDesk(plan, columns, recorder);
  const clock = createPrefClock(plan, months);
  const ledger = plan.style === 'american' ? createDealLedger(plan, months) : null;
  const lpWaiting = createAccount(plan, 'LP class');
  const gpWaiting = createAccount(plan, 'GP commitment');
  const accounts = ledger === null ? [lp, gp] : [lp, gp, lpWaiting, gpWaiting];
  const gpFraction = plan.gpCommitmentFraction;
  const lpFraction = 1 - gpFraction;

  function openMonth(
    account: CapitalAccount,
    waiting: CapitalAccount,
    month: number,
    capitalAud: Float64Array,
    classFraction: number,
  ): void {
    // Where the GP commitment is paid outright nothing of it is reckoned by deals.
    if (ledger !== null && (account === lp || plan.gpCommitmentBearsCarry)) {
      ledger.open(month, account, waiting, classFraction, capitalAud, recorder);
      return;
    }
    if (month > 0) accrue(account, plan, month);
    const callAud = capitalAud[month]!;
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
    deals: DealFlows | null = null,
    cashHeldAud: Float64Array | null = null,
    line: LineFlows | null = null,
  ): void {
    clear();
    for (const account of accounts) resetAccount(account);
    desk.begin();
    clock.begin(calledLpAud, calledGpAud, lastMonth, line);
    const lpCapitalAud = clock.lpAud();
    const gpCapitalAud = clock.gpAud();
    if (ledger !== null) {
      if (deals === null) throw new AppError('input/invalid', 'An American waterfall needs the deals of the path.', {});
      ledger.begin(deals, lpCapitalAud, gpCapitalAud, lastMonth);
    }
    let owedToGpAud = 0;
    for (let month = 0; month <= lastMonth; month++) {
      if (recorder !== null && line !== null && plan.prefClock === 'line-draw') recordLine(month, line, recorder);
      openMonth(lp, lpWaiting, month, lpCapitalAud, lpFraction);
      openMonth(gp, gpWaiting, month, gpCapitalAud, gpFraction);
      const cashAud = distributedAud[month]!;
      owedToGpAud += gpFraction * (lpOnlyFeesAud === null ? cashAud : cashAud + lpOnlyFeesAud[month]!);
      if (cashAud > 0) {
        const gpCashAud = owedToGpAud < cashAud ? owedToGpAud : cashAud;
        owedToGpAud -= gpCashAud;
        payGp(month, gpCashAud);
        const lpCashAud = cashAud - gpCashAud;
        if (recorder !== null) recorder.distributing(month, lp, lpCashAud);
        distribute(lp, plan, month, lpCashAud, paid, recorder);
        writeMonth(month, cashAud, gpCashAud);
        const carryAud = paid.catchUpCarryAud + paid.splitCarryAud;
        if (carryAud > 0) desk.earn(month, carryAud);
      }
      if (month === lastMonth) desk.settle(month, lp, 0, true);
      else if (isInterimTest(month))
        desk.settle(month, lp, cashHeldAud === null ? 0 : (1 - gpFraction) * cashHeldAud[month]!, false);
      columns.unreturnedCapitalAud[month] = lp.unreturnedAud;
      columns.unpaidPrefAud[month] = unpaidPrefAud(lp);
      if (withEscrow) columns.escrowAud[month] = desk.escrowAud();
    }
    let sumAud = columns.clawbackAud[lastMonth]! + lp.receivedAud + owedToGpAud;
    for (const account of accounts) sumAud += account.hurdleAud + account.calledAud;
    if (!Number.isFinite(sumAud))
      throw new AppError('numeric/not-finite', 'A call or distribution of the path is not a finite number.', {
        lastMonth,
      });
  }

  function recordLine(month: number, { drawnAud, repaidAud }: LineFlows, to: WaterfallRecorder): void {
    const [drawn, repaid] = [drawnAud[month]!, repaidAud[month]!];
    if (drawn === 0 && repaid === 0) return;
    to.onLine(month, lp, (1 - gpFraction) * drawn, (1 - gpFraction) * repaid);
    if (gpFraction > 0) to.onLine(month, gp, gpFraction * drawn, gpFraction * repaid);
  }

  function isInterimTest(month: number): boolean {
    const every = plan.interimClawbackEveryMonths;
    return every > 0 && month > 0 && month % every === 0;
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
    columns.carryFromLpAud[month] = paid.catchUpCarryAud + paid.splitCarryAud;
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
