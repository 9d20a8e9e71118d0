import { expect, test } from 'vitest';
import { kernelHash } from '../../../src-engine/numeric/kernel-hash.ts';

test('the arithmetic of this machine is that of every other: the self-test has its published value', () => {
  // Changes only with an elementary function, and then every result hash changes with it.
  expect(kernelHash()).toBe('30d143cf3013814c90ad213af906ae0d81f005d087f4f306231cd69a114f416e');
});
