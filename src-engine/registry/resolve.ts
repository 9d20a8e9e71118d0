import { AppError, type FieldIssue } from '../core/errors.ts';
import { formatDate, monthEnd, parseDate } from '../numeric/dates.ts';
import { financialYearGrid } from '../numeric/financial-year.ts';
import type { DataRoom } from '../fund/data/data-room.ts';
import { gridMonths } from '../fund/exits/plan.ts';
import { resolveManager } from '../fund/manager/plan.ts';
import { resolveScenario } from '../fund/run/resolve.ts';
import { canonicalJson, sha256Hex } from '../fund/scenario/canonical.ts';
import { diffScenarios } from '../fund/scenario/parse-scenario.ts';
import type { Scenario } from '../fund/scenario/schema.ts';
import { resolveWaterfall } from '../fund/waterfall/plan.ts';
import type { RegistryConfig } from './config.ts';
import { layoutOf } from './layout.ts';
import { commonRooms } from './parse.ts';
import type { PoolPlan, RegistryFund, RegistryPlan } from './plan.ts';

/** Most figures that a run of a registry may keep, in doubles: 2 GB. */
const MOST_FIGURES = 250_000_000;

export type RegistryInput = {
  readonly registry: RegistryConfig;
  /** The scenario whose market, paths, seed and manager hold for all funds. */
  readonly common: Scenario;
  /** The scenario of each fund, settings laid over it, in the order of the registry. */
  readonly funds: readonly Scenario[];
};

/**
 * A registry and its scenarios, made into a plan: the funds on stretches of one market, the terms of the pool.
 * @throws AppError `input/invalid` where a fund has a market of its own, or terms contradict each other; what `resolveScenario`
 * throws, with the paths of the fund
 */
export function resolveRegistry(
  { registry, common, funds }: RegistryInput,
  data: DataRoom,
  options: { readonly seedGiven: boolean },
): RegistryPlan {
  refuseOtherMarkets(registry, common, funds);
  const ends = funds.map((scenario, i) => {
    const { closeMonth } = registry.funds[i]!;
    const { lifeMonths } = scenario.fund;
    return { months: closeMonth + gridMonths(scenario.exits, lifeMonths), lifeMonths: closeMonth + lifeMonths };
  });
  const months = Math.max(...ends.map((end) => end.months));
  const lifeMonths = Math.max(...ends.map((end) => end.lifeMonths));
  const { firstCloseDate } = common.fund;
  const alone = funds.length === 1; // of several funds none has a manager of its own: the costs are those of all
  const plans = funds.map((scenario, fundIndex): RegistryFund => {
    const { name, closeMonth } = registry.funds[fundIndex]!;
    const own: Scenario = {
      ...scenario,
      name,
      run: common.run,
      manager: alone ? common.manager : { ...common.manager, enabled: false },
      fund: {
        ...scenario.fund,
        firstCloseDate: closeMonth === 0 ? firstCloseDate : formatDate(monthEnd(parseDate(firstCloseDate), closeMonth)),
      },
    };
    try {
      const place = { fundIndex, closeMonth, months, lifeMonths };
      return { name, closeMonth, plan: resolveScenario(own, data, { ...options, place }) };
    } catch (error) {
      throw ofFund(error, registry, fundIndex);
    }
  });
  const manager = resolveManager(common.manager, { firstCloseDate, months });
  const pool = resolvePool(registry, common);
  const plan: RegistryPlan = {
    name: registry.name,
    paths: common.run.paths,
    funds: plans,
    months,
    manager,
    pool,
    ...financialYearGrid(firstCloseDate, months, common.manager.yearEndMonth),
    registryHash: sha256Hex(
      canonicalJson({ funds: plans.map((fund) => fund.plan.scenarioHash), pool, manager: common.manager }),
    ),
    warnings: warningsOf(plans),
  };
  refuseTooMany(plan.paths, layoutOf(plan).width);
  return plan;
}

/** @throws AppError `plan/infeasible` when the figures of all paths would not fit in memory */
function refuseTooMany(paths: number, rowWidth: number): void {
  if (paths * rowWidth <= MOST_FIGURES) return;
  const most = Math.floor(MOST_FIGURES / rowWidth);
  throw new AppError('plan/infeasible', 'The figures of so many paths of so many funds do not fit in memory.', {}, [
    {
      path: 'run.paths',
      message: `${paths} paths of ${rowWidth} figures each`,
      remedy: `Ask for at most ${most} paths, or for fewer funds.`,
    },
  ]);
}

/** What holds for all funds must be the same in the scenario of each; paths and seed are those of the common scenario anyway. */
function refuseOtherMarkets(registry: RegistryConfig, common: Scenario, funds: readonly Scenario[]): void {
  const issues = funds.flatMap((scenario, i): FieldIssue[] =>
    diffScenarios(common, scenario)
      .filter(({ path }) => (commonRooms as readonly string[]).includes(path.split('.')[0]!))
      .filter(({ path }) => path !== 'run.paths' && path !== 'run.seed')
      .map(({ path }) => ({
        path: `funds[${i}].scenario`,
        message: `${path} is not as in the common scenario ${registry.scenario}`,
        remedy: `All funds live through one market: give ${path} the same value, or set it under "settings" of the registry.`,
      })),
  );
  if (issues.length > 0) throw new AppError('input/invalid', 'The funds do not share one market.', {}, issues);
}

/** Says of which fund an error speaks, and where its parameter is set. */
function ofFund(error: unknown, { funds, scenario }: RegistryConfig, fund: number): unknown {
  if (!(error instanceof AppError)) return error;
  const issues = error.issues.map((issue) => ({
    ...issue,
    path: `funds[${fund}]`,
    message: `${issue.path === '' ? '' : `${issue.path}: `}${issue.message} (${funds[fund]!.scenario ?? scenario})`,
  }));
  return new AppError(error.code, error.message, { ...error.context, fund: funds[fund]!.name }, issues, {
    cause: error,
  });
}

/** The pool's terms: those of the common scenario, European, with its own hurdle, carry and catch-up where they are given. */
function resolvePool({ crossFundCarry: pool }: RegistryConfig, { waterfall, fund }: Scenario): PoolPlan | null {
  if (pool.basis === 'none') return null;
  try {
    const terms = resolveWaterfall(
      {
        ...waterfall,
        style: 'european',
        prefClock: 'call',
        hurdleAnnual: pool.hurdleAnnual ?? waterfall.hurdleAnnual,
        carryFraction: pool.carryFraction ?? waterfall.carryFraction,
        catchUpFraction: pool.catchUpFraction ?? waterfall.catchUpFraction,
        clawback: pool.clawback,
        interimClawbackEveryMonths: 0,
        carryEscrowFraction: 0,
      },
      { ...fund, gpCommitmentFraction: 0 }, // what is pooled is the LP classes
    );
    return { basis: pool.basis, terms };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const issues = error.issues.map((issue) => ({
      ...issue,
      path: issue.path.replace(/^waterfall\b/, 'crossFundCarry'),
      remedy: issue.remedy.replaceAll('waterfall.', 'crossFundCarry.'),
    }));
    throw new AppError(error.code, error.message, error.context, issues, { cause: error });
  }
}

/** Every warning once, with the funds that it concerns unless it concerns all. */
function warningsOf(funds: readonly RegistryFund[]): readonly string[] {
  const concerned = new Map<string, string[]>();
  for (const { name, plan } of funds)
    for (const warning of plan.warnings) concerned.set(warning, [...(concerned.get(warning) ?? []), name]);
  return Array.from(concerned, ([warning, names]) =>
    names.length === funds.length ? warning : `${names.join(', ')}: ${warning}`,
  );
}
