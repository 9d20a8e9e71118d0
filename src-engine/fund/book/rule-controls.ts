import type { Treasury } from '../cash/treasury.ts';
import type { ApplicationTerms } from '../origination/apply.ts';
import type { RecyclingPool } from '../reinvestment/pool.ts';
import { CONTROL } from '../rules/settable.ts';
import { ZONES } from '../zones/table.ts';
import type { CreditDesk } from './credit-desk.ts';

/** The fields of a type open to change. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What of a month rules may change. */
export type RuledTools = {
  readonly commitmentsAud: number;
  readonly committedTerms: Writable<ApplicationTerms>;
  readonly leveredTerms: Writable<ApplicationTerms>;
  readonly recycledTerms: Writable<ApplicationTerms>;
  /** Target weights, length Z. */
  readonly targetFraction: Float64Array;
  readonly pool: RecyclingPool;
  readonly treasury: Treasury;
  readonly credit: CreditDesk | null;
};

/** Lays the controls of the open month on everybody who reads them. The switches are read by the month itself. */
export function followControls(controls: Float64Array, tools: RuledTools): void {
  const { committedTerms, leveredTerms, recycledTerms, targetFraction } = tools;
  const ltvCapFraction = controls[CONTROL['origination.ltvCapFraction']]!;
  const advanceLimitAud = controls[CONTROL['allocation.advanceLimitFraction']]! * tools.commitmentsAud;
  for (const terms of [committedTerms, leveredTerms]) {
    terms.ltvCapFraction = ltvCapFraction;
    terms.advanceLimitAud = advanceLimitAud;
  }
  recycledTerms.ltvCapFraction = Math.min(1, controls[CONTROL['reinvestment.ltvCapMultiple']]! * ltvCapFraction);
  recycledTerms.advanceLimitAud = advanceLimitAud;
  recycledTerms.sizeMultiple = controls[CONTROL['reinvestment.sizeMultiple']]!;
  const firstWeight = CONTROL['allocation.greenWeightFraction'];
  for (let zone = 0; zone < ZONES; zone++) targetFraction[zone] = controls[firstWeight + zone]!;
  tools.pool.setRate(controls[CONTROL['reinvestment.rateFraction']]!);
  tools.treasury.setLiquidityReserve(controls[CONTROL['cash.liquidityReserveFraction']]! * tools.commitmentsAud);
  tools.credit?.follow(
    controls[CONTROL['leverage.navLine.targetLtvFraction']]!,
    controls[CONTROL['leverage.navLine.sweepFraction']]!,
  );
}
