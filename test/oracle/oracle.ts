import { createMarketSimulator } from '../../src-engine/fund/market/simulate.ts';
import type { RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import type { Scenario } from '../../src-engine/fund/scenario/schema.ts';
import { Account } from './account.ts';
import { ageSenior, mark, payoff, recovery, type Advance, type Cause, type World } from './advance.ts';
import { Draws } from './draws.ts';
import { eventOf, monthHazards } from './hazards.ts';
import { lend, suburbsByZone, type Aim, type Lender } from './lending.ts';
import { bisectedIrr, splitProfit } from './profit.ts';

/** What the two engines are compared on. Money in AUD, rates effective annual. */
export type OraclePath = {
  readonly netIrrAnnual: number;
  readonly netTvpiMultiple: number;
  readonly carryPaidAud: number;
  readonly advancesMadeCount: number;
  readonly advancesMadeAud: number;
  readonly principalLostAud: number;
  readonly proceedsAud: number;
  readonly exits: Readonly<Record<Cause, number>>;
  readonly navAud: readonly number[];
};

/** Simulates paths month by month. `seed key` and path fix the oracle's draws; market paths are those of the plan. */
export function createOracle(plan: RunPlan, scenario: Scenario): (path: number) => OraclePath {
  refuseWhatItDoesNotKnow(scenario);
  const simulator = createMarketSimulator(plan.book.market, plan.draws);
  const suburbs = suburbsByZone(plan);
  return (path) => {
    simulator.begin(path);
    const draws = new Draws(plan.draws.key, path);
    const world = worldOf(plan, scenario, simulator.path, draws);
    const lender: Lender = { plan, world, suburbs, draws, ensureSuburb: (suburb) => simulator.ensureSuburb(suburb) };
    return simulatePath(lender);
  };
}

function worldOf(plan: RunPlan, scenario: Scenario, market: World['market'], draws: Draws): World {
  const { voluntaryLogSd, defaultLogSd } = scenario.exits.frailty;
  const { life } = plan.book;
  const frailty = (sd: number) => Math.exp(sd * draws.normal() - sd ** 2 / 2);
  return {
    scenario,
    market,
    zoneDefaultAnnual: life.zoneDefaultAnnual,
    zoneSaleMultiplier: life.zoneSaleMultiplier,
    zoneRefinanceMultiplier: life.zoneRefinanceMultiplier,
    frailtyVoluntary: frailty(voluntaryLogSd),
    frailtyDefault: frailty(defaultLogSd),
  };
}

function simulatePath(lender: Lender): OraclePath {
  const { world, draws } = lender;
  const { scenario, market } = world;
  const { fund, allocation, reinvestment, exits: rules, contract, origination } = scenario;
  const last = fund.lifeMonths;
  const weights = [allocation.greenWeightFraction, allocation.orangeWeightFraction, allocation.redWeightFraction];
  const account = new Account(scenario);
  const committed: Aim = { weights, wanted: [0, 0, 0], held: [0, 0, 0] };
  const exits = { sale: 0, refinance: 0, default: 0, lifeEvent: 0, maturity: 0, fundEnd: 0 };
  const repaid: number[] = []; // principal received by month, to be recycled
  let living: Advance[] = [];
  let proceeds = 0;
  let lost = 0;
  let made = 0;
  let lent = 0;
  let matured = 0; // part of the pool whose delay is over
  let taken = 0; // recycled so far
  for (let month = 0; month <= last; month++) {
    account.open(month, month > 0 ? market.cashRateAnnual[month - 1]! : 0);
    const openingCost = living.reduce((sum, a) => sum + a.principal, 0);
    let principalBack = 0;
    const settle = (a: Advance, paid: number) => {
      principalBack += Math.min(paid, a.principal);
      lost += a.principal - Math.min(paid, a.principal);
      proceeds += paid;
      account.cash += paid;
    };
    const common = month > 0 ? monthHazards(world, month - 1) : null;
    living = living.filter((a) => {
      const event = a.defaulted === null ? eventOf(world, common!, a, month - 1, draws.uniform()) : null;
      ageSenior(world, a, month - 1);
      if (a.defaulted === null && event === 'default') {
        exits.default += 1;
        a.defaulted = month;
      } else if (event !== null || (a.defaulted === null && month - a.month === contract.termMonths)) {
        exits[event ?? 'maturity'] += 1;
        settle(a, payoff(world, a, month, draws));
        return false;
      }
      if (a.defaulted !== null && month === a.defaulted + rules.default.lagMonths) {
        settle(a, recovery(world, a, month, draws));
        return false;
      }
      if (month < last) return true;
      if (a.defaulted === null) exits.fundEnd += 1;
      settle(a, mark(world, a, month) * (1 - rules.fundEnd.terminalDiscountFraction));
      return false;
    });

    repaid[month] = 0;
    if (month < last) {
      if (month > 0 && month <= reinvestment.untilMonth) {
        const cap = reinvestment.capFraction * fund.commitmentsAud;
        repaid[month] = Math.min(principalBack * reinvestment.rateFraction, cap - taken);
        taken += repaid[month]!;
        account.pool += repaid[month]!;
      }
      matured += repaid[month - reinvestment.delayMonths] ?? 0;
      // One turn after the last repayment has matured, what is left over goes back to investors.
      if (month > reinvestment.untilMonth + reinvestment.delayMonths) matured = account.pool = 0;

      let fromCalls = 0;
      const fresh: Advance[] = [];
      if (month < origination.investmentMonths) {
        const released =
          (fund.commitmentsAud * scenario.cash.investableFraction * (month + 1)) / origination.investmentMonths;
        fresh.push(...lend(lender, month, released - account.investedFromCalls, committed));
        fromCalls = fresh.reduce((sum, a) => sum + a.principal, 0);
      }
      const held = [0, 0, 0];
      for (const a of living) held[a.zone]! += a.principal;
      for (const a of fresh) held[a.zone]! += a.principal;
      const cost = held.reduce((sum, value) => sum + value, 0);
      fresh.push(...lend(lender, month, matured, { weights, wanted: weights.map((w) => w * cost), held }));
      const total = fresh.reduce((sum, a) => sum + a.principal, 0);
      matured -= total - fromCalls;
      account.advance(month, total, fromCalls);
      living.push(...fresh);
      made += fresh.length;
      lent += total;
    } else account.pool = 0;

    account.accrueCosts(month, openingCost);
    const quarterEnd = (Number(fund.firstCloseDate.slice(5, 7)) + month) % 3 === 0;
    if (quarterEnd || month === 0 || month === last) account.payCosts(month);
    account.nav[month] = living.reduce((sum, a) => sum + mark(world, a, month), 0) + account.cash - account.owed;
    if ((quarterEnd && month > 0) || month === last) account.distribute(month, month === last);
  }
  const { waterfall } = scenario;
  const split = splitProfit({ gpFraction: fund.gpCommitmentFraction, ...waterfall }, account);
  const flows = split.lp.map((paid, m) => paid - account.calledLp[m]! + (m === last ? split.clawback : 0));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return {
    netIrrAnnual: bisectedIrr(flows),
    netTvpiMultiple: (sum(split.lp) + split.clawback) / sum(account.calledLp),
    carryPaidAud: sum(split.carry),
    advancesMadeCount: made,
    advancesMadeAud: lent,
    principalLostAud: lost,
    proceedsAud: proceeds,
    exits,
    navAud: account.nav,
  };
}

/** The oracle tells one kind of fund; on any other it would say something wrong. */
function refuseWhatItDoesNotKnow({
  fund,
  exits,
  reinvestment,
  contract,
  cash,
  origination,
  waterfall,
  fees,
}: Scenario): void {
  const known = [
    fund.distributionFrequency === 'quarterly' && fees.paymentFrequency === 'quarterly',
    exits.fundEnd.rule === 'sell' && exits.priceBasis === 'index' && exits.default.haircutLogSd === 0,
    reinvestment.strategy === 'rebalance' && reinvestment.basis === 'principal' && reinvestment.everyMonths === 1,
    reinvestment.minimumAud === 0 && reinvestment.reserveFraction === 0,
    contract.shareMethod === 'pro-rata-ltv' && contract.startDiscountFraction === 0 && !contract.lossSharing,
    contract.maxPayoffMultiple === null && contract.costCapAnnual === null && contract.minPayoffMultiple === 0,
    cash.liquidityReserveFraction === 0 && cash.valuationLagMonths === 0 && cash.markdownFraction === 0,
    origination.pace === 'even' && waterfall.carryTiers.length === 0,
    waterfall.prefConvention === 'annual-effective-monthly' && waterfall.prefOrder === 'return-of-capital-first',
    fees.managementFeeBasis === 'commitments' && fees.managementFeeBasisLater === 'invested-cost',
  ];
  if (known.includes(false)) throw new Error('the oracle does not know this kind of fund');
}
