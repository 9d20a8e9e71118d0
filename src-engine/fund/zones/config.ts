import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { classesConfig, scoringConfig, universeConfig } from './config-classes.ts';
import { calibrationConfig, correlationConfig } from './config-calibration.ts';
import { customConfig, referenceConfig } from './config-tables.ts';
import { byZone } from './config-zone.ts';

/** Slice of the zones: which suburbs, in which class, and what a class is expected to do. */
export const zonesConfig = group(
  'Zones',
  'The traffic-light classes of suburbs: universe, scoring, classes, and growth, volatility and hazards per class.',
  {
    preset: param(z.enum(['sydney-calibrated', 'reference-zones', 'custom']).default('sydney-calibrated'), {
      title: 'Source of zone figures',
      unit: 'Text',
      doc: 'sydney-calibrated: estimated from the data room. reference-zones: the table under reference. custom: the calibrated figures, replaced by those set under custom.',
      source: 'house model: Zones',
      witness: { value: 'reference-zones' },
    }),
    universe: universeConfig,
    scoring: scoringConfig,
    classes: classesConfig,
    calibration: calibrationConfig,
    correlation: correlationConfig,
    reference: referenceConfig,
    custom: customConfig,
    defaultMultiplier: byZone(
      'Default multipliers',
      'Factor on the default hazard where no default rate is set for the zone.',
      z.number().min(0).max(20),
      [1, 1, 1],
      {
        title: 'Default multiplier',
        unit: 'Multiple',
        doc: 'Multiplies the default hazard of advances here. Not used where the preset states a default rate for the zone.',
        source: 'assumption: arrears by suburb are not published, so no difference is claimed',
        witness: { value: 8 },
      },
    ),
    saleMultiplier: byZone('Sale multipliers', 'Factor on the sale hazard.', z.number().min(0).max(20), [1, 1, 1], {
      title: 'Sale multiplier',
      unit: 'Multiple',
      doc: 'Multiplies the sale hazard of advances here.',
      source: 'assumption: the sale baseline is that of all Sydney dwellings',
      witness: { value: 3 },
    }),
    refinanceMultiplier: byZone(
      'Refinance multipliers',
      'Factor on the refinance hazard.',
      z.number().min(0).max(20),
      [1, 1, 1],
      {
        title: 'Refinance multiplier',
        unit: 'Multiple',
        doc: 'Multiplies the refinance hazard of advances here.',
        source: 'assumption: refinancing is published for the nation only, so no difference is claimed',
        witness: { value: 3 },
      },
    ),
  },
);
export type ZonesConfig = z.output<typeof zonesConfig>;
