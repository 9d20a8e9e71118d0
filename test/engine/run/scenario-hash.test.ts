import { describe, expect, test } from 'vitest';
import { scenarioHash } from '../../../src-engine/fund/run/scenario-hash.ts';
import { describeScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { scenarioWith } from '../../support/plans.ts';

/** What no path can feel: the manifest names seed and paths itself, the others are records or drivers of a study. */
const leftOut = ['guardrails.overrides', 'run.paths', 'run.seed', 'sensitivity.drivers'];

describe('the hash of a scenario', () => {
  test('is moved by every parameter but the few that no path can feel', () => {
    const unmoved = describeScenario().parameters.flatMap(({ path, witness }) => {
      const before = scenarioHash(scenarioWith(witness.given ?? {}));
      const after = scenarioHash(scenarioWith({ ...witness.given, [path]: witness.value }));
      return before === after ? [path] : [];
    });
    expect(unmoved.toSorted()).toEqual(leftOut);
  });

  test('a parameter of a study is left out', () => {
    const ofStudies = describeScenario().parameters.filter(({ witness }) => witness.moves === 'study');
    expect(ofStudies.map(({ path }) => path).filter((path) => !leftOut.includes(path))).toEqual([]);
    expect(ofStudies.length).toBeGreaterThan(0);
  });
});
