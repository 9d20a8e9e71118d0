import type { PackRun } from '../model/pack-data.ts';
import { meanOf, percentileOf, plainFigure, ruleFigure, type Benchmark } from './rg-45-figures.ts';

const YEAR = 12;

/** Benchmark 1: cash flow estimates for the coming year that show that obligations can be met. */
export function liquidity(run: PackRun): Benchmark {
  const cash = run.median?.cash.columns;
  let received = 0;
  let paid = 0;
  for (let m = 0; cash !== undefined && m <= YEAR && m < cash.cashAud.length; m += 1) {
    received +=
      cash.calledLpAud[m]! +
      cash.calledGpAud[m]! +
      cash.principalReceivedAud[m]! +
      cash.interestReceivedAud[m]! +
      cash.shareReceivedAud[m]! +
      cash.cashInterestAud[m]!;
    paid +=
      cash.managementFeeAud[m]! +
      cash.expensesAud[m]! +
      cash.setUpAud[m]! +
      cash.acquisitionFeeAud[m]! +
      cash.dispositionFeeAud[m]! +
      cash.gstAud[m]! +
      cash.facilityInterestAud[m]! +
      cash.facilityFeeAud[m]! +
      cash.advancesMadeAud[m]!;
  }
  const known = cash === undefined ? null : 1;
  return {
    title: '1 Liquidity',
    says: 'The pack has cash flows by month, quarter and year for the whole life of the fund, on the median path and as percentiles.',
    figures: [
      plainFigure(
        'Cash in, first twelve months',
        'Aud',
        known && received,
        'Median path: calls, proceeds and interest, without draws on lines',
      ),
      plainFigure(
        'Cash needed, first twelve months',
        'Aud',
        known && paid,
        'Median path: advances, fees, expenses and interest',
      ),
      ...ruleFigure(run, 'liquidity', true),
      plainFigure(
        'Payables that nothing covers, highest, mean',
        'Aud',
        meanOf(run, 'peakShortfallAud'),
        'Mean over paths of the highest amount due that no call, gain or cash could pay',
      ),
    ],
    notModelled:
      'Approval of the estimates by the directors, their update each quarter, and defaults of investors on calls.',
  };
}

/** Benchmark 2: what the scheme borrows and may borrow. */
export function borrowing(run: PackRun): Benchmark {
  const { subscriptionLine, navLine, dealNotes } = run.scenario.leverage;
  const borrows = subscriptionLine.limitFraction > 0 || navLine.limitFraction > 0 || dealNotes.shareFraction > 0;
  return {
    title: '2 Scheme borrowing',
    says: borrows
      ? 'The fund borrows by the facilities of its terms; figures are over all paths, debt included in every return.'
      : 'The fund borrows nothing: no facility is set.',
    figures: [
      plainFigure(
        'Subscription line, of commitments',
        'Fraction',
        subscriptionLine.limitFraction,
        'Limit of the terms',
      ),
      plainFigure('NAV line, of commitments', 'Fraction', navLine.limitFraction, 'Limit of the terms'),
      plainFigure(
        'Highest debt, mean of paths',
        'Aud',
        meanOf(run, 'peakDebtAud'),
        'Highest month-end balance of all facilities',
      ),
      ...(borrows
        ? [
            plainFigure(
              'Highest debt over NAV, P95',
              'Fraction',
              percentileOf(run, 'peakDebtToNavFraction', 0.95),
              'One path in twenty has more',
            ),
            ...ruleFigure(run, 'debtToNav', false),
            ...ruleFigure(run, 'interestCover', true),
            plainFigure(
              'Months of breach or default, mean',
              'Count',
              meanOf(run, 'covenantBreachMonths'),
              'Month-ends at which the NAV line had to be cured or was in default',
            ),
          ]
        : []),
    ],
    notModelled: 'Names of lenders, refinancing risk at a date, and cross default with other funds of the manager.',
  };
}

/** Benchmark 7: distributions come from cash of the fund, not from debt. */
export function distributions(run: PackRun): Benchmark {
  return {
    title: '7 Distribution practices',
    says: 'Cash that is not kept for advances, fees or lenders is distributed by the waterfall of the terms. Every distribution stands in the ledger with what it was paid from.',
    figures: [
      plainFigure(
        'Paid out by the end of year 5, of paid in',
        'Multiple',
        meanOf(run, 'netDpiYear5Multiple'),
        'Mean over paths',
      ),
      plainFigure(
        'Paid out over the life, of paid in',
        'Multiple',
        meanOf(run, 'netDpiMultiple'),
        'Mean over paths, after fees and carry',
      ),
      plainFigure(
        'Drawn on the NAV line, mean',
        'Aud',
        meanOf(run, 'navLineDrawnAud'),
        'Zero: no distribution can come from such debt',
      ),
    ],
    notModelled: 'Reinvestment by investors and distributions that the manager would support from its own money.',
  };
}

/** Benchmark 8: when investors can have their money back. */
export function withdrawals(run: PackRun): Benchmark {
  const { lifeMonths } = run.scenario.fund;
  return {
    title: '8 Withdrawal arrangements',
    says: 'The fund is closed-end: nobody can withdraw before it ends. Advances have no date on which they must be repaid before they mature.',
    figures: [
      plainFigure('Life of the fund', 'Month', lifeMonths, 'Terms; a run-off may take up to two years more'),
      plainFigure(
        'Capital back after, mean',
        'Month',
        meanOf(run, 'paybackMonth'),
        'Month in which distributions first cover calls, over the paths where they do',
      ),
      plainFigure(
        'Proceeds from the rule at the end',
        'Fraction',
        meanOf(run, 'fundEndProceedsFraction'),
        'Share of all proceeds that waits for the end of the fund, mean over paths',
      ),
    ],
    notModelled: 'A secondary market for interests, hardship withdrawals, and offers under part 5C.6 of the Act.',
  };
}
