import { AppError, type FieldIssue } from '../../core/errors.ts';

/** Most levels of nesting and most values that a scenario can sensibly hold; beyond them a document is refused unread. */
export const documentLimits = { depth: 24, values: 50_000 } as const;

/** Keys that would reach into JavaScript's own objects. No parameter has such a name. */
export const reservedKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Checks that a value is a tree of plain data with a group of fields at the top, and returns it. Throws `input/invalid` with
 * one issue per fault: a list or scalar at the top, a value that is not data, a reserved key, too deep, too many values.
 */
export function plainDocument(document: unknown): PlainObject {
  const issues: FieldIssue[] = [];
  let values = 0;
  const walk = (value: unknown, path: string, depth: number): void => {
    if (++values > documentLimits.values || issues.length >= 20) return;
    if (depth > documentLimits.depth) {
      issues.push({ path, message: `is nested more than ${documentLimits.depth} levels deep`, remedy: '' });
      return;
    }
    if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) walk(value[index], `${path}[${index}]`, depth + 1);
      return;
    }
    if (!isPlainObject(value)) {
      issues.push({
        path,
        message: 'is not plain data',
        remedy: 'Write a number, text, true or false, a list or a group.',
      });
      return;
    }
    for (const key of Object.keys(value)) {
      const below = path === '' ? key : `${path}.${key}`;
      if (reservedKeys.includes(key)) {
        issues.push({ path: below, message: 'is a reserved name', remedy: 'Remove the line.' });
      } else walk(value[key], below, depth + 1);
    }
  };
  if (!isPlainObject(document)) {
    const found =
      document === null || document === undefined ? 'nothing' : Array.isArray(document) ? 'a list' : 'a single value';
    issues.push({
      path: '',
      message: `a scenario is a group of fields, and this holds ${found}`,
      remedy: 'Start with a line such as "format: 1" (with a space after the colon).',
    });
  } else walk(document, '', 0);
  if (values > documentLimits.values) {
    issues.push({ path: '', message: `holds more than ${documentLimits.values} values`, remedy: '' });
  }
  if (issues.length > 0) throw new AppError('input/invalid', 'This is not a scenario.', {}, issues);
  return document as PlainObject;
}
