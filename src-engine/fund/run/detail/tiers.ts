import type { WaterfallTraceRow } from '../../waterfall/trace.ts';

type Tier = WaterfallTraceRow['tier'];

/** What one tier did for one party over a path. */
export type TierLine = {
  readonly tier: Tier;
  readonly party: WaterfallTraceRow['party'];
  readonly amountAud: number;
  /** Share of everything that went through the waterfall; NaN for a tier that moves accounts and pays nothing. */
  readonly shareFraction: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Rows of the trace that it sums. */
  readonly rows: number;
  /** What the tier does, in one sentence. */
  readonly sentence: string;
};

/** Tiers of a path: payments sum to what was distributed; accounts say what stands behind them. */
export type TierView = {
  readonly payments: readonly TierLine[];
  readonly accounts: readonly TierLine[];
};

const paying: ReadonlySet<Tier> = new Set(['gp-commitment', 'return-of-capital', 'pref', 'catch-up', 'split']);

/** For tiers whose reason differs from row to row. */
const sentences: Readonly<Partial<Record<Tier, string>>> = {
  call: 'Capital called',
  deal: 'Cost of an advance that counts, with its pref since it was made: realised, written down, or with its quarter',
  'fees-of-deals': 'Fees called, in the share of the cost of all advances that counts',
  clawback:
    'Carry returned: the larger of carry above its agreed share of profit and of what lifts the class to its hurdle, out of what the manager has',
};

/** Sums the trace of a path by tier, reason and party, in the order in which tiers first appear. */
export function tierView(trace: readonly WaterfallTraceRow[]): TierView {
  const groups = new Map<string, WaterfallTraceRow[]>();
  for (const row of trace) {
    // Splits below and above a hurdle are tiers of their own; elsewhere reasons tell single rows apart, not tiers.
    const key = [row.tier, row.party, row.tier === 'split' ? row.why : ''].join('|');
    const rows = groups.get(key);
    if (rows === undefined) groups.set(key, [row]);
    else rows.push(row);
  }
  const all = [...groups.values()];
  const paid = all.filter(([first]) => paying.has(first!.tier));
  const distributedAud = paid.reduce((total, rows) => total + amountOf(rows), 0);
  return {
    payments: paid.map((rows) => lineOf(rows, distributedAud)),
    accounts: all
      .filter(([first]) => !paying.has(first!.tier))
      .map((rows) => lineOf(rows, NaN))
      .filter(({ amountAud }) => amountAud !== 0),
  };
}

function lineOf(rows: readonly WaterfallTraceRow[], distributedAud: number): TierLine {
  const { tier, party, why, month } = rows[0]!;
  const amountAud = amountOf(rows);
  return {
    tier,
    party,
    amountAud,
    shareFraction: distributedAud > 0 ? amountAud / distributedAud : NaN,
    firstMonth: month,
    lastMonth: rows.at(-1)!.month,
    rows: rows.length,
    sentence: rows.every((row) => row.why === why) ? why : (sentences[tier] ?? why),
  };
}

function amountOf(rows: readonly WaterfallTraceRow[]): number {
  return rows.reduce((total, { amountAud }) => total + amountAud, 0);
}
