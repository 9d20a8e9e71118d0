import { describe, expect, test } from 'vitest';
import { zonesConfig } from '../../../src-engine/fund/zones/config.ts';
import { scoreCuts, zoneOfScore } from '../../../src-engine/fund/zones/classify.ts';

const classes = (given: Record<string, unknown>) => zonesConfig.parse({ classes: given }).classes;
const zonesOf = (given: Record<string, unknown>, scores: readonly number[]) => {
  const cuts = scoreCuts(classes(given), scores);
  return scores.map((score) => zoneOfScore(score, cuts)).join('');
};

describe('quantiles', () => {
  const ten = [9, 1, 8, 2, 7, 3, 6, 4, 5, 0];
  const ascending = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  test('shares are counts of suburbs: 4 green, 4 orange, 2 red of ten, whatever their order', () => {
    expect(zonesOf({}, ascending)).toBe('0000111122');
    expect(scoreCuts(classes({}), ten)).toEqual({ greenTo: 3.5, redFrom: 7.5 });
  });

  test('shares of 0 and 1 empty the other classes', () => {
    expect(zonesOf({ greenShareFraction: 0, redShareFraction: 0 }, ten)).toBe('1'.repeat(10));
    expect(zonesOf({ greenShareFraction: 1, redShareFraction: 0 }, ten)).toBe('0'.repeat(10));
    expect(zonesOf({ greenShareFraction: 0, redShareFraction: 1 }, ten)).toBe('2'.repeat(10));
    expect(zonesOf({ greenShareFraction: 0.7, redShareFraction: 0.3 }, ascending)).toBe('0000000222');
  });

  test('equal scores are never parted', () => {
    expect(zonesOf({ greenShareFraction: 0.5, redShareFraction: 0.25 }, [1, 2, 2, 2])).toBe('0000');
    expect(zonesOf({ greenShareFraction: 0.25, redShareFraction: 0.25 }, [1, 2, 2, 2])).toBe('0111');
  });

  test('shares above 1 together are refused', () => {
    expect(() => scoreCuts(classes({ greenShareFraction: 0.6, redShareFraction: 0.6 }), ten)).toThrow(/more than 1/);
  });
});

describe('thresholds', () => {
  test('midpoints of 2, 5 and 8: 3.5 belongs to green, 6.5 to orange', () => {
    expect(scoreCuts(classes({ rule: 'thresholds' }), [])).toEqual({ greenTo: 3.5, redFrom: 6.5 });
    expect(zonesOf({ rule: 'thresholds' }, [0, 3.5, 3.51, 6.5, 6.51, 10])).toBe('001122');
  });

  test('scores of zones must ascend', () => {
    expect(() => scoreCuts(classes({ rule: 'thresholds', riskScore: { green: 6 } }), [])).toThrow(/ascend/);
  });
});
