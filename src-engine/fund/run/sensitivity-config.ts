import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const driver = z.strictObject({
  /** Dotted path of a number of the scenario. */
  parameter: z.string().min(1).max(120),
  low: z.number(),
  high: z.number(),
});

/** What the sensitivity study moves when the command names nothing. No path depends on it and the scenario hash leaves it out. */
export const sensitivityConfig = group('Sensitivity', 'Drivers of the study that moves one number at a time.', {
  drivers: param(
    z
      .array(driver)
      .min(1)
      .max(40)
      .default([
        { parameter: 'fees.managementFeeRateAnnual', low: 0.015, high: 0.025 },
        { parameter: 'waterfall.carryFraction', low: 0.15, high: 0.25 },
        { parameter: 'contract.shareMultiple', low: 0.75, high: 1.25 },
        { parameter: 'contract.simpleInterestAnnual', low: 0.04, high: 0.06 },
        { parameter: 'origination.seniorLtvMeanFraction', low: 0.3, high: 0.5 },
        { parameter: 'market.growthShiftAnnual', low: -0.02, high: 0.02 },
        { parameter: 'run.variationMarket', low: 0.75, high: 1.25 },
        { parameter: 'market.macro.cashRate.start', low: 0.026, high: 0.046 },
        { parameter: 'exits.default.multiplier', low: 0.5, high: 2 },
        { parameter: 'exits.sale.multiplier', low: 0.75, high: 1.25 },
      ]),
    {
      title: 'Drivers',
      unit: 'Text',
      doc: 'Numbers of the scenario, by dotted path, each with a low and a high value at which the fund is run again. `--driver` of the command goes before them.',
      source: "assumption: five terms and five drivers over an analyst's usual ranges",
      witness: {
        value: [{ parameter: 'exits.sale.multiplier', low: 0.5, high: 2 }],
        given: { 'sensitivity.drivers': [{ parameter: 'waterfall.carryFraction', low: 0, high: 0.5 }] },
        moves: 'study',
      },
    },
  ),
});
export type SensitivityConfig = z.output<typeof sensitivityConfig>;
