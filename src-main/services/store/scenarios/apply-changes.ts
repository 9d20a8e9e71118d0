import {
  AppError,
  isPlainObject,
  plainDocument,
  quoted,
  reservedKeys,
  type PlainObject,
} from '../../../../src-engine/index.ts';
import type { Change } from '../../../contract/index.ts';

/** Fields that stand in the row of a scenario, not in its document. */
export const rowFields: readonly string[] = ['name', 'extends'];
/** Fields that are not inputs of the model. */
const textFields: readonly string[] = ['format', 'description', ...rowFields];

const refuse = (path: string, message: string, remedy: string) =>
  new AppError('input/invalid', `${quoted(path, 100)} cannot be set.`, { path: quoted(path, 200) }, [
    { path: quoted(path, 200), message, remedy },
  ]);

function keysOf(path: string): readonly string[] {
  const keys = path.split('.');
  if (keys.some((key) => key === '' || reservedKeys.includes(key)))
    throw refuse(path, 'is not the name of an input', '');
  if (rowFields.includes(keys[0]!))
    throw refuse(path, 'belongs to the scenario as a whole', 'Rename the scenario instead.');
  return keys;
}

function set(group: PlainObject, keys: readonly string[], value: unknown, path: string): PlainObject {
  const [key, ...below] = keys as [string, ...string[]];
  if (below.length === 0) return { ...group, [key]: value };
  const present = Object.hasOwn(group, key) ? group[key] : undefined;
  if (present !== undefined && !isPlainObject(present)) {
    throw refuse(path, `${key} holds a single value or a list, not a group of inputs`, `Set ${key} as a whole.`);
  }
  return { ...group, [key]: set(present ?? {}, below, value, path) };
}

/** A group that is left empty is left out, so that it follows the base as a whole. */
function unset(group: PlainObject, keys: readonly string[]): PlainObject {
  const [key, ...below] = keys as [string, ...string[]];
  if (!Object.hasOwn(group, key)) return group;
  const { [key]: present, ...others } = group;
  if (below.length === 0) return others;
  if (!isPlainObject(present)) return group;
  const left = unset(present, below);
  return left === present ? group : Object.keys(left).length === 0 ? others : { ...group, [key]: left };
}

/**
 * Lays changes over a document, in order; what they do not name stays. The document is not changed. Throws `input/invalid` for
 * a path that leads through a value, a name that is reserved, and a value that is not plain data.
 */
export function applyChanges(document: PlainObject, changes: readonly Change[]): PlainObject {
  const changed = changes.reduce<PlainObject>((before, change) => {
    const keys = keysOf(change.path);
    if (change.kind === 'unset') return unset(before, keys);
    if (change.value === undefined) throw refuse(change.path, 'has no value', 'Unset it to follow the base.');
    return set(before, keys, change.value, change.path);
  }, document);
  return plainDocument(changed);
}

function leafCount(value: unknown): number {
  if (!isPlainObject(value)) return 1;
  return Object.values(value).reduce<number>((count, below) => count + leafCount(below), 0);
}

/** Inputs that a document sets; a list is one input. */
export function inputCount(document: PlainObject): number {
  return leafCount(Object.fromEntries(Object.entries(document).filter(([key]) => !textFields.includes(key))));
}

/** A document without the fields that stand in the row of its scenario. */
export function ownDocument(document: PlainObject): PlainObject {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !rowFields.includes(key)));
}

const words = (path: string) => quoted(path, 80);

/** What a step does, for the history, when its maker did not say. */
export function labelOf(changes: readonly Change[]): string {
  const [first] = changes;
  if (first === undefined) return 'Nothing';
  const verb = first.kind === 'set' ? 'Set' : 'Reset';
  return changes.length === 1 ? `${verb} ${words(first.path)}` : `Changed ${changes.length} inputs`;
}
