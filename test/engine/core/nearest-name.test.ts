import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestName } from '../../../src-engine/core/nearest-name.ts';

describe('editDistance', () => {
  test('known distances', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3); // the textbook example of Levenshtein distance
    expect(editDistance('carry', 'crary')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });

  test('is zero only for equal names, symmetric, and at most the longer length', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('nearestName', () => {
  const names = ['carryFraction', 'catchUpFraction', 'hurdleAnnual', 'commitmentsAud', 'lifeMonths'];
  test.each([
    ['carryFracton', 'carryFraction'],
    ['carry', 'carryFraction'],
    ['hurdle_annual', 'hurdleAnnual'],
    ['comitmentsAud', 'commitmentsAud'],
    ['lifeYears', 'lifeMonths'],
    ['colour', undefined],
    ['', undefined],
  ])('%j means %j', (name, nearest) => {
    expect(nearestName(name, names)).toBe(nearest);
  });
});
