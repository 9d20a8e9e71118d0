import type { Columns } from '../../core/table.ts';
import type { ClassDesk } from './class-desk.ts';
import type { TranchePlan } from './plan.ts';
import type { EquityTable } from './table.ts';

/** Divides the calls of a path among the classes. One per path runner. */
export interface Funding {
  begin(): void;
  /** The calls of a month: each class's part goes to its desk, the rest is called from the parties that hold the equity. */
  call(month: number, calledLpAud: number, calledGpAud: number): void;
  /** Called from the equity so far, AUD. */
  equityCalledAud(): number;
}

export function createFunding(plan: TranchePlan, desk: ClassDesk, equity: Columns<EquityTable>): Funding {
  const equityCalledAud = new Float64Array(1); // a captured number would be allocated anew at every call

  return {
    begin() {
      equityCalledAud[0] = 0;
    },
    call(month, calledLpAud, calledGpAud) {
      const callAud = calledLpAud + calledGpAud;
      if (callAud === 0) return;
      let openFraction = 0;
      for (let at = 0; at < desk.count; at++)
        if (desk.mayBeCalled(at, month)) openFraction += plan.classes[at]!.sizeFraction;
      let equityShare = 1 - openFraction;
      if (plan.equityFirst && openFraction > 0) {
        const leftAud = plan.equityCommitmentAud - equityCalledAud[0]!;
        equityShare = leftAud >= callAud ? 1 : leftAud > 0 ? leftAud / callAud : 0;
      }
      // Pro rata the sum per unit of size is the call, to the last bit: what ranks below a class moves nothing of it.
      const perSizeAud = plan.equityFirst ? (callAud * (1 - equityShare)) / openFraction : callAud;
      if (perSizeAud > 0)
        for (let at = 0; at < desk.count; at++)
          if (desk.mayBeCalled(at, month)) desk.call(at, month, perSizeAud * plan.classes[at]!.sizeFraction);
      equity.calledLpAud[month] = calledLpAud * equityShare;
      equity.calledGpAud[month] = calledGpAud * equityShare;
      equityCalledAud[0]! += callAud * equityShare;
    },
    equityCalledAud: () => equityCalledAud[0]!,
  };
}
