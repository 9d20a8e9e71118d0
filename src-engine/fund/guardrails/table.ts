import { defineTable } from '../../core/table.ts';
import type { Unit } from '../../core/units.ts';

const of = (unit: Unit, doc: string) => ({ kind: 'f64', unit, doc }) as const;
const first = of('Month', 'First month in which the rule before this column is broken; NaN when never');

/** One row per path: worst value and first month of every rule that watches months. NaN = nothing to measure on this path. */
export const guardrailTable = defineTable('guardrails', {
  combinedLtvWorstFraction: of('Fraction', 'Largest share of living advances above the combined LTV limit'),
  combinedLtvMonth: first,
  stressLtvWorstFraction: of('Fraction', 'Largest share of living advances above the stress LTV limit'),
  stressLtvMonth: first,
  ticketWorstMultiple: of('Multiple', 'Largest advance over the ticket of its zone'),
  ticketMonth: first,
  contractAgeWorstMonths: of('Month', 'Greatest age of an advance at the event that ended it'),
  contractAgeMonth: first,
  zoneShareWorstFraction: of('Fraction', 'Largest share of the concentration base in one zone'),
  zoneShareMonth: first,
  zoneOwnLimitWorstMultiple: of('Multiple', "Largest share of a zone over that zone's own limit; NaN when none is set"),
  zoneOwnLimitMonth: first,
  suburbShareWorstFraction: of('Fraction', 'Largest share of the concentration base in one suburb'),
  suburbShareMonth: first,
  advanceShareWorstFraction: of('Fraction', 'Largest share of the concentration base in one advance'),
  advanceShareMonth: first,
  zoneVolatilityWorstMultiple: of(
    'Multiple',
    "Largest volatility of a zone's index over that of the fund's mix of zones",
  ),
  liquidityWorstFraction: of('Fraction', 'Lowest (cash + uncalled commitments) / NAV while advances live'),
  liquidityMonth: first,
  debtToNavWorstFraction: of('Fraction', 'Largest debt over NAV at month-ends of a NAV line; NaN when none was drawn'),
  debtToNavMonth: first,
  interestCoverWorstMultiple: of('Multiple', 'Least interest cover of the NAV line; NaN when never tested'),
  interestCoverMonth: first,
  cumulativeDefaultsWorstFraction: of('Fraction', 'Defaults over advances made'),
  cumulativeDefaultsMonth: first,
  yearlyDefaultsWorstFraction: of('Fraction', 'Most defaults in twelve months over advances made'),
  yearlyDefaultsMonth: first,
  peakGreenShareFraction: of('Fraction', 'Highest share of the concentration base lent in the green zone'),
  peakOrangeShareFraction: of('Fraction', 'Highest share of the concentration base lent in the orange zone'),
  peakRedShareFraction: of('Fraction', 'Highest share of the concentration base lent in the red zone'),
  trancheShortfallWorstFraction: of(
    'Fraction',
    'Largest loss of a class above the equity over its capital; NaN where there is none',
  ),
  trancheShortfallMonth: first,
});
export type GuardrailTable = typeof guardrailTable;
export type GuardrailColumn = keyof GuardrailTable['spec'];

/** What the rules that look at the whole run need to know of it. NaN = no value. */
export type ReturnRisk = {
  readonly pathCount: number;
  /** Paths whose net IRR has a value (a total loss counts as -1). */
  readonly valuedCount: number;
  readonly valueAtRisk99Annual: number;
  readonly conditionalValueAtRisk99Annual: number;
  readonly fifthPercentileAnnual: number;
  readonly hurdleAnnual: number;
  /** Share of valued paths whose net IRR reaches the hurdle. */
  readonly hurdleMetFraction: number;
};

/** State of one rule over a run. `headroom` is positive on the safe side, in the unit of `value`. */
export type GuardrailResult = {
  readonly rule: string;
  readonly title: string;
  readonly severity: 'info' | 'warning' | 'breach';
  readonly unit: Unit;
  readonly limit: number;
  readonly value: number | null;
  readonly headroom: number | null;
  /** Lower median, over the paths that break the rule, of the first month in which they do. */
  readonly firstMonth: number | null;
  /** Share of the paths that could be judged which break the rule; null for rules about the run. */
  readonly shareOfPaths: number | null;
  readonly state: 'pass' | 'breach' | 'not-evaluable';
  /** Why it cannot be judged, or how the value comes about. */
  readonly reason: string;
  /** The decision to accept a breach of this rule; null when none is recorded. It never changes `state`. */
  readonly override: {
    readonly by: string;
    readonly date: string;
    readonly reason: string;
    readonly until: string | null;
    /** Whether the rule is breached and the breach began in time. */
    readonly covers: boolean;
  } | null;
};

/** A rule as it was judged, before any override is looked up. */
export type Judged = Omit<GuardrailResult, 'override'>;

/** Number of rules by state. `breach` leaves out the breaches that an override covers. */
export type GuardrailCounts = {
  readonly pass: number;
  readonly breach: number;
  readonly overridden: number;
  readonly notEvaluable: number;
};
