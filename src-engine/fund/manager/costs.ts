import type { Drivers } from './drivers.ts';
import type { ManagerPlan, RolePlan } from './plan.ts';

/** Heads of a role in a month: the largest of its fixed number and what each driver asks for, at the last month-end. */
function headsOf(role: RolePlan, living: number, madeInYear: number, assetsAud: number): number {
  let heads = role.count;
  if (role.livingPerHead > 0) heads = Math.max(heads, Math.ceil(living / role.livingPerHead));
  if (role.madePerHead > 0) heads = Math.max(heads, Math.ceil(madeInYear / role.madePerHead));
  if (role.assetsPerHeadAud > 0) heads = Math.max(heads, Math.ceil(assetsAud / role.assetsPerHeadAud));
  return heads;
}

/** Result of `staffOf`, filled in place. */
export type StaffMonth = { headsCount: number; costAud: number };

/** Heads and pay of month `month`, by the book of the month-end before it. `madeInYear`: advances of the twelve months before. */
export function staffOf(
  plan: ManagerPlan,
  drivers: Drivers,
  month: number,
  madeInYear: number,
  into: StaffMonth,
): void {
  into.headsCount = 0;
  into.costAud = 0;
  if (month === 0) return;
  const living = drivers.livingCount[month - 1]!;
  const assetsAud = drivers.assetsAud[month - 1]!;
  for (const role of plan.roles) {
    if (role.exists[month] === 0) continue;
    const heads = headsOf(role, living, madeInYear, assetsAud);
    into.headsCount += heads;
    into.costAud += heads * role.payAud[month]!;
  }
}

/** Costs that scale, of one month, AUD: by stocks of the month-end before it, advances made and revenue of the month. */
export function scaledCostAud(plan: ManagerPlan, drivers: Drivers, month: number, revenueAud: number): number {
  const byFlow = plan.revenueFraction * revenueAud + plan.perMadeAud[month]! * drivers.advancesMadeCount[month]!;
  if (month === 0) return byFlow;
  const before = month - 1;
  return (
    byFlow +
    plan.assetsRateMonthly * drivers.assetsAud[before]! +
    plan.perFundAud[month]! * drivers.fundsCount[before]! +
    plan.perLivingAud[month]! * drivers.livingCount[before]!
  );
}
