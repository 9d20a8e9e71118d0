import { canonicalJson, sha256Hex } from '../scenario/canonical.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { FundPlace } from './run-plan.ts';

/**
 * Hash of all that shapes a path. Left out: name and description, which are for people; seed and number of paths, which stand
 * beside it in the manifest; the drivers of a study, and who accepted which breach, which no path can feel.
 * @param place of the fund among those that share its market; it shapes the paths of every fund but the first
 */
export function scenarioHash(
  scenario: Scenario,
  place: Pick<FundPlace, 'fundIndex' | 'closeMonth'> = { fundIndex: 0, closeMonth: 0 },
): string {
  const { name: _name, description: _description, sensitivity: _sensitivity, guardrails, run, ...terms } = scenario;
  const { overrides: _overrides, ...limits } = guardrails;
  const { paths: _paths, seed: _seed, ...drawing } = run;
  const { fundIndex, closeMonth } = place;
  const standing = fundIndex === 0 && closeMonth === 0 ? {} : { place: { fundIndex, closeMonth } };
  return sha256Hex(canonicalJson({ ...terms, guardrails: limits, run: drawing, ...standing }));
}
