import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { distressedLine, smallFund } from '../../support/gallery.ts';
import { planWith, type Settings } from '../../support/plans.ts';

export const subscription: Settings = { 'leverage.subscriptionLine.limitFraction': 0.3 };
export const navLine: Settings = { 'leverage.navLine.limitFraction': 0.3 };

/** Funds with debt of every kind, and covenants of every temper. */
export const levered: Readonly<Record<string, Settings>> = {
  subscription,
  'subscription on a thin base': { ...subscription, 'leverage.subscriptionLine.advanceRateFraction': 0.35 },
  'subscription cleaned down each quarter': { ...subscription, 'leverage.subscriptionLine.cleanDownMonths': 3 },
  'NAV line': navLine,
  'NAV line held': { ...navLine, 'leverage.navLine.use': 'hold' },
  'NAV line at its base': {
    ...navLine,
    'leverage.navLine.targetLtvFraction': 0.5,
    'leverage.navLine.repayAboveLtvFraction': 0.5,
    'leverage.navLine.suburbCapFraction': 0.03,
  },
  'NAV line repaid by choice': {
    ...navLine,
    'leverage.navLine.repayAboveLtvFraction': 0.1,
    'leverage.navLine.sweepFraction': 0,
    'leverage.navLine.amortisationFromMonth': 240,
  },
  'NAV line without a cover that could hold': { ...navLine, 'leverage.navLine.minInterestCoverMultiple': 1000 },
  'both, all proceeds recycled': { ...subscription, ...navLine, 'reinvestment.basis': 'all-proceeds' },
  'both, run-off': { ...subscription, ...navLine, 'exits.fundEnd.rule': 'run-off' },
  'both, expected path': { ...subscription, ...navLine, 'run.mode': 'deterministic' },
  distress: distressedLine,
};

export const leveredRows = Object.entries(levered).map(([name, settings]) => [name, settings] as const);

export function leveredPlan(settings: Settings): RunPlan {
  return planWith({ ...smallFund, ...settings });
}

/** Largest violation over the months of a path of something that must not be positive; NaN counts as a violation. */
export function worst({ lastMonth }: PathTables, excess: (month: number) => number): number {
  let most = -Infinity;
  for (let m = 0; m <= lastMonth; m++) {
    const value = excess(m);
    if (!(value <= most)) most = Number.isNaN(value) ? Infinity : value;
  }
  return most;
}
