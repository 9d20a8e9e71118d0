import type { Scenario } from '../../../../src-engine/index.ts';

export type TermValue = number | string;

/** A term of the fund on the inputs sheet. Units, words and ranges come from the scenario's own schema. */
export type Term = {
  /** Anchor on the sheet: `{terms.hurdleAnnual}`. */
  readonly key: string;
  /** Path in a scenario file; of an item of a list with its number. */
  readonly path: string;
  /** Path as the schema's description knows it. */
  readonly schemaPath: string;
  /** Title where the schema's own does not tell it from its neighbours. */
  readonly title?: string;
  /** Why the live sheets cannot move it; left out: they can. */
  readonly fixed?: string;
  readonly value: TermValue | null;
  /** Choices of an item of a list, which the schema does not describe one by one. */
  readonly choices?: readonly string[];
  readonly range?: readonly [number, number];
  readonly unit?: 'Annual' | 'Fraction' | 'Multiple' | 'Month' | 'Text';
  readonly doc?: string;
};

export type TermGroup = { readonly title: string; readonly terms: readonly Term[] };

/** Months and slots that never come into force. */
export const NEVER = 264;
export const feeBases = ['commitments', 'invested-cost', 'nav', 'called'] as const;
export const tierKinds = ['none', 'irr', 'multiple'] as const;
export const YES_NO = ['yes', 'no'] as const;

/** Slots shown for steps of the fee and for carry tiers: those set, and room for one more. */
export const feeStepSlots = ({ fees }: Scenario): number => Math.max(2, fees.managementFeeSteps.length + 1);
export const tierSlots = ({ waterfall }: Scenario): number => Math.max(2, waterfall.carryTiers.length + 1);

const BOOK = 'Fixed: it changes the advances, so run again.';
const COUNTS = 'Fixed: it decides along the path which capital counts.';
const yesNo = (flag: boolean) => (flag ? 'yes' : 'no');

/** The hurdle of a fund with a capital structure may be stated there. */
export const hurdlePath = ({ tranches }: Scenario): string =>
  tranches.equityHurdleAnnual === null || !hasTranches(tranches)
    ? 'waterfall.hurdleAnnual'
    : 'tranches.equityHurdleAnnual';

export const hasTranches = ({ senior, mezzanine, preferred }: Scenario['tranches']): boolean =>
  [senior, mezzanine, preferred].some(({ sizeFraction }) => sizeFraction > 0);

/** Every term that the waterfall of a fund stands on, in the order of the sheet. */
export function termGroups(scenario: Scenario): readonly TermGroup[] {
  const { fund, fees, cash, waterfall, tranches } = scenario;
  const plain = (group: object, at: string, key: string, more: Partial<Term> = {}): Term => {
    const value = (group as Record<string, number | string | boolean>)[key]!;
    const path = `${at}.${key}`;
    return { key, path, schemaPath: path, value: typeof value === 'boolean' ? yesNo(value) : value, ...more };
  };
  const isSeasoned = scenario.seasoned.asOfMonth !== null || scenario.seasoned.asOfDate !== null;
  const hurdle = hurdlePath(scenario);
  return [
    {
      title: 'The fund',
      terms: [
        plain(fund, 'fund', 'commitmentsAud', { fixed: BOOK }),
        plain(fund, 'fund', 'firstCloseDate', { fixed: 'Fixed: it moves the market.' }),
        plain(fund, 'fund', 'lifeMonths', { fixed: BOOK }),
        plain(cash, 'cash', 'investableFraction', { fixed: BOOK }),
        plain(
          fund,
          'fund',
          'gpCommitmentFraction',
          isSeasoned ? { fixed: 'Calls of the past are facts: they cannot be shared again.' } : {},
        ),
        plain(fund, 'fund', 'distributionFrequency'),
      ],
    },
    {
      title: 'Fees and expenses',
      terms: [
        plain(fees, 'fees', 'managementFeeRateAnnual'),
        plain(fees, 'fees', 'managementFeeBasis'),
        plain(fees, 'fees', 'managementFeeSwitchMonth'),
        plain(fees, 'fees', 'managementFeeBasisLater'),
        ...Array.from({ length: feeStepSlots(scenario) }, (_, i) => feeStep(scenario, i)).flat(),
        plain(fees, 'fees', 'writeOffsReduceBase'),
        plain(fees, 'fees', 'gpCommitmentBearsFees'),
        plain(fees, 'fees', 'paymentFrequency'),
        plain(fees, 'fees', 'feeOffsetFraction'),
        plain(fees, 'fees', 'acquisitionFeeOffsetFraction'),
        plain(fees, 'fees', 'dispositionFeeOffsetFraction'),
        plain(fees, 'fees', 'acquisitionFeeFraction'),
        plain(fees, 'fees', 'dispositionFeeFraction'),
        plain(fees, 'fees', 'setUpFraction'),
        plain(fees, 'fees', 'expensesRateAnnual'),
        plain(fees, 'fees', 'fixedExpensesYearlyAud'),
        plain(fees, 'fees', 'expensesGrowthAnnual'),
        ...statedYears(scenario),
        plain(fees, 'fees', 'gstApplies'),
        plain(fees, 'fees', 'gstRate'),
        plain(fees, 'fees', 'ritcFraction'),
      ],
    },
    {
      title: 'Cash',
      terms: [
        plain(cash, 'cash', 'yieldSpreadAnnual'),
        plain(
          cash,
          'cash',
          'liquidityReserveFraction',
          scenario.rules.length > 0 ? { fixed: 'Rules of the fund may set it: the path has its own by month.' } : {},
        ),
        plain(cash, 'cash', 'markdownFraction'),
        plain(cash, 'cash', 'valuationLagMonths', { fixed: 'The marks of each month are those of the path.' }),
      ],
    },
    {
      title: 'Waterfall',
      terms: [
        plain(waterfall, 'waterfall', 'style', { fixed: COUNTS }),
        ...(waterfall.style === 'american'
          ? (['deal', 'writeDownQuarters'] as const).map((key) => plain(waterfall, 'waterfall', key, { fixed: COUNTS }))
          : []),
        {
          ...plain(waterfall, 'waterfall', 'hurdleAnnual'),
          path: hurdle,
          schemaPath: hurdle,
          value: hurdle === 'waterfall.hurdleAnnual' ? waterfall.hurdleAnnual : tranches.equityHurdleAnnual,
        },
        plain(waterfall, 'waterfall', 'prefConvention'),
        plain(waterfall, 'waterfall', 'prefClock'),
        plain(waterfall, 'waterfall', 'prefOrder'),
        plain(waterfall, 'waterfall', 'catchUpFraction'),
        plain(waterfall, 'waterfall', 'carryFraction'),
        ...Array.from({ length: tierSlots(scenario) }, (_, i) => carryTier(scenario, i)).flat(),
        plain(waterfall, 'waterfall', 'gpCommitmentBearsCarry'),
        plain(waterfall, 'waterfall', 'clawback'),
        plain(waterfall, 'waterfall', 'clawbackAfterTaxFraction'),
        plain(waterfall, 'waterfall', 'interimClawbackEveryMonths'),
        plain(waterfall, 'waterfall', 'carryEscrowFraction'),
      ],
    },
  ];
}

function statedYears({ fees }: Scenario): Term[] {
  const path = 'fees.expensesByYear';
  const count = fees.expensesByYear.length;
  const fixed = 'The amounts stand on the monthly sheets.';
  return count === 0 ? [] : [{ key: 'expensesByYear', path, schemaPath: path, value: `${count} stated`, fixed }];
}

function feeStep({ fees }: Scenario, i: number): Term[] {
  const step = fees.managementFeeSteps[i];
  const at = `fees.managementFeeSteps[${i}]`;
  const schemaPath = 'fees.managementFeeSteps';
  const name = `Step ${i + 1} of the management fee`;
  return [
    {
      key: `feeStep${i + 1}AfterMonth`,
      path: `${at}.afterMonth`,
      schemaPath,
      title: `${name}: after month`,
      value: step?.afterMonth ?? NEVER,
      range: [0, NEVER],
      unit: 'Month',
      doc: `The rate and basis below hold in the months after this one, until the next step; steps in order of time. ${NEVER}: never.`,
    },
    {
      key: `feeStep${i + 1}RateAnnual`,
      path: `${at}.rateAnnual`,
      schemaPath,
      title: `${name}: rate`,
      value: step?.rateAnnual ?? 0,
      range: [0, 0.1],
      unit: 'Annual',
      doc: 'Annual rate on the basis of the step.',
    },
    {
      key: `feeStep${i + 1}Basis`,
      path: `${at}.basis`,
      schemaPath,
      title: `${name}: basis`,
      value: step?.basis ?? 'commitments',
      choices: feeBases,
      unit: 'Text',
      doc: 'What the rate of the step is charged on.',
    },
  ];
}

function carryTier({ waterfall }: Scenario, i: number): Term[] {
  const tier = waterfall.carryTiers[i];
  const at = `waterfall.carryTiers[${i}]`;
  const schemaPath = 'waterfall.carryTiers';
  const name = `Further tier ${i + 1}`;
  return [
    {
      key: `tier${i + 1}Kind`,
      path: at,
      schemaPath,
      title: `${name}: hurdle`,
      value: tier === undefined ? 'none' : tier.aboveIrrAnnual === undefined ? 'multiple' : 'irr',
      choices: tierKinds,
      unit: 'Text',
      doc: 'What the class must have reached before the carry of this tier: an IRR, a multiple of its capital, or no such tier. Lowest first.',
    },
    {
      key: `tier${i + 1}IrrAnnual`,
      path: `${at}.aboveIrrAnnual`,
      schemaPath,
      title: `${name}: above an IRR of`,
      value: tier?.aboveIrrAnnual ?? 0,
      range: [0, 1],
      unit: 'Annual',
      doc: 'Effective annual IRR on the month grid; read when the hurdle is an IRR.',
    },
    {
      key: `tier${i + 1}Multiple`,
      path: `${at}.aboveMultiple`,
      schemaPath,
      title: `${name}: above a multiple of`,
      value: tier?.aboveMultiple ?? 1,
      range: [1, 20],
      unit: 'Multiple',
      doc: 'Multiple of capital called; read when the hurdle is a multiple.',
    },
    {
      key: `tier${i + 1}CarryFraction`,
      path: `${at}.carryFraction`,
      schemaPath,
      title: `${name}: carry`,
      value: tier?.carryFraction ?? waterfall.carryTiers.at(-1)?.carryFraction ?? waterfall.carryFraction,
      range: [0, 0.95],
      unit: 'Fraction',
      doc: "Manager's share above the hurdle of this tier.",
    },
  ];
}
