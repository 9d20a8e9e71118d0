import { expect, test } from 'vitest';
import { AppError, parseScenario } from '../../src-engine/index.ts';

test('the engine door opens in a browser: a document is checked beside the form', () => {
  expect(parseScenario({ format: 1, name: 'empty' }).name).toBe('empty');
  let issues: readonly { path: string }[] = [];
  try {
    parseScenario({ format: 1, name: 'x', fund: { commitmentsAud: -1 } });
  } catch (error) {
    issues = (error as AppError).issues;
  }
  expect(issues.map(({ path }) => path)).toEqual(['fund.commitmentsAud']);
});
