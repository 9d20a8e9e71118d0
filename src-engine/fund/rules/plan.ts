import { AppError, type FieldIssue } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import type { RuleConfig, RulesConfig } from './config.ts';
import { ruleMetrics, type RuleMetricName } from './metrics.ts';
import { CONTROL, settableNames, settables, type Settable, type SettableName } from './settable.ts';

/** A rule compiled: controls by position, months instead of years. */
export type CompiledRule = {
  readonly name: string;
  readonly metric: RuleMetricName;
  readonly op: RuleConfig['when']['op'];
  readonly threshold: number;
  readonly fromYear: number;
  readonly toYear: number | null;
  /** First and last month in which it may act. */
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly lasts: RuleConfig['lasts'];
  readonly set: Readonly<Record<string, number | boolean>>;
  readonly controls: Int32Array;
  readonly values: Float64Array;
};

/** All rules of a scenario. */
export type RulesPlan = {
  readonly rules: readonly CompiledRule[];
  /** Controls without any rule in force, in the order of `CONTROL`. */
  readonly baseControls: Float64Array;
  readonly commitmentsAud: number;
  /** Most that rules multiply the hazards by: sale, refinance, default. Null when no rule moves a hazard. */
  readonly mostHazard: Float64Array | null;
  /** Whether cash, debt or returns of the fund decide over the loan book: then its terms move the loans. */
  readonly couplesBook: boolean;
};

/** What the rules need of the rest of the scenario. */
export type RuleFacts = {
  readonly commitmentsAud: number;
  readonly lifeMonths: number;
  readonly months: number;
  readonly hasNavLine: boolean;
  readonly navLineBuysAdvances: boolean;
  /** Whether each zone has suburbs that can take advances. */
  readonly zoneHasHomes: readonly boolean[];
  /** Value of each scenario parameter that rules may set. */
  readonly base: Readonly<Record<SettableName, number>>;
};

const weights: readonly SettableName[] = [
  'allocation.greenWeightFraction',
  'allocation.orangeWeightFraction',
  'allocation.redWeightFraction',
];
const hazards: readonly SettableName[] = [
  'exits.sale.multiplier',
  'exits.refinance.multiplier',
  'exits.default.multiplier',
];

/** @returns null when the scenario has no rule. @throws AppError `input/invalid` for a rule that could not do what it says */
export function resolveRules(config: RulesConfig, facts: RuleFacts): RulesPlan | null {
  if (config.length === 0) return null;
  const issues: FieldIssue[] = [];
  const names = new Set<string>();
  config.forEach((rule, at) => {
    const path = `rules[${at}]`;
    if (names.has(rule.name))
      issues.push({
        path: `${path}.name`,
        message: 'another rule has this name',
        remedy: 'Give it a name of its own.',
      });
    names.add(rule.name);
    checkYears(rule, path, facts, issues);
    if (rule.when.metric === 'navLineLtvFraction' && !facts.hasNavLine)
      issues.push({
        path: `${path}.when.metric`,
        message: 'the fund has no NAV line',
        remedy: 'Set leverage.navLine.limitFraction.',
      });
    checkSet(rule, `${path}.set`, facts, issues);
  });
  if (issues.length > 0) throw new AppError('input/invalid', 'The rules cannot be followed.', {}, issues);
  const rules = config.map((rule) => compile(rule, facts));
  return {
    rules,
    baseControls: Float64Array.from(settableNames, (name) => facts.base[name]),
    commitmentsAud: facts.commitmentsAud,
    mostHazard: mostHazards(config, facts),
    couplesBook: config.some((rule) => ruleMetrics[rule.when.metric].source === 'fund' && reachesBook(rule, facts)),
  };
}

/** Lines a user must see beside any result. */
export function ruleWarnings(plan: RulesPlan | null): readonly string[] {
  if (plan === null || !plan.couplesBook) return [];
  return [
    "Rules read the fund's cash, debt or returns and change the loan book: fees, debt and waterfall terms move the loans, so runs that differ in them do not hold the same advances.",
  ];
}

function compile(rule: RuleConfig, facts: RuleFacts): CompiledRule {
  const entries = Object.entries(rule.set) as [SettableName, number | boolean][];
  return {
    name: rule.name,
    ...rule.when,
    fromYear: rule.fromYear,
    toYear: rule.toYear,
    fromMonth: 12 * (rule.fromYear - 1) + 1,
    toMonth: rule.toYear === null ? facts.months : Math.min(facts.months, 12 * rule.toYear),
    lasts: rule.lasts,
    set: rule.set,
    controls: Int32Array.from(entries, ([name]) => CONTROL[name]),
    values: Float64Array.from(entries, ([, value]) => Number(value)),
  };
}

function checkYears(
  { fromYear, toYear }: RuleConfig,
  path: string,
  { lifeMonths }: RuleFacts,
  issues: FieldIssue[],
): void {
  if (toYear !== null && toYear < fromYear)
    issues.push({
      path: `${path}.toYear`,
      message: `${toYear} is before ${fromYear}`,
      remedy: 'Let the years run forward.',
    });
  if (12 * (fromYear - 1) >= lifeMonths)
    issues.push({
      path: `${path}.fromYear`,
      message: `the fund ends before year ${fromYear}`,
      remedy: `Choose a year up to ${Math.ceil(lifeMonths / 12)}.`,
    });
}

function checkSet(rule: RuleConfig, path: string, facts: RuleFacts, issues: FieldIssue[]): void {
  const entries = Object.entries(rule.set);
  if (entries.length === 0) issues.push({ path, message: 'sets nothing', remedy: 'Name a parameter and its value.' });
  for (const [name, value] of entries) {
    const at = `${path}.${name}`;
    if (!Object.hasOwn(settables, name)) {
      const near = nearestName(name, settableNames);
      issues.push({
        path: at,
        message: 'is nothing that a rule may set',
        remedy: near === undefined ? `A rule may set ${settableNames.join(', ')}.` : `Did you mean ${near}?`,
      });
      continue;
    }
    const problem = valueProblem(name as SettableName, value, facts);
    if (problem !== null) issues.push({ path: at, ...problem });
  }
  const given = weights.filter((name) => Object.hasOwn(rule.set, name));
  if (given.length === 0) return;
  const sum = given.reduce((total, name) => total + Number(rule.set[name]), 0);
  if (given.length < weights.length || Math.abs(sum - 1) > 1e-6)
    issues.push({
      path,
      message: `target weights sum to ${Number(sum.toPrecision(6))} over ${given.length} zones`,
      remedy: 'Set all three weights so that they sum to 1.',
    });
}

type Problem = { readonly message: string; readonly remedy: string };

function valueProblem(name: SettableName, value: number | boolean, facts: RuleFacts): Problem | null {
  const { kind, min, max } = settables[name] as Settable;
  if (kind === 'stop')
    return typeof value === 'boolean' ? null : { message: 'is a switch', remedy: 'Write true or false.' };
  if (typeof value !== 'number' || value < min || value > max)
    return { message: `cannot be ${String(value)}`, remedy: `It takes numbers from ${min} to ${max}.` };
  if (name.startsWith('leverage.navLine.') && !facts.hasNavLine)
    return { message: 'the fund has no NAV line', remedy: 'Set leverage.navLine.limitFraction above 0.' };
  if (hazards.includes(name) && facts.base[name] === 0)
    return {
      message: 'is 0 without the rule, and 0 cannot be scaled',
      remedy: 'Give the scenario a small multiplier.',
    };
  const zone = weights.indexOf(name);
  if (zone >= 0 && value > 0 && !facts.zoneHasHomes[zone])
    return { message: 'the zone has no suburb with homes in it', remedy: 'Set it to 0.' };
  return null;
}

/** Largest ratio to the scenario's own multiplier that any rule asks for, at least 1. */
function mostHazards(config: RulesConfig, facts: RuleFacts): Float64Array | null {
  const moved = config.some((rule) => hazards.some((name) => Object.hasOwn(rule.set, name)));
  if (!moved) return null;
  return Float64Array.from(hazards, (name) =>
    Math.max(1, ...config.map((rule) => Number(rule.set[name] ?? 0) / (facts.base[name] || 1))),
  );
}

function reachesBook(rule: RuleConfig, facts: RuleFacts): boolean {
  return (Object.keys(rule.set) as SettableName[]).some(
    (name) =>
      settables[name].reach !== 'cash' || (facts.navLineBuysAdvances && name !== 'leverage.navLine.sweepFraction'),
  );
}
