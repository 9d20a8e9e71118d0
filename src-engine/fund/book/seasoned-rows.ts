import type { Columns } from '../../core/table.ts';
import type { ExitTable } from '../exits/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import { STATUS, type SeasonedPlan } from '../seasoned/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import type { BookPlan } from './plan.ts';

const NO_PROPERTY = -1;

/**
 * Writes the tape into the first rows of advances and exits; tenure, age and kind of the first mortgage stand there already.
 *
 * Where the tape states a value of today, `valueAud` is the value at the advance from which the index leads to it, and likewise
 * the first mortgage: so one formula carries every advance. LTV, share and start value keep the figures of the advance.
 */
export function fillTapeRows(
  plan: BookPlan,
  seasoned: SeasonedPlan,
  market: MarketPath,
  balances: SeniorBalances,
  advances: Columns<AdvanceTable>,
  exits: Columns<ExitTable>,
): void {
  const { tape, opening, knownMonth } = seasoned;
  const { contract } = plan.life;
  const width = plan.months + 1;
  for (let i = 0; i < tape.rows; i++) {
    const m0 = tape.originationMonth[i]!;
    const suburb = tape.suburb[i]!;
    const principal = tape.principalAud[i]!;
    const value = tape.valueAud[i]!;
    const ltv = principal / value;
    const share = Math.min(
      contract.maxShareFraction,
      Math.max(contract.minShareFraction, contract.shareBase + contract.shareMultiple * ltv),
    );
    const today = tape.currentValueAud[i]!;
    advances.originationMonth[i] = m0;
    advances.ordinal[i] = tape.ordinal[i]!;
    advances.suburb[i] = suburb;
    advances.zone[i] = tape.zone[i]!;
    advances.property[i] = NO_PROPERTY;
    advances.dwellingType[i] = tape.dwellingType[i]!;
    advances.recycled[i] = opening.recycled[i]!;
    advances.principalAud[i] = principal;
    // The index is 1 in the last known month.
    const then = m0 === knownMonth ? 1 : market.suburbIndex[suburb * width + m0]!;
    advances.valueAud[i] = Number.isNaN(today) ? value : today * then;
    advances.startValueAud[i] = value * contract.startValueMultiple;
    advances.ltvFraction[i] = ltv;
    advances.shareFraction[i] = Number.isNaN(tape.shareFraction[i]!) ? share : tape.shareFraction[i]!;
    advances.seniorAud[i] = tape.seniorAud[i]!;
    advances.growthPremiumAnnual[i] = plan.market.property.growthByTypeAnnual[tape.dwellingType[i]!]!;
    carrySenior(i, tape.currentSeniorAud[i]!, knownMonth, balances, advances);
    if (tape.status[i] === STATUS.exited) writeFacts(i, seasoned, exits);
    else exits.exitMonth[i] = tape.status[i] === STATUS.default ? tape.exitMonth[i]! : width; // past marks ask for it
  }
}

/** Scales the first mortgage so that it stands at `todayAud` in the last known month; one that should be paid off pays interest only. */
function carrySenior(
  row: number,
  todayAud: number,
  knownMonth: number,
  balances: SeniorBalances,
  advances: Columns<AdvanceTable>,
): void {
  if (Number.isNaN(todayAud)) return;
  const m0 = advances.originationMonth[row]!;
  const at = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
  const left = balances.factor[at + knownMonth]! / balances.factor[at + m0]!;
  if (left > 0) advances.seniorAud[row] = todayAud / left;
  else {
    advances.interestOnly[row] = 1;
    advances.seniorAud[row] = todayAud;
  }
}

function writeFacts(row: number, { tape, opening }: SeasonedPlan, exits: Columns<ExitTable>): void {
  exits.exitMonth[row] = tape.exitMonth[row]!;
  exits.cashMonth[row] = tape.cashMonth[row]!;
  exits.cause[row] = tape.cause[row]!;
  exits.exitValueAud[row] = NaN;
  exits.seniorAtExitAud[row] = NaN;
  exits.claimAud[row] = NaN;
  exits.paidAud[row] = tape.proceedsAud[row]!;
  exits.principalPaidAud[row] = opening.principalPaidAud[row]!;
  exits.interestPaidAud[row] = opening.interestPaidAud[row]!;
  exits.sharePaidAud[row] = opening.sharePaidAud[row]!;
  exits.lossAud[row] = opening.lossAud[row]!;
}
