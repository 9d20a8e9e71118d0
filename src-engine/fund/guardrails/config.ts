import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import type { Unit } from '../../core/units.ts';
import { overridesConfig } from './config-overrides.ts';

export const severities = ['info', 'warning', 'breach'] as const;
export type Severity = (typeof severities)[number];

const severity = (value: Severity) =>
  param(z.enum(severities).default(value), {
    title: 'Severity',
    unit: 'Text',
    doc: 'How a breach of this rule is shown. No severity stops a run.',
    source:
      'assumption: limits of a fund deed are breaches, expected outcomes are warnings, the set-up of a run is information',
    witness: { value: value === 'info' ? 'warning' : 'info', moves: 'result' },
  });

const house = 'assumption: a usual limit, set by the house model';

type Range = { readonly min: number; readonly max: number; readonly value: number; readonly witness: number };

/** A limit in the unit that its key names. */
const limit = (unit: Unit, doc: string, range: Range, source = house, title = 'Limit') =>
  param(z.number().min(range.min).max(range.max).default(range.value), {
    title,
    unit,
    doc,
    source,
    witness: { value: range.witness, moves: 'result' },
  });

const toleratedAdvances = () =>
  limit(
    'Fraction',
    'Share of living advances that may stand above the limit.',
    { min: 0, max: 1, value: 0, witness: 0.9 },
    house,
    'Tolerated advances',
  );

const ticket = (zone: string, value: number) =>
  param(z.number().min(10_000).max(100_000_000).default(value), {
    title: `Largest advance, ${zone}`,
    unit: 'Aud',
    doc: `Largest advance in the ${zone} zone.`,
    source: house,
    witness: { value: 20_000 },
  });

const ownZoneLimit = (zone: string) =>
  param(z.number().min(0.001).max(1).nullable().default(null), {
    title: `Limit, ${zone}`,
    unit: 'Fraction',
    doc: `Largest share of the concentration base in the ${zone} zone; none when left out.`,
    source: 'assumption: no deed sets one unless the scenario does',
    witness: { value: 0.05 },
  });

/** The rules of the house model. */
export const guardrailsConfig = group('Guardrails', 'Limits that are watched on every path. None stops a run.', {
  toleratedPathFraction: param(z.number().min(0).max(0.5).default(0.05), {
    title: 'Tolerated share of paths',
    unit: 'Fraction',
    doc: 'A rule that looks at single paths is breached when more than this share of paths break it.',
    source: 'assumption: one path in twenty, the usual confidence of risk limits',
    witness: { value: 0.5, moves: 'result' },
  }),
  minimumBaseFraction: param(z.number().min(0).max(1).default(0.5), {
    title: 'Least concentration base',
    unit: 'Fraction',
    doc: 'Concentration is measured against invested cost, but at least this share of commitments, so that the first and the last few advances of a fund break no limit. 1 measures against commitments or more.',
    source:
      'assumption: deeds measure against commitments while a fund invests; half is a middle way that also sees a concentrated book',
    witness: { value: 0 },
  }),
  combinedLtv: group('Combined LTV', 'Senior debt plus claim over the index value of the home, per living advance.', {
    limitFraction: param(z.number().min(0.1).max(3).default(0.85), {
      title: 'Limit',
      unit: 'Fraction',
      doc: 'Combined LTV above which an advance counts.',
      source: house,
      witness: { value: 0.5 },
    }),
    toleratedAdvancesFraction: toleratedAdvances(),
    severity: severity('breach'),
  }),
  stressLtv: group('Stress LTV', 'Combined LTV with all home values reduced.', {
    limitFraction: param(z.number().min(0.1).max(3).default(0.9), {
      title: 'Limit',
      unit: 'Fraction',
      doc: 'Combined LTV after the stress above which an advance counts.',
      source: house,
      witness: { value: 0.5 },
    }),
    valueShockFraction: param(z.number().min(0).max(0.9).default(0.2), {
      title: 'Fall of home values',
      unit: 'Fraction',
      doc: 'Fall applied to the index value of every home.',
      source: house,
      witness: { value: 0.5 },
    }),
    toleratedAdvancesFraction: toleratedAdvances(),
    severity: severity('warning'),
  }),
  ticket: group('Ticket', 'Size of each advance against the largest of its zone.', {
    greenAud: ticket('green', 500_000),
    orangeAud: ticket('orange', 400_000),
    redAud: ticket('red', 300_000),
    severity: severity('breach'),
  }),
  contractAge: group('Age of advances', 'Months from an advance to the event that ends it.', {
    limitMonths: limit('Month', 'Oldest an advance may become.', { min: 1, max: 600, value: 120, witness: 12 }),
    severity: severity('breach'),
  }),
  zoneShare: group('Zone share', 'Cost of unsettled advances in one zone over the concentration base.', {
    limitFraction: limit('Fraction', 'Largest share of any zone.', { min: 0.01, max: 1, value: 0.6, witness: 0.2 }),
    severity: severity('breach'),
  }),
  zoneOwnLimit: group('Zone limits', 'A limit for one zone of its own, where the deed sets one.', {
    greenFraction: ownZoneLimit('green'),
    orangeFraction: ownZoneLimit('orange'),
    redFraction: ownZoneLimit('red'),
    severity: severity('breach'),
  }),
  suburbShare: group('Suburb share', 'Cost of unsettled advances in one suburb over the concentration base.', {
    limitFraction: limit('Fraction', 'Largest share of any suburb.', {
      min: 0.001,
      max: 1,
      value: 0.1,
      witness: 0.001,
    }),
    severity: severity('breach'),
  }),
  advanceShare: group('Single advance', 'Principal of one unsettled advance over the concentration base.', {
    limitFraction: limit('Fraction', 'Largest share of one advance.', {
      min: 0.0001,
      max: 1,
      value: 0.02,
      witness: 0.0001,
    }),
    severity: severity('breach'),
  }),
  zoneDefaultHazard: group(
    'Zone default hazard',
    "A zone's defaults per advance-year over the fund's, all paths together.",
    {
      limitMultiple: limit('Multiple', 'Largest ratio.', { min: 1, max: 20, value: 2, witness: 1 }),
      severity: severity('warning'),
    },
  ),
  zoneVolatility: group('Zone volatility', "Volatility of a zone's index over that of the fund's mix of zones.", {
    limitMultiple: limit('Multiple', 'Largest ratio.', { min: 0.1, max: 20, value: 3, witness: 0.1 }),
    severity: severity('warning'),
  }),
  liquidity: group('Liquidity', 'Cash plus uncalled commitments over NAV, while advances live.', {
    limitFraction: limit('Fraction', 'Least liquidity.', { min: 0, max: 1, value: 0.04, witness: 1 }),
    severity: severity('warning'),
  }),
  debtToNav: group(
    'Debt over NAV',
    'Debt over NAV after distributions, while a NAV line is in place or deal notes are outstanding.',
    {
      limitFraction: limit('Fraction', 'Largest ratio.', { min: 0, max: 100, value: 0.6, witness: 0.01 }),
      severity: severity('breach'),
    },
  ),
  interestCover: group(
    'Interest cover',
    'Cash over interest of the NAV line in twelve months, as its covenant counts.',
    {
      limitMultiple: limit('Multiple', 'Least cover.', { min: 0, max: 1000, value: 1.25, witness: 1000 }),
      severity: severity('breach'),
    },
  ),
  wal: group('Weighted average life', 'Years from advance to settlement, weighted by principal.', {
    limitYears: limit('Year', 'Longest weighted average life.', { min: 0.1, max: 40, value: 8, witness: 0.1 }),
    severity: severity('warning'),
  }),
  cumulativeDefaults: group('Cumulative defaults', 'Defaults to date over all advances made on the path.', {
    limitFraction: limit('Fraction', 'Largest share.', { min: 0, max: 1, value: 0.1, witness: 0 }),
    severity: severity('breach'),
  }),
  yearlyDefaults: group('Defaults in a year', 'Defaults within any twelve months over all advances made on the path.', {
    limitFraction: limit('Fraction', 'Largest share.', { min: 0, max: 1, value: 0.03, witness: 0 }),
    severity: severity('breach'),
  }),
  fundEndProceeds: group('Proceeds of the fund-end rule', 'Share of all proceeds that the fund-end rule gives.', {
    limitFraction: limit('Fraction', 'Largest share.', { min: 0, max: 1, value: 0.25, witness: 0.9 }),
    severity: severity('warning'),
  }),
  netIrr: group('Net IRR', 'Net IRR of a path; a total loss counts as -100 %.', {
    limitAnnual: limit('Annual', 'Least net IRR.', { min: -1, max: 1, value: 0, witness: 0.5 }),
    severity: severity('warning'),
  }),
  netMultiple: group('Net multiple', 'Net TVPI of a path.', {
    limitMultiple: limit('Multiple', 'Least multiple.', { min: 0, max: 20, value: 1, witness: 10 }),
    severity: severity('warning'),
  }),
  valueAtRisk99: group('VaR 99', 'Loss in net IRR that one path in a hundred exceeds.', {
    limitAnnual: limit('Annual', 'Largest value at risk, loss positive.', {
      min: -1,
      max: 1,
      value: 0.15,
      witness: -1,
    }),
    severity: severity('breach'),
  }),
  trancheShortfall: group('Tranche shortfall', 'What a class of capital above the equity is never paid.', {
    limitFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Limit',
      unit: 'Fraction',
      doc: 'Largest loss of such a class, principal and coupons, over its capital called.',
      source: 'house model: Guardrails: tranche shortfall; any loss at all',
      witness: {
        value: 1,
        given: {
          'tranches.senior.sizeFraction': 0.98,
          'tranches.senior.couponBasis': 'fixed',
          'tranches.senior.fixedRateAnnual': 0.15,
        },
        moves: 'result',
      },
    }),
    severity: severity('breach'),
  }),
  conditionalValueAtRisk99: group('CVaR 99', 'Mean loss in net IRR over the worst hundredth of paths.', {
    limitAnnual: limit('Annual', 'Largest conditional value at risk, loss positive.', {
      min: -1,
      max: 1,
      value: 0.2,
      witness: -1,
    }),
    severity: severity('breach'),
  }),
  fifthPercentile: group('Fifth percentile', 'The 5th percentile of net IRR against the hurdle.', {
    belowHurdleAnnual: limit('Annual', 'How far the 5th percentile may lie below the hurdle.', {
      min: 0,
      max: 1,
      value: 0.025,
      witness: 1,
    }),
    severity: severity('warning'),
  }),
  hurdleProbability: group('Probability of the hurdle', 'Share of paths whose net IRR reaches the hurdle.', {
    limitFraction: limit('Fraction', 'Least share.', { min: 0, max: 1, value: 0.7, witness: 0 }),
    severity: severity('warning'),
  }),
  pathCount: group('Number of paths', 'Paths in the run.', {
    limitCount: param(z.int().min(1).max(1_000_000).default(500), {
      title: 'Limit',
      unit: 'Count',
      doc: 'Fewest paths from which percentiles should be read.',
      source: house,
      witness: { value: 1, moves: 'result' },
    }),
    severity: severity('info'),
  }),
  seed: group('Seed', 'Whether the seed was chosen by the user.', { severity: severity('info') }),
  overrides: overridesConfig,
});
export type GuardrailsConfig = z.output<typeof guardrailsConfig>;
