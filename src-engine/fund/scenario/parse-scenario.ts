import { describeSchema, type Description } from './describe.ts';
import { diffBySchema, type ParameterChange } from './diff.ts';
import { scenarioJsonSchema, type JsonSchema } from './json-schema.ts';
import { parseDocument } from './parse-document.ts';
import { scenarioSchema, type Scenario } from './schema.ts';

/**
 * A complete scenario from a document of any format version: upgraded, checked, defaults filled in. Throws `input/invalid` with
 * one issue per problem (path, what is allowed, what was found, remedy). Rules between fields are the rooms' own and come with
 * `resolveScenario`.
 */
export function parseScenario(document: unknown): Scenario {
  return parseDocument(scenarioSchema, document);
}

/** Every parameter of a scenario, flat and in file order. */
export function describeScenario(): Description {
  return describeSchema(scenarioSchema);
}

/** JSON Schema of a scenario file. */
export function scenarioFileSchema(): JsonSchema {
  return scenarioJsonSchema(scenarioSchema);
}

/** Parameters that two scenarios set differently, in file order; empty for equal scenarios whatever their names. */
export function diffScenarios(before: Scenario, after: Scenario): readonly ParameterChange[] {
  return diffBySchema(scenarioSchema, before, after);
}
