import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '../../../src-main/contract/codec.ts';

const again = (value: unknown) => decodeFrame(encodeFrame(value));

describe('codec', () => {
  test('plain values are JSON text', () => {
    expect(encodeFrame({ a: [1, 'x', null, true] })).toBe('{"a":[1,"x",null,true]}');
  });
  test('numbers that JSON does not know are kept', () => {
    const value = { a: [Number.NaN, Infinity, -Infinity, 1.5], b: 0 };
    expect(again(value)).toEqual(value);
    expect(Object.is((again([-0]) as number[])[0], -0)).toBe(true);
  });
  test.each([
    new Float64Array([1.5, Number.NaN, -0, 5e-324]),
    new Float32Array([1.5, -2]),
    new Int32Array([-1, 2 ** 31 - 1]),
    new Uint8Array([0, 255, 7]),
    new BigInt64Array([-5n]),
    new Float64Array(0),
  ])('typed arrays keep type and bits: %s', (array) => {
    const { first, deep } = again({ first: array, deep: [{ array }, Number.NaN] }) as {
      first: typeof array;
      deep: [{ array: typeof array }, number];
    };
    expect(first).toEqual(array);
    expect(first.constructor).toBe(array.constructor);
    expect(deep[0].array).toEqual(array);
  });
  test('a view is sent as its part alone', () => {
    const view = new Float64Array([1, 2, 3, 4]).subarray(1, 3);
    expect((again({ view }) as { view: Float64Array }).view).toEqual(new Float64Array([2, 3]));
    expect((encodeFrame({ view }) as Uint8Array).byteLength).toBeLessThan(100);
  });
  test('a frame that lies in a larger buffer, as sockets give it, is read where it lies', () => {
    const frame = encodeFrame({ array: new Float64Array([1.5, 2.5]) }) as Uint8Array;
    const pool = Buffer.concat([Buffer.from('abc'), frame, Buffer.from('def')]);
    expect(decodeFrame(pool.subarray(3, 3 + frame.length))).toEqual({ array: new Float64Array([1.5, 2.5]) });
  });
  test('any value comes back as it was, also one that looks like a tag', () => {
    const key = fc.oneof(fc.constant('$'), fc.constant('v'), fc.string());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.float64Array(),
        fc.uint8Array(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(again(value)).toEqual(value);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
  test.each([
    ['a function', { f: () => 1 }],
    ['a date', [Number.NaN, new Date(0)]],
    ['a map', { m: new Map() }],
  ])('%s is refused', (_name, value) => {
    expect(() => encodeFrame(value)).toThrow(/cannot hold/);
  });
  test.each([
    ['no JSON', '{'],
    ['an unknown tag', '{"$":"eval","v":1}'],
    ['an array without bytes', '{"$":"array","v":["Float64Array",0,1]}'],
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting behind a tag', `{"$":"number","v":"NaN","x":${'['.repeat(100_000)}`],
    ['an empty frame', new Uint8Array(0)],
    ['a length beyond the frame', new Uint8Array([255, 255, 255, 255, 1])],
  ])('%s is refused as data', (_name, frame) => {
    expect(() => decodeFrame(frame)).toThrow(expect.objectContaining({ code: 'data/invalid' }));
  });
  test('bytes changed on the way never do worse than a refusal', () => {
    const frame = encodeFrame({ a: new Float64Array([1, 2]), b: 'text', c: [Number.NaN] }) as Uint8Array;
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.nat(255), (at, byte) => {
        const changed = frame.slice();
        changed[at] = byte;
        expect(outcome(changed)).toMatch(/^(read|data\/invalid)$/);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 1000, seed: 11 },
    );
  });
});

function outcome(frame: Uint8Array): string {
  try {
    decodeFrame(frame);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? 'unnamed';
  }
}
