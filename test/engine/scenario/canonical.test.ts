import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from '../../../src-engine/fund/scenario/canonical.ts';
import { AppError } from '../../../src-engine/core/errors.ts';

/** The same tree with the keys of every object in reversed order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

describe('canonicalJson', () => {
  test('does not depend on the order in which fields were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('writes sorted keys without white space, drops undefined, and knows one zero', () => {
    expect(canonicalJson({ b: [1, -0, 0.1], a: undefined, Z: null, é: 'x"y' })).toBe(
      '{"Z":null,"b":[1,0,0.1],"é":"x\\"y"}',
    );
    expect(sha256Hex(canonicalJson({ b: 1, a: 2 }))).toBe(sha256Hex(canonicalJson({ a: 2, b: 1 })));
  });

  test.each([[{ a: Number.NaN }], [[Infinity]], [{ a: new Float64Array(1) }], [[undefined]], [new Date(0)]])(
    'refuses what JSON cannot say: %j',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(AppError);
    },
  );
});
