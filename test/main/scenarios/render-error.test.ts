import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { mostErrorLines, renderError } from '../../../src-main/services/scenarios/render-error.ts';

const issue = (i: number) => ({ path: `a.b${i}`, message: 'is wrong', remedy: 'Change it.' });
const withIssues = (count: number) =>
  new AppError(
    'input/invalid',
    'The scenario has problems.',
    { file: 'x.yaml' },
    Array.from({ length: count }, (_, i) => issue(i)),
  );

describe('renderError', () => {
  test('shows code, file, and per problem its path, what is wrong and what to do', () => {
    expect(renderError(withIssues(1))).toBe(
      'error: The scenario has problems. [input/invalid]\n  file: x.yaml\n  a.b0: is wrong\n    Change it.',
    );
  });

  test.each([0, 1, 10, 11, 12, 500])('fits one screen and accounts for all of %i problems', (count) => {
    const lines = renderError(withIssues(count)).split('\n');
    expect(lines.length).toBeLessThanOrEqual(mostErrorLines);
    const shown = lines.filter((line) => line.includes('is wrong')).length;
    const more = Number(/and (\d+) more/.exec(lines.at(-1)!)?.[1] ?? 0);
    expect(shown + more).toBe(count);
  });

  test('cuts long lines and drops control characters', () => {
    const text = renderError(new AppError('app/unexpected', `\u001b[31m${'x'.repeat(5000)}`));
    expect(text.length).toBeLessThan(400);
    expect(text).not.toContain('\u001b');
  });
});
