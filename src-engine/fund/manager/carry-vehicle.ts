import type { ManagerPlan } from './plan.ts';

/** Divides the carry of a path among the house and the participants, month by month. */
export interface CarryVehicle {
  /** Paid and returned by participant, participant-major [p * (months + 1) + month]; 0 is the house. */
  readonly paidAud: Float64Array;
  readonly returnedAud: Float64Array;
  begin(): void;
  /** What the vehicle receives and has to give back this month. Returns what the house gets, net, AUD. */
  settle(month: number, receivedAud: number, returnedAud: number): number;
}

/**
 * Each participant gets share x vested part. What is not vested goes to the house, or to the participants in proportion to
 * share x vested part (to the house while nobody has vested). The house gets the rest, so the parts always sum to the
 * carry. A clawback is several: each returns in proportion to what it has kept so far.
 */
export function createCarryVehicle(plan: ManagerPlan): CarryVehicle {
  const rows = plan.months + 1;
  const { participants, unvestedToHouse } = plan;
  const count = participants.length;
  const paidAud = new Float64Array(count * rows);
  const returnedAud = new Float64Array(count * rows);
  const keptAud = new Float64Array(count);
  let inTeam = 0;
  for (let p = 1; p < count; p++) inTeam += participants[p]!.shareFraction;

  /** Multiple of share x vested part that participants get. */
  function levelOf(month: number): number {
    if (unvestedToHouse) return 1;
    let vested = 0;
    for (let p = 1; p < count; p++) vested += participants[p]!.shareFraction * participants[p]!.vestedFraction[month]!;
    return vested > 0 ? inTeam / vested : 0;
  }

  function pay(month: number, amountAud: number): void {
    const level = levelOf(month);
    let leftAud = amountAud;
    for (let p = 1; p < count; p++) {
      const { shareFraction, vestedFraction } = participants[p]!;
      const partAud = Math.min(leftAud, level * shareFraction * vestedFraction[month]! * amountAud);
      leftAud -= partAud;
      keptAud[p] = keptAud[p]! + partAud;
      paidAud[p * rows + month] = partAud;
    }
    keptAud[0] = keptAud[0]! + leftAud;
    paidAud[month] = leftAud;
  }

  function takeBack(month: number, amountAud: number): void {
    let allKeptAud = 0;
    for (let p = 0; p < count; p++) allKeptAud += keptAud[p]!;
    let leftAud = amountAud;
    for (let p = 1; p < count; p++) {
      const partAud = allKeptAud > 0 ? Math.min(leftAud, (keptAud[p]! / allKeptAud) * amountAud) : 0;
      leftAud -= partAud;
      keptAud[p] = keptAud[p]! - partAud;
      returnedAud[p * rows + month] = partAud;
    }
    keptAud[0] = keptAud[0]! - leftAud;
    returnedAud[month] = leftAud;
  }

  return {
    paidAud,
    returnedAud,
    begin() {
      paidAud.fill(0);
      returnedAud.fill(0);
      keptAud.fill(0);
    },
    settle(month, inAud, outAud) {
      if (inAud > 0) pay(month, inAud);
      if (outAud > 0) takeBack(month, outAud);
      return paidAud[month]! - returnedAud[month]!;
    },
  };
}
