import type { FieldIssue } from '../../core/errors.ts';
import { explainIssue } from './explain-issue.ts';
import { schemaOfParameter } from './value-shape.ts';

/**
 * What is wrong with a value of one parameter, before it is set; empty when nothing is. Paths of issues are relative to the
 * value: empty for the value itself, `[2].rateAnnual` inside a list. Rules between fields are the rooms' own and come with
 * `resolveScenario`. Throws `input/not-found` for a path that is no parameter.
 */
export function checkValue(path: string, value: unknown): readonly FieldIssue[] {
  const schema = schemaOfParameter(path);
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => explainIssue(schema, value, issue, []));
}
