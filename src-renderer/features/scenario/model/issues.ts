import type { FieldIssue } from '../../../../src-engine/index.ts';
import type { Draft } from '../../../state/editor.ts';
import { fieldAt, formModel, type FormField } from './form-model.ts';

/** Issues by the path of the input that they belong to; under '' those of no input. */
export type IssueMap = ReadonlyMap<string, readonly FieldIssue[]>;

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

/** One thing to mend, for the list: what the host found, or what is typed and breaks a rule. */
export type Trouble = { readonly field: FormField | undefined; readonly path: string; readonly message: string };

export function troublesOf(issues: readonly FieldIssue[], drafts: ReadonlyMap<string, Draft>): readonly Trouble[] {
  const model = formModel();
  const typed = [...drafts].map(([path, { message, text }]): Trouble => {
    return { field: fieldAt(path, model), path, message: `“${text}” is not taken. ${message}` };
  });
  const found = issues.map(({ path, message, remedy }): Trouble => {
    return { field: fieldAt(path, model), path, message: [message, remedy].filter((part) => part !== '').join('. ') };
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
