import { hostile, type HostileScenario } from './hostile-scenario.ts';

/** Files that are well formed and say what no fund can be. */
export const hostileValues: readonly HostileScenario[] = [
  hostile('text for a number', 'fund:\n  commitmentsAud: plenty\n', {
    path: 'fund.commitmentsAud',
    says: 'a number from 1000000 to 100000000000 (AUD), not "plenty"',
  }),
  hostile('a number in quotes', 'fund:\n  commitmentsAud: "100000000"\n', {
    path: 'fund.commitmentsAud',
    says: 'Write 100000000, a plain number without quotes.',
  }),
  hostile('separators in a number', 'fund:\n  commitmentsAud: 100_000_000\n', {
    path: 'fund.commitmentsAud',
    says: 'Write 100000000',
  }),
  hostile('a misspelt field', 'fund:\n  comitmentsAud: 100000000\n', {
    path: 'fund.comitmentsAud',
    says: 'Did you mean fund.commitmentsAud?',
  }),
  hostile('a misspelt group', 'waterfal:\n  carryFraction: 0.2\n', {
    path: 'waterfal',
    says: 'Did you mean waterfall?',
  }),
  hostile('a field in the wrong group', 'fund:\n  carryFraction: 0.2\n', {
    path: 'fund.carryFraction',
    says: 'It exists as waterfall.carryFraction.',
  }),
  hostile('an unknown group inside a group', 'market:\n  macro:\n    weather:\n      start: 1\n', {
    path: 'market.macro.weather',
    says: 'is not a known field',
  }),
  hostile('negative size', 'fund:\n  commitmentsAud: -100000000\n', {
    path: 'fund.commitmentsAud',
    says: 'not -100000000',
  }),
  hostile('negative advance', 'origination:\n  advanceMeanAud: -250000\n', { path: 'origination.advanceMeanAud' }),
  hostile('LTV over 1', 'origination:\n  ltvCapFraction: 1.5\n', {
    path: 'origination.ltvCapFraction',
    says: 'from 0.01 to 1 (a fraction: 0.05 is 5 %), not 1.5',
  }),
  hostile('percent for a fraction', 'waterfall:\n  carryFraction: 20\n', {
    path: 'waterfall.carryFraction',
    says: 'For 20 % write 0.2.',
  }),
  hostile('percent sign', 'waterfall:\n  hurdleAnnual: 8%\n', { path: 'waterfall.hurdleAnnual', says: 'Write 0.08' }),
  hostile('not a number', 'origination:\n  advanceSdAud: .nan\n', {
    path: 'origination.advanceSdAud',
    says: 'not NaN',
  }),
  hostile('infinity', 'fund:\n  commitmentsAud: .inf\n', { path: 'fund.commitmentsAud', says: 'not Infinity' }),
  hostile('a number beyond doubles', 'fund:\n  commitmentsAud: 1e999\n', { path: 'fund.commitmentsAud' }),
  hostile('a huge whole number', 'run:\n  paths: 123456789012345678901234567890\n', { path: 'run.paths' }),
  hostile('half a month', 'fund:\n  lifeMonths: 120.5\n', {
    path: 'fund.lifeMonths',
    says: 'a whole number from 24 to 240',
  }),
  hostile('null for a number', 'fund:\n  lifeMonths:\n', { path: 'fund.lifeMonths', says: 'Remove the line' }),
  hostile('a list for a number', 'fund:\n  lifeMonths: [120]\n', { path: 'fund.lifeMonths', says: 'not a list' }),
  hostile('a number for a group', 'waterfall: 0.2\n', { path: 'waterfall', says: 'a group of fields, not 0.2' }),
  hostile('unknown choice', 'origination:\n  pace: evn\n', { path: 'origination.pace', says: 'Did you mean even?' }),
  hostile('yes for true', 'fees:\n  gstApplies: yes\n', { path: 'fees.gstApplies', says: 'Write true.' }),
  hostile('a date that does not exist', 'fund:\n  firstCloseDate: 2026-02-30\n', { path: 'fund.firstCloseDate' }),
  hostile('a date in another order', 'fund:\n  firstCloseDate: 31/07/2026\n', {
    path: 'fund.firstCloseDate',
    says: 'a date such as 2026-07-31',
  }),
  hostile('a faulty entry in a list', 'contract:\n  tierShareFractions: [0.1, 2, 0.3, 0.4]\n', {
    path: 'contract.tierShareFractions[1]',
  }),
  hostile(
    'an unknown field in a list',
    'waterfall:\n  carryTiers:\n    - aboveMultiple: 2\n      carryFracton: 0.3\n',
    {
      path: 'waterfall.carryTiers[0].carryFracton',
    },
  ),
  hostile('format of a later release', 'format: 99\n', { path: 'format', says: 'newer release' }),
  hostile('format as text', 'format: "one"\n', { path: 'format', says: 'Write "format: 1".' }),
  hostile('names of an earlier engine', 'fund_size: 100000000\nhurdle_rate: 0.08\n', { path: 'fund_size' }),
  hostile('many faults at once', Array.from({ length: 400 }, (_, i) => `field${i}: ${i}`).join('\n'), {
    path: 'field0',
    says: 'more problems',
  }),
  hostile('missing data file', 'data:\n  suburbsFile: nowhere/suburbs.csv\n', {
    code: 'input/not-found',
    path: 'data.suburbsFile',
    says: 'nowhere/suburbs.csv',
  }),
  hostile('weights that do not sum to 1', 'allocation:\n  greenWeightFraction: 0.9\n', {
    path: 'allocation.greenWeightFraction',
    says: 'sum to',
    door: 'plan',
  }),
  hostile(
    'tranches above the fund',
    'tranches:\n  senior: { sizeFraction: 0.8 }\n  mezzanine: { sizeFraction: 0.3 }\n',
    {
      path: 'tranches.senior.sizeFraction',
      says: 'less than nothing',
      door: 'plan',
    },
  ),
  hostile('a tranche that outlives the fund', 'tranches:\n  senior: { sizeFraction: 0.3, maturityMonth: 200 }\n', {
    path: 'tranches.senior.maturityMonth',
    says: 'after the life of the fund',
    door: 'plan',
  }),
  hostile('carry above the catch-up', 'waterfall:\n  carryFraction: 0.3\n  catchUpFraction: 0.25\n', {
    path: 'waterfall.catchUpFraction',
    door: 'plan',
  }),
  hostile(
    'hurdles out of order',
    'waterfall:\n  carryTiers:\n    - { aboveIrrAnnual: 0.2, carryFraction: 0.3 }\n    - { aboveIrrAnnual: 0.15, carryFraction: 0.4 }\n',
    { path: 'waterfall.carryTiers[1].aboveIrrAnnual', door: 'plan' },
  ),
  hostile('smallest advance above the largest', 'origination:\n  advanceMinAud: 600000\n', {
    path: 'origination.advanceMinAud',
    door: 'plan',
  }),
  hostile(
    'fee steps out of order',
    'fees:\n  managementFeeSteps:\n    - { afterMonth: 48, rateAnnual: 0.01, basis: nav }\n    - { afterMonth: 24, rateAnnual: 0.01, basis: nav }\n',
    { path: 'fees.managementFeeSteps[1].afterMonth', door: 'plan' },
  ),
];
