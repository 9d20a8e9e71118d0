import { createBook } from '../book/month-loop.ts';
import { hasFacility } from '../leverage/plan.ts';
import type { MarketSimulator } from '../market/table.ts';
import { METRIC } from '../metrics/column-index.ts';
import { createNetReturn } from '../metrics/net-return.ts';
import type { RunPlan } from './run-plan.ts';

/** Writes the returns of a path without each facility into its row of path metrics. */
export type WithoutLines = (path: number, out: Float64Array, offset: number) => void;

/**
 * The fund without each of its lines in turn, on the market that the fund itself has just run through: draws are keyed, so
 * homes, owners and prices are the same. One more pass of the loan book per line; the market is not simulated again.
 * Null when the fund has no line or asks for no comparison, and after a seasoned start: what the fund would be without the
 * debt that it already has is not known.
 */
export function createWithoutLines(plan: RunPlan, market: MarketSimulator): WithoutLines | null {
  const { leverage } = plan.book;
  if (plan.book.seasoned !== null && plan.book.seasoned.startMonth > 0) return null;
  if (!leverage.compareWithout || !hasFacility(leverage)) return null;
  const sameMarket: MarketSimulator = { ...market, begin: () => undefined };
  const bookWithout = (line: 'subscription' | 'navLine' | 'dealNotes') =>
    leverage[line] === null
      ? null
      : createBook({ ...plan.book, leverage: { ...leverage, [line]: null } }, plan.draws, sameMarket);
  const withoutSubscription = bookWithout('subscription');
  const withoutNavLine = bookWithout('navLine');
  const withoutDealNotes = bookWithout('dealNotes');
  const measure = createNetReturn(plan.metrics);
  return (path, out, offset) => {
    if (withoutSubscription !== null)
      measure(
        withoutSubscription.run(path),
        out,
        offset + METRIC.netIrrWithoutSubscriptionLineAnnual,
        offset + METRIC.netTvpiWithoutSubscriptionLineMultiple,
      );
    if (withoutNavLine !== null)
      measure(
        withoutNavLine.run(path),
        out,
        offset + METRIC.netIrrWithoutNavLineAnnual,
        offset + METRIC.netTvpiWithoutNavLineMultiple,
      );
    if (withoutDealNotes !== null)
      measure(
        withoutDealNotes.run(path),
        out,
        offset + METRIC.netIrrWithoutDealNotesAnnual,
        offset + METRIC.netTvpiWithoutDealNotesMultiple,
      );
  };
}
