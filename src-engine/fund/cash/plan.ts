import type { TermsConfig } from '../terms/config.ts';
import type { CashConfig } from './config.ts';

/** Compiled cash terms. Money in AUD. */
export type TreasuryPlan = {
  readonly commitmentsAud: number;
  readonly gpCommitmentFraction: number;
  readonly investableAud: number;
  /** Part of commitments that may be called for fees and expenses. */
  readonly feeReserveAud: number;
  /** Whether the GP commitment bears its part of the management fee; other costs are always pari passu. */
  readonly gpBearsManagementFee: boolean;
  readonly yieldSpreadAnnual: number;
  readonly liquidityReserveAud: number;
  readonly markdownFraction: number;
  readonly valuationLagMonths: number;
  /** 1 in the months whose end is a distribution date. Length months + 1. */
  readonly distributionMonth: Uint8Array;
};

/** State of the cash account at a month-end, AUD. */
export type TreasuryState = {
  readonly cashAud: number;
  readonly usedAdvancesAud: number;
  readonly calledAdvancesAud: number;
  readonly calledLpFeesAud: number;
  readonly calledGpFeesAud: number;
  readonly subscriptionDebtAud: number;
  readonly navLineDebtAud: number;
  /** Owed as management fee, GST included. */
  readonly accruedFeesAud: number;
};

/** Balances of the cash account within a month, AUD. `reservedAud`: kept for debt service; `heldAud`: proceeds held for lenders. */
export type TreasuryReading = {
  readonly cashAud: number;
  readonly calledLpFeesAud: number;
  readonly calledGpFeesAud: number;
  readonly reservedAud: number;
  readonly heldAud: number;
  readonly liquidityAud: number;
  /** Accrued and unpaid without GST: management fee; all other costs. */
  readonly managementFeeOwedAud: number;
  readonly otherCostsOwedAud: number;
};

const everyMonths = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Compiles the cash terms. Distribution dates are the ends of calendar months, quarters or years after first close. */
export function resolveTreasury(
  config: CashConfig,
  terms: TermsConfig,
  gpBearsManagementFee: boolean,
  months: number,
): TreasuryPlan {
  const { commitmentsAud, gpCommitmentFraction } = terms;
  const every = everyMonths[terms.distributionFrequency];
  const closeMonth = Number(terms.firstCloseDate.slice(5, 7));
  return {
    commitmentsAud,
    gpCommitmentFraction,
    investableAud: commitmentsAud * config.investableFraction,
    feeReserveAud: commitmentsAud * (1 - config.investableFraction),
    gpBearsManagementFee,
    yieldSpreadAnnual: config.yieldSpreadAnnual,
    liquidityReserveAud: commitmentsAud * config.liquidityReserveFraction,
    markdownFraction: config.markdownFraction,
    valuationLagMonths: config.valuationLagMonths,
    distributionMonth: Uint8Array.from({ length: months + 1 }, (_, month) =>
      month > 0 && (closeMonth + month) % every === 0 ? 1 : 0,
    ),
  };
}
