import type { AllocationPlan } from '../allocation/plan.ts';
import type { TreasuryPlan } from '../cash/plan.ts';
import type { FeesPlan } from '../fees/plan.ts';
import type { LeveragePlan } from '../leverage/plan.ts';
import type { MarketPlan } from '../market/plan.ts';
import type { OriginationPlan } from '../origination/plan.ts';
import type { ReinvestmentPlan } from '../reinvestment/plan.ts';
import type { RulesPlan } from '../rules/plan.ts';
import type { SeasonedPlan } from '../seasoned/table.ts';
import type { StressPlan } from '../stress/plan.ts';
import type { TaxPlan } from '../tax/plan.ts';
import type { TranchePlan } from '../tranches/plan.ts';
import type { WaterfallPlan } from '../waterfall/plan.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';

/** Everything the month loop needs, compiled. Structured-cloneable: it travels to worker threads as it is. */
export type BookPlan = {
  /** Grid length M: fund life plus the extensions of a run-off. */
  readonly months: number;
  readonly lifeMonths: number;
  readonly suburbs: number;
  /** Upper bound of advances on one path. */
  readonly advanceCapacity: number;
  /** Months from month 0 of the market to first close: 0 for a fund alone. The market's grid may be longer than the fund's. */
  readonly closeMonth: number;
  readonly market: MarketPlan;
  /** Shocks and replay; null: none. */
  readonly stress: StressPlan | null;
  readonly allocation: AllocationPlan;
  readonly origination: OriginationPlan;
  readonly life: AdvanceLifePlan;
  readonly reinvestment: ReinvestmentPlan;
  readonly leverage: LeveragePlan;
  /** Zone code per suburb of the universe. */
  readonly zoneOfSuburb: Uint8Array;
  readonly treasury: TreasuryPlan;
  readonly fees: FeesPlan;
  /** Capital structure; null: one class of capital. */
  readonly tranches: TranchePlan | null;
  readonly waterfall: WaterfallPlan;
  /** Year-bounded rules; null: none. */
  readonly rules: RulesPlan | null;
  /** A fund that already exists; null: it starts at first close. The market plan then begins at its last known month. */
  readonly seasoned: SeasonedPlan | null;
  readonly tax: TaxPlan;
};
