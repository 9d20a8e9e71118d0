import { z } from 'zod';

/** What a schema is once defaults, nullability and transforms are taken off. */
export type Shape = {
  readonly inner: z.ZodType;
  readonly hasDefault: boolean;
  readonly defaultValue: unknown;
  readonly nullable: boolean;
  readonly optional: boolean;
};

/** Takes the wrappers off a schema. Of a transform the input side counts: that is what a scenario file holds. */
export function unwrap(schema: z.ZodType): Shape {
  let inner = schema;
  let hasDefault = false;
  let defaultValue: unknown;
  let nullable = false;
  let optional = false;
  for (;;) {
    if (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
      if (!hasDefault) defaultValue = inner.def.defaultValue;
      hasDefault = true;
      inner = inner.def.innerType as z.ZodType;
    } else if (inner instanceof z.ZodOptional) {
      optional = true;
      inner = inner.def.innerType as z.ZodType;
    } else if (inner instanceof z.ZodNullable) {
      nullable = true;
      inner = inner.def.innerType as z.ZodType;
    } else if (inner instanceof z.ZodReadonly) {
      inner = inner.def.innerType as z.ZodType;
    } else if (inner instanceof z.ZodPipe) {
      // `z.preprocess` is a pipe whose input side is the transform: then the output side is what a file must satisfy.
      const source = inner.def.in as z.ZodType;
      inner = source instanceof z.ZodTransform ? (inner.def.out as z.ZodType) : source;
    } else {
      return { inner, hasDefault, defaultValue, nullable, optional };
    }
  }
}

/** Kinds of value that a scenario file can hold for one parameter. */
export const parameterKinds = ['number', 'integer', 'flag', 'choice', 'date', 'text', 'list', 'map', 'object'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

/** Kind of an unwrapped schema. A union is what its first member is (`text or whole number` is text). */
export function kindOf(inner: z.ZodType): ParameterKind {
  if (inner instanceof z.ZodNumber) return inner.isInt ? 'integer' : 'number';
  if (inner instanceof z.ZodBoolean) return 'flag';
  if (inner instanceof z.ZodEnum || inner instanceof z.ZodLiteral) return 'choice';
  if (inner instanceof z.ZodISODate) return 'date';
  if (inner instanceof z.ZodArray || inner instanceof z.ZodTuple) return 'list';
  if (inner instanceof z.ZodRecord) return 'map';
  if (inner instanceof z.ZodObject) return 'object';
  if (inner instanceof z.ZodUnion) return kindOf(unwrap(inner.options[0] as z.ZodType).inner);
  return 'text';
}

/** Bounds of a number, null where there is none. An exclusive bound is itself not allowed. */
export type Range = {
  readonly min: number | null;
  readonly max: number | null;
  readonly minExclusive: boolean;
  readonly maxExclusive: boolean;
};

/** Range of an unwrapped schema; null for what is not a number. zod's own safe-integer bounds are not ours and count as none. */
export function rangeOf(inner: z.ZodType): Range | null {
  if (!(inner instanceof z.ZodNumber)) return null;
  const finite = (value: number | null) =>
    value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
  const min = finite(inner.minValue);
  const max = finite(inner.maxValue);
  const excludes = (bound: number | null) =>
    (inner.def.checks ?? []).some((check) => {
      const rule = check._zod.def as { value?: unknown; inclusive?: boolean };
      return bound !== null && rule.value === bound && rule.inclusive === false;
    });
  return { min, max, minExclusive: excludes(min), maxExclusive: excludes(max) };
}

/** Allowed values of an unwrapped enum or literal, in schema order; null for anything else. */
export function choicesOf(inner: z.ZodType): readonly (string | number | boolean | null)[] | null {
  if (inner instanceof z.ZodEnum) return [...inner.options] as (string | number)[];
  if (inner instanceof z.ZodLiteral) return [...inner.values] as (string | number | boolean | null)[];
  return null;
}

/** The schema of one field, item or entry below an unwrapped schema; undefined when there is none of that name. */
export function childOf(inner: z.ZodType, key: string | number): z.ZodType | undefined {
  if (inner instanceof z.ZodObject) {
    return Object.hasOwn(inner.shape, key) ? (inner.shape[key] as z.ZodType) : undefined;
  }
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  if (inner instanceof z.ZodTuple) return (inner.def.items[Number(key)] ?? inner.def.rest ?? undefined) as z.ZodType;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  if (inner instanceof z.ZodUnion) {
    for (const option of inner.options) {
      const child = childOf(unwrap(option as z.ZodType).inner, key);
      if (child) return child;
    }
  }
  return undefined;
}

/** Names of the fields of an unwrapped schema; of a union those of all its members. Empty for anything else. */
export function fieldsOf(inner: z.ZodType): readonly string[] {
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodUnion) {
    return [...new Set(inner.options.flatMap((option) => fieldsOf(unwrap(option as z.ZodType).inner)))];
  }
  return [];
}
