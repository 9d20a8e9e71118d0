import { expect, test } from 'vitest';
import { documentOf, valueAtPath } from '../../../src-engine/fund/scenario/dotted-path.ts';

test('what a document is made of is found at its path', () => {
  const settings = { 'a.b.c': 1, 'a.b.d': [1, 2], 'a.e': null, f: 'x' };
  const document = documentOf(settings);
  expect(document).toEqual({ a: { b: { c: 1, d: [1, 2] }, e: null }, f: 'x' });
  for (const [path, value] of Object.entries(settings)) expect(valueAtPath(document, path)).toEqual(value);
});

test('a path that ends early, or leaves plain data, has no value', () => {
  expect(valueAtPath({ a: 1 }, 'a.b')).toBeUndefined();
  expect(valueAtPath({ a: 'text' }, 'a.length')).toBeUndefined();
  expect(valueAtPath({}, 'constructor.name')).toBeUndefined();
  expect(valueAtPath(null, 'a')).toBeUndefined();
});
