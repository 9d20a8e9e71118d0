import type { Scenario } from '../../src-engine/fund/scenario/schema.ts';

/** The fund's cash by month: what was called, paid, kept and handed out. Money in AUD. */
export class Account {
  cash = 0;
  pool = 0;
  investedFromCalls = 0;
  readonly calledLp: number[] = [];
  readonly calledGp: number[] = [];
  readonly distributed: number[] = [];
  readonly lpOnlyFees: number[] = [];
  readonly nav: number[] = [];
  private readonly scenario: Scenario;
  private owedManagement = 0;
  private owedOther = 0;
  private reserveLp: number;
  private reserveGp: number;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    const reserve = scenario.fund.commitmentsAud * (1 - scenario.cash.investableFraction);
    this.reserveGp = reserve * scenario.fund.gpCommitmentFraction;
    this.reserveLp = reserve - this.reserveGp;
  }

  get owed(): number {
    return this.owedManagement + this.owedOther;
  }

  open(month: number, cashRateAnnual: number): void {
    this.calledLp[month] = this.calledGp[month] = this.distributed[month] = this.lpOnlyFees[month] = 0;
    this.cash *= 1 + Math.max(0, cashRateAnnual + this.scenario.cash.yieldSpreadAnnual) / 12;
  }

  call(month: number, lp: number, gp: number): void {
    this.calledLp[month]! += lp;
    this.calledGp[month]! += gp;
    this.cash += lp + gp;
  }

  /** Pays advances: `fromCalls` of it by a call on both classes, the rest out of the pool. */
  advance(month: number, total: number, fromCalls: number): void {
    const gp = fromCalls * this.scenario.fund.gpCommitmentFraction;
    this.call(month, fromCalls - gp, gp);
    this.investedFromCalls += fromCalls;
    this.pool -= total - fromCalls;
    this.cash -= total;
  }

  /** Fees and expenses of a month with the GST that is not credited; the management fee is that of the LP class alone. */
  accrueCosts(month: number, openingCost: number): void {
    const { fees, fund } = this.scenario;
    const gross = 1 + (fees.gstApplies ? fees.gstRate * (1 - fees.ritcFraction) : 0);
    const committed = fund.commitmentsAud;
    if (month === 0) {
      this.owedOther += committed * fees.setUpFraction * gross;
      return;
    }
    const base = month <= fees.managementFeeSwitchMonth ? committed : openingCost;
    this.owedManagement += ((base * fees.managementFeeRateAnnual) / 12) * (1 - fund.gpCommitmentFraction) * gross;
    const year = Math.floor((month - 1) / 12);
    this.owedOther += ((committed * fees.expensesRateAnnual) / 12) * (1 + fees.expensesGrowthAnnual) ** year * gross;
  }

  /** By calls on what both classes still owe for fees, in the proportion in which they bear them, then from free cash. */
  payCosts(month: number): void {
    const due = this.owed;
    if (due <= 0) return;
    const g = this.scenario.fund.gpCommitmentFraction;
    const managementPart = this.owedManagement / due;
    const gpPart = g * (1 - managementPart);
    const called = Math.max(0, Math.min(due, this.reserveLp / (1 - gpPart), this.reserveGp / gpPart));
    const free = Math.max(0, this.cash - this.pool);
    const fromCash = Math.min(due - called, free);
    this.call(month, called * (1 - gpPart), called * gpPart);
    this.reserveLp -= called * (1 - gpPart);
    this.reserveGp -= called * gpPart;
    this.cash -= called + fromCash;
    this.lpOnlyFees[month] = managementPart * fromCash;
    const unpaid = 1 - (called + fromCash) / due;
    this.owedManagement *= unpaid;
    this.owedOther *= unpaid;
  }

  distribute(month: number, everything: boolean): void {
    const kept = everything ? 0 : this.pool;
    this.distributed[month] = Math.max(0, this.cash - kept);
    this.cash -= this.distributed[month]!;
  }
}
