import {
  canonicalJson,
  documentOf,
  parseScenario,
  toErrorInfo,
  valueAtPath,
  type PlainObject,
} from '../../../../src-engine/index.ts';
import type { ReturnedInputs } from '../../../contract/index.ts';
import { mergeDocuments } from '../../scenarios/merge.ts';
import type { TermInput } from './returned-terms.ts';

export type InputChange = ReturnedInputs['changes'][number];

/**
 * What a returned workbook would change of a scenario: the inputs that somebody changed in it, and that the scenario does not have so
 * already. Each with the problem that the schema then has, if any.
 * @param document of the scenario as it stands, merged
 * @param made the inputs as the workbook was made; null when that is not known: then every input that differs counts
 */
export function inputChanges(
  document: PlainObject,
  made: readonly TermInput[] | null,
  returned: readonly TermInput[],
): InputChange[] {
  const before = new Map(made?.map(({ path, value }) => [path, value]));
  const issuesNow = issuesOf(document);
  const scenario = parsed(document) ?? document;
  return returned.flatMap(({ path, title, value }): InputChange[] => {
    const now = valueAtPath(scenario, path) ?? null;
    const was = before.get(path) ?? null;
    if (made !== null && isSame(was, value)) return [];
    if (isSame(now, value)) return [];
    const problem = issuesOf(mergeDocuments(document, documentOf({ [path]: value }))).find(
      (issue) => !issuesNow.includes(issue),
    );
    return [
      { path, title, now, made: was, returned: value, change: { kind: 'set', path, value }, problem: problem ?? '' },
    ];
  });
}

function parsed(document: PlainObject): unknown {
  try {
    return parseScenario(document);
  } catch {
    return null; // it has problems of its own: what is set in it counts
  }
}

function issuesOf(document: PlainObject): readonly string[] {
  try {
    parseScenario(document);
    return [];
  } catch (error) {
    const { issues, message } = toErrorInfo(error);
    return issues.length === 0
      ? [message]
      : issues.map((issue) => `${issue.path} ${issue.message}. ${issue.remedy}`.trim());
  }
}

/** To 15 digits, as programs keep them. */
const isSame = (a: unknown, b: unknown): boolean => canonicalJson(rounded(a)) === canonicalJson(rounded(b));

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(14));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
  return value ?? null;
}
