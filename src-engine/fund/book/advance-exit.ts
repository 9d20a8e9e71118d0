import type { Columns } from '../../core/table.ts';
import { exp } from '../../numeric/exp.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { log1p } from '../../numeric/log.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { allocate, claimAud, emptySettlement, settle } from '../contract/settle.ts';
import { CAUSE, type ExitTable } from '../exits/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import type { AdvanceOut, AdvanceStocks } from './advance-stocks.ts';

/** Inner code beside the causes: at the fund end the owner buys the fund out instead of the fund selling the advance. */
export const OWNER_BUYOUT = 6;

/** Settles events: value of the home, what ranks before, what is paid, and the book's flows of that. */
export interface ExitDesk {
  beginPath(market: MarketPath): void;
  /**
   * Settles `weight` (1 outside deterministic mode) of an advance for a cause at a month-end; adds to its row of `exits`,
   * all but the cause.
   * `revealedLog` is the log noise that own-price hazards have already shown up to `revealedMonths` after the advance;
   * -1 when nothing, not even the opening error, has been shown.
   */
  settle(
    row: number,
    advances: Columns<AdvanceTable>,
    exits: Columns<ExitTable>,
    cause: number,
    month: number,
    weight: number,
    revealedLog: number,
    revealedMonths: number,
  ): void;
  /** Adds to the book what the row of `exits` says of an advance that is settled already. */
  record(row: number, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
}

const VALUE = 0;
const SENIOR = 1;

export function createExitDesk(
  plan: AdvanceLifePlan,
  draws: DrawSettings,
  balances: SeniorBalances,
  stocks: AdvanceStocks,
  out: AdvanceOut,
): ExitDesk {
  const { contract, terms, months: lastMonth, valuedMonths } = plan;
  const width = lastMonth + 1;
  const { book } = out;
  const proceeds = [
    book.saleProceedsAud,
    book.refinanceProceedsAud,
    book.defaultProceedsAud,
    book.lifeEventProceedsAud,
    book.maturityProceedsAud,
    book.fundEndProceedsAud,
    book.fundEndProceedsAud, // OWNER_BUYOUT
  ];
  const noiseScale = draws.mode === 'deterministic' ? 0 : draws.variation.property;
  const noiseVariance = noiseScale * noiseScale;
  const volatilityVarianceMonthly = (plan.propertyVolatilityAnnual * plan.propertyVolatilityAnnual) / 12;
  const paid = emptySettlement();
  /** Price or valuation of the home and what ranks before the fund, AUD, on the day of the exit. */
  const at = new Float64Array(2);
  /** How a default ends: as a default, or with the fund. */
  const forced = { cause: CAUSE.default as number, cashMonth: 0 };
  let suburbIndex: Float64Array = new Float64Array(0);

  /** Market price or valuation at a month-end: index, premium growth and the noise not yet shown. */
  function valueAud(
    row: number,
    advances: Columns<AdvanceTable>,
    month: number,
    revealedLog: number,
    revealedMonths: number,
  ): number {
    const m0 = advances.originationMonth[row]!;
    const base = advances.suburb[row]! * width;
    const premium = advances.growthPremiumAnnual[row]!;
    const known = row < valuedMonths.length ? valuedMonths[row]! : 0;
    const shownMonths = revealedMonths < 0 ? known : revealedMonths;
    const variance =
      noiseVariance *
      (volatilityVarianceMonthly * (month - m0 - shownMonths) +
        (revealedMonths < 0 ? plan.openingVariance : 0) +
        plan.closingVariance);
    const growthLog = premium === 0 ? 0 : (log1p(premium) * (month - m0 - known)) / 12;
    const noiseLog = revealedLog - 0.5 * variance + Math.sqrt(variance) * advances.valueNormal[row]!;
    return (
      ((advances.valueAud[row]! * suburbIndex[base + month]!) / suburbIndex[base + m0]!) * exp(growthLog + noiseLog)
    );
  }

  /** The home at its suburb's index, AUD. */
  function indexedAud(row: number, advances: Columns<AdvanceTable>, month: number): number {
    const base = advances.suburb[row]! * width;
    return (
      (advances.valueAud[row]! / suburbIndex[base + advances.originationMonth[row]!]!) * suburbIndex[base + month]!
    );
  }

  /** A default: months of marks until the forced sale, and what that pays. Writes `paid`, `forced` and `at`. */
  function sellForced(
    row: number,
    advances: Columns<AdvanceTable>,
    month: number,
    weight: number,
    revealedLog: number,
    revealedMonths: number,
  ): void {
    const m0 = advances.originationMonth[row]!;
    const principal = advances.principalAud[row]!;
    const start = advances.startValueAud[row]!;
    const share = advances.shareFraction[row]!;
    const zone = advances.zone[row]!;
    const suburbAt = advances.suburb[row]! * width;
    const age = month - m0; // a claim no longer grows
    const interest = principal * contract.interestMonthly * age;
    const indexed = advances.valueAud[row]! / suburbIndex[suburbAt + m0]!;
    const series = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
    const atOnce = (advances.seniorAud[row]! * balances.factor[series + month]!) / balances.factor[series + m0]!;
    const grown = balances.defaultGrowth;
    const atDefault = atOnce / grown[month]!;
    const saleMonth = month + terms.lagMonths;
    const cashMonth = saleMonth < lastMonth ? saleMonth : lastMonth;
    const afterFund = saleMonth > lastMonth;
    for (let u = month; u <= cashMonth; u++) {
      const home = indexed * suburbIndex[suburbAt + u]!;
      const price = home * terms.forcedPriceFraction;
      const senior = atDefault * grown[u]!;
      const claim = claimAud(contract, principal, start, share, price, age, false);
      const available = price * terms.netOfForeclosureFraction - senior;
      const mark = terms.defaultMarkFraction * Math.min(claim, Math.max(0, available));
      if (u < cashMonth) stocks.addMonth(zone, u, weight, mark, home, senior, principal, start, share, age);
      // The sale would come after the fund: it sells the advance as the fund-end rule says.
      else if (afterFund) allocate(principal, interest, claim, mark * terms.terminalFraction, paid);
    }
    const senior = atDefault * grown[cashMonth]!;
    let value = indexed * suburbIndex[suburbAt + cashMonth]! * terms.forcedPriceFraction;
    if (!afterFund) {
      const sd = terms.haircutLogSd;
      const outcome =
        sd === 0 || noiseScale === 0 ? 1 : exp(sd * inverseNormal(advances.recoveryUniform[row]!) - 0.5 * sd * sd);
      value = valueAud(row, advances, saleMonth, revealedLog, revealedMonths) * terms.forcedPriceFraction * outcome;
      const claim = claimAud(contract, principal, start, share, value, age, false);
      settle(principal, interest, claim, value * terms.netOfForeclosureFraction - senior, paid);
    }
    forced.cause = afterFund ? CAUSE.fundEnd : CAUSE.default;
    forced.cashMonth = cashMonth;
    at[VALUE] = value;
    at[SENIOR] = senior;
  }

  function writeExit(row: number, exits: Columns<ExitTable>, cashMonth: number): void {
    exits.cashMonth[row] = cashMonth;
    exits.exitValueAud[row] = at[VALUE]!;
    exits.seniorAtExitAud[row] = at[SENIOR]!;
    exits.claimAud[row] = paid.claimAud;
    exits.paidAud[row] = paid.paidAud;
    exits.principalPaidAud[row] = paid.principalPaidAud;
    exits.interestPaidAud[row] = paid.interestPaidAud;
    exits.sharePaidAud[row] = paid.sharePaidAud;
    exits.lossAud[row] = paid.lossAud;
  }

  /** One of several parts of an exit (deterministic mode, partial buy-out); the row was cleared before the first. */
  function addExit(row: number, exits: Columns<ExitTable>, cashMonth: number, weight: number): void {
    if (cashMonth > exits.cashMonth[row]!) exits.cashMonth[row] = cashMonth;
    exits.exitValueAud[row]! += weight * at[VALUE]!;
    exits.seniorAtExitAud[row]! += weight * at[SENIOR]!;
    exits.claimAud[row]! += weight * paid.claimAud;
    exits.paidAud[row]! += weight * paid.paidAud;
    exits.principalPaidAud[row]! += weight * paid.principalPaidAud;
    exits.interestPaidAud[row]! += weight * paid.interestPaidAud;
    exits.sharePaidAud[row]! += weight * paid.sharePaidAud;
    exits.lossAud[row]! += weight * paid.lossAud;
  }

  return {
    beginPath(market) {
      suburbIndex = market.suburbIndex;
    },
    record(row, advances, exits) {
      const principal = advances.principalAud[row]!;
      const cause = exits.cause[row]!;
      const [month, cashMonth] = [exits.exitMonth[row]!, exits.cashMonth[row]!];
      if (cause === CAUSE.default) {
        book.defaultsCount[month]! += 1;
        book.defaultedPrincipalAud[month]! += principal;
      }
      book.exitsCount[month]! += 1;
      proceeds[cause]![cashMonth]! += exits.paidAud[row]!;
      book.principalReceivedAud[cashMonth]! += exits.principalPaidAud[row]!;
      book.interestReceivedAud[cashMonth]! += exits.interestPaidAud[row]!;
      book.shareReceivedAud[cashMonth]! += exits.sharePaidAud[row]!;
      book.principalLostAud[cashMonth]! += exits.lossAud[row]!;
      book.principalExitedAud[cashMonth]! += principal;
      stocks.leave(advances.zone[row]!, advances.suburb[row]!, cashMonth, 1, principal);
    },
    settle(row, advances, exits, cause, month, weight, revealedLog, revealedMonths) {
      const m0 = advances.originationMonth[row]!;
      const principal = advances.principalAud[row]!;
      let payCause = cause;
      let cashMonth = month;
      if (cause === CAUSE.default) {
        sellForced(row, advances, month, weight, revealedLog, revealedMonths);
        payCause = forced.cause;
        cashMonth = forced.cashMonth;
        book.defaultsCount[month]! += weight;
        book.defaultedPrincipalAud[month]! += weight * principal;
      } else {
        const age = month - m0;
        const series = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
        const senior = (advances.seniorAud[row]! * balances.factor[series + month]!) / balances.factor[series + m0]!;
        const interest = principal * contract.interestMonthly * age;
        const indexOnly = cause === CAUSE.fundEnd;
        const value = indexOnly
          ? indexedAud(row, advances, month)
          : valueAud(row, advances, month, revealedLog, revealedMonths);
        const buyout = cause === CAUSE.refinance || cause === OWNER_BUYOUT;
        const start = advances.startValueAud[row]!;
        const claim = claimAud(contract, principal, start, advances.shareFraction[row]!, value, age, buyout);
        const available = value * terms.netOfSellingFraction - senior;
        if (indexOnly) {
          const mark = Math.min(claim, Math.max(0, available));
          allocate(principal, interest, claim, mark * terms.terminalFraction, paid);
        } else settle(principal, interest, claim, available, paid);
        at[VALUE] = value;
        at[SENIOR] = senior;
      }
      book.exitsCount[month]! += weight;
      proceeds[payCause]![cashMonth]! += weight * paid.paidAud;
      book.principalReceivedAud[cashMonth]! += weight * paid.principalPaidAud;
      book.interestReceivedAud[cashMonth]! += weight * paid.interestPaidAud;
      book.shareReceivedAud[cashMonth]! += weight * paid.sharePaidAud;
      book.principalLostAud[cashMonth]! += weight * paid.lossAud;
      book.principalExitedAud[cashMonth]! += weight * principal;
      stocks.leave(advances.zone[row]!, advances.suburb[row]!, cashMonth, weight, principal);
      exits.exitMonth[row] = month;
      if (weight === 1) writeExit(row, exits, cashMonth);
      else addExit(row, exits, cashMonth, weight);
    },
  };
}
