import type { GuardrailsConfig } from './config.ts';
import { resolveOverrides, type Override } from './overrides.ts';

/** What the rules need of the rest of the scenario. */
export type GuardrailFacts = {
  readonly commitmentsAud: number;
  readonly firstCloseDate: string;
  /** Grid length M of the path tables. */
  readonly months: number;
  /** Suburbs in the universe of the run. */
  readonly suburbs: number;
};

/** Everything fixed before a path. Arrays over zones are in the order green, orange, red. */
export type GuardrailPlan = {
  readonly config: GuardrailsConfig;
  readonly months: number;
  readonly suburbs: number;
  /** Least concentration base, AUD. */
  readonly leastBaseAud: number;
  readonly ticketAud: Float64Array;
  /** Own limit of each zone; NaN where none is set. */
  readonly ownZoneLimit: Float64Array;
  /** Accepted breaches by rule. */
  readonly overrides: ReadonlyMap<string, Override>;
};

/** @throws AppError `input/invalid` for overrides that name no rule or contradict each other */
export function resolveGuardrails(config: GuardrailsConfig, facts: GuardrailFacts): GuardrailPlan {
  const { ticket, zoneOwnLimit } = config;
  return {
    config,
    months: facts.months,
    suburbs: facts.suburbs,
    leastBaseAud: config.minimumBaseFraction * facts.commitmentsAud,
    ticketAud: Float64Array.of(ticket.greenAud, ticket.orangeAud, ticket.redAud),
    ownZoneLimit: Float64Array.of(
      zoneOwnLimit.greenFraction ?? NaN,
      zoneOwnLimit.orangeFraction ?? NaN,
      zoneOwnLimit.redFraction ?? NaN,
    ),
    overrides: resolveOverrides(config, facts.firstCloseDate, facts.months),
  };
}
