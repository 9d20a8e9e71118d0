import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { macroConfig } from './config-macro.ts';
import { cycleConfig, meanReversionConfig, regimesConfig, gbmConfig } from './config-price.ts';
import { propertyConfig } from './config-property.ts';

/** The market: how prices and the economy move, month by month, apart from anything the fund does. */
export const marketConfig = group(
  'Market',
  'Prices at four levels (national, zone, suburb, property) and the economy.',
  {
    model: param(z.enum(['mean-reversion', 'gbm', 'regime-switching', 'sydney-cycle']).default('mean-reversion'), {
      title: 'Price model',
      unit: 'Text',
      doc: 'Process of the national and zone price growth around its expected path. The other three models’ parameters are then unused.',
      source:
        'docs/calibration.md: mean reversion of growth holds the Sydney history inside its bands; GBM does not and is kept for comparison',
      witness: { value: 'gbm' },
    }),
    growthSource: param(z.enum(['zones', 'national']).default('zones'), {
      title: 'Expected growth from',
      unit: 'Text',
      doc: 'zones: each zone and suburb grows as the zones say. national: every zone and suburb grows at the national figure.',
      source: 'house model: growth is a property of the zone',
      witness: { value: 'national' },
    }),
    nationalGrowthAnnual: param(z.number().min(-0.2).max(0.3).default(0.06), {
      title: 'National expected growth',
      unit: 'Annual',
      doc: 'Expected price growth a year, arithmetic-equivalent: the expected index after t years is (1 + g)^t. Used when growth comes from the national figure; otherwise the national index grows as the sales-weighted mean of the zones.',
      source:
        'docs/calibration.md: Sydney RPPI 2003-2021 (ABS 6416.0), mean log growth plus half its long-run variance; known to about +-2 % a year only',
      witness: { value: 0.02, given: { 'market.growthSource': 'national' } },
    }),
    growthShiftAnnual: param(z.number().min(-0.2).max(0.2).default(0), {
      title: 'Shift of expected growth',
      unit: 'Annual',
      doc: 'Added to the expected growth of the nation, every zone and every suburb: the drift as a view of its own, apart from the dynamics.',
      source: 'assumption: no view; 73 quarters identify drift to about +-2 % a year, so try -0.02 and 0.02',
      witness: { value: -0.02 },
    }),
    volatilitySource: param(z.enum(['zones', 'history']).default('zones'), {
      title: 'Level of volatility from',
      unit: 'Text',
      doc: 'zones: the sd of one-year log growth of each zone is its zone volatility, the price model gives only the shape over time. history: zone volatilities are scaled by one number so that the sales-weighted market has the model’s own volatility.',
      source: 'assumption: a zone table is honoured as it stands unless asked otherwise',
      witness: { value: 'history' },
    }),
    suburbVolatilityAnnual: param(z.number().min(0).max(0.5).default(0.022), {
      title: 'Suburb volatility',
      unit: 'Annual',
      doc: 'Log sd per root year of a suburb around its zone, a random walk of its own, so that differences between suburbs last.',
      source:
        'docs/calibration.md: spread of the growth of Sydney postcodes 2018-2024 around their mean, less the sampling error of medians',
      witness: { value: 0.06 },
    }),
    meanReversion: meanReversionConfig,
    gbm: gbmConfig,
    regimes: regimesConfig,
    cycle: cycleConfig,
    macro: macroConfig,
    property: propertyConfig,
  },
);
export type MarketConfig = z.output<typeof marketConfig>;
