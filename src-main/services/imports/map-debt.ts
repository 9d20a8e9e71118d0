import { rounded, yearsToMonths } from './conversions.ts';
import { dropped, grouping, mapped, merged, partOf, type Convert, type ParameterRow } from './parameter-row.ts';

const engine = 'leverage_engine.enabled';
const sleeve = 'leverage_engine.green_sleeve';
const ramp = 'leverage_engine.ramp_line';
const steering = 'leverage_engine.optimization';
const navLimit = 'leverage.navLine.limitFraction';
const subscriptionLimit = 'leverage.subscriptionLine.limitFraction';
const stress = 'a stressed facility is a run of the whole fund under the settings of stress';

const basisPoints = (value: unknown) => (typeof value === 'number' ? rounded(value / 10_000) : value);
/** Debt over net asset value as debt over gross marks: d / (1 + d). */
const grossShare = (value: unknown) => (typeof value === 'number' ? rounded(value / (1 + value)) : value);

/** A line that is switched on, and debt with it, has its size; otherwise it has none. */
const sizeOf =
  (sizePath: string, otherwise: number, to: string): Convert =>
  (value, lookup) => {
    if (value !== true || lookup(engine) !== true) return { set: { [to]: 0 } };
    return { set: { [to]: lookup(sizePath) ?? otherwise } };
  };

/** Debt facilities. */
export const debtRows: readonly ParameterRow[] = [
  grouping('leverage_engine'),
  merged(engine, [navLimit, subscriptionLimit], 'read together with the switch of each line', () => ({ set: {} })),
  grouping(sleeve),
  merged(
    `${sleeve}.enabled`,
    [navLimit],
    'a line that is on has its size, one that is off has 0',
    sizeOf(`${sleeve}.max_mult`, 1.5, navLimit),
  ),
  partOf(`${sleeve}.max_mult`, `${sleeve}.enabled`, [navLimit]),
  mapped(`${sleeve}.spread_bps`, 'leverage.navLine.spreadAnnual', 'basis points become a rate', basisPoints),
  mapped(
    `${sleeve}.commitment_fee_bps`,
    'leverage.navLine.commitmentFeeAnnual',
    'basis points become a rate',
    basisPoints,
  ),
  mapped(
    `${sleeve}.advance_rate`,
    'leverage.navLine.advanceRateFraction',
    'of eligible marks, after haircuts and caps',
  ),
  mapped(`${sleeve}.min_dscr`, 'leverage.navLine.minDebtServiceCoverMultiple', 'over twelve months'),
  mapped(`${sleeve}.max_ltv`, 'leverage.navLine.maxLtvFraction', 'of gross marks; it was not tested'),
  mapped(`${sleeve}.term_years`, 'leverage.navLine.termMonths', 'years become months', yearsToMonths),
  dropped(
    `${sleeve}.amortization_years`,
    'it was never read; the balance falls evenly from leverage.navLine.amortisationFromMonth to term',
  ),
  mapped(
    `${sleeve}.interest_only_period`,
    'leverage.navLine.amortisationFromMonth',
    'years become months; it was never read',
    yearsToMonths,
  ),
  mapped(`${sleeve}.prepayment_penalty`, 'leverage.navLine.prepaymentFeeFraction', 'it was never read'),
  mapped(
    `${sleeve}.prepayment_lockout`,
    'leverage.navLine.lockOutMonths',
    'years become months; it was never read',
    yearsToMonths,
  ),
  grouping(ramp),
  merged(
    `${ramp}.enabled`,
    [subscriptionLimit],
    'a line that is on has its size, one that is off has 0',
    sizeOf(`${ramp}.limit_pct_commit`, 0.15, subscriptionLimit),
  ),
  partOf(`${ramp}.limit_pct_commit`, `${ramp}.enabled`, [subscriptionLimit]),
  mapped(`${ramp}.spread_bps`, 'leverage.subscriptionLine.spreadAnnual', 'basis points become a rate', basisPoints),
  mapped(
    `${ramp}.commitment_fee_bps`,
    'leverage.subscriptionLine.commitmentFeeAnnual',
    'basis points become a rate',
    basisPoints,
  ),
  mapped(`${ramp}.draw_period_months`, 'leverage.subscriptionLine.drawMonths'),
  mapped(`${ramp}.term_months`, 'leverage.subscriptionLine.termMonths'),
  grouping(steering),
  dropped(`${steering}.enabled`, 'a NAV line always follows its target'),
  mapped(
    `${steering}.target_leverage`,
    'leverage.navLine.targetLtvFraction',
    'debt over NAV becomes debt over gross marks, d / (1 + d)',
    grossShare,
  ),
  dropped(`${steering}.max_leverage`, 'above leverage.navLine.repayAboveLtvFraction the line is repaid to its target'),
  mapped(
    `${steering}.deleveraging_threshold`,
    'leverage.navLine.repayAboveLtvFraction',
    'debt over NAV becomes debt over gross marks, d / (1 + d)',
    grossShare,
  ),
  dropped(
    `${steering}.min_cash_buffer`,
    'a multiple of yearly debt service; the reserve is in months: leverage.navLine.reserveMonths',
  ),
  grouping('leverage_engine.stress_testing'),
  ...['enabled', 'interest_rate_shock', 'nav_shock', 'liquidity_shock'].map((name) =>
    dropped(`leverage_engine.stress_testing.${name}`, stress),
  ),
  mapped('guardrails.max_nav_util', 'guardrails.debtToNav.limitFraction', 'debt over NAV'),
  mapped('guardrails.min_interest_coverage', 'guardrails.interestCover.limitMultiple'),
];
