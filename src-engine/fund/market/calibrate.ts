import { AppError } from '../../core/errors.ts';
import { seedKey } from '../../random/seed-key.ts';
import type { DataRoom } from '../data/data-room.ts';
import { observedStretch, seriesOf } from '../data/series.ts';
import { bandTable, type BandRow } from './calibration/band.ts';
import { fitCycle } from './calibration/fit-cycle.ts';
import { fitEconomy, type EconomyFit } from './calibration/fit-economy.ts';
import { fitGbm, fitMeanReversion, type FittedParameter, type ModelFit } from './calibration/fit-price.ts';
import { fitRegimes } from './calibration/fit-regimes.ts';
import { fitSuburbs } from './calibration/fit-suburbs.ts';
import { historyFigures, quarterlyGrowth, type HistoryFigures } from './calibration/history.ts';

export type { BandRow, EconomyFit, FittedParameter, HistoryFigures, ModelFit };

/** Every model fitted to the same history, each with what it makes of that history. Plain data, for print and for docs. */
export type CalibrationReport = {
  readonly series: string;
  readonly firstQuarter: string;
  readonly quarters: number;
  readonly histories: number;
  readonly history: HistoryFigures;
  readonly models: readonly (ModelFit & {
    readonly rows: readonly BandRow[];
    /** Annual sd, quarterly autocorrelation and worst drawdown all within their bands. */
    readonly holdsHistory: boolean;
  })[];
  readonly suburb: FittedParameter;
  readonly economy: EconomyFit;
  readonly notes: readonly string[];
};

const SERIES = 'rppiSydneyIndex';
const FEWEST_QUARTERS = 24;
/** What a model must hold; the mean is fitted and the quarterly sd is too, so neither is a test. */
const required: readonly (keyof HistoryFigures)[] = ['sdAnnual', 'quarterAutocorrelation', 'worstDrawdownFraction'];

/**
 * Fits every price model and the economy to the data room and judges each price model by simulated histories as long as the
 * real one (drawn from the seed 'calibration', so the report is the same on every machine). About two seconds.
 * @throws AppError `data/invalid` when the price series is missing or shorter than six years
 */
export function calibrate(data: DataRoom, histories = 1000): CalibrationReport {
  const series = observedStretch(seriesOf(data, SERIES));
  const growth = quarterlyGrowth(series.values);
  if (growth.length < FEWEST_QUARTERS)
    throw new AppError(
      'data/invalid',
      `The price series has ${growth.length} quarters of growth; at least ${FEWEST_QUARTERS} are needed.`,
      {
        series: SERIES,
        quarters: growth.length,
      },
    );
  const key = seedKey('calibration');
  const fits = [fitMeanReversion(growth), fitGbm(growth), fitRegimes(growth), fitCycle(growth, key)];
  const models = fits.map((fit) => {
    const rows = bandTable(fit, growth, histories, key);
    return { ...fit, rows, holdsHistory: rows.every((row) => row.hit || !required.includes(row.figure)) };
  });
  return {
    series: series.title.replace(/\.$/, ''),
    firstQuarter: series.firstPeriod,
    quarters: series.values.length,
    histories,
    history: historyFigures(growth),
    models,
    suburb: fitSuburbs(data),
    economy: fitEconomy(data),
    notes: notesOf(models),
  };
}

function notesOf(models: CalibrationReport['models']): string[] {
  const drift = models[0]!.parameters.find((p) => p.path === '')!;
  return [
    `Drift is known to about +-${percent(drift.standardError ?? NaN)} a year (one standard error, mean reversion): growth is a view, set apart from the dynamics.`,
    ...models
      .filter((m) => !m.holdsHistory)
      .map(
        (m) =>
          `${m.model} misses history: ${m.rows
            .filter((r) => !r.hit && required.includes(r.figure))
            .map((r) => r.title.toLowerCase())
            .join(', ')}.`,
      ),
    'One history of 73 quarters: a model that holds it is not refuted, which is less than confirmed.',
  ];
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
