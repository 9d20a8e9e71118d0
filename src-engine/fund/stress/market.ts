import { log1p } from '../../numeric/log.ts';
import type { MarketPath, MarketSimulator } from '../market/table.ts';
import type { StressEconomy, StressPlan } from './plan.ts';
import type { ReplayPlan } from './replay.ts';

/** Yearly inflation below this counts as this: no real index can be carried through the end of money. */
const LEAST_INFLATION_ANNUAL = -0.5;

/**
 * A market whose paths are those of `market` with the shocks laid over them: first the record is followed, then values and
 * rates are shifted. All draws are the market's own, so that stressed and unstressed paths differ by the stress alone.
 * @param sameForAll every path is the same and stays as it is after the first (deterministic mode)
 */
export function createStressedMarket(market: MarketSimulator, plan: StressPlan, sameForAll: boolean): MarketSimulator {
  const { path } = market;
  const shift = new Float64Array(path.months + 1);
  let applied = false;
  return {
    path,
    ensureSuburb: (suburb) => market.ensureSuburb(suburb),
    begin(p) {
      market.begin(p);
      if (sameForAll && applied) return;
      applied = true;
      if (plan.replay !== null) {
        followPrices(path, plan.replay, plan.economy, shift);
        followEconomy(path, plan.replay, plan.economy);
      }
      shock(path, plan);
    },
  };
}

/**
 * In the recorded stretch the national log index gains exactly what was recorded, then what is simulated again, from where it
 * stands. Zones take the difference by their loading: their own growth against the nation and all noise of zones stay.
 */
function followPrices(path: MarketPath, replay: ReplayPlan, economy: StressEconomy, shift: Float64Array): void {
  const T1 = path.months + 1;
  const { nationalLog, zoneLog, inflationAnnual } = path;
  const from = replay.startMonth;
  const to = Math.min(path.months, from + replay.months);
  let inflationLog = 0;
  for (let m = from + 1; m < T1; m++) {
    if (m > to) {
      shift[m] = shift[to]!;
      continue;
    }
    if (replay.isReal) inflationLog += log1p(Math.max(LEAST_INFLATION_ANNUAL, inflationAnnual[m]!)) / 12;
    shift[m] = nationalLog[from]! + replay.priceLog[m - from]! + inflationLog - nationalLog[m]!;
  }
  for (let z = 0; z < path.zones; z++)
    for (let m = from + 1; m < T1; m++) zoneLog[z * T1 + m]! += economy.zoneLoading[z]! * shift[m]!;
  for (let m = from + 1; m < T1; m++) nationalLog[m]! += shift[m]!;
}

function followEconomy(path: MarketPath, replay: ReplayPlan, economy: StressEconomy): void {
  const {
    cashRateFloorAnnual: floor,
    mortgageMarginAnnual: margin,
    cashRatePersistence,
    unemploymentPersistence,
  } = economy;
  follow(path.cashRateAnnual, replay.cashRateAnnual, replay, floor, cashRatePersistence);
  follow(path.mortgageRateAnnual, replay.mortgageRateAnnual, replay, floor + margin, cashRatePersistence);
  const least = economy.unemploymentFloorFraction;
  follow(path.unemploymentFraction, replay.unemploymentFraction, replay, least, unemploymentPersistence);
}

/**
 * Lets a series follow its record, never below `least`. Where the record has no value, and after the stretch, it goes on by its
 * own process from where it stands: the gap to the simulated path fades with the persistence of the process, month by month.
 */
function follow(
  simulated: Float64Array,
  recorded: Float64Array | null,
  replay: ReplayPlan,
  least: number,
  persistence: number,
): void {
  if (recorded === null) return;
  const from = replay.startMonth;
  const first = recorded.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return;
  // In changes the record is tied to the path at its own first value; what the path does up to there stays.
  const tied = from + first < simulated.length ? simulated[from + first]! - recorded[first]! : 0;
  let gap = 0;
  for (let m = from + first; m < simulated.length; m++) {
    const value = recorded[m - from];
    const own = simulated[m]!;
    gap = value === undefined || Number.isNaN(value) ? gap * persistence : value + (replay.levels ? 0 : tied) - own;
    simulated[m] = Math.max(least, own + gap);
    gap = simulated[m]! - own;
  }
}

/** Values and rates as the shock has them. The mortgage rate moves as the cash rate does, floor and all. */
function shock(path: MarketPath, { valueLog, rateRiseAnnual, economy }: StressPlan): void {
  const T1 = path.months + 1;
  for (let m = 0; m < T1; m++) {
    path.nationalLog[m]! += valueLog[m]!;
    const cash = path.cashRateAnnual[m]!;
    const shocked = Math.max(Math.min(cash, economy.cashRateFloorAnnual), cash + rateRiseAnnual[m]!);
    path.cashRateAnnual[m] = shocked;
    path.mortgageRateAnnual[m]! += shocked - cash;
  }
  for (let z = 0; z < path.zones; z++) for (let m = 0; m < T1; m++) path.zoneLog[z * T1 + m]! += valueLog[m]!;
}
