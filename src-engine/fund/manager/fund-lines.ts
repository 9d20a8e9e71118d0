import { createTable } from '../../core/table.ts';
import type { PathTables } from '../metrics/table.ts';
import { fundLinesTable, type FundLines } from './table.ts';

/** Fills the lines of one fund from a path of it. */
export interface FundLinesReader {
  readonly lines: FundLines;
  /** Copies what the manager sees of the path. Allocates nothing. */
  read(tables: PathTables): FundLines;
}

/**
 * The lines of one fund, to be filled path by path. Scratch of the instance: one per fund and worker.
 *
 * Law: fees + carry received - carry returned, summed over the life of the fund, are the manager's revenue in the ledger:
 * what escrow still holds at the end is released or pays the clawback.
 *
 * @param months length of the fund's own grid; @param openMonth month of the manager's grid in which it has its first close
 */
export function createFundLines(months: number, commitmentsAud: number, openMonth = 0): FundLinesReader {
  const { columns } = createTable(fundLinesTable, months + 1);
  const lines: FundLines = { openMonth, lastMonth: 0, columns };
  return {
    lines,
    read({ lastMonth, cash, equity, book, waterfall }) {
      lines.lastMonth = lastMonth;
      for (let m = 0; m <= lastMonth; m++) {
        columns.managementFeeAud[m] = cash.managementFeeAud[m]!;
        columns.acquisitionFeeAud[m] = cash.acquisitionFeeAud[m]!;
        columns.dispositionFeeAud[m] = cash.dispositionFeeAud[m]!;
        columns.originationFeeAud[m] = book.originationFeeAud[m]!;
        columns.carryReceivedAud[m] =
          waterfall.carryAud[m]! - waterfall.carryHeldAud[m]! + waterfall.carryReleasedAud[m]!;
        columns.carryReturnedAud[m] = waterfall.clawbackAud[m]! - waterfall.clawbackFromEscrowAud[m]!;
        columns.gpCalledAud[m] = equity.calledGpAud[m]!;
        columns.gpDistributedAud[m] = waterfall.gpCommitmentAud[m]!;
        columns.commitmentsAud[m] = m < lastMonth ? commitmentsAud : 0;
        columns.investedCostAud[m] = book.costAud[m]!;
        columns.navAud[m] = Math.max(0, cash.navAud[m]! - cash.distributedAud[m]!);
        columns.advancesMadeCount[m] = book.advancesMadeCount[m]!;
        columns.livingCount[m] = book.livingCount[m]!;
      }
      return lines;
    },
  };
}
