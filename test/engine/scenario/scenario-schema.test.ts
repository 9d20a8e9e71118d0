import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { units } from '../../../src-engine/core/units.ts';
import { canonicalJson } from '../../../src-engine/fund/scenario/canonical.ts';
import { documentOf as pathsOf, valueAtPath } from '../../../src-engine/fund/scenario/dotted-path.ts';
import { describeScenario, diffScenarios, parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { SCENARIO_FORMAT } from '../../../src-engine/fund/scenario/schema.ts';
import { currentFormat } from '../../../src-engine/fund/scenario/upgrade.ts';

const { parameters, undescribed, groups } = describeScenario();

const documentOf = (settings: Readonly<Record<string, unknown>>) => ({ name: 'x', ...pathsOf(settings) });

/** Problems of the document, one line each; empty when it is accepted. */
function problems(settings: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parseScenario(documentOf(settings));
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.issues.map((issue) => `${issue.path}: ${issue.message}`);
    throw error;
  }
}

describe('the scenario schema', () => {
  test('describes every parameter: title, unit, doc, source, default', () => {
    expect(undescribed).toEqual([]);
    expect(parameters.length).toBeGreaterThan(200);
    for (const parameter of parameters) {
      const { path, title, unit, doc, source, hasDefault } = parameter;
      expect({ path, complete: title !== '' && doc.length > 10 && source.length > 5 && hasDefault }).toEqual({
        path,
        complete: true,
      });
      expect(units).toContain(unit);
    }
    for (const group of groups)
      expect({ path: group.path, doc: group.doc !== '' }).toEqual({ path: group.path, doc: true });
  });

  test('gives every number a range', () => {
    const open = parameters.filter(({ range }) => range !== null && (range.min === null || range.max === null));
    expect(open.map((parameter) => parameter.path)).toEqual([]);
  });

  test('a scenario that sets nothing equals one that sets every default', () => {
    const defaults = Object.fromEntries(parameters.map(({ path, defaultValue }) => [path, defaultValue]));
    expect(canonicalJson(parseScenario(documentOf(defaults)))).toBe(canonicalJson(parseScenario({ name: 'x' })));
  });

  test.each(parameters.map((parameter) => [parameter.path, parameter] as const))(
    '%s has a witness that is allowed and differs from the default',
    (path, { witness }) => {
      const given = witness.given ?? {};
      expect(problems(given)).toEqual([]);
      expect(problems({ ...given, [path]: witness.value })).toEqual([]);
      const before = parseScenario(documentOf(given));
      const after = parseScenario(documentOf({ ...given, [path]: witness.value }));
      expect(diffScenarios(before, after).map((change) => change.path)).toEqual([path]);
      expect(valueAtPath(before, path)).not.toEqual(valueAtPath(after, path));
    },
  );

  test('stands at the format that upgrades lead to', () => {
    expect(currentFormat).toBe(SCENARIO_FORMAT);
  });
});
