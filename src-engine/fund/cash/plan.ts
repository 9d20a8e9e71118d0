import type { TermsConfig } from '../terms/config.ts';
import type { CashConfig } from './config.ts';
import type { TreasuryPlan } from './treasury.ts';

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
