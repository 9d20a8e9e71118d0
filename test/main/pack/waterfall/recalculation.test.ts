import { describe, expect, test } from 'vitest';
import { libreOffice, skippedHere } from '../../../support/libre-office.ts';
import { expectLive } from './recalculated.ts';

describe.skipIf(libreOffice === null)(`live waterfalls${skippedHere}`, () => {
  test('LibreOffice computes what was written, and what the engine gives when fee, hurdle and carry are changed', async () => {
    const held = await expectLive(
      [
        {
          name: 'base-100m',
          settings: {},
          typed: { managementFeeRateAnnual: 0.01, hurdleAnnual: 0.03, carryFraction: 0.25 },
          changed: {
            'fees.managementFeeRateAnnual': 0.01,
            'waterfall.hurdleAnnual': 0.03,
            'waterfall.carryFraction': 0.25,
          },
        },
      ],
      false,
    );
    expect(held).toBe(1);
  });
});
