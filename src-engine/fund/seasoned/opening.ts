import { AppError } from '../../core/errors.ts';
import { STATUS, type OpeningPlan, type SeasonedPlan } from './table.ts';

/** What the terms of the fund say of money that has already moved. */
export type OpeningTerms = {
  readonly interestMonthly: number;
  readonly commitmentsAud: number;
  readonly gpCommitmentFraction: number;
  readonly investableAud: number;
  /** Whether what the NAV line lends is advanced. */
  readonly navLineBuysAdvances: boolean;
  /** The recycling rule: see the reinvestment room. */
  readonly recycling: {
    readonly untilMonth: number;
    readonly releaseMonth: number;
    readonly rateFraction: number;
    readonly allProceeds: boolean;
    readonly capAud: number;
  };
};

/** Cash below zero by less than this share of commitments is rounding of the file. */
const ROUNDING = 1e-9;

/**
 * Money of the months that are facts: how proceeds part into principal, interest and share (in this order), the cash account, and
 * what is left to be called. Advances beyond the investable capital count as recycled, the latest first.
 * @throws AppError `input/invalid` when more went out than came in and no cash is stated
 */
export function resolveOpening(plan: Omit<SeasonedPlan, 'opening'>, terms: OpeningTerms): OpeningPlan {
  const { tape, flows, startMonth, knownMonth, subscriptionDebtAud, navLineDebtAud } = plan;
  const n = tape.rows;
  const perRow = () => new Float64Array(n);
  const perMonth = () => new Float64Array(startMonth);
  const rows = { principalPaidAud: perRow(), interestPaidAud: perRow(), sharePaidAud: perRow(), lossAud: perRow() };
  const months = {
    advancesMadeAud: perMonth(),
    recycledAud: perMonth(),
    proceedsAud: perMonth(),
    principalAud: perMonth(),
  };
  const recycled = Uint8Array.from(tape.recycled);
  let lostAud = 0;
  let committedAud = 0;
  for (let i = 0; i < n; i++) {
    const principal = tape.principalAud[i]!;
    months.advancesMadeAud[tape.originationMonth[i]!]! += principal;
    if (recycled[i] === 0) committedAud += principal;
    if (tape.status[i] !== STATUS.exited) continue;
    const paid = tape.proceedsAud[i]!;
    const interest = principal * terms.interestMonthly * (tape.exitMonth[i]! - tape.originationMonth[i]!);
    const toPrincipal = Math.min(paid, principal);
    const toInterest = Math.min(paid - toPrincipal, interest);
    rows.principalPaidAud[i] = toPrincipal;
    rows.interestPaidAud[i] = toInterest;
    rows.sharePaidAud[i] = paid - toPrincipal - toInterest;
    rows.lossAud[i] = principal - toPrincipal;
    lostAud += principal - toPrincipal;
    months.proceedsAud[tape.cashMonth[i]!]! += paid;
    months.principalAud[tape.cashMonth[i]!]! += toPrincipal;
  }
  const leveredAud = terms.navLineBuysAdvances ? navLineDebtAud : 0;
  for (let i = n - 1; i >= 0 && committedAud - leveredAud > terms.investableAud; i--) {
    if (recycled[i] === 1) continue;
    recycled[i] = 1;
    committedAud -= tape.principalAud[i]!;
  }
  let recycledAud = 0;
  for (let i = 0; i < n; i++)
    if (recycled[i] === 1) {
      months.recycledAud[tape.originationMonth[i]!]! += tape.principalAud[i]!;
      recycledAud += tape.principalAud[i]!;
    }
  const cashAud = perMonth();
  let cash = 0;
  for (let m = 0; m < startMonth; m++) {
    cash +=
      flows.calledLpAud[m]! +
      flows.calledGpAud[m]! +
      months.proceedsAud[m]! -
      months.advancesMadeAud[m]! -
      flows.managementFeeAud[m]! -
      flows.expensesAud[m]! -
      flows.distributedAud[m]!;
    if (m === knownMonth) cash += subscriptionDebtAud + navLineDebtAud;
    cashAud[m] = cash;
  }
  const stated = !Number.isNaN(plan.cashAud);
  if (!stated && cash < -ROUNDING * terms.commitmentsAud)
    throw new AppError('input/invalid', 'Flows, tape and debt do not reconcile.', {}, [
      {
        path: 'seasoned.cashAud',
        message: `they leave a cash balance of ${Math.round(cash)} AUD at the as-of date`,
        remedy: 'State cashAud, or complete calls, exits and the balances of the lines.',
      },
    ]);
  const unreconciledAud = stated ? plan.cashAud - cash : Math.max(0, -cash);
  if (startMonth > 0) cashAud[knownMonth] = stated ? plan.cashAud : Math.max(0, cash);
  return {
    ...rows,
    recycled,
    ...months,
    cashAud,
    unreconciledAud,
    lostAud,
    ...calledOf(plan, terms, committedAud - leveredAud),
    ...poolOf(plan, terms, months, recycledAud, startMonth === 0 ? 0 : cashAud[knownMonth]!),
  };
}

/** How calls to date part into advances and costs, and how much of the investable capital is used up. */
function calledOf(plan: Omit<SeasonedPlan, 'opening'>, terms: OpeningTerms, committedAud: number) {
  const { flows, subscriptionDebtAud: debtAud } = plan;
  const { gpCommitmentFraction: gp, commitmentsAud, investableAud } = terms;
  const lpAud = sum(flows.calledLpAud);
  const gpAud = sum(flows.calledGpAud);
  const lpLeftAud = (commitmentsAud * (1 - gp) - lpAud) / (1 - gp);
  const leftAud = gp > 0 ? Math.min(lpLeftAud, (commitmentsAud * gp - gpAud) / gp) : lpLeftAud;
  // What is still to be called for advances must fit into what either class may still be called for.
  const usedAdvancesAud = Math.min(investableAud, Math.max(committedAud, debtAud, investableAud + debtAud - leftAud));
  const calledAdvancesAud = Math.min(lpAud + gpAud, Math.max(0, usedAdvancesAud - debtAud));
  return {
    usedAdvancesAud,
    calledAdvancesAud,
    calledLpFeesAud: lpAud - calledAdvancesAud * (1 - gp),
    calledGpFeesAud: gpAud - calledAdvancesAud * gp,
  };
}

function poolOf(
  plan: Omit<SeasonedPlan, 'opening'>,
  { recycling }: OpeningTerms,
  months: { readonly proceedsAud: Float64Array; readonly principalAud: Float64Array },
  recycledAud: number,
  cashAud: number,
) {
  let takenAud = 0;
  for (let m = 1; m < plan.startMonth && m <= recycling.untilMonth; m++)
    takenAud += recycling.rateFraction * (recycling.allProceeds ? months.proceedsAud[m]! : months.principalAud[m]!);
  takenAud = Math.min(recycling.capAud, takenAud);
  const byRuleAud = Math.max(0, takenAud - recycledAud);
  const wantedAud = Number.isNaN(plan.recyclableCashAud) ? byRuleAud : plan.recyclableCashAud;
  const poolHeldAud = plan.startMonth > recycling.releaseMonth ? 0 : Math.min(cashAud, wantedAud);
  return { poolHeldAud, poolTakenAud: Math.min(recycling.capAud, Math.max(takenAud, recycledAud + poolHeldAud)) };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
