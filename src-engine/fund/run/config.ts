import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const variation = (title: string, doc: string, value = 0.5, given: Record<string, unknown> = {}) =>
  param(z.number().min(0).max(3).default(1), {
    title,
    unit: 'Multiple',
    doc: `${doc} 1 = as modelled, 0 = none.`,
    source: 'house model: variation factor',
    witness: { value, given },
  });

/** How a scenario is simulated: number of paths, seed, mode of drawing. */
export const runConfig = group('Run', 'Paths, seed and mode of drawing.', {
  paths: param(z.int().min(1).max(1_000_000).default(1000), {
    title: 'Paths',
    unit: 'Count',
    doc: 'Number of simulated paths. The first n paths of a longer run are the paths of the shorter one.',
    source: 'assumption: standard error of mean net IRR about 0.1 points',
    witness: { value: 80, moves: 'result' },
  }),
  seed: param(
    z
      .union([z.string().min(1).max(200), z.int()])
      .default('equihome')
      .transform(String),
    {
      title: 'Seed',
      unit: 'Text',
      doc: 'Any text; 42 and "42" are the same seed. Same scenario and seed, same bytes.',
      source: 'house model',
      witness: { value: 'another' },
    },
  ),
  mode: param(z.enum(['monteCarlo', 'antithetic', 'sobol', 'deterministic']).default('monteCarlo'), {
    title: 'Mode',
    unit: 'Text',
    doc: 'monteCarlo: independent paths; antithetic: mirrored pairs; sobol: scrambled Sobol market factors; deterministic: the expected path.',
    source: 'house model',
    witness: { value: 'antithetic' },
  }),
  replicates: param(z.int().min(16).max(256).default(16), {
    title: 'Sobol replicates',
    unit: 'Count',
    doc: 'Independent scramblings in Sobol mode; intervals come from their spread.',
    source: 'house model: at least 16',
    witness: { value: 32, given: { 'run.mode': 'sobol' } },
  }),
  variationMarket: variation('Variation of prices', 'Multiplier on national, zone and suburb shocks.'),
  variationMacro: variation(
    'Variation of macro series',
    'Multiplier on the shocks of rates, unemployment, population and inflation.',
  ),
  variationProperty: variation('Variation of properties', 'Multiplier on the noise of a property around its suburb.'),
  variationAttributes: variation('Variation of advances', 'Multiplier on the spread of size, senior LTV and tenure.'),
  variationFrailty: variation('Variation of frailty', 'Multiplier on the common exit frailty of a path.'),
});
export type RunConfig = z.output<typeof runConfig>;
