import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileKernels, kernelModule, kernelModulePath } from '../../resources/make/kernel-module.ts';

test('the compiled kernels are those of their sources (node resources/make/make-kernels.ts)', async () => {
  expect(readFileSync(kernelModulePath, 'utf8')).toBe(kernelModule(await compileKernels()));
});
