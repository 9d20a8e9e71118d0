import { AppError } from '../../core/errors.ts';
import type { BookPlan } from '../book/plan.ts';
import type { TreasuryPlan } from '../cash/plan.ts';
import type { DataRoom } from '../data/data-room.ts';
import { resolveMarket } from '../market/plan.ts';
import type { ReinvestmentPlan } from '../reinvestment/plan.ts';
import type { Scenario } from '../scenario/schema.ts';
import { resolveSeasoned, seasonedStartMonth } from '../seasoned/plan.ts';
import type { SeasonedPlan } from '../seasoned/table.ts';
import { resolveStress, type StressEconomy, type StressPlan } from '../stress/plan.ts';
import { findSuburb } from '../zones/find-suburb.ts';
import { ZONES, type ZonePlan } from '../zones/table.ts';

/** Last month that is a fact, 0 when the fund starts at first close: there the simulated market begins. */
export function knownMonthOf({ seasoned, fund }: Scenario): number {
  const start = seasonedStartMonth(seasoned, fund.firstCloseDate, fund.lifeMonths);
  return start === null ? 0 : Math.max(0, start - 1);
}

/** @throws AppError `input/invalid`: the market of a registry begins at its month 0 for all its funds */
export function refuseSeasonedInRegistry(scenario: Scenario): void {
  if (knownMonthOf(scenario) === 0) return;
  throw new AppError('input/invalid', 'A fund that already exists cannot stand in a registry.', {}, [
    {
      path: 'seasoned',
      message: 'begins the market at its as-of date, while the funds of a registry share one market from month 0',
      remedy: 'Run the fund by itself, or take its seasoned start out.',
    },
  ]);
}

/** The fund that already exists, from tape, flows and the terms of the scenario; null when it starts at first close. */
export function seasonedOf(
  scenario: Scenario,
  data: DataRoom,
  zones: ZonePlan,
  treasury: TreasuryPlan,
  reinvestment: ReinvestmentPlan,
): SeasonedPlan | null {
  const { fund, contract, senior, exits, leverage, market } = scenario;
  const { cashRate, unemployment, inflation, populationGrowth } = market.macro;
  return resolveSeasoned(scenario.seasoned, data, zones, {
    firstCloseDate: fund.firstCloseDate,
    lifeMonths: fund.lifeMonths,
    termMonths: contract.termMonths,
    interestAnnual: contract.simpleInterestAnnual,
    tiered: contract.shareMethod === 'tiered',
    lagMonths: exits.default.lagMonths,
    seniorTermMonths: 12 * senior.termYears,
    suburbOf: suburbFinder(data, zones),
    hasSubscriptionLine: leverage.subscriptionLine.limitFraction > 0,
    hasNavLine: leverage.navLine.limitFraction > 0,
    money: {
      interestMonthly: contract.simpleInterestAnnual / 12,
      commitmentsAud: fund.commitmentsAud,
      gpCommitmentFraction: fund.gpCommitmentFraction,
      investableAud: treasury.investableAud,
      navLineBuysAdvances: leverage.navLine.use === 'advances',
      recycling: reinvestment,
    },
    assumed: (months) => ({
      expectedZoneLog: months === 0 ? new Float64Array(ZONES) : resolveMarket(market, zones, months).expectedZoneLog,
      cashRateAnnual: cashRate.start,
      unemploymentFraction: unemployment.start,
      inflationAnnual: inflation.start,
      populationGrowthAnnual: populationGrowth.start,
    }),
  });
}

function suburbFinder(data: DataRoom, zones: ZonePlan) {
  const codeOfRow = new Map(Array.from(zones.suburbRows, (row, code) => [row, code]));
  const known = new Map<string, ReturnType<typeof findSuburb>>();
  return (name: string) => {
    const row = known.get(name) ?? findSuburb(name, data.suburbs);
    known.set(name, row);
    if (typeof row !== 'number') return row;
    return (
      codeOfRow.get(row) ?? {
        message: `${data.suburbs.names[row]!} is not among the suburbs of the scenario.`,
        remedy: 'Raise zones.universe.count, or list the suburbs in zones.universe.',
      }
    );
  };
}

/**
 * Months from each tape advance to its valuation: those with a value of today are known up to the last known month, without the
 * noise that has grown since the advance.
 */
export function valuedMonths(seasoned: SeasonedPlan | null): Int32Array {
  if (seasoned === null) return new Int32Array(0);
  const { tape, knownMonth } = seasoned;
  return Int32Array.from(tape.currentValueAud, (value, i) =>
    Number.isNaN(value) ? 0 : knownMonth - tape.originationMonth[i]!,
  );
}

/**
 * The stress on a market that begins at `knownMonth`; its hazards are by month of the fund. What would begin in months that are facts
 * begins at the as-of date.
 */
export function stressFrom(
  config: Scenario['stress'],
  data: DataRoom,
  grid: { readonly months: number; readonly lifeMonths: number },
  knownMonth: number,
  economy: StressEconomy,
): StressPlan | null {
  const shifted = { months: grid.months - knownMonth, lifeMonths: grid.lifeMonths - knownMonth };
  const ahead = (startMonth: number) => Math.max(0, startMonth - knownMonth);
  const replay = { ...config.replay, startMonth: ahead(config.replay.startMonth) };
  const plan = resolveStress({ ...config, startMonth: ahead(config.startMonth), replay }, data, shifted, economy);
  if (plan === null || knownMonth === 0) return plan;
  const widen = (values: Float64Array) => {
    const wide = new Float64Array(grid.months + 1).fill(1);
    wide.set(values, knownMonth);
    return wide;
  };
  return { ...plan, hazards: { default: widen(plan.hazards.default), voluntary: widen(plan.hazards.voluntary) } };
}

/** What a reader must know of a stress that was to begin before the as-of date. */
export function lateStressWarnings(config: Scenario['stress'], { stress, seasoned }: BookPlan): readonly string[] {
  if (stress === null || seasoned === null) return [];
  const asked = stress.replay === null ? config.startMonth : config.replay.startMonth;
  if (asked >= seasoned.knownMonth) return [];
  return [
    `The stress of month ${asked} begins at the as-of date in month ${seasoned.knownMonth}: the months before are facts.`,
  ];
}
