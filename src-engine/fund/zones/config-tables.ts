import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { byZone } from './config-zone.ts';

const reference = { 'zones.preset': 'reference-zones' } as const;
const custom = { 'zones.preset': 'custom' } as const;
const USER = 'house model, reference-zones (the user’s table)';
const growthRange = z.number().min(-0.2).max(0.4);
const volatilityRange = z.number().min(0).max(1);
const defaultRange = z.number().min(0).max(0.5);
const correlationRange = z.number().min(-1).max(1);

const CORRELATION =
  'assumption: the user’s table has none. Neighbouring classes move more alike, as earlier engines of this kind assumed; Sydney’s areas moved more alike still (0.8 and more), so these flatter diversification';

const referenceCorrelation = (pair: string, value: number, changed: number) =>
  param(correlationRange.default(value), {
    title: `Correlation ${pair}`,
    unit: 'Correlation',
    doc: `Correlation of one-year log growth, ${pair}.`,
    source: CORRELATION,
    witness: { value: changed, given: reference },
  });

/** The user's table, used by `reference-zones`. */
export const referenceConfig = group('Reference zones', 'The table behind the preset reference-zones.', {
  growthAnnual: byZone('Growth', 'Expected price growth a year.', growthRange, [0.035, 0.06, 0.09], {
    title: 'Growth',
    unit: 'Annual',
    doc: 'Expected (arithmetic-equivalent) price growth a year.',
    source: USER,
    witness: { value: 0.01, given: reference },
  }),
  volatilityAnnual: byZone('Volatility', 'Sd of one-year log growth.', volatilityRange, [0.08, 0.1, 0.12], {
    title: 'Volatility',
    unit: 'Annual',
    doc: 'Standard deviation of one-year log growth of the zone’s index.',
    source:
      'assumption: the user’s table has none. Green is about Sydney’s index (8.2 % a year, ABS 6416.0, 2003-2021); red half as much again, within the range of Sydney’s areas',
    witness: { value: 0.2, given: reference },
  }),
  defaultAnnual: byZone('Default', 'Mean annual default hazard.', defaultRange, [0.015, 0.045, 0.085], {
    title: 'Default',
    unit: 'Annual',
    doc: 'Mean annual default hazard that advances here must show.',
    source: USER,
    witness: { value: 0.2, given: reference },
  }),
  greenOrangeCorrelation: referenceCorrelation('green with orange', 0.7, 0.9),
  greenRedCorrelation: referenceCorrelation('green with red', 0.5, 0.7),
  orangeRedCorrelation: referenceCorrelation('orange with red', 0.8, 0.6),
});

const CALIBRATED = 'assumption: as calibrated until set';

const customCorrelation = (pair: string) =>
  param(correlationRange.nullable().default(null), {
    title: `Correlation ${pair}`,
    unit: 'Correlation',
    doc: `Correlation of one-year log growth, ${pair}; empty: as calibrated.`,
    source: CALIBRATED,
    witness: { value: 0.6, given: custom },
  });

/** Own figures over the calibrated ones, used by `custom`. */
export const customConfig = group(
  'Custom zones',
  'Own figures behind the preset custom; empty ones are as calibrated.',
  {
    growthAnnual: byZone('Growth', 'Expected price growth a year.', growthRange.nullable(), [null, null, null], {
      title: 'Growth',
      unit: 'Annual',
      doc: 'Expected (arithmetic-equivalent) price growth a year; empty: as calibrated.',
      source: CALIBRATED,
      witness: { value: 0.01, given: custom },
    }),
    volatilityAnnual: byZone(
      'Volatility',
      'Sd of one-year log growth.',
      volatilityRange.nullable(),
      [null, null, null],
      {
        title: 'Volatility',
        unit: 'Annual',
        doc: 'Standard deviation of one-year log growth of the zone’s index; empty: as calibrated.',
        source: CALIBRATED,
        witness: { value: 0.25, given: custom },
      },
    ),
    defaultAnnual: byZone('Default', 'Mean annual default hazard.', defaultRange.nullable(), [null, null, null], {
      title: 'Default',
      unit: 'Annual',
      doc: 'Mean annual default hazard that advances here must show; empty: the baseline times the default multiplier.',
      source: CALIBRATED,
      witness: { value: 0.2, given: custom },
    }),
    greenOrangeCorrelation: customCorrelation('green with orange'),
    greenRedCorrelation: customCorrelation('green with red'),
    orangeRedCorrelation: customCorrelation('orange with red'),
  },
);
