import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const CALIBRATED = 'docs/calibration.md, fitted to the Sydney RPPI 2003Q3-2021Q4 (ABS 6416.0)';
const regimeModel = { 'market.model': 'regime-switching' } as const;
const cycleModel = { 'market.model': 'sydney-cycle' } as const;

/** Growth as an Ornstein-Uhlenbeck process around its trend, on the growth rate (see README). */
export const meanReversionConfig = group(
  'Mean reversion of growth',
  'The growth rate is pulled back to its trend: dg = -speed g dt + volatility dW, and the log index is its integral.',
  {
    speedAnnual: param(z.number().min(0.01).max(20).default(3.2), {
      title: 'Speed of reversion',
      unit: 'Annual',
      doc: 'Pull of the growth rate to its trend per year; half-life is ln 2 / speed years.',
      source: `${CALIBRATED}, exact Gaussian maximum likelihood`,
      witness: { value: 0.6 },
    }),
    growthVolatilityAnnual: param(z.number().min(0).max(2).default(0.3), {
      title: 'Volatility of the growth rate',
      unit: 'Annual',
      doc: 'Sd of the shocks to the annual growth rate per root year. Sets the level of volatility when that comes from history.',
      source: `${CALIBRATED}, exact Gaussian maximum likelihood`,
      witness: { value: 0.6, given: { 'market.volatilitySource': 'history' } },
    }),
    start: param(z.enum(['stationary', 'given']).default('stationary'), {
      title: 'Growth at the start',
      unit: 'Text',
      doc: 'stationary: drawn per path from the long-run distribution. given: starts at the gap below on every path.',
      source: 'assumption: the price series ends in 2021, so the present state is not known from it',
      witness: { value: 'given' },
    }),
    startGapAnnual: param(z.number().min(-0.5).max(0.5).default(0), {
      title: 'Gap of growth at the start',
      unit: 'Annual',
      doc: 'Growth rate at month 0 above (below) its trend; fades at the speed of reversion and moves the expected path.',
      source: 'assumption: at trend',
      witness: { value: -0.1, given: { 'market.meanReversion.start': 'given' } },
    }),
  },
);

/** Geometric Brownian motion (see README). */
export const gbmConfig = group('Geometric Brownian motion', 'Independent normal log growth month by month.', {
  volatilityAnnual: param(z.number().min(0).max(1).default(0.054), {
    title: 'Volatility',
    unit: 'Annual',
    doc: 'Log sd per root year. Sets the level of volatility when that comes from history.',
    source: `${CALIBRATED}, maximum likelihood on quarterly log growth; understates the sd of a year because growth is not independent`,
    witness: { value: 0.1, given: { 'market.model': 'gbm', 'market.volatilitySource': 'history' } },
  }),
});

/** Two-state Markov regimes with an autoregressive shock (see README). */
export const regimesConfig = group(
  'Regime switching',
  'Two regimes common to all zones. Monthly log growth = regime growth + shock; the shock carries on by its persistence. Only the difference of the two growth rates matters: the expected path comes from the expected growth.',
  {
    risingGrowthAnnual: param(z.number().min(-0.5).max(1).default(0.126), {
      title: 'Growth in a rising market',
      unit: 'Annual',
      doc: 'Log growth a year in the rising regime.',
      source: `${CALIBRATED}, EM`,
      witness: { value: 0.25, given: regimeModel },
    }),
    fallingGrowthAnnual: param(z.number().min(-0.5).max(1).default(-0.033), {
      title: 'Growth in a falling market',
      unit: 'Annual',
      doc: 'Log growth a year in the falling (or flat) regime.',
      source: `${CALIBRATED}, EM`,
      witness: { value: -0.15, given: regimeModel },
    }),
    risingVolatilityAnnual: param(z.number().min(0).max(1).default(0.0244), {
      title: 'Shocks in a rising market',
      unit: 'Annual',
      doc: 'Sd per root year of the monthly shocks in the rising regime, before their persistence.',
      source: `${CALIBRATED}, EM`,
      witness: { value: 0.12, given: regimeModel },
    }),
    fallingVolatilityAnnual: param(z.number().min(0).max(1).default(0.0169), {
      title: 'Shocks in a falling market',
      unit: 'Annual',
      doc: 'Sd per root year of the monthly shocks in the falling regime, before their persistence.',
      source: `${CALIBRATED}, EM`,
      witness: { value: 0.1, given: regimeModel },
    }),
    risingMonths: param(z.number().min(1).max(600).default(18.5), {
      title: 'Mean length of a rising market',
      unit: 'Month',
      doc: 'Expected months in the rising regime once in it: the monthly probability of leaving is one over this.',
      source: `${CALIBRATED}, EM`,
      witness: { value: 60, given: regimeModel },
    }),
    fallingMonths: param(z.number().min(1).max(600).default(16), {
      title: 'Mean length of a falling market',
      unit: 'Month',
      doc: 'Expected months in the falling regime once in it: the monthly probability of leaving is one over this.',
      source: `${CALIBRATED}, EM`,
      witness: { value: 60, given: regimeModel },
    }),
    persistence: param(z.number().min(-0.99).max(0.99).default(0.51), {
      title: 'Persistence of shocks',
      unit: 'Correlation',
      doc: 'Share of a month’s shock that is carried into the next month (AR(1) coefficient), in the nation and in each zone.',
      source: `${CALIBRATED}, EM on quarters, turned into months so that the quarterly autocorrelation is kept`,
      witness: { value: 0.85, given: regimeModel },
    }),
    start: param(z.enum(['stationary', 'rising', 'falling']).default('stationary'), {
      title: 'Regime at the start',
      unit: 'Text',
      doc: 'stationary: drawn per path with the long-run shares. Otherwise every path starts in the named regime, which moves the expected path.',
      source: 'assumption: the present regime is not known from a series that ends in 2021',
      witness: { value: 'falling', given: regimeModel },
    }),
  },
);

/** A sine wave in the growth rate: a user's assumption (see README). */
export const cycleConfig = group(
  'Sydney cycle',
  'Growth = trend + amplitude x sine of the phase + independent shocks. Two cycles in the data do not establish a cycle: treat it as an assumption.',
  {
    lengthMonths: param(z.number().min(12).max(480).default(78), {
      title: 'Length of the cycle',
      unit: 'Month',
      doc: 'Months from peak growth to peak growth.',
      source: `${CALIBRATED}, least squares over a grid of lengths`,
      witness: { value: 48, given: cycleModel },
    }),
    amplitudeAnnual: param(z.number().min(0).max(0.5).default(0.075), {
      title: 'Amplitude of the cycle',
      unit: 'Annual',
      doc: 'Growth a year at the peak of the cycle above the trend.',
      source: `${CALIBRATED}, least squares`,
      witness: { value: 0.2, given: cycleModel },
    }),
    volatilityAnnual: param(z.number().min(0).max(1).default(0.048), {
      title: 'Shocks around the cycle',
      unit: 'Annual',
      doc: 'Log sd per root year of the independent shocks around the cycle.',
      source: `${CALIBRATED}, residual of the least squares`,
      witness: { value: 0.15, given: cycleModel },
    }),
    phase: param(z.enum(['drawn', 'fixed']).default('drawn'), {
      title: 'Phase at the start',
      unit: 'Text',
      doc: 'drawn: uniform per path. fixed: every path starts at the phase below, which moves the expected path.',
      source: 'assumption: where the market stands in its cycle is not known',
      witness: { value: 'fixed', given: cycleModel },
    }),
    startPhaseFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Phase',
      unit: 'Fraction',
      doc: 'Share of the cycle already run at month 0: 0 = growth at trend and rising, 0.25 = at its peak, 0.5 = at trend and falling.',
      source: 'assumption: at trend and rising',
      witness: { value: 0.5, given: { ...cycleModel, 'market.cycle.phase': 'fixed' } },
    }),
  },
);
