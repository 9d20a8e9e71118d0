/**
 * Present value of flows on an even grid at a periodic rate above -1.
 * The first flow is undiscounted; for Excel's NPV, whose first flow is one period away, divide by (1 + rate).
 */
export function npv(ratePeriodic: number, flows: ArrayLike<number>, n = flows.length): number {
  const v = 1 / (1 + ratePeriodic);
  let total = 0;
  for (let k = n - 1; k >= 0; k--) total = total * v + flows[k]!;
  return total;
}
