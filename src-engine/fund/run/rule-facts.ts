import type { AllocationPlan } from '../allocation/plan.ts';
import type { RuleFacts } from '../rules/plan.ts';
import { settableNames, type SettableName } from '../rules/settable.ts';
import { valueAtPath } from '../scenario/dotted-path.ts';
import type { Scenario } from '../scenario/schema.ts';

/** What rules need of the rest of a scenario. */
export function ruleFacts(scenario: Scenario, allocation: AllocationPlan, months: number): RuleFacts {
  const { navLine } = scenario.leverage;
  const { targetFraction, zoneFirst } = allocation;
  const weightOf: Readonly<Record<string, number>> = {
    'allocation.greenWeightFraction': targetFraction[0]!, // as the book uses them: their sum is exactly 1
    'allocation.orangeWeightFraction': targetFraction[1]!,
    'allocation.redWeightFraction': targetFraction[2]!,
  };
  // What is no number of the scenario is a switch, which is off.
  const base = settableNames.map((name) => [name, weightOf[name] ?? Number(valueAtPath(scenario, name) ?? 0)] as const);
  return {
    commitmentsAud: scenario.fund.commitmentsAud,
    lifeMonths: scenario.fund.lifeMonths,
    months,
    hasNavLine: navLine.limitFraction > 0,
    navLineBuysAdvances: navLine.limitFraction > 0 && navLine.use === 'advances',
    zoneHasHomes: Array.from(targetFraction, (_, zone) => zoneFirst[zone + 1]! > zoneFirst[zone]!),
    base: Object.fromEntries(base) as Record<SettableName, number>,
  };
}
