import type { Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';
import { PAYABLE } from '../cash/payables.ts';
import type { Treasury } from '../cash/treasury.ts';
import {
  acquisitionFeeAud,
  dispositionFeeAud,
  expensesForMonth,
  gstNetAud,
  isPaymentMonth,
  managementFeeForMonth,
  offsetEarnedAud,
  offsetTakenAud,
  setUpAud,
} from '../fees/accrue.ts';
import type { FeesPlan } from '../fees/plan.ts';
import type { BookTable } from './table.ts';

/** Fees of a path as they accrue and fall due. One per path runner. */
export interface FeeDesk {
  begin(): void;
  /** Goes on with the principal that an existing fund has lost to date, AUD. */
  resume(lostAud: number): void;
  /** Accrues what month `month` costs, from the stocks of its opening and the flows of its end. */
  accrue(month: number): void;
  /** Pays at payment dates, in month 0 and at the end; returns what came out of the recycling pool, AUD. */
  payWhenDue(month: number, last: boolean, poolAud: number): number;
}

const OFFSET_WAITING = 0;
const LOST = 1;

/** @param poolMayPay whether fees due may be taken out of recycled cash (all-proceeds recycling) */
export function createFeeDesk(
  plan: FeesPlan,
  treasury: Treasury,
  book: Columns<BookTable>,
  cash: Columns<CashTable>,
  poolMayPay: boolean,
): FeeDesk {
  const state = new Float64Array(2);
  return {
    begin: () => void state.fill(0),
    resume(lostAud) {
      state[LOST] = lostAud;
    },
    accrue(month) {
      if (month === 0) accrueOther(PAYABLE.setUp, setUpAud(plan));
      else accrueManagementFee(month);
      accrueOther(PAYABLE.expenses, expensesForMonth(plan, month));
      const acquisitionAud = acquisitionFeeAud(plan, book.advancesMadeAud[month]!);
      accrueOther(PAYABLE.acquisitionFee, acquisitionAud);
      const proceedsAud =
        cash.principalReceivedAud[month]! + cash.interestReceivedAud[month]! + cash.shareReceivedAud[month]!;
      const dispositionAud = dispositionFeeAud(plan, proceedsAud);
      accrueOther(PAYABLE.dispositionFee, dispositionAud);
      state[OFFSET_WAITING] =
        state[OFFSET_WAITING]! + offsetEarnedAud(plan, book.originationFeeAud[month]!, acquisitionAud, dispositionAud);
      state[LOST] = state[LOST]! + book.principalLostAud[month]!;
    },
    payWhenDue(month, last, poolAud) {
      if (!last && month > 0 && !isPaymentMonth(plan, month)) return 0;
      return treasury.payFees(month, poolAud, poolMayPay);
    },
  };

  /** The credit for other fees is taken as the fee accrues, so that the payable in NAV is what will be paid. */
  function accrueManagementFee(month: number): void {
    const before = month - 1;
    const openingNavAud = cash.navAud[before]! - cash.distributedAud[before]!;
    const calledAud = plan.commitmentsAud - cash.uncalledAud[before]!;
    const feeAud = managementFeeForMonth(plan, month, book.costAud[before]!, state[LOST]!, openingNavAud, calledAud);
    const takenAud = offsetTakenAud(state[OFFSET_WAITING]!, feeAud);
    cash.feeOffsetAud[month] = takenAud;
    state[OFFSET_WAITING] = state[OFFSET_WAITING]! - takenAud;
    treasury.accrue(PAYABLE.managementFee, feeAud - takenAud);
    treasury.accrue(PAYABLE.managementFeeGst, gstNetAud(plan, feeAud - takenAud));
  }

  function accrueOther(payable: number, amountAud: number): void {
    if (amountAud === 0) return;
    treasury.accrue(payable, amountAud);
    treasury.accrue(PAYABLE.otherGst, gstNetAud(plan, amountAud));
  }
}
