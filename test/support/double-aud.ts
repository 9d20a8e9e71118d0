import { describeScenario } from '../../src-engine/fund/scenario/parse-scenario.ts';
import type { ScenarioParameter } from '../../src-engine/fund/scenario/describe.ts';
import type { Scenario } from '../../src-engine/fund/scenario/schema.ts';

type Json = number | string | boolean | null | Json[] | { [key: string]: Json };

/**
 * A complete scenario as a document in which every parameter whose unit is Aud is multiplied, lists and maps included. It
 * walks the schema, so that a parameter that is added tomorrow is covered today.
 */
export function scaledScenario(scenario: Scenario, factor: number): Record<string, unknown> {
  const document = JSON.parse(JSON.stringify(scenario)) as { [key: string]: Json };
  for (const path of audPaths()) scaleAt(document, path.split(/\.|(?=\[\])/), factor);
  return document;
}

/** Dotted paths of all parameters in AUD; `[]` stands for the items of a list, `*` for the entries of a map. */
export function audPaths(): readonly string[] {
  const leaves = (parameter: ScenarioParameter): string[] =>
    parameter.unit === 'Aud' ? [parameter.path] : parameter.parts.flatMap(leaves);
  return describeScenario().parameters.flatMap(leaves);
}

function scaleAt(node: Json, keys: readonly string[], factor: number): void {
  if (typeof node !== 'object' || node === null) return;
  const [key, ...rest] = keys as [string, ...string[]];
  const container = node as Record<string, Json>;
  const children = key === '[]' || key === '*' ? Object.keys(container) : [key];
  for (const child of children) {
    if (rest.length > 0) scaleAt(container[child]!, rest, factor);
    else container[child] = scaleValue(container[child]!, factor);
  }
}

function scaleValue(value: Json, factor: number): Json {
  if (typeof value === 'number') return value * factor;
  return Array.isArray(value) ? value.map((item) => scaleValue(item, factor)) : value;
}
