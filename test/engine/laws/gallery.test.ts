import { describe, expect, test } from 'vitest';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { eachPath, total } from '../../support/paths.ts';
import { planWith } from '../../support/plans.ts';

const PATHS = 8;

type Look = (tables: PathTables, figures: Readonly<Record<string, number>>) => number;
const shows = {
  losses: (_t, f) => f.principalLostAud!,
  defaults: (_t, f) => f.defaultCount!,
  shortfall: (_t, f) => f.peakShortfallAud!,
  carry: (_t, f) => f.carryPaidAud!,
  clawback: (_t, f) => f.clawbackAud!,
  lifeEvents: (_t, f) => f.lifeEventCount!,
  lateEnd: (_t, f) => Math.max(0, f.endMonth! - 120),
  maturities: (_t, f) => f.maturityCount!,
  transactionFees: (_t, f) => f.transactionFeeAud!,
  declined: (_t, f) => f.declinedCount!,
  lpOnlyFees: ({ cash }) => total(cash.lpOnlyFeesAud),
  cashInterest: ({ cash }) => total(cash.cashInterestAud),
  recycled: (_t, f) => f.recycledAud!,
  debt: (_t, f) => f.subscriptionDrawnAud! * f.navLineDrawnAud!,
  lenderLoss: (_t, f) => f.facilityUnpaidAud!,
  trancheLoss: (_t, f) => f.mezzanineLossAud!,
  reserve: ({ tranches }) => total(tranches!.equity.reserveAud),
  carryAfterTranches: ({ tranches }, f) => (tranches === null ? 0 : f.carryPaidAud!),
  secondTier: ({ waterfall }) => total(waterfall.splitLpAud),
} as const satisfies Record<string, Look>;

/** Sum over paths of something that a scenario of the gallery is there to show. */
function seen(name: string, what: keyof typeof shows): number {
  const look: Look = shows[what];
  let sum = 0;
  eachPath(planWith({ ...smallFund, ...gallery[name] }), PATHS, (tables, figures) => {
    sum += look(tables, figures);
  });
  return sum;
}

// Laws that hold because nothing happens prove nothing: each scenario is seen to do what it is in the gallery for.
describe.each([
  ['hard times', 'losses'],
  ['hard times', 'defaults'],
  ['hard times', 'shortfall'],
  ['hard times', 'declined'],
  ['own price', 'lifeEvents'],
  ['own price', 'losses'],
  ['run-off', 'lateEnd'],
  ['run-off', 'maturities'],
  ['base', 'maturities'],
  ['base', 'lpOnlyFees'],
  ['every fee', 'transactionFees'],
  ['every fee', 'carry'],
  ['every fee', 'secondTier'],
  ['carry clawed back', 'clawback'],
  ['all proceeds recycled', 'recycled'],
  ['reserve, lag and markdown', 'cashInterest'],
  ['GP commitment bears all', 'carry'],
  ['both lines', 'debt'],
  ['line in distress', 'lenderLoss'],
  ['four tranches, American', 'reserve'],
  ['four tranches, American', 'carryAfterTranches'],
  ['tranches in hard times', 'trancheLoss'],
] as const)('%s', (name, what) => {
  test(`shows ${what}`, () => expect(seen(name, what)).toBeGreaterThan(0));
});
