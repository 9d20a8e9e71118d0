import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseYamlTree } from '../../../../src-main/services/scenarios/yaml-tree.ts';
import { repository } from '../../../support/built-cli.ts';
import { gallery, hardTimes } from '../../../support/gallery.ts';
import { libreOffice, skippedHere } from '../../../support/libre-office.ts';
import type { Settings } from '../../../support/plans.ts';
import { expectLive, type Typed } from './recalculated.ts';

const early: Settings = gallery['carry clawed back']!;
const tiered: Typed = {
  tier1Kind: 'irr',
  tier1IrrAnnual: 0.04,
  tier1CarryFraction: 0.3,
  tier2Kind: 'multiple',
  tier2Multiple: 1.4,
  tier2CarryFraction: 0.4,
};
const asTiers = [
  { aboveIrrAnnual: 0.04, carryFraction: 0.3 },
  { aboveMultiple: 1.4, carryFraction: 0.4 },
];
const low = { 'waterfall.hurdleAnnual': 0.02 };
const conventions = ['simple', 'nominal-monthly', 'nominal-quarterly', 'continuous'] as const;

/** A sample that extends base-100m, as groups laid over it. */
function sample(name: string): Settings {
  const file = join(repository, `resources/scenarios/${name}.yaml`);
  const {
    format: _format,
    extends: _base,
    name: _name,
    description: _description,
    ...groups
  } = parseYamlTree(readFileSync(file, 'utf8'), name).data as Record<string, unknown>;
  return groups;
}

/** Fund, what is typed, and the same as settings. */
const cases: readonly (readonly [string, Settings, Typed, Settings])[] = [
  ...conventions.map(
    (convention) =>
      [
        `pref ${convention}`,
        { 'waterfall.hurdleAnnual': 0.03, 'waterfall.catchUpFraction': 0 },
        { prefConvention: convention, prefOrder: 'pref-first' },
        { 'waterfall.prefConvention': convention, 'waterfall.prefOrder': 'pref-first' },
      ] as const,
  ),
  ['tiers', low, tiered, { 'waterfall.carryTiers': asTiers }],
  [
    'partial catch-up, GP commitment bears carry and fee',
    low,
    { catchUpFraction: 0.5, gpCommitmentBearsCarry: 'yes', gpCommitmentBearsFees: 'yes' },
    { 'waterfall.catchUpFraction': 0.5, 'waterfall.gpCommitmentBearsCarry': true, 'fees.gpCommitmentBearsFees': true },
  ],
  [
    'escrow, interim tests, after tax',
    early,
    { carryEscrowFraction: 0.4, interimClawbackEveryMonths: 12, clawbackAfterTaxFraction: 0.5 },
    {
      'waterfall.carryEscrowFraction': 0.4,
      'waterfall.interimClawbackEveryMonths': 12,
      'waterfall.clawbackAfterTaxFraction': 0.5,
    },
  ],
  [
    'fee on NAV and called capital, a step',
    {},
    {
      managementFeeBasis: 'nav',
      managementFeeBasisLater: 'called',
      feeStep1AfterMonth: 84,
      feeStep1RateAnnual: 0.01,
      feeStep1Basis: 'invested-cost',
    },
    {
      'fees.managementFeeBasis': 'nav',
      'fees.managementFeeBasisLater': 'called',
      'fees.managementFeeSteps': [{ afterMonth: 84, rateAnnual: 0.01, basis: 'invested-cost' }],
    },
  ],
  [
    'annual distributions, monthly fees, other costs',
    {},
    {
      distributionFrequency: 'annual',
      paymentFrequency: 'monthly',
      expensesRateAnnual: 0.01,
      setUpFraction: 0.01,
      gstRate: 0.15,
    },
    {
      'fund.distributionFrequency': 'annual',
      'fees.paymentFrequency': 'monthly',
      'fees.expensesRateAnnual': 0.01,
      'fees.setUpFraction': 0.01,
      'fees.gstRate': 0.15,
    },
  ],
  [
    'shortfall',
    hardTimes,
    { managementFeeRateAnnual: 0.06, managementFeeBasisLater: 'commitments' },
    { 'fees.managementFeeRateAnnual': 0.06, 'fees.managementFeeBasisLater': 'commitments' },
  ],
  [
    'lines of credit',
    { ...gallery['both lines']!, 'reinvestment.basis': 'principal' },
    { hurdleAnnual: 0.02, carryFraction: 0.3, prefClock: 'line-draw' },
    { 'waterfall.hurdleAnnual': 0.02, 'waterfall.carryFraction': 0.3, 'waterfall.prefClock': 'line-draw' },
  ],
  [
    'American',
    { 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.01 },
    { prefConvention: 'nominal-quarterly', hurdleAnnual: 0.04, managementFeeRateAnnual: 0.015 },
    {
      'waterfall.prefConvention': 'nominal-quarterly',
      'waterfall.hurdleAnnual': 0.04,
      'fees.managementFeeRateAnnual': 0.015,
    },
  ],
  [
    'American with four classes',
    gallery['four tranches, American']!,
    { hurdleAnnual: 0.05, carryFraction: 0.3 },
    { 'waterfall.hurdleAnnual': 0.05, 'waterfall.carryFraction': 0.3 },
  ],
  [
    'run-off',
    gallery['run-off']!,
    { hurdleAnnual: 0.02, managementFeeRateAnnual: 0.01 },
    { 'waterfall.hurdleAnnual': 0.02, 'fees.managementFeeRateAnnual': 0.01 },
  ],
  [
    'levered-sub-and-nav',
    sample('levered-sub-and-nav'),
    { hurdleAnnual: 0.03, carryFraction: 0.3 },
    { 'waterfall.hurdleAnnual': 0.03, 'waterfall.carryFraction': 0.3 },
  ],
  [
    'american-tranched',
    sample('american-tranched'),
    { hurdleAnnual: 0.03, carryEscrowFraction: 0.1 },
    { 'tranches.equityHurdleAnnual': 0.03, 'waterfall.carryEscrowFraction': 0.1 },
  ],
];

/** Files that LibreOffice opens at one start: each pack as written and as changed. */
const AT_ONCE = 4;
const batches = Array.from({ length: Math.ceil(cases.length / AT_ONCE) }, (_, i) =>
  cases.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);

describe.skipIf(libreOffice === null)(`live waterfalls${skippedHere}`, () => {
  test.each(batches.map((batch) => ({ names: batch.map(([name]) => name).join('; '), batch })))(
    'follow changed terms: $names',
    { timeout: 600_000 },
    async ({ batch }) => {
      const held = await expectLive(
        batch.map(([name, settings, typed, changed]) => ({ name, settings, typed, changed })),
        true,
      );
      expect(held).toBe(batch.length);
    },
  );
});
