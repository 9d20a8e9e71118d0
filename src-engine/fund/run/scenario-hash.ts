import { canonicalJson, sha256Hex } from '../scenario/canonical.ts';
import type { Scenario } from '../scenario/schema.ts';

/**
 * Hash of all that shapes a path. Left out: name and description, which are for people; seed and number of paths, which stand
 * beside it in the manifest; the drivers of a study, and who accepted which breach, which no path can feel.
 */
export function scenarioHash(scenario: Scenario): string {
  const { name: _name, description: _description, sensitivity: _sensitivity, guardrails, run, ...terms } = scenario;
  const { overrides: _overrides, ...limits } = guardrails;
  const { paths: _paths, seed: _seed, ...drawing } = run;
  return sha256Hex(canonicalJson({ ...terms, guardrails: limits, run: drawing }));
}
