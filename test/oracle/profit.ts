/** Calls and distributions of the two classes by month, AUD. */
export type ClassFlows = { readonly calledLp: number[]; readonly distributed: number[]; readonly lpOnlyFees: number[] };

export type Split = {
  readonly lp: number[];
  readonly gp: number[];
  readonly carry: number[];
  readonly clawback: number;
};

export type ProfitTerms = {
  readonly gpFraction: number;
  readonly hurdleAnnual: number;
  readonly carryFraction: number;
  readonly catchUpFraction: number;
};

/**
 * European waterfall of the LP class: capital back, pref (annual-effective, by the month), catch-up, split. The GP commitment
 * gets its part of each distribution, reckoned before the fees that the LP class alone bears.
 */
export function splitProfit(terms: ProfitTerms, { calledLp, distributed, lpOnlyFees }: ClassFlows): Split {
  const { gpFraction, hurdleAnnual, carryFraction: k, catchUpFraction: c } = terms;
  const monthly = (1 + hurdleAnnual) ** (1 / 12) - 1;
  const lp: number[] = [];
  const gp: number[] = [];
  const carry: number[] = [];
  let capital = 0;
  let pref = 0;
  let prefPaid = 0;
  let catchUpPaid = 0;
  let owedGp = 0;
  distributed.forEach((cash, month) => {
    pref += (capital + pref) * monthly;
    capital += calledLp[month]!;
    owedGp += gpFraction * (cash + lpOnlyFees[month]!);
    const toGp = Math.min(owedGp, cash);
    owedGp -= toGp;
    let left = cash - toGp;
    const take = (amount: number) => {
      const taken = Math.min(left, amount);
      left -= taken;
      return taken;
    };
    const back = take(capital);
    capital -= back;
    const prefNow = take(pref);
    pref -= prefNow;
    prefPaid += prefNow;
    // The catch-up ends when carry = k of (pref + catch-up): cash of k prefPaid / (c - k).
    const catchUp = c > 0 ? take((prefPaid * k) / (c - k) - catchUpPaid) : 0;
    catchUpPaid += catchUp;
    const rest = left;
    lp[month] = back + prefNow + catchUp * (1 - c) + rest * (1 - k);
    carry[month] = catchUp * c + rest * k;
    gp[month] = toGp;
  });
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const end = distributed.length - 1;
  const profit = Math.max(0, sum(lp) + sum(carry) - sum(calledLp));
  const short = calledLp.reduce((all, call, m) => all + (call - lp[m]!) * (1 + hurdleAnnual) ** ((end - m) / 12), 0);
  const owed = Math.max(0, sum(carry) - k * profit, short);
  return { lp, gp, carry, clawback: Math.min(sum(carry), owed) };
}

/** Effective annual rate at which monthly flows have no present value, by bisection between -99.9 % and 1,000 %. */
export function bisectedIrr(flows: readonly number[]): number {
  const presentValue = (annual: number) =>
    flows.reduce((sum, flow, month) => sum + flow * (1 + annual) ** (-month / 12), 0);
  let [low, high] = [-0.999, 10];
  if (presentValue(low) * presentValue(high) > 0) return NaN;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (presentValue(middle) * presentValue(low) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
