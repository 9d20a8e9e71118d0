import { powInt } from '../../numeric/pow.ts';
import type { AmountLine } from './config-lines.ts';

const everyMonths = { once: Infinity, monthly: 1, quarterly: 3, yearly: 12 } as const;

/** Price level of each month 0..months: (1 + growth)^(whole years that have passed), 1 in the first year, months 0 to 12. */
export function growthByMonth(growthAnnual: number, months: number): Float64Array {
  return Float64Array.from({ length: months + 1 }, (_, m) =>
    powInt(1 + growthAnnual, Math.max(0, Math.floor((m - 1) / 12))),
  );
}

/** What falls due in each month 0..months, AUD. */
export function amountsByMonth(line: AmountLine, months: number): Float64Array {
  const amounts = new Float64Array(months + 1);
  const growth = growthByMonth(line.growthAnnual, months);
  const every = everyMonths[line.frequency];
  const last = Math.min(months, line.endMonth ?? months);
  for (let m = line.startMonth; m <= last; m += every) amounts[m] = growth[m]! * line.amountAud;
  return amounts;
}
