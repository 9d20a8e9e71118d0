import type { z } from 'zod';
import { AppError, type FieldIssue } from '../../core/errors.ts';
import { describeSchema } from './describe.ts';
import { explainIssue } from './explain-issue.ts';
import { plainDocument } from './plain-document.ts';
import { upgradeDocument } from './upgrade.ts';

/** Most issues that one error carries; the last one then says how many were left out. */
export const mostIssues = 200;

/** Explains the first `mostIssues` problems and counts the rest: looking up the nearest name of a flood of keys takes too long. */
function explainAll(schema: z.ZodType, document: unknown, found: readonly z.core.$ZodIssue[]) {
  const paths = describeSchema(schema).parameters.map((parameter) => parameter.path);
  const issues: FieldIssue[] = [];
  let count = 0;
  for (const issue of found) {
    const room = Math.max(0, mostIssues - issues.length);
    if (issue.code === 'unrecognized_keys') {
      count += issue.keys.length;
      issues.push(...explainIssue(schema, document, { ...issue, keys: issue.keys.slice(0, room) }, paths));
    } else {
      count++;
      if (room > 0) issues.push(...explainIssue(schema, document, issue, paths));
    }
  }
  if (count > mostIssues) issues.push({ path: '', message: `and ${count - mostIssues} more problems`, remedy: '' });
  return { issues, count };
}

/**
 * Parses a document of any format version against a scenario schema: checks that it is plain data, upgrades it, validates it
 * and fills in the defaults. `what` names the document in errors. Throws `input/invalid` with one issue per problem (all of them, capped at `mostIssues`).
 */
export function parseDocument<S extends z.ZodType>(schema: S, document: unknown, what = 'scenario'): z.output<S> {
  const { document: current } = upgradeDocument(plainDocument(document));
  const result = schema.safeParse(current);
  if (result.success) return result.data;
  const { issues, count } = explainAll(schema, current, result.error.issues);
  throw new AppError(
    'input/invalid',
    `The ${what} has ${count === 1 ? 'a problem' : `${count} problems`}.`,
    { problems: count },
    issues,
  );
}
