import { engineLines } from '../../../../src-main/services/pack/waterfall/columns/parties.ts';
import { figuresOf } from '../../../../src-main/services/pack/waterfall/month-table.ts';
import { waterfallMonths } from '../../../../src-main/services/pack/waterfall/months.ts';
import { termFigures } from '../../../../src-main/services/pack/waterfall/workings.ts';
import { gallery, hardTimes } from '../../../support/gallery.ts';
import type { Settings } from '../../../support/plans.ts';
import { pathFlows } from './flows-of.ts';

/** As a share of commitments. */
const MONEY = 1e-11;

const tiers = [
  { aboveIrrAnnual: 0.04, carryFraction: 0.3 },
  { aboveMultiple: 1.4, carryFraction: 0.4 },
];
const early: Settings = {
  ...gallery['carry clawed back']!,
  'waterfall.carryEscrowFraction': 0.3,
  'waterfall.interimClawbackEveryMonths': 12,
};

/** Fund, and the terms that are changed on the sheet. Where the book does not depend on them the engine must agree. */
export const changes: readonly (readonly [string, Settings, Settings])[] = [
  ['hurdle', {}, { 'waterfall.hurdleAnnual': 0.03 }],
  ['carry', { 'waterfall.hurdleAnnual': 0.02 }, { 'waterfall.carryFraction': 0.3 }],
  ['fee', {}, { 'fees.managementFeeRateAnnual': 0.01 }],
  [
    'fee, hurdle and carry',
    {},
    { 'fees.managementFeeRateAnnual': 0.005, 'waterfall.hurdleAnnual': 0.02, 'waterfall.carryFraction': 0.15 },
  ],
  ...(['simple', 'nominal-monthly', 'nominal-quarterly', 'continuous'] as const).map(
    (convention) =>
      [
        `pref ${convention}`,
        { 'waterfall.hurdleAnnual': 0.03, 'waterfall.catchUpFraction': 0 },
        { 'waterfall.prefConvention': convention },
      ] as const,
  ),
  [
    'pref first',
    { 'waterfall.hurdleAnnual': 0.03, 'waterfall.prefConvention': 'simple' },
    { 'waterfall.prefOrder': 'pref-first' },
  ],
  ['no catch-up', { 'waterfall.hurdleAnnual': 0.02 }, { 'waterfall.catchUpFraction': 0 }],
  ['partial catch-up', { 'waterfall.hurdleAnnual': 0.04 }, { 'waterfall.catchUpFraction': 0.25 }],
  ['tiers added', { 'waterfall.hurdleAnnual': 0.02 }, { 'waterfall.carryTiers': tiers }],
  [
    'tiers taken away',
    { 'waterfall.hurdleAnnual': 0.02, 'waterfall.carryTiers': tiers },
    { 'waterfall.carryTiers': [] },
  ],
  [
    'GP commitment bears carry and fee',
    { 'waterfall.hurdleAnnual': 0.02 },
    { 'waterfall.gpCommitmentBearsCarry': true, 'fees.gpCommitmentBearsFees': true },
  ],
  ['GP commitment of a fifth', {}, { 'fund.gpCommitmentFraction': 0.2 }],
  ['fee on NAV', {}, { 'fees.managementFeeBasis': 'nav', 'fees.managementFeeBasisLater': 'called' }],
  ['fee on invested capital', {}, { 'fees.managementFeeBasis': 'invested-cost', 'fees.managementFeeSwitchMonth': 30 }],
  ['fee steps', {}, { 'fees.managementFeeSteps': [{ afterMonth: 36, rateAnnual: 0.015, basis: 'nav' }] }],
  [
    'write-offs stay in the base',
    hardTimes,
    { 'fees.writeOffsReduceBase': false, 'fees.managementFeeBasis': 'invested-cost' },
  ],
  [
    'annual distributions, monthly fees',
    {},
    { 'fund.distributionFrequency': 'annual', 'fees.paymentFrequency': 'monthly' },
  ],
  [
    'expenses, set-up and GST',
    {},
    {
      'fees.expensesRateAnnual': 0.01,
      'fees.expensesGrowthAnnual': 0.05,
      'fees.fixedExpensesYearlyAud': 250_000,
      'fees.setUpFraction': 0.01,
      'fees.gstRate': 0.15,
      'fees.ritcFraction': 0.75,
    },
  ],
  ['no GST', {}, { 'fees.gstApplies': false }],
  ['shortfall', hardTimes, { 'fees.managementFeeRateAnnual': 0.06, 'fees.managementFeeBasisLater': 'commitments' }],
  [
    'fees on advances and proceeds, offset',
    {},
    {
      'fees.acquisitionFeeFraction': 0.01,
      'fees.dispositionFeeFraction': 0.01,
      'fees.feeOffsetFraction': 0.5,
      'fees.acquisitionFeeOffsetFraction': 1,
    },
  ],
  [
    'cash spread, reserve and markdown',
    { 'fees.managementFeeBasis': 'nav' },
    { 'cash.yieldSpreadAnnual': -0.02, 'cash.liquidityReserveFraction': 0.03, 'cash.markdownFraction': 0.1 },
  ],
  [
    'clawback off',
    { ...early, 'waterfall.carryEscrowFraction': 0, 'waterfall.interimClawbackEveryMonths': 0 },
    { 'waterfall.clawback': false },
  ],
  [
    'clawback after tax, escrow, interim tests',
    gallery['carry clawed back']!,
    {
      'waterfall.clawbackAfterTaxFraction': 0.3,
      'waterfall.carryEscrowFraction': 0.4,
      'waterfall.interimClawbackEveryMonths': 24,
    },
  ],
  ['hurdle under interim tests', early, { 'waterfall.hurdleAnnual': 0.05, 'waterfall.catchUpFraction': 0.8 }],
  [
    'run-off: hurdle and fee',
    gallery['run-off']!,
    { 'waterfall.hurdleAnnual': 0.02, 'fees.managementFeeRateAnnual': 0.01 },
  ],
  [
    'lines: hurdle and carry',
    { ...gallery['both lines']!, 'reinvestment.basis': 'principal' },
    { 'waterfall.hurdleAnnual': 0.02, 'waterfall.carryFraction': 0.3 },
  ],
  [
    'lines: clock from the draw',
    gallery['both lines']!,
    { 'waterfall.prefClock': 'line-draw', 'waterfall.hurdleAnnual': 0.02 },
  ],
  [
    'tranches: carry',
    { 'tranches.senior.sizeFraction': 0.2, 'waterfall.hurdleAnnual': 0.02 },
    { 'waterfall.carryFraction': 0.3, 'waterfall.catchUpFraction': 0.6 },
  ],
  [
    'American: hurdle and carry',
    { 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.01, 'waterfall.carryEscrowFraction': 0.3 },
    { 'waterfall.hurdleAnnual': 0.03, 'waterfall.carryFraction': 0.25 },
  ],
  [
    'American by quarter: quarterly pref, tiers, GP bears carry',
    { ...gallery['American by quarter']!, 'waterfall.prefConvention': 'simple' },
    {
      'waterfall.prefConvention': 'nominal-quarterly',
      'waterfall.hurdleAnnual': 0.03,
      'waterfall.gpCommitmentBearsCarry': true,
      'waterfall.carryTiers': [{ aboveIrrAnnual: 0.05, carryFraction: 0.4 }],
    },
  ],
  [
    'American: fee',
    { 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.01 },
    { 'fees.managementFeeRateAnnual': 0.01 },
  ],
  [
    'American tranched: hurdle',
    gallery['four tranches, American']!,
    { 'waterfall.hurdleAnnual': 0.05, 'waterfall.carryFraction': 0.3 },
  ],
];

/**
 * The sheet of a path on changed terms against the engine, which runs the same path again with them.
 * @returns the lines that differ, and how far the change moves the sheet, AUD
 */
export function heldAgainstEngine(fund: Settings, changed: Settings): { off: readonly string[]; movedAud: number } {
  const path = 2;
  const made = pathFlows(fund, path);
  const again = pathFlows({ ...fund, ...changed }, path);
  const { table } = waterfallMonths(made, new Map([...termFigures(made.scenario), ...termFigures(again.scenario)]));
  const asMade = waterfallMonths(made).table;
  const off: string[] = [];
  let movedAud = 0;
  for (const { key, of, value } of engineLines(again)) {
    const [sheet, was] = [figuresOf(table, of), figuresOf(asMade, of)];
    let [largest, move] = [0, 0];
    for (let m = 0; m <= again.lastMonth; m++) {
      largest = Math.max(largest, Math.abs(sheet[m]! - value(m)));
      move = Math.max(move, Math.abs(sheet[m]! - was[m]!));
    }
    if (!(largest < MONEY * again.scenario.fund.commitmentsAud)) off.push(`${key} by ${largest}`);
    movedAud += move;
  }
  return { off, movedAud };
}
