import type { Columns } from '../../core/table.ts';
import { ADVANCES_PER_MONTH } from '../../random/draws.ts';
import { chooseSuburb, chooseZone } from '../allocation/choose.ts';
import type { AllocationPlan } from '../allocation/plan.ts';
import type { ExitTable } from '../exits/table.ts';
import type { MarketSimulator } from '../market/table.ts';
import type { Applicant, ApplicationTerms } from '../origination/apply.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { AdvanceLife } from './advance-life.ts';
import type { BookTable } from './table.ts';

/** After this many declined applications in a row the month gives up: no home in reach can carry the smallest advance. */
const DECLINED_IN_A_ROW = 64;

/** How the weights of a round of advances are followed. All arrays have length Z, AUD or fractions. */
export type Steering = {
  readonly weightFraction: Float64Array;
  /** What the weights have called for so far; grows with every advance. */
  readonly wantedAud: Float64Array;
  /** What they are measured on: advances made so far, or cost outstanding. */
  readonly heldAud: Float64Array;
};

/** Counters of a path's originations. */
export type DeployState = { advanceCount: number; declinedCount: number; ordinal: number };

/** Makes advances out of a budget, one application after the other. Stocks are read and kept as running sums at cost. */
export interface Deployer {
  readonly state: DeployState;
  begin(): void;
  openMonth(): void;
  /**
   * Makes advances until the next one no longer fits `budgetAud`.
   * @param cohortSize number of advances over which deterministic mode spreads its exit clocks
   * @returns AUD advanced, without what a NAV line pays of an over-advance
   */
  deploy(month: number, budgetAud: number, terms: ApplicationTerms, steering: Steering, cohortSize: number): number;
}

export type DeployTools = {
  readonly allocation: AllocationPlan;
  readonly applicant: Applicant;
  readonly market: MarketSimulator;
  readonly life: AdvanceLife;
  readonly advances: Columns<AdvanceTable>;
  readonly exits: Columns<ExitTable>;
  readonly capacity: number;
  /** Rows that stand before a path makes its first advance. */
  readonly firstRow: number;
  readonly meanSizeAud: number;
  readonly smallestAud: number;
  readonly book: Columns<BookTable>;
  readonly originationFeeFraction: number;
  /** Cost outstanding right now by zone, AUD; the deployer adds what it advances. */
  readonly zoneCostNowAud: Float64Array;
  /** The same by suburb, kept by the life of advances. */
  readonly suburbCostNowAud: Float64Array;
  /** Whether exit clocks are spread evenly over each cohort. */
  readonly deterministic: boolean;
};

export function createDeployer(tools: DeployTools): Deployer {
  const { allocation, applicant, market, life, advances, exits, book } = tools;
  const state: DeployState = { advanceCount: 0, declinedCount: 0, ordinal: 0 };
  const weights = new Float64Array(tools.zoneCostNowAud.length);
  const stride = market.path.months + 1;

  return {
    state,
    begin() {
      state.advanceCount = tools.firstRow;
      state.declinedCount = 0;
    },
    openMonth() {
      state.ordinal = 0;
    },
    deploy(month, budgetAud, terms, steering, cohortSize) {
      const sizeAud = Math.min(tools.meanSizeAud * terms.sizeMultiple, terms.advanceLimitAud);
      weights.set(steering.weightFraction);
      let spentAud = 0;
      let declined = 0;
      let made = 0;
      while (budgetAud - spentAud >= tools.smallestAud) {
        if (state.ordinal >= ADVANCES_PER_MONTH || state.advanceCount >= tools.capacity) break;
        const zone = chooseZone(
          allocation,
          weights,
          steering.wantedAud,
          steering.heldAud,
          tools.zoneCostNowAud,
          sizeAud,
        );
        if (zone < 0) break;
        applicant.open(month, state.ordinal);
        state.ordinal += 1;
        const suburb = chooseSuburb(allocation, zone, applicant.suburbWord(), tools.suburbCostNowAud, sizeAud);
        if (suburb < 0) {
          weights[zone] = 0; // every suburb of the zone is at its limit this month
          continue;
        }
        market.ensureSuburb(suburb);
        const row = state.advanceCount;
        if (!applicant.fill(row, suburb, zone, market.path.suburbIndex, suburb * stride + month, terms)) {
          state.declinedCount += 1;
          declined += 1;
          if (declined >= DECLINED_IN_A_ROW) break;
          continue;
        }
        const principalAud = advances.principalAud[row]!;
        const overAud = advances.overAdvanceAud[row]!;
        const ownAud = terms.over !== null && terms.over.plan.fromLine ? principalAud - overAud : principalAud;
        if (ownAud > budgetAud - spentAud) break; // waits for the next month's budget
        if (tools.deterministic) applicant.setClock(row, made, cohortSize);
        declined = 0;
        made += 1;
        state.advanceCount = row + 1;
        spentAud += ownAud;
        if (overAud > 0) {
          terms.over!.roomAud[0]! -= overAud;
          book.overAdvancedAud[month] = book.overAdvancedAud[month]! + overAud;
        }
        for (let z = 0; z < weights.length; z++)
          steering.wantedAud[z] = steering.wantedAud[z]! + steering.weightFraction[z]! * principalAud;
        if (steering.heldAud !== tools.zoneCostNowAud) steering.heldAud[zone] = steering.heldAud[zone]! + principalAud;
        tools.zoneCostNowAud[zone] = tools.zoneCostNowAud[zone]! + principalAud;
        book.advancesMadeAud[month] = book.advancesMadeAud[month]! + principalAud;
        book.advancesMadeCount[month] = book.advancesMadeCount[month]! + 1;
        book.originationFeeAud[month] = book.originationFeeAud[month]! + tools.originationFeeFraction * principalAud;
        life.run(row, advances, exits); // adds to cost outstanding by suburb
      }
      return spentAud;
    },
  };
}
