import { AppError } from '../../core/errors.ts';
import type { FieldIssue } from '../../core/errors.ts';
import { financialYearGrid, type FinancialYearGrid } from '../../numeric/financial-year.ts';
import type { AmountLine, CarryParticipant, StaffRole } from './config-lines.ts';
import { assetBases, type ManagerConfig } from './config.ts';
import { amountsByMonth, growthByMonth } from './schedule.ts';
import { vestedFraction } from './vesting.ts';

/** One role, compiled. A driver of 0 counts nothing. */
export type RolePlan = {
  readonly title: string;
  readonly count: number;
  readonly livingPerHead: number;
  readonly madePerHead: number;
  readonly assetsPerHeadAud: number;
  /** Pay and on-costs of one head by month, AUD; 0 where the role does not exist. */
  readonly payAud: Float64Array;
  /** 1 in the months in which the role exists. */
  readonly exists: Uint8Array;
};

/** One participant of the carry vehicle, compiled. */
export type ParticipantPlan = {
  readonly name: string;
  readonly kind: CarryParticipant['kind'] | 'house';
  readonly shareFraction: number;
  /** Share vested of what is paid in each month, 0..1, never falling. */
  readonly vestedFraction: Float64Array;
};

/** The manager, ready for any path: typed arrays by month 0..months. Structured-cloneable. */
export type ManagerPlan = FinancialYearGrid & {
  readonly months: number;
  /** Position in `assetBases`. */
  readonly assetBasis: number;
  readonly roles: readonly RolePlan[];
  readonly expensesAud: Float64Array;
  readonly otherRevenueAud: Float64Array;
  /** Unit costs of a month. */
  readonly assetsRateMonthly: number;
  readonly perFundAud: Float64Array;
  readonly perLivingAud: Float64Array;
  readonly perMadeAud: Float64Array;
  readonly revenueFraction: number;
  readonly openingCashAud: number;
  readonly ownersFundShortfall: boolean;
  readonly reserveMonths: number;
  readonly dividends: ManagerConfig['cash']['dividends'];
  readonly dividendFraction: number;
  readonly dividendsFromMonth: number;
  readonly paysGpCalls: boolean;
  readonly taxFraction: number;
  readonly lossesCarryForward: boolean;
  /** The house first; its share is what the others leave of 1. */
  readonly participants: readonly ParticipantPlan[];
  readonly unvestedToHouse: boolean;
};

/** What the manager needs of the rest: the date of month 0 (ISO, a month-end) and the length of the grid of its funds. */
export type ManagerFacts = { readonly firstCloseDate: string; readonly months: number };

/**
 * Compiles the slice; null when the manager is off. For several funds `months` is the length of their common grid and month 0
 * the first close of the earliest.
 * @throws AppError `input/invalid` when carry shares exceed 100 %, names repeat, or a line ends before it starts
 */
export function resolveManager(config: ManagerConfig, facts: ManagerFacts): ManagerPlan | null {
  if (!config.enabled) return null;
  refuseContradictions(config);
  const { months, firstCloseDate } = facts;
  const { scaled, cash, tax, carry } = config;
  const growth = growthByMonth(scaled.growthAnnual, months);
  return {
    months,
    ...financialYearGrid(firstCloseDate, months, config.yearEndMonth),
    assetBasis: assetBases.indexOf(config.assetBasis),
    roles: config.staff.map((role) => rolePlan(role, months)),
    expensesAud: sumOfLines(config.expenses, months),
    otherRevenueAud: sumOfLines(config.otherRevenue, months),
    assetsRateMonthly: scaled.assetsAnnual / 12,
    perFundAud: growth.map((g) => (g * scaled.perFundYearlyAud) / 12),
    perLivingAud: growth.map((g) => (g * scaled.perLivingAdvanceYearlyAud) / 12),
    perMadeAud: growth.map((g) => g * scaled.perAdvanceMadeAud),
    revenueFraction: scaled.revenueFraction,
    openingCashAud: cash.openingAud,
    ownersFundShortfall: cash.shortfall === 'owners',
    reserveMonths: cash.reserveMonths,
    dividends: cash.dividends,
    dividendFraction: cash.dividendFraction,
    dividendsFromMonth: cash.dividendsFromMonth,
    paysGpCalls: cash.paysGpCalls,
    taxFraction: tax.rateFraction,
    lossesCarryForward: tax.lossesCarryForward,
    participants: participantPlans(carry.participants, months),
    unvestedToHouse: carry.unvested === 'house',
  };
}

function rolePlan(role: StaffRole, months: number): RolePlan {
  const growth = growthByMonth(role.growthAnnual, months);
  const monthlyAud = (role.salaryYearlyAud * (1 + role.onCostFraction)) / 12;
  const exists = Uint8Array.from({ length: months + 1 }, (_, m) =>
    m >= role.startMonth && m <= (role.endMonth ?? months) ? 1 : 0,
  );
  return {
    title: role.title,
    count: role.count,
    livingPerHead: role.livingAdvancesPerHeadCount ?? 0,
    madePerHead: role.advancesMadePerHeadCount ?? 0,
    assetsPerHeadAud: role.assetsPerHeadAud ?? 0,
    payAud: growth.map((g, m) => (exists[m] === 1 ? g * monthlyAud : 0)),
    exists,
  };
}

function sumOfLines(lines: readonly AmountLine[], months: number): Float64Array {
  const total = new Float64Array(months + 1);
  for (const line of lines) amountsByMonth(line, months).forEach((amountAud, m) => (total[m]! += amountAud));
  return total;
}

function participantPlans(participants: readonly CarryParticipant[], months: number): ParticipantPlan[] {
  const together = participants.reduce((sum, { shareFraction }) => sum + shareFraction, 0);
  const always = new Float64Array(months + 1).fill(1);
  return [
    { name: 'house', kind: 'house', shareFraction: Math.max(0, 1 - together), vestedFraction: always },
    ...participants.map((p) => ({
      name: p.name,
      kind: p.kind,
      shareFraction: p.shareFraction,
      vestedFraction: Float64Array.from({ length: months + 1 }, (_, m) => vestedFraction(p, m)),
    })),
  ];
}

/** Shares that sum to one in decimals may exceed it in doubles by so much. */
const SHARE_ROUNDING = 1e-9;

function refuseContradictions(config: ManagerConfig): void {
  const issues: FieldIssue[] = [];
  const { participants } = config.carry;
  const together = participants.reduce((sum, { shareFraction }) => sum + shareFraction, 0);
  if (together > 1 + SHARE_ROUNDING)
    issues.push({
      path: 'manager.carry.participants',
      message: `the shares of carry sum to ${Number((100 * together).toPrecision(6))} %, more than there is`,
      remedy: 'lower shareFraction until they sum to at most 1; the house has what is left',
    });
  const names = new Set(['house']);
  participants.forEach(({ name }, i) => {
    if (names.has(name))
      issues.push({
        path: `manager.carry.participants[${i}].name`,
        message: name === 'house' ? 'the house is always a participant and needs no line' : 'this name is taken',
        remedy: 'give every participant a name of its own',
      });
    names.add(name);
  });
  const lists = [
    ['staff', config.staff],
    ['expenses', config.expenses],
    ['otherRevenue', config.otherRevenue],
  ] as const;
  for (const [list, lines] of lists)
    lines.forEach(({ startMonth, endMonth }, i) => {
      if (endMonth !== null && endMonth < startMonth)
        issues.push({
          path: `manager.${list}[${i}].endMonth`,
          message: `month ${endMonth} is before the first month, ${startMonth}`,
          remedy: 'set it at or after startMonth, or leave it out',
        });
    });
  if (issues.length > 0) throw new AppError('input/invalid', 'The plan of the manager contradicts itself.', {}, issues);
}
