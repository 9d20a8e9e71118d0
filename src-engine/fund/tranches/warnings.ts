import type { ClassPlan, TranchePlan } from './plan.ts';

const percent = (fraction: number) => `${Math.round(1000 * fraction) / 10} %`;

/** Lines that a user must see beside a result of a fund with tranches. */
export function trancheWarnings(plan: TranchePlan | null): readonly string[] {
  if (plan === null) return [];
  const lines = [
    `Capital is in tranches: net IRR, hurdle and carry are those of the LP class within the equity, ${percent(plan.equityFraction)} of commitments; allClassesIrrAnnual is the return of all classes together, before carry.`,
  ];
  let shareFraction = 0;
  let above: ClassPlan | null = null;
  for (const held of plan.classes) {
    shareFraction += held.sizeFraction;
    if (held.minCollateralMultiple * shareFraction > 1)
      lines.push(
        `The overcollateralisation trigger of the ${held.name} class, ${held.minCollateralMultiple}, is above the ${(1 / shareFraction).toFixed(2)} that capital at cost gives: it fails until the advances have gained or debt is repaid.`,
      );
    if (above !== null && held.maturityMonth < above.maturityMonth)
      lines.push(
        `The ${held.name} class matures before the ${above.name} class; it is still paid after what is due to that one.`,
      );
    above = held;
  }
  return lines;
}
