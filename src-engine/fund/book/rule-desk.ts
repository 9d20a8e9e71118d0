import type { CompiledRule, RulesPlan } from '../rules/plan.ts';
import { CONTROL } from '../rules/settable.ts';
import type { RuleTrace } from '../rules/table.ts';
import { createRuleMetrics, type RuleSources } from './rule-metrics.ts';

/** Multipliers that rules lay on the hazards of a path: entry m for the step (m, m + 1]. Length months + 1. */
export type RuledHazards = {
  readonly sale: Float64Array;
  readonly refinance: Float64Array;
  readonly default: Float64Array;
};

/**
 * The rules of a path, month by month. Judged at a closed month-end, they act from the next month on. The whole life of an
 * advance is computed on the day it is made, so a rule that moves hazards sends the path back to its first month, with the
 * hazards of the months from then on changed: the months before come out the same, every advance keeps its clock and what it
 * has used of it, and the rest of the clock runs under the new hazard.
 */
export interface RuleDesk {
  /** In force in the open month, in the order of `CONTROL`. */
  readonly controls: Float64Array;
  /** Null when no rule moves a hazard. */
  readonly hazards: RuledHazards | null;
  readonly trace: RuleTrace;
  /** A new path: no hazard moved yet. */
  beginPath(): void;
  /** The first month of a pass over the path. */
  begin(): void;
  /** Judges the rules at a closed month-end. @returns true when the path must be walked again from its first month */
  close(month: number): boolean;
}

/** Null without rules: then nothing of this runs. */
export function createRuleDesk(plan: RulesPlan | null, sources: RuleSources): RuleDesk | null {
  if (plan === null) return null;
  const rows = sources.months + 1;
  const { rules, baseControls } = plan;
  const controls = baseControls.slice();
  const settable = Int32Array.from(new Set(rules.flatMap((rule) => [...rule.controls]))); // by any rule
  const metrics = createRuleMetrics(sources);
  const latched = new Uint8Array(rules.length);
  const trace: RuleTrace = {
    rules: rules.length,
    value: new Float64Array(rules.length * rows),
    inForce: new Uint8Array(rules.length * rows),
  };
  const hazards =
    plan.mostHazard === null
      ? null
      : { sale: new Float64Array(rows), refinance: new Float64Array(rows), default: new Float64Array(rows) };
  const moved: readonly (readonly [Float64Array, number])[] =
    hazards === null
      ? []
      : [
          [hazards.sale, CONTROL['exits.sale.multiplier']],
          [hazards.refinance, CONTROL['exits.refinance.multiplier']],
          [hazards.default, CONTROL['exits.default.multiplier']],
        ];

  function acts(rule: CompiledRule, at: number, value: number, next: number): boolean {
    const inYears = next >= rule.fromMonth && next <= rule.toMonth;
    const holds = inYears && compare(rule, value);
    if (rule.lasts === 'while') return holds;
    latched[at] = (holds || latched[at] === 1) && (inYears || rule.lasts === 'ever') ? 1 : 0;
    return latched[at] === 1;
  }

  /** Whether the hazards of the step that begins now are not those with which the path was walked; corrects them. */
  function moveHazards(month: number): boolean {
    let changed = false;
    for (const [multiplier, control] of moved) {
      const wanted = controls[control]! === baseControls[control]! ? 1 : controls[control]! / baseControls[control]!;
      if (multiplier[month] === wanted) continue;
      multiplier.fill(wanted, month);
      changed = true;
    }
    return changed;
  }

  return {
    controls,
    hazards,
    trace,
    beginPath() {
      for (const [multiplier] of moved) multiplier.fill(1);
    },
    begin() {
      controls.set(baseControls);
      latched.fill(0);
      trace.inForce.fill(0);
      trace.value.fill(NaN);
      metrics.begin();
    },
    close(month) {
      metrics.close(month);
      for (let k = 0; k < settable.length; k++) controls[settable[k]!] = baseControls[settable[k]!]!;
      for (let at = 0; at < rules.length; at++) {
        const rule = rules[at]!;
        const value = metrics.of[rule.metric](month);
        trace.value[at * rows + month] = value;
        if (!acts(rule, at, value, month + 1) || month + 1 >= rows) continue;
        trace.inForce[at * rows + month + 1] = 1;
        for (let k = 0; k < rule.controls.length; k++) controls[rule.controls[k]!] = rule.values[k]!;
      }
      return moveHazards(month);
    },
  };
}

/** A metric without a value meets no threshold. */
function compare({ op, threshold }: CompiledRule, value: number): boolean {
  switch (op) {
    case 'above':
      return value > threshold;
    case 'at-least':
      return value >= threshold;
    case 'below':
      return value < threshold;
    case 'at-most':
      return value <= threshold;
  }
}
