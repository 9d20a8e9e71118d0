import type { CarryParticipant } from './config-lines.ts';

type Terms = Pick<CarryParticipant, 'startMonth' | 'cliffMonths' | 'vestingMonths' | 'leaveMonth'>;

/**
 * Vested part of a share in a month, 0..1: nothing before the cliff, then months served over the months of vesting, at most 1.
 * Whoever leaves keeps what is vested then. Never falls with the month.
 */
export function vestedFraction({ startMonth, cliffMonths, vestingMonths, leaveMonth }: Terms, month: number): number {
  const served = Math.min(month, leaveMonth ?? month) - startMonth;
  if (served < 0 || served < cliffMonths) return 0;
  return vestingMonths === 0 ? 1 : Math.min(1, served / vestingMonths);
}
