import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { documentOf } from '../../../src-engine/fund/scenario/dotted-path.ts';
import { describeScenario, parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';

/** Runs what must either succeed or refuse its input; any other error fails the test. */
function refusedOr<T>(attempt: () => T): T | AppError {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/invalid' && error.issues.length > 0) return error;
    throw error;
  }
}

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, maxDepth: 4 });

test('whatever stands where a scenario should, it is parsed or refused with a reason', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(refusedOr(() => parseScenario(value))).toBeTypeOf('object');
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('whatever stands where a parameter should, it is parsed or refused at that field', () => {
  const paths = fc.constantFrom(...describeScenario().parameters.map((parameter) => parameter.path));
  fc.assert(
    fc.property(paths, anything, (path, value) => {
      const result = refusedOr(() => parseScenario({ name: 'x', ...documentOf({ [path]: value }) }));
      // A value left undefined is not given at all, so its default stands.
      const strangers = result instanceof AppError ? result.issues.filter((issue) => !issue.path.startsWith(path)) : [];
      expect(strangers).toEqual([]);
      const again = result instanceof AppError ? result : parseScenario(result);
      expect(again).toEqual(result);
    }),
    { seed: 12, numRuns: 1500 },
  );
});
