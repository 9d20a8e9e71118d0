import { checkValue, type FieldIssue } from '../../../../src-engine/index.ts';
import type { Layers } from '../../../state/editor-document.ts';
import type { Draft, EditorSlice } from '../../../state/editor.ts';
import { currentValue } from './document.ts';
import { fieldAt, formModel, isWide, type FormField } from './form-model.ts';
import { inSentence, sentence } from './labels.ts';
import { readValue, type Problem } from './read-value.ts';
import { fieldText } from './value-text.ts';

/** Issues by the path of the input that they belong to; under '' those of no input. */
export type IssueMap = ReadonlyMap<string, readonly FieldIssue[]>;

const none: readonly FieldIssue[] = [];

/**
 * What keeps the version on screen from being computed: faults of single inputs, which the host finds when it opens the scenario, or
 * else those between inputs, which the preview runs into.
 */
export function issuesNow({ scenario, preview }: EditorSlice): readonly FieldIssue[] {
  if (scenario !== null && scenario.issues.length > 0) return scenario.issues;
  const { error } = preview;
  return error !== null && /^(input|plan)\//.test(error.code) ? error.issues : none;
}

const known = new WeakMap<readonly FieldIssue[], IssueMap>();

/** Issues of the host by input. The same list gives the same map, so that a field can look itself up on every draw. */
export function issueMap(issues: readonly FieldIssue[]): IssueMap {
  const ready = known.get(issues);
  if (ready) return ready;
  const map = new Map<string, FieldIssue[]>();
  for (const issue of issues) {
    const path = fieldAt(issue.path)?.path ?? '';
    map.set(path, [...(map.get(path) ?? []), issue]);
  }
  known.set(issues, map);
  return map;
}

/**
 * An issue in the words of the form. Where the value alone breaks the rule of its input, the form says it in the unit of the field,
 * with the nearest valid value; rules between inputs are said as the host does.
 */
export function problemOf(issue: FieldIssue, field: FormField | undefined, value: unknown): Problem {
  const words = [issue.message, issue.remedy]
    .filter((part) => part !== '')
    .map(asSentence)
    .join(' ');
  if (field === undefined || isWide(field) || value === undefined || checkValue(field.path, value).length === 0)
    return { message: words, offers: [] };
  const read = readValue(fieldText(value, field.part), field.part);
  return read.kind === 'problem' ? read.problem : { message: words, offers: [] };
}

const asSentence = (text: string) => sentence(/[.!?]$/.test(text) ? text : `${text}.`);

/** One thing to mend, for the list: what the host found, or what is typed and breaks a rule. */
export type Trouble = { readonly field: FormField | undefined; readonly path: string; readonly message: string };

export function troublesOf(
  issues: readonly FieldIssue[],
  drafts: ReadonlyMap<string, Draft>,
  layers: Layers,
): readonly Trouble[] {
  const model = formModel();
  const typed = [...drafts].map(([path, { message, text }]): Trouble => {
    return {
      field: fieldAt(path, model),
      path,
      message: `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}” is not taken. ${message}`,
    };
  });
  const found = issues.map((issue): Trouble => {
    const field = fieldAt(issue.path, model);
    const value = field === undefined ? undefined : currentValue(layers, field);
    const { message } = problemOf(issue, field, value);
    // A name that is no input, or a whole group: the line goes to the section and says which is meant.
    const isInside = field === undefined && issue.path.includes('.');
    return { field, path: issue.path, message: isInside ? `${issue.path}: ${inSentence(message)}` : message };
  });
  return [...typed, ...found];
}

/** Number of inputs of each section with something to mend. */
export function troubleCounts(troubles: readonly Trouble[]): ReadonlyMap<string, number> {
  const inputs = new Map<string, Set<string>>();
  for (const { field, path } of troubles) {
    const section = field?.section ?? path.split(/[.[]/, 1)[0]!;
    inputs.set(section, (inputs.get(section) ?? new Set()).add(field?.path ?? path));
  }
  return new Map([...inputs].map(([section, paths]) => [section, paths.size]));
}
