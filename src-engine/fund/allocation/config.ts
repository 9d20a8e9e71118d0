import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const share = (value: number) => z.number().min(0).max(1).default(value);

/** Where new advances go: target weights by zone and limits on concentration. */
export const allocationConfig = group('Allocation', 'Target weights by zone and limits on concentration.', {
  greenWeightFraction: param(share(0.4), {
    title: 'Target weight green',
    unit: 'Fraction',
    doc: 'Share of new advances that goes to green suburbs. The three weights sum to 1.',
    source: 'sample fund base-100m: its policy',
    witness: { value: 0.2, along: { 'allocation.redWeightFraction': 0.4 } },
  }),
  orangeWeightFraction: param(share(0.4), {
    title: 'Target weight orange',
    unit: 'Fraction',
    doc: 'Share of new advances that goes to orange suburbs. The three weights sum to 1.',
    source: 'sample fund base-100m: its policy',
    witness: { value: 0.2, along: { 'allocation.redWeightFraction': 0.4 } },
  }),
  redWeightFraction: param(share(0.2), {
    title: 'Target weight red',
    unit: 'Fraction',
    doc: 'Share of new advances that goes to red suburbs. The three weights sum to 1.',
    source: 'sample fund base-100m: its policy',
    witness: { value: 0.4, along: { 'allocation.greenWeightFraction': 0.2 } },
  }),
  greenLimitFraction: param(share(1), {
    title: 'Limit green',
    unit: 'Fraction',
    doc: 'Largest share of commitments that may stand in green suburbs at cost; applications beyond it go to another zone.',
    source: 'assumption: no limit besides the target weight',
    witness: { value: 0.1 },
  }),
  orangeLimitFraction: param(share(1), {
    title: 'Limit orange',
    unit: 'Fraction',
    doc: 'Largest share of commitments that may stand in orange suburbs at cost.',
    source: 'assumption: no limit besides the target weight',
    witness: { value: 0.1 },
  }),
  redLimitFraction: param(share(1), {
    title: 'Limit red',
    unit: 'Fraction',
    doc: 'Largest share of commitments that may stand in red suburbs at cost.',
    source: 'assumption: no limit besides the target weight',
    witness: { value: 0.05 },
  }),
  suburbLimitFraction: param(z.number().min(0.001).max(1).default(0.1), {
    title: 'Limit per suburb',
    unit: 'Fraction',
    doc: 'Largest share of commitments that may stand in one suburb at cost; the next suburb of the zone takes the application.',
    source: 'assumption: equal to the concentration guardrail of the house model',
    witness: { value: 0.012 },
  }),
  advanceLimitFraction: param(z.number().min(0.0001).max(1).default(0.02), {
    title: 'Limit per advance',
    unit: 'Fraction',
    doc: 'Largest advance as a share of commitments; larger applications are cut to it.',
    source: 'assumption: equal to the concentration guardrail of the house model',
    witness: { value: 0.0022 },
  }),
});
export type AllocationConfig = z.output<typeof allocationConfig>;
