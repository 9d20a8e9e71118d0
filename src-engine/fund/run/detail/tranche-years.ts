import { equityTable, testStates, trancheTable } from '../../tranches/table.ts';
import type { PathReplay } from '../replay.ts';
import { usualRule, yearLine, yearLines, type FundYear, type YearLine } from './year-lines.ts';

/** The classes of capital of a path by fund year. */
export type TrancheYears = {
  /** Senior-most first. `worstTest` by year; ratios are the least of the tests of a year. */
  readonly classes: readonly {
    readonly name: string;
    readonly lines: readonly YearLine[];
    readonly worstTest: readonly string[];
  }[];
  /** What equity pays and gets, and the reserve account. */
  readonly equity: readonly YearLine[];
  /** What the classes were paid, and what the reserve took in net of its interest: with the equity, all that was distributed. */
  readonly paid: readonly YearLine[];
  readonly largestMonthlyDifferenceAud: number;
  /** Classes, reserve and equity have in every month what the fund distributed, but for rounding. */
  readonly holds: boolean;
};

/** Rounding of sums of a few doubles, as a share of all that was distributed. */
const ROUNDING = 1e-9;

/** Null when the fund has one class of capital. */
export function trancheYears({ tranches, cash }: PathReplay, years: readonly FundYear[]): TrancheYears | null {
  if (tranches === null) return null;
  const { classes } = tranches;
  const equity = tranches.equity.columns;
  const { distributedAud } = cash.columns;
  const paidBy = classes.map(({ table }) =>
    table.columns.couponPaidAud.map((coupon, m) => coupon + table.columns.principalPaidAud[m]!),
  );
  const reserveNet = equity.reserveAud.map(
    (reserve, m) => reserve - (m === 0 ? 0 : equity.reserveAud[m - 1]!) - equity.reserveInterestAud[m]!,
  );
  const largest = distributedAud.reduce((most, distributed, m) => {
    const paid = paidBy.reduce((sum, months) => sum + months[m]!, equity.distributedAud[m]! + reserveNet[m]!);
    return Math.max(most, Math.abs(distributed - paid));
  }, 0);
  const aud = (doc: string) => ({ unit: 'Aud', doc }) as const;
  return {
    classes: classes.map(({ name, table }) => classYears(name, table.columns, years)),
    equity: yearLines(equityTable.spec, equity, (_, column) => usualRule(column), years),
    paid: [
      ...classes.map(({ name }, c) =>
        yearLine(`${name}PaidAud`, aud('Coupons and principal paid to the class'), 'sum', paidBy[c]!, years),
      ),
      yearLine('reserveNetAud', aud('Put into the reserve account less taken out of it'), 'sum', reserveNet, years),
    ],
    largestMonthlyDifferenceAud: largest,
    holds: largest <= ROUNDING * distributedAud.reduce((a, b) => a + b, 0),
  };
}

function classYears(
  name: string,
  columns: NonNullable<PathReplay['tranches']>['classes'][number]['table']['columns'],
  years: readonly FundYear[],
): TrancheYears['classes'][number] {
  const { testState } = columns;
  const tested = (values: Float64Array) => values.map((value, m) => (testState[m] === 0 ? NaN : value));
  return {
    name,
    lines: yearLines(
      trancheTable.spec,
      {
        ...columns,
        collateralMultiple: tested(columns.collateralMultiple),
        coverMultiple: tested(columns.coverMultiple),
      },
      (column, spec) => (column === 'testState' ? null : usualRule(spec)),
      years,
    ),
    worstTest: years.map(({ fromMonth, toMonth }) => {
      const worst = testState.subarray(fromMonth, toMonth + 1).reduce((a, b) => Math.max(a, b), 0);
      return testStates[worst]!;
    }),
  };
}
