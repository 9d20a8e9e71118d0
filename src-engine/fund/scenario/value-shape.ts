import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { paramMeta } from '../../core/param.ts';
import { units, type Unit } from '../../core/units.ts';
import { scenarioSchema } from './schema.ts';
import { childOf, choicesOf, fieldsOf, rangeOf, unwrap, type Range } from './shape.ts';

/** What one value of a scenario may be, as plain data: what a form needs to offer the right control and to read what is typed. */
export type ValueShape =
  | { readonly kind: 'number' | 'integer'; readonly range: Range }
  | { readonly kind: 'flag' | 'date' }
  | { readonly kind: 'choice'; readonly choices: readonly (string | number | boolean | null)[] }
  | { readonly kind: 'text'; readonly minLength: number | null; readonly maxLength: number | null }
  | { readonly kind: 'list'; readonly item: ValuePart; readonly minItems: number; readonly maxItems: number | null }
  | { readonly kind: 'map'; readonly key: ValueShape; readonly value: ValuePart }
  | { readonly kind: 'object'; readonly fields: readonly ValuePart[] }
  | { readonly kind: 'union'; readonly options: readonly ValueShape[] };

/** A shape with its place: a field of a group, the item of a list, the entry of a map, or a whole parameter. */
export type ValuePart = {
  /** Name of the field in a file; `[]` for an item, `*` for an entry. */
  readonly key: string;
  /** Null where the schema says none. */
  readonly title: string | null;
  readonly doc: string;
  /** As the schema says, or as the name says (`rateAnnual`), or that of the list or map around it; null where nobody says. */
  readonly unit: Unit | null;
  readonly shape: ValueShape;
  readonly nullable: boolean;
  /** The file may leave it out and it has no default. */
  readonly optional: boolean;
  readonly hasDefault: boolean;
  readonly defaultValue: unknown;
};

/** The unit that a name carries as its last word: `rateAnnual` is `Annual`, `limitMonths` is `Month`. Null for none. */
export function unitOfName(name: string): Unit | null {
  const word = /[A-Z][A-Za-z]*$/.exec(name)?.[0] ?? '';
  return units.find((unit) => word.endsWith(unit) || word.endsWith(`${unit}s`)) ?? null;
}

function lengthRule(list: z.ZodArray, bound: 'minimum' | 'maximum'): number | null {
  for (const check of list.def.checks ?? []) {
    const rule = check._zod.def as { minimum?: number; maximum?: number; length?: number };
    const entries = rule[bound] ?? rule.length;
    if (entries !== undefined) return entries;
  }
  return null;
}

function shapeOf(inner: z.ZodType, unit: Unit | null): ValueShape {
  const range = rangeOf(inner);
  if (range) return { kind: (inner as z.ZodNumber).isInt ? 'integer' : 'number', range };
  const choices = choicesOf(inner);
  if (choices) return { kind: 'choice', choices };
  if (inner instanceof z.ZodBoolean) return { kind: 'flag' };
  if (inner instanceof z.ZodISODate) return { kind: 'date' };
  if (inner instanceof z.ZodArray) {
    const item = partOf('[]', inner.element as z.ZodType, unit);
    return { kind: 'list', item, minItems: lengthRule(inner, 'minimum') ?? 0, maxItems: lengthRule(inner, 'maximum') };
  }
  if (inner instanceof z.ZodRecord) {
    const key = shapeOf(unwrap(inner.keyType as z.ZodType).inner, null);
    return { kind: 'map', key, value: partOf('*', inner.valueType as z.ZodType, unit) };
  }
  if (inner instanceof z.ZodObject)
    return { kind: 'object', fields: fieldsOf(inner).map((key) => partOf(key, childOf(inner, key)!, null)) };
  if (inner instanceof z.ZodUnion)
    return {
      kind: 'union',
      options: inner.options.map((option) => shapeOf(unwrap(option as z.ZodType).inner, unit)),
    };
  const text = inner as z.ZodString;
  return { kind: 'text', minLength: text.minLength ?? null, maxLength: text.maxLength ?? null };
}

function partOf(key: string, schema: z.ZodType, around: Unit | null): ValuePart {
  const { inner, hasDefault, defaultValue, nullable, optional } = unwrap(schema);
  const meta = paramMeta(schema);
  const unit = meta?.unit ?? unitOfName(key) ?? (around === 'Text' ? null : around);
  return {
    key,
    title: meta?.title ?? null,
    doc: meta?.doc ?? '',
    unit,
    shape: shapeOf(inner, unit),
    nullable,
    optional: optional && !hasDefault,
    hasDefault,
    defaultValue,
  };
}

/** The schema at the dotted path of a parameter, as `describeScenario` gives it. Throws `input/not-found` for any other path. */
export function schemaOfParameter(path: string): z.ZodType {
  let schema: z.ZodType | undefined = scenarioSchema;
  for (const key of path.split('.')) schema = schema && childOf(unwrap(schema).inner, key);
  if (!schema) throw new AppError('input/not-found', 'The scenario has no parameter of that name.', { path });
  return schema;
}

/** Shape of the value of a parameter. Throws `input/not-found` for a path that is none. */
export function shapeOfParameter(path: string): ValuePart {
  return partOf(path.slice(path.lastIndexOf('.') + 1), schemaOfParameter(path), null);
}
