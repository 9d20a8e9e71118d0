import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const some = { 'origination.overAdvance.extraLtvFraction': 0.1, 'origination.overAdvance.maxCombinedLtvFraction': 1 };

export const overAdvanceConfig = group(
  'Over-advance',
  'More than the usual LTV and size on the best applications. Off unless one of the two extras is above 0.',
  {
    extraLtvFraction: param(z.number().min(0).max(0.5).default(0), {
      title: 'Extra LTV',
      unit: 'Fraction',
      doc: 'What the best applications may have above the LTV cap, within the combined LTV cap.',
      source: 'assumption: none unless the scenario says so',
      witness: { value: 0.1 },
    }),
    extraSizeFraction: param(z.number().min(0).max(2).default(0), {
      title: 'Extra size',
      unit: 'Fraction',
      doc: 'What the best applications may have above the size they would usually get, as a share of it; the largest advance of the origination terms does not bind here, the limit per advance of the allocation does.',
      source: 'assumption: none unless the scenario says so',
      witness: { value: 0.3 },
    }),
    zones: param(
      z
        .array(z.enum(['green', 'orange', 'red']))
        .max(3)
        .default(['green']),
      {
        title: 'Zones',
        unit: 'Text',
        doc: 'Zones in which an application can be one of the best.',
        source: 'assumption: the zone of the lowest risk score',
        witness: { value: ['green', 'orange', 'red'], given: some },
      },
    ),
    maxCombinedLtvFraction: param(z.number().min(0).max(1).default(0.6), {
      title: 'Largest combined LTV',
      unit: 'Fraction',
      doc: 'An application is one of the best when first mortgage plus its usual advance, over the value of the home, is at most this.',
      source: 'assumption: a quarter of the value below the combined LTV cap',
      witness: { value: 0.3, given: { ...some, 'origination.overAdvance.maxCombinedLtvFraction': 1 } },
    }),
    capFraction: param(z.number().min(0).max(1).default(0.1), {
      title: 'Cap',
      unit: 'Fraction',
      doc: 'Most that is over-advanced over the life of the fund, as a share of commitments.',
      source: 'assumption: a tenth of commitments',
      witness: { value: 0.005, given: some },
    }),
    fundedBy: param(z.enum(['commitments', 'nav-line']).default('commitments'), {
      title: 'Funded by',
      unit: 'Text',
      doc: 'commitments: out of the budget of the month like any advance; nav-line: the part above the usual advance is drawn on the NAV line, as far as it may be drawn.',
      source: 'issue: over-advance on the best loans as a part of leverage; assumption: out of commitments',
      witness: { value: 'nav-line', given: { ...some, 'leverage.navLine.limitFraction': 0.3 } },
    }),
  },
);
export type OverAdvanceConfig = z.output<typeof overAdvanceConfig>;
