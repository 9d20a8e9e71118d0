import { AppError } from '../../core/errors.ts';
import { log1p } from '../../numeric/log.ts';
import type { DataRoom } from '../data/data-room.ts';
import type { StressConfig } from './config.ts';
import { stressPresets, type StressSize } from './presets.ts';
import { resolveReplay, type ReplayPlan } from './replay.ts';

/** What the hazards of exit are multiplied by; entry m is for the step (m, m + 1]. Length T1 = months + 1. */
export type HazardShock = { readonly default: Float64Array; readonly voluntary: Float64Array };

/** The shocks by month, compiled: the same on every path. Arrays have length T1 = months + 1. */
export type StressPlan = {
  /** Added to every log index. */
  readonly valueLog: Float64Array;
  /** Added to the cash rate and the mortgage rate, annual. */
  readonly rateRiseAnnual: Float64Array;
  readonly hazards: HazardShock;
  readonly replay: ReplayPlan | null;
  readonly economy: StressEconomy;
};

/** What the market must tell: how zones and series follow. */
export type StressEconomy = {
  /** Units of a change of the national index in each zone. */
  readonly zoneLoading: Float64Array;
  readonly cashRateFloorAnnual: number;
  readonly unemploymentFloorFraction: number;
  readonly mortgageMarginAnnual: number;
  /** Part of a deviation that is left after a month. */
  readonly cashRatePersistence: number;
  readonly unemploymentPersistence: number;
};

/**
 * Compiles the stress of a scenario for a grid of `months` months; null when nothing is shocked and nothing replayed.
 * @throws AppError `plan/infeasible` when it would begin after the fund, or the episode is not recorded
 */
export function resolveStress(
  config: StressConfig,
  data: DataRoom,
  grid: { readonly months: number; readonly lifeMonths: number },
  economy: StressEconomy,
): StressPlan | null {
  const size = heightOf(config);
  const replay = resolveReplay(config.replay, data);
  const shocks = !isNeutral(size);
  if (!shocks && replay === null) return null;
  if (shocks) refuseLate('stress.startMonth', config.startMonth, grid.lifeMonths);
  if (replay !== null) refuseLate('stress.replay.startMonth', replay.startMonth, grid.lifeMonths);
  const profile = (of: (grown: number, recovered: number) => number) =>
    Float64Array.from({ length: grid.months + 1 }, (_, month) => of(...phase(config, month)));
  const fallLog = log1p(-size.valueFallFraction);
  return {
    valueLog: profile((grown, recovered) => fallLog * (grown - config.valueRecoveryFraction * recovered)),
    rateRiseAnnual: profile((grown, recovered) => size.rateRiseAnnual * (grown - recovered)),
    hazards: {
      default: profile((grown, recovered) => 1 + (size.defaultMultiplier - 1) * (grown - recovered)),
      voluntary: profile((grown, recovered) => 1 - size.liquidityShockFraction * (grown - recovered)),
    },
    replay,
    economy,
  };
}

/** The named stress and the scenario's own shocks together. */
export function heightOf(config: StressConfig): StressSize {
  const named = stressPresets[config.preset];
  return {
    valueFallFraction: either(named.valueFallFraction, config.valueFallFraction),
    rateRiseAnnual: named.rateRiseAnnual + config.rateRiseAnnual,
    defaultMultiplier: named.defaultMultiplier * config.defaultMultiplier,
    liquidityShockFraction: either(named.liquidityShockFraction, config.liquidityShockFraction),
  };
}

/** What two losses take together: 1 - (1 - a)(1 - b), exactly a where b is 0. */
function either(a: number, b: number): number {
  return a + b - a * b;
}

function isNeutral(size: StressSize): boolean {
  return (
    size.valueFallFraction === 0 &&
    size.rateRiseAnnual === 0 &&
    size.defaultMultiplier === 1 &&
    size.liquidityShockFraction === 0
  );
}

/** How far the shock has grown and how much of it has gone again at a month-end; both 0 to 1. */
function phase(config: StressConfig, month: number): [grown: number, recovered: number] {
  const share = (since: number, over: number) => Math.min(1, Math.max(0, since / over));
  const full = config.startMonth + config.applyMonths;
  return [
    share(month - config.startMonth, config.applyMonths),
    share(month - full - config.lastMonths, config.recoverMonths),
  ];
}

function refuseLate(path: string, startMonth: number, lifeMonths: number): void {
  if (startMonth < lifeMonths) return;
  throw new AppError('plan/infeasible', 'The stress would begin when the fund has ended.', { startMonth, lifeMonths }, [
    {
      path,
      message: `month ${startMonth} is not before the end of the fund in month ${lifeMonths}`,
      remedy: `Give a month below ${lifeMonths}, or a longer fund.lifeMonths.`,
    },
  ]);
}
