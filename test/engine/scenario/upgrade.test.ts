import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { currentFormat, upgradeDocument, type UpgradeStep } from '../../../src-engine/fund/scenario/upgrade.ts';

const steps: readonly UpgradeStep[] = [
  { what: 'renamed a to b', apply: ({ a, ...rest }) => ({ ...rest, b: a }) },
  { what: 'doubled b', apply: ({ b, ...rest }) => ({ ...rest, b: 2 * Number(b) }) },
];

describe('upgradeDocument', () => {
  test('takes a document without a format as the first format', () => {
    expect(upgradeDocument({ name: 'x' })).toEqual({
      document: { name: 'x', format: currentFormat },
      fromFormat: 1,
      applied: [],
    });
  });

  test('applies every step from the stated format on, in order', () => {
    expect(upgradeDocument({ a: 3 }, steps)).toEqual({
      document: { b: 6, format: 3 },
      fromFormat: 1,
      applied: ['renamed a to b', 'doubled b'],
    });
    expect(upgradeDocument({ format: 2, b: 3 }, steps).document).toEqual({ b: 6, format: 3 });
    expect(upgradeDocument({ format: 3, b: 3 }, steps).document).toEqual({ b: 3, format: 3 });
  });

  test('leaves its argument alone', () => {
    const document = { a: 1 };
    upgradeDocument(document, steps);
    expect(document).toEqual({ a: 1 });
  });

  test.each([[4], [0], [1.5], ['2'], [null], [true]])('refuses format %j', (format) => {
    expect(() => upgradeDocument({ format }, steps)).toThrow(AppError);
  });
});
