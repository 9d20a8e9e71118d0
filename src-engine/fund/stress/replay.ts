import { AppError } from '../../core/errors.ts';
import { log } from '../../numeric/log.ts';
import type { DataRoom } from '../data/data-room.ts';
import { observedStretch, periodNumber, periodText, seriesBetween, seriesOf } from '../data/series.ts';
import type { ReplayConfig } from './config-replay.ts';
import { episodes, type Episode } from './episodes.ts';

/** A recorded stretch on the month grid: entry k is k months after its beginning. All arrays have length `months + 1`. */
export type ReplayPlan = {
  readonly startMonth: number;
  readonly months: number;
  /** Log of the recorded index over its value at the beginning: exact at quarter ends, linear between them. */
  readonly priceLog: Float64Array;
  /** The index is against consumer prices: the inflation of the path comes on top. */
  readonly isReal: boolean;
  /** Recorded values, NaN where there is none; null when the economy stays as simulated. Annual fractions, fraction. */
  readonly cashRateAnnual: Float64Array | null;
  readonly mortgageRateAnnual: Float64Array | null;
  readonly unemploymentFraction: Float64Array | null;
  /** Take the recorded values themselves instead of their changes since the beginning. */
  readonly levels: boolean;
};

/**
 * Reads an episode off the data room; null when there is none.
 * @throws AppError `plan/infeasible` when the quarters are in the wrong order or the index has no value in one of them
 */
export function resolveReplay(config: ReplayConfig, data: DataRoom): ReplayPlan | null {
  if (config.episode === 'none') return null;
  const episode: Episode = config.episode === 'own' ? config : episodes[config.episode];
  const price = quarterlyIndex(episode, data);
  const months = 3 * (price.length - 1);
  const from = periodNumber(episode.fromQuarter, 'quarter');
  const recorded = (name: string) =>
    seriesBetween(seriesOf(data, name), endMonth(from), endMonth(from + price.length - 1));
  const follows = config.economy !== 'simulated';
  const discounted = follows ? recorded('discountedVariableRateAnnual') : null;
  const hasDiscounted = discounted !== null && discounted.every((value) => !Number.isNaN(value));
  return {
    startMonth: config.startMonth,
    months,
    priceLog: Float64Array.from({ length: months + 1 }, (_, month) => {
      const quarter = Math.floor(month / 3);
      const here = log(price[quarter]! / price[0]!);
      if (month % 3 === 0) return here;
      return here + ((month % 3) / 3) * log(price[quarter + 1]! / price[quarter]!);
    }),
    isReal: episode.priceSeries === 'bisRealIndex',
    cashRateAnnual: follows ? recorded('cashRateAnnual') : null,
    mortgageRateAnnual: follows ? (hasDiscounted ? discounted : recorded('standardVariableRateAnnual')) : null,
    unemploymentFraction: follows ? recorded('unemploymentFraction') : null,
    levels: config.economy === 'levels',
  };
}

/** The last month of a quarter given as a running number, as a period. */
function endMonth(quarter: number): string {
  return periodText(3 * quarter + 2, 'month');
}

function quarterlyIndex({ priceSeries, fromQuarter, toQuarter }: Episode, data: DataRoom): Float64Array {
  if (!(periodNumber(toQuarter, 'quarter') > periodNumber(fromQuarter, 'quarter')))
    throw new AppError('plan/infeasible', 'The episode to replay ends before it begins.', { fromQuarter, toQuarter }, [
      {
        path: 'stress.replay.toQuarter',
        message: `${toQuarter} is not after ${fromQuarter}`,
        remedy: 'Give a later quarter, or an earlier stress.replay.fromQuarter.',
      },
    ]);
  const series = seriesOf(data, priceSeries);
  const values = seriesBetween(series, fromQuarter, toQuarter);
  if (values.every((value) => value > 0)) return values;
  const known = observedStretch(series);
  const last = periodText(periodNumber(known.firstPeriod, 'quarter') + known.values.length - 1, 'quarter');
  const startsEarly = periodNumber(fromQuarter, 'quarter') < periodNumber(known.firstPeriod, 'quarter');
  throw new AppError('plan/infeasible', `${series.title} has no value in every quarter of the episode.`, {}, [
    {
      path: startsEarly ? 'stress.replay.fromQuarter' : 'stress.replay.toQuarter',
      message: `${fromQuarter} to ${toQuarter} is not all recorded in ${priceSeries}`,
      remedy: `Stay within ${known.firstPeriod} to ${last}, or choose another price index.`,
    },
  ]);
}
