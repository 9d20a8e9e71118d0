import { cashTable } from '../../cash/table.ts';
import { facilityStates, facilityTable } from '../../leverage/table.ts';
import type { PathReplay } from '../replay.ts';
import { usualRule, yearLines, type FundYear, type YearLine, type YearRule } from './year-lines.ts';

/** The lenders' account of a path by fund year. */
export type FacilityYears = {
  /** Draws, repayments, balances and payments as the ledger has them, then limits, tests and accruals. */
  readonly lines: readonly YearLine[];
  /** Worst state of the NAV line in each year, and the months that it was in each state. */
  readonly states: readonly { readonly worst: string; readonly months: Readonly<Record<string, number>> }[];
};

/** Lines of the cash ledger that a lender would reconcile. */
export const isLenderLine = (name: string) => /^(subscription|navLine|dealNote|facility)/.test(name);

/** Limits stand at year-end; the cure of a breach is a flow. */
const special: Readonly<Record<string, YearRule | null>> = {
  subscriptionLimitAud: 'end',
  navLineLimitAud: 'end',
  eligibleMarkAud: 'end',
  navLineState: null,
};

/** Null when the fund has no facility. */
export function facilityYears({ cash, facilities }: PathReplay, years: readonly FundYear[]): FacilityYears | null {
  if (facilities === null) return null;
  const { navLineState } = facilities.columns;
  // Without a line there is nothing to cover.
  const tested = (values: Float64Array) => values.map((value, m) => (navLineState[m] === 0 ? NaN : value));
  const columns = {
    ...facilities.columns,
    interestCoverMultiple: tested(facilities.columns.interestCoverMultiple),
    debtServiceCoverMultiple: tested(facilities.columns.debtServiceCoverMultiple),
  };
  return {
    lines: [
      ...yearLines(cashTable.spec, cash.columns, (name, c) => (isLenderLine(name) ? usualRule(c) : null), years),
      ...yearLines(
        facilityTable.spec,
        columns,
        (name, column) => (name in special ? special[name]! : usualRule(column)),
        years,
      ),
    ],
    states: years.map((year) => statesOf(facilities.columns.navLineState, year)),
  };
}

/** States are in the order of their gravity. */
function statesOf(codes: Float64Array, { fromMonth, toMonth }: FundYear): FacilityYears['states'][number] {
  const counts = facilityStates.map(() => 0);
  for (let m = fromMonth; m <= toMonth; m++) counts[codes[m]!]! += 1;
  const worst = counts.findLastIndex((count) => count > 0);
  return {
    worst: facilityStates[worst]!,
    months: Object.fromEntries(facilityStates.map((name, code) => [name, counts[code]!])),
  };
}
