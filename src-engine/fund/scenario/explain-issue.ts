import { z } from 'zod';
import type { FieldIssue } from '../../core/errors.ts';
import { paramMeta } from '../../core/param.ts';
import { allowedText, quoted, remedyFor, shownValue } from './issue-text.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { childOf, fieldsOf, unwrap } from './shape.ts';

type Keys = readonly PropertyKey[];

/** `['tiers', 0, 'rate']` as `tiers[0].rate`. */
export function formatPath(keys: Keys): string {
  let path = '';
  for (const key of keys)
    path += typeof key === 'number' ? `[${key}]` : `${path === '' ? '' : '.'}${quoted(String(key))}`;
  return path;
}

/** The schema at a path; undefined below what the schema knows. */
function schemaAt(root: z.ZodType, keys: Keys): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (const key of keys) schema = schema && childOf(unwrap(schema).inner, key as string | number);
  return schema;
}

function valueAt(document: unknown, keys: Keys): unknown {
  let value = document;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Says where an unknown name belongs, or which known name is nearest. `paths` are all parameter paths of the schema. */
function unknownKey(root: z.ZodType, parent: Keys, key: string, paths: readonly string[]): FieldIssue {
  const path = formatPath([...parent, key]);
  const schema = schemaAt(root, parent);
  const siblings = schema ? fieldsOf(unwrap(schema).inner) : [];
  const lastName = (full: string) => full.slice(full.lastIndexOf('.') + 1);
  const elsewhere = paths.filter((full) => lastName(full) === key);
  const near = nearestName(key, siblings);
  const message = 'is not a known field';
  if (elsewhere.length > 0) return { path, message, remedy: `It exists as ${elsewhere.slice(0, 3).join(' and as ')}.` };
  if (near !== undefined) return { path, message, remedy: `Did you mean ${formatPath([...parent, near])}?` };
  const far = nearestName(key, paths.map(lastName));
  if (far !== undefined)
    return { path, message, remedy: `Did you mean ${paths.find((full) => lastName(full) === far)}?` };
  const known =
    siblings.length <= 12 ? `Known here: ${siblings.join(', ')}.` : 'See "equihome schema" for the known fields.';
  return { path, message, remedy: siblings.length === 0 ? 'Remove it.' : known };
}

/** Issues of the member of a union that fits best: the one with the fewest faults. */
function bestMember(errors: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return errors.reduce((best, member) => (best.length === 0 || member.length < best.length ? member : best), []);
}

/** One zod issue in words a user can act on: path, what is allowed with range and unit, what was found, what to do. */
export function explainIssue(
  root: z.ZodType,
  document: unknown,
  issue: z.core.$ZodIssue,
  paths: readonly string[],
): FieldIssue[] {
  const keys = issue.path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(root, keys, key, paths));
  const path = formatPath(keys);
  const schema = schemaAt(root, keys);
  const value = valueAt(document, keys);
  if (issue.code === 'invalid_union' && typeof value === 'object' && value !== null && issue.errors.length > 0) {
    const member = bestMember(issue.errors);
    const deeper = member.filter((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys');
    if (deeper.length > 0) {
      return deeper.flatMap((inner) =>
        explainIssue(root, document, { ...inner, path: [...keys, ...inner.path] }, paths),
      );
    }
  }
  if (issue.code === 'custom') return [{ path, message: issue.message, remedy: '' }];
  if (!schema) return [{ path, message: issue.message, remedy: '' }];
  const title = paramMeta(schema)?.title;
  const subject = title === undefined ? '' : `"${title}" `;
  const remedy = remedyFor(schema, value);
  if (
    (issue.code === 'too_small' || issue.code === 'too_big') &&
    ['array', 'string', 'map', 'set'].includes(issue.origin)
  ) {
    const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    const thing = issue.origin === 'string' ? 'characters' : 'entries';
    return [{ path, message: `${subject}must have ${bound} ${thing}`, remedy }];
  }
  if (value === undefined)
    return [{ path, message: `${subject}is missing; it must be ${allowedText(schema)}`, remedy: '' }];
  return [{ path, message: `${subject}must be ${allowedText(schema)}, not ${shownValue(value)}`, remedy }];
}
