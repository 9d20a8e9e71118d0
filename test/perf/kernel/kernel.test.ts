import { describe, expect, test } from 'vitest';
import { createExitTimeKernel, type Kernel } from './exit-time.ts';
import { createKernelResult, type KernelResult } from './fund.ts';
import { kernelModel, LOANS } from './model.ts';
import { createMonthlyKernel } from './monthly.ts';
import { createThinningKernel } from './thinning.ts';

const PATHS = 150;

function outcomeOf(kernel: Kernel): KernelResult {
  const result = createKernelResult(PATHS);
  for (let path = 0; path < PATHS; path++) kernel.run(path, result, path);
  return result;
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

function standardErrorOf(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
}

// What a benchmark compares must be the same model: 4 standard errors, for means of the same number of paths.
describe('kernels of the benchmark agree with the month-by-month oracle', () => {
  test.each([
    ['K1', createExitTimeKernel(kernelModel(1)), createMonthlyKernel(kernelModel(2))],
    ['K1 with keyed draws', createExitTimeKernel(kernelModel(3), true), createMonthlyKernel(kernelModel(4))],
    ['K3', createThinningKernel(kernelModel(5), true), createMonthlyKernel(kernelModel(6), true)],
  ])('%s', (_name, fast, oracle) => {
    const a = outcomeOf(fast);
    const b = outcomeOf(oracle);
    for (const column of ['irrAnnual', 'multiple', 'carryAud'] as const) {
      const error = Math.hypot(standardErrorOf(a[column]), standardErrorOf(b[column]));
      expect(Math.abs(meanOf(a[column]) - meanOf(b[column]))).toBeLessThan(4 * error);
    }
    expect(a.exits.reduce((sum, count) => sum + count, 0)).toBe(PATHS * LOANS);
    for (let cause = 0; cause < 3; cause++) {
      // Exits of a path share its market under K3, so their spread is wider than binomial: three times covers it.
      const expected = b.exits[cause]! / (PATHS * LOANS);
      const error = 3 * Math.sqrt((2 * expected * (1 - expected)) / (PATHS * LOANS));
      expect(Math.abs(a.exits[cause]! / (PATHS * LOANS) - expected)).toBeLessThan(4 * error);
    }
  });
});
