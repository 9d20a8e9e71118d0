import { AppError, type FieldIssue } from '../../core/errors.ts';
import { parseDate } from '../../numeric/dates.ts';
import type { DataRoom } from '../data/data-room.ts';
import type { ZonePlan } from '../zones/table.ts';
import type { SeasonedConfig } from './config.ts';
import { resolveFlows } from './flows.ts';
import { historyMarket, type AssumedMarket } from './history.ts';
import { resolveOpening, type OpeningTerms } from './opening.ts';
import type { SeasonedPlan } from './table.ts';
import { monthOfDay, resolveTape, type TapeContext } from './tape.ts';

/** What the rest of the scenario tells. */
export type SeasonedContext = Omit<TapeContext, 'firstCloseDay' | 'startMonth' | 'zoneOfSuburb'> & {
  readonly firstCloseDate: string;
  readonly lifeMonths: number;
  readonly money: OpeningTerms;
  readonly hasSubscriptionLine: boolean;
  readonly hasNavLine: boolean;
  /** What the market of the scenario expects over that many months from first close. */
  readonly assumed: (months: number) => AssumedMarket;
};

/** First simulated month; null when the start is not seasoned. @throws AppError `input/invalid` */
export function seasonedStartMonth(config: SeasonedConfig, firstCloseDate: string, lifeMonths: number): number | null {
  const { asOfMonth, asOfDate } = config;
  const refuse = (issue: FieldIssue) => {
    throw new AppError('input/invalid', 'The seasoned start contradicts itself.', {}, [issue]);
  };
  if (asOfMonth === null && asOfDate === null) {
    for (const field of ['loanTapeFile', 'flowsFile'] as const)
      if (config[field] !== null)
        refuse({
          path: `seasoned.${field}`,
          message: 'is given, but not from when the simulation goes on',
          remedy: 'Set seasoned.asOfMonth or seasoned.asOfDate.',
        });
    return null;
  }
  if (asOfMonth !== null && asOfDate !== null)
    refuse({ path: 'seasoned.asOfDate', message: 'is given beside asOfMonth', remedy: 'Give one of the two.' });
  const start = asOfMonth ?? monthOfDay(parseDate(asOfDate!), parseDate(firstCloseDate)) + 1;
  const path = asOfMonth === null ? 'seasoned.asOfDate' : 'seasoned.asOfMonth';
  if (start < 0) refuse({ path, message: `is before first close (${firstCloseDate})`, remedy: 'Give a later date.' });
  if (start >= lifeMonths)
    refuse({
      path,
      message: `month ${start} is not before the end of the fund in month ${lifeMonths}`,
      remedy: 'Give an earlier month, or a longer fund.lifeMonths.',
    });
  return start;
}

/**
 * Compiles tape, flows, state and market history of a fund that already exists; null when the start is not seasoned.
 * @throws AppError `input/invalid` with fields or rows at fault
 */
export function resolveSeasoned(
  config: SeasonedConfig,
  data: DataRoom,
  zones: ZonePlan,
  context: SeasonedContext,
): SeasonedPlan | null {
  const startMonth = seasonedStartMonth(config, context.firstCloseDate, context.lifeMonths);
  if (startMonth === null) return null;
  refuseMissing(config, data, startMonth, context);
  const firstCloseDay = parseDate(context.firstCloseDate);
  const knownMonth = Math.max(0, startMonth - 1);
  const placed = { ...context, ...context.money, firstCloseDay, startMonth, zoneOfSuburb: zones.zoneOfSuburb };
  const plan = {
    startMonth,
    knownMonth,
    tape: resolveTape(config.loanTapeFile === null ? undefined : data.tape, placed),
    flows: resolveFlows(config.flowsFile === null ? undefined : data.flows, placed),
    market: historyMarket(config, data, zones, context.firstCloseDate, knownMonth, context.assumed(knownMonth)),
    cashAud: config.cashAud ?? NaN,
    recyclableCashAud: config.recyclableCashAud ?? NaN,
    accruedFeesAud: config.accruedFeesAud,
    subscriptionDebtAud: config.subscriptionDebtAud,
    navLineDebtAud: config.navLineDebtAud,
  };
  return { ...plan, opening: resolveOpening(plan, context.money) };
}

function refuseMissing(config: SeasonedConfig, data: DataRoom, startMonth: number, context: SeasonedContext): void {
  const issues: FieldIssue[] = [];
  const issue = (path: string, message: string, remedy: string) =>
    issues.push({ path: `seasoned.${path}`, message, remedy });
  for (const [field, read] of [
    ['loanTapeFile', data.tape],
    ['flowsFile', data.flows],
  ] as const)
    if (config[field] !== null && read === undefined)
      issue(field, 'has not been read', 'Resolve the scenario with its data files.');
  if (startMonth > 0 && config.loanTapeFile !== null && config.flowsFile === null)
    issue('flowsFile', 'is missing: what investors paid in and received is not known', 'Name a CSV of dated flows.');
  if (startMonth === 0)
    for (const field of [
      'cashAud',
      'recyclableCashAud',
      'accruedFeesAud',
      'subscriptionDebtAud',
      'navLineDebtAud',
    ] as const)
      if ((config[field] ?? 0) !== 0)
        issue(field, 'is given, but at month 0 nothing has happened yet', 'Set seasoned.asOfMonth to 1 or more.');
  if (config.subscriptionDebtAud > 0 && !context.hasSubscriptionLine)
    issue(
      'subscriptionDebtAud',
      'is given, but the fund has no such line',
      'Set leverage.subscriptionLine.limitFraction.',
    );
  if (config.navLineDebtAud > 0 && !context.hasNavLine)
    issue('navLineDebtAud', 'is given, but the fund has no such line', 'Set leverage.navLine.limitFraction.');
  if (config.cashAud !== null && (config.recyclableCashAud ?? 0) > config.cashAud)
    issue('recyclableCashAud', `is above the cash of ${config.cashAud} AUD`, 'Lower it, or correct cashAud.');
  if (issues.length > 0) throw new AppError('input/invalid', 'The seasoned start is not complete.', {}, issues);
}
